import { limits } from "../../contract/limits.ts";
import { Failure, notFound } from "../../core/failure.ts";
import { applyDelta, type SnapshotDelta } from "../../core/snapshot/apply-delta.ts";
import { type DeletableRow } from "../../core/snapshot/roll-back.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Delta } from "../../ports/deps.ts";

/**
 * Applies the changed rows to a snapshot. Returns undefined if `rowsMax` rows or more have changed:
 * the delta was read with that limit, so it may be incomplete.
 */
export function advanceSnapshot(
  base: Snapshot,
  delta: Delta | undefined,
  rowsMax: number,
): Snapshot | undefined {
  if (delta === undefined) {
    throw notFound("workspace", base.workspace);
  }
  if (delta.rows.length >= rowsMax) {
    return undefined;
  }
  const { id, generation, changedAt, statuses } = delta.workspace;
  // A replica may be behind the snapshot that this isolate has cached.
  if (generation <= base.generation) {
    return base;
  }
  const metadata = { workspace: id, generation, at: changedAt, statuses };
  return applyDelta(base, metadata, splitRows(delta.rows));
}

/** Separates the rows that exist from the numbers of those that are deleted. */
export function splitRows(rows: readonly DeletableRow[]): SnapshotDelta {
  return {
    rows: rows.filter(({ isDeleted }) => !isDeleted),
    removed: rows.filter(({ isDeleted }) => isDeleted).map(({ number }) => number),
  };
}

/** Throws if a snapshot of this many items would exceed the memory of an isolate. */
export function checkItemCount(workspace: string, count: number): void {
  const { snapshotItemsMax } = limits;
  if (count > snapshotItemsMax) {
    const detail = `The workspace "${workspace}" has more than ${snapshotItemsMax} items, the most that can be ranked. Delete items, or use several workspaces.`;
    throw new Failure("invalid", detail);
  }
}
