import { expect, test } from "vitest";
import { limits } from "../../../src/contract/limits.ts";
import { planOrder } from "../../../src/flows/plans/plan-order.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Deps, type LinkPair } from "../../../src/ports/deps.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

async function planWithLinks(count: number) {
  const { deps } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const links = Array.from({ length: count }, (): LinkPair => [1, 2]);
  const items = { ...deps.store.items, listLinks: async () => links };
  const many: Deps = { ...deps, store: { ...deps.store, items } };
  const request = {
    criterion: "cost_of_delay",
    limit: 1,
    offset: 0,
  };
  return planOrder(many, actorOf(workspace.id), request);
}

test("rejects more links than a plan can follow, and accepts the maximum", async () => {
  await expect(planWithLinks(limits.linksMax + 1)).rejects.toMatchObject({ kind: "conflict" });
  expect(await planWithLinks(limits.linksMax)).toMatchObject({ rows: [], linkCount: 0 });
});
