import { expect, test } from "vitest";
import { LiftView } from "../../../src/contract/lift.ts";
import { type FieldChanges } from "../../../src/core/item/change-item.ts";
import { toLiftView, liftItem } from "../../../src/flows/items/lift-item.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** What is said of the last of some items if it is to be the first, by RICE. */
async function liftOfLast(ratings: readonly FieldChanges["ratings"][]) {
  const { deps } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, { name: "Tests", defaultModel: "rice" });
  const { outcomes } = await saveItems(deps, {
    actor: { workspace: workspace.id, name: "key" },
    operations: ratings.map((each) => ({
      kind: "create",
      changes: { title: "Item", ...(each && { ratings: each }) },
    })),
  });
  const last = outcomes.at(-1);
  const item = last !== undefined && "item" in last ? last.item.id : "";
  return toLiftView(await liftItem(deps, { workspace: workspace.id, item, targetRank: 1 }));
}

test("has no score to tell of what only goes up among items without one", async () => {
  const view = await liftOfLast([{}, {}]);
  // Of four criteria one is rated then: it is surer than the other, and neither has a score.
  expect(view.counterfactual?.single.map(({ rank, score }) => [rank, score])).toEqual([
    [1, null],
    [1, null],
    [1, null],
    [1, null],
  ]);
  expect(LiftView.safeParse(JSON.parse(JSON.stringify(view))).success).toBe(true);
});
