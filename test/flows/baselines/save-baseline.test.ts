import { expect, test } from "vitest";
import { type Ranking } from "../../../src/core/ranking/ranking.ts";
import { createBaseline } from "../../../src/flows/baselines/save-baseline.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../../src/ports/deps.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** Opens a workspace, and dependencies that write copies with `write`. */
async function openWith(write: (ranking: Ranking) => Promise<void>) {
  const { deps } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const pinnedRankings = { ...deps.caches.pinnedRankings, write };
  const changed: Deps = { ...deps, caches: { ...deps.caches, pinnedRankings } };
  return { deps: changed, original: deps.caches.pinnedRankings, actor: actorOf(workspace.id) };
}

test("creates no baseline if the copy of its ranking is not stored", async () => {
  const { deps, actor } = await openWith(() => Promise.reject(new Error("429")));
  await expect(createBaseline(deps, actor, { name: "Plan" })).rejects.toMatchObject({
    kind: "unavailable",
  });
  expect(await deps.store.baselines.list(actor.workspace)).toEqual([]);
});

test("writes the copy once for all baselines of a ranking", async () => {
  let writes = 0;
  const { deps, original, actor } = await openWith(async (ranking) => {
    writes += 1;
    await original.write(ranking);
  });
  await createBaseline(deps, actor, { name: "Plan" });
  const { ranking } = await createBaseline(deps, actor, { name: "Plan, again" });
  expect(writes).toBe(1);
  expect(await original.read(ranking)).toMatchObject({ id: ranking.id });
});
