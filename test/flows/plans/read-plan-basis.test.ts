import { expect, test } from "vitest";
import { limits } from "../../../src/contract/limits.ts";
import { planOrder } from "../../../src/flows/plans/plan-order.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type Deps, type LinkPair } from "../../../src/ports/deps.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

async function orderWith(count: number) {
  const { deps } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, { name: "W", defaultModel: "rice" });
  const links = Array.from({ length: count }, (): LinkPair => [1, 2]);
  const items = { ...deps.store.items, links: async () => links };
  const many: Deps = { ...deps, store: { ...deps.store, items } };
  const request = {
    workspace: workspace.id,
    done: [],
    criterion: "cost_of_delay",
    limit: 1,
    offset: 0,
  };
  return (await planOrder(many, request)).view;
}

test("a plan refuses more links than it can follow, and takes as many as it can", async () => {
  await expect(orderWith(limits.linksMax + 1)).rejects.toMatchObject({ kind: "conflict" });
  expect(await orderWith(limits.linksMax)).toMatchObject({ count: 0, links: 0 });
});
