import { expect, test } from "vitest";
import { requireDocs } from "../../../src/contract/docs-only.ts";
import { toLiftView } from "../../../src/contract/lift-view.ts";
import { LiftView } from "../../../src/contract/lift.ts";
import { type FieldChanges } from "../../../src/core/item/change-item.ts";
import { liftItem } from "../../../src/flows/items/lift-item.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** Maps the changes that would lift the last of some items to rank 1 by RICE. */
async function viewLastLift(ratings: readonly FieldChanges["ratings"][]) {
  const { deps } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, rootActor, {
    name: "Tests",
    defaultModel: "rice",
  });
  const { outcomes } = await saveItems(deps, actorOf(workspace.id), {
    operations: ratings.map((each) => ({
      kind: "create",
      changes: { title: "Item", ...(each && { ratings: each }) },
    })),
  });
  const last = outcomes.at(-1);
  const item = last !== undefined && "item" in last ? last.item.id : "";
  return toLiftView(await liftItem(deps, actorOf(workspace.id), { item, targetRank: 1 }));
}

test("has null scores for changes that only move an item up among the unscored items", async () => {
  const view = await viewLastLift([{}, {}]);
  // With one of four criteria rated, confidence rises, but neither item has a score.
  expect(view.counterfactual?.single.map(({ rank, score }) => [rank, score])).toEqual([
    [1, null],
    [1, null],
    [1, null],
    [1, null],
  ]);
  expect(requireDocs(LiftView).safeParse(JSON.parse(JSON.stringify(view))).success).toBe(true);
});
