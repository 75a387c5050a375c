import { type Lift, liftInSlices } from "../../core/lift/lift.ts";
import { type ItemExplanation } from "../../core/models/explanation/item-explanation.ts";
import { findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { runSliced } from "../run-sliced.ts";
import { explainItem, type ExplainItemRequest, readScopeContaining } from "./explain-item.ts";

/** Explains an item's score and, for a target rank, finds the changes that would reach it. */
export async function liftItem(
  deps: Deps,
  { targetRank, ...request }: ExplainItemRequest & { readonly targetRank?: number | undefined },
): Promise<ItemExplanation & { readonly lift?: Lift }> {
  const explanation = await explainItem(deps, request);
  if (targetRank === undefined) {
    return explanation;
  }
  const { item, resolvedModel } = explanation;
  const { workspace } = await requirePointer(deps, request.workspace);
  const snapshot = await readScopeContaining(deps, workspace, { item, scope: request.scope });
  const row = findRowByNumber(snapshot, item.number);
  const search = liftInSlices(snapshot, resolvedModel, { row, targetRank });
  return { ...explanation, lift: await runSliced(deps, search) };
}
