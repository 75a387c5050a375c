import { describe, expect, test } from "vitest";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { readPage } from "../../../src/flows/pages/read-page.ts";
import { resolvePage } from "../../../src/flows/pages/resolve-page.ts";
import { requirePointer } from "../../../src/flows/rankings/pointer.ts";
import { publishWorkspace } from "../../../src/flows/rankings/publish-workspace.ts";
import { readRankingById } from "../../../src/flows/rankings/read-ranking-by-id.ts";
import { thinStoredRankings } from "../../../src/flows/rankings/thin-rankings.ts";
import { verifyRanking } from "../../../src/flows/rankings/verify-ranking.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

function parseBody(body: Uint8Array) {
  return JSON.parse(new TextDecoder().decode(body));
}

/** A workspace with three rankings in one hour. */
async function openRankedWorkspace() {
  const environment = openUnitEnvironment();
  const { deps } = environment;
  environment.now = 100 * day;
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const actor = actorOf(workspace.id);
  const addAndPublish = async (title: string) => {
    environment.now += 10 * minute;
    await saveItems(deps, actor, { operations: [{ kind: "create", changes: { title } }] });
    await publishWorkspace(deps, { workspace: workspace.id });
    await environment.settle();
  };
  await addAndPublish("A");
  await addAndPublish("B");
  await addAndPublish("C");
  const list = () => deps.store.rankings.list(workspace.id, { limit: 9 });
  return { environment, deps, workspace: workspace.id, addAndPublish, list };
}

describe("thinStoredRankings", () => {
  test("deletes old rankings that are not the last of their hour", async () => {
    const { environment, deps, list } = await openRankedWorkspace();
    await thinStoredRankings(deps);
    expect((await list()).map(({ generation }) => generation)).toEqual([3, 2, 1]);
    environment.now += day;
    await thinStoredRankings(deps);
    expect((await list()).map(({ generation }) => generation)).toEqual([3]);
    expect(environment.metrics.at(-1)).toMatchObject({ outcome: "thinned", rows: 2 });
    expect(environment.queued.filter(({ kind }) => kind === "thin")).toEqual([]);
  });

  test("states that a missing ranking may be deleted, in every read of it", async () => {
    const { environment, deps, workspace, list } = await openRankedWorkspace();
    const first = (await list()).at(-1)?.id ?? "";
    environment.now += day;
    await thinStoredRankings(deps);
    const pointer = await requirePointer(deps, workspace);
    const reads = [
      () => readRankingById(deps, pointer, first),
      () => resolvePage(deps, { workspace, ranking: first, filter: {}, limit: 1 }),
      () => verifyRanking(deps, actorOf(workspace), first),
    ];
    for (const read of reads) {
      // oxlint-disable-next-line no-await-in-loop -- three reads
      await expect(read()).rejects.toMatchObject({
        kind: "not-found",
        message: expect.stringContaining("the last of each hour for 30 days"),
      });
    }
  });

  test("leaves a cursor of a deleted ranking valid", async () => {
    const { environment, deps, workspace, addAndPublish } = await openRankedWorkspace();
    const request = { workspace, filter: {}, limit: 2 };
    const page = await readPage(deps, await resolvePage(deps, request));
    const { next_cursor: cursor } = parseBody(page.value.body).page;
    await addAndPublish("D");
    environment.now += day;
    await thinStoredRankings(deps);
    environment.clearCaches();
    const rest = await readPage(deps, await resolvePage(deps, { ...request, cursor }));
    const { data } = parseBody(rest.value.body);
    expect(data.map(({ rank }: { readonly rank: number }) => rank)).toEqual([3]);
  });

  test("queues a message to continue after a bounded number of rows", async () => {
    const { environment, deps, workspace } = await openRankedWorkspace();
    const { listAfter } = deps.store.rankings;
    const stamp = { id: "rnk", workspace, model: "rice", revision: 1, orderRules: 2, at: 0 };
    let generation = 0;
    const endless = async (_: unknown, limit: number) =>
      Array.from({ length: limit }, () => Object.assign({}, stamp, { generation: ++generation }));
    const store = { ...deps.store, rankings: { ...deps.store.rankings, listAfter: endless } };
    await thinStoredRankings({ ...deps, store });
    expect(environment.queued.at(-1)).toEqual({ kind: "thin", workspace, generation: 19_999 });
    await thinStoredRankings(deps, { workspace, generation: 19_999 });
    expect(await listAfter({ workspace, generation: 0 }, 9)).toHaveLength(3);
  });
});
