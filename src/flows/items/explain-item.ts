import { notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Explanation, type ModelInUse } from "../../core/models/model.ts";
import { findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

export type ItemExplanation = {
  readonly item: Item;
  readonly inUse: ModelInUse;
  readonly explanation: Explanation;
  /** Of the backlog, by which the item was looked at; the item itself may be newer. */
  readonly state: Pick<Snapshot, "generation" | "at">;
};

/**
 * Why an item scores as it does now. Only a model that is relative looks at other items; for any
 * other the board is not read.
 */
export async function explainItem(
  deps: Deps,
  wanted: {
    readonly workspace: string;
    readonly item: string;
    readonly model?: string | undefined;
    readonly revision?: number | undefined;
  },
): Promise<ItemExplanation> {
  const pointer = await requirePointer(deps, wanted.workspace);
  const [inUse, item] = await Promise.all([
    resolveModel(deps, pointer, { id: wanted.model, revision: wanted.revision }),
    deps.store.items.read(wanted.workspace, wanted.item),
  ]);
  if (item === undefined) {
    throw notFound("item", wanted.item);
  }
  const { model, definition } = inUse;
  const isRelative = definition.relative === true;
  const board = isRelative
    ? await readSnapshotContaining(deps, pointer.workspace, item)
    : undefined;
  const { generation, changedAt } = pointer.workspace;
  const state = board ?? { generation, at: changedAt };
  return { item, inUse, explanation: model.explain(item, definition, board), state };
}

/** The board that the item stands on as it is now: the one at hand, unless the item is newer. */
export async function readSnapshotContaining(
  deps: Deps,
  workspace: Workspace,
  item: Item,
): Promise<Snapshot> {
  const held = await readSnapshot(deps, workspace);
  if (containsItem(held, item) && item.updatedAt <= held.at) {
    return held;
  }
  const board = await readSnapshot(deps, { ...workspace, generation: held.generation + 1 });
  if (!containsItem(board, item)) {
    throw notFound("item", item.id);
  }
  return board;
}

function containsItem(board: Snapshot, { number }: Item): boolean {
  return findRowByNumber(board, number) >= 0;
}
