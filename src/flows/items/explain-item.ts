import { failureFromFault, notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { explainScore } from "../../core/models/explanation/explain-score.ts";
import { type ItemExplanation } from "../../core/models/explanation/item-explanation.ts";
import { type Definition } from "../../core/models/model.ts";
import { selectRanked } from "../../core/ranking/select-ranked.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Scope } from "../../core/status/scope.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

/** An item, and the model that scores it; by default the default model. */
export type ExplainItemRequest = {
  readonly workspace: string;
  readonly item: string;
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  /** The items to compare the item with; by default, the open ones. */
  readonly scope?: Scope | undefined;
};

/** Explains the current score of an item. Only relative models need the items of the scope. */
export async function explainItem(
  deps: Deps,
  request: ExplainItemRequest,
): Promise<ItemExplanation> {
  const pointer = await requirePointer(deps, request.workspace);
  const [resolvedModel, item] = await Promise.all([
    resolveModel(deps, pointer, { id: request.model, revision: request.revision }),
    deps.store.items.read(request.workspace, request.item),
  ]);
  if (item === undefined) {
    throw notFound("item", request.item);
  }
  const { definition } = resolvedModel;
  const snapshot =
    definition.relative === true
      ? await readScopeContaining(deps, pointer.workspace, { item, scope: request.scope })
      : undefined;
  const { generation, changedAt } = pointer.workspace;
  const state = snapshot ?? { generation, at: changedAt };
  const cohort = snapshot && selectCohort(snapshot, definition, item);
  return { item, resolvedModel, explanation: explainScore(resolvedModel, item, cohort), state };
}

/** Selects the ranked items, and the item itself even if a gate leaves it out of the ranking. */
function selectCohort(snapshot: Snapshot, definition: Definition, { number }: Item): Snapshot {
  return selectRanked(snapshot, definition, findRowByNumber(snapshot, number));
}

/**
 * Returns the items of a scope as a snapshot, with the item as it is now. Throws `invalid` if the
 * item is closed and the scope contains only open items.
 */
export async function readScopeContaining(
  deps: Deps,
  workspace: Workspace,
  { item, scope = "open" }: { readonly item: Item; readonly scope?: Scope | undefined },
): Promise<Snapshot> {
  const snapshot = selectScope(await readSnapshotContaining(deps, workspace, item), scope);
  if (!containsItem(snapshot, item)) {
    const detail = `The item has the status "${item.status}", so the open items do not include it. Add scope=all, or reopen the item.`;
    throw failureFromFault("invalid", { parameter: "scope", detail });
  }
  return snapshot;
}

/** Returns a snapshot with the item as it is now. Loads a newer one if the item has changed. */
async function readSnapshotContaining(
  deps: Deps,
  workspace: Workspace,
  item: Item,
): Promise<Snapshot> {
  const cached = await readSnapshot(deps, workspace);
  if (containsItem(cached, item) && item.updatedAt <= cached.at) {
    return cached;
  }
  const newer = await readSnapshot(deps, { ...workspace, generation: cached.generation + 1 });
  if (!containsItem(newer, item)) {
    throw notFound("item", item.id);
  }
  return newer;
}

function containsItem(snapshot: Snapshot, { number }: Item): boolean {
  return findRowByNumber(snapshot, number) >= 0;
}
