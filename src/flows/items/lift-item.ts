import { type Actor, authorize } from "../../core/access.ts";
import { type Lift, liftInSlices } from "../../core/lift/lift.ts";
import { type ItemExplanation } from "../../core/models/explanation/item-explanation.ts";
import { findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { runSliced } from "../run-sliced.ts";
import { explainItem, type ExplainItemRequest, readScopeContaining } from "./explain-item.ts";

type LiftItemRequest = Omit<ExplainItemRequest, "workspace"> & {
  readonly targetRank?: number | undefined;
};

/** Explains an item's score and, for a target rank, finds the changes that would reach it. */
export async function liftItem(
  deps: Deps,
  actor: Actor,
  { targetRank, ...request }: LiftItemRequest,
): Promise<ItemExplanation & { readonly lift?: Lift }> {
  authorize(actor, "analyses:run");
  const explanation = await explainItem(deps, { ...request, workspace: actor.workspace });
  if (targetRank === undefined) {
    return explanation;
  }
  const { item, resolvedModel } = explanation;
  const { workspace } = await requirePointer(deps, actor.workspace);
  const snapshot = await readScopeContaining(deps, workspace, { item, scope: request.scope });
  const row = findRowByNumber(snapshot, item.number);
  const search = liftInSlices(snapshot, resolvedModel, { row, targetRank });
  return { ...explanation, lift: await runSliced(deps, search) };
}
