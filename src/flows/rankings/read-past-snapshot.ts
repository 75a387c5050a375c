import { Failure, notFound } from "../../core/failure.ts";
import { applyDelta } from "../../core/snapshot/apply-delta.ts";
import { type DeletableRow, rollBack } from "../../core/snapshot/roll-back.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type UndoLogEntry } from "../../ports/deps.ts";
import { splitRows } from "./advance-snapshot.ts";
import { type SnapshotDeps } from "./load-snapshot.ts";
import { readSnapshot } from "./read-snapshot.ts";

/** Entries of the undo log that one statement reads, and statements per snapshot. */
const undoPageSize = 5_000;
const undoPagesMax = 400;

/** Rows that can be rolled back to a past generation. They are in memory as single rows. */
const pastRowsMax = 100_000;

/**
 * Returns the snapshot of a past generation: the current one with every later change rolled back.
 * It needs no cached snapshot of that generation, so losing the caches costs only time.
 */
export async function readPastSnapshot(
  deps: SnapshotDeps,
  workspace: Workspace,
  generation: number,
): Promise<Snapshot> {
  const cached = deps.caches.snapshots.peek(workspace.id);
  if (cached?.generation === generation) {
    return cached;
  }
  // The requested generation may be newer than the cached pointer.
  const latestGeneration = Math.max(workspace.generation, generation);
  const current = await readSnapshot(deps, { ...workspace, generation: latestGeneration });
  return rollBackSnapshot(deps, workspace, { current, generation });
}

/** Rolls a snapshot back to a past generation with the undo log. */
export async function rollBackSnapshot(
  { store }: Pick<SnapshotDeps, "store">,
  workspace: Workspace,
  { current, generation }: { readonly current: Snapshot; readonly generation: number },
): Promise<Snapshot> {
  if (current.generation === generation) {
    return current;
  }
  if (current.generation < generation) {
    const detail = `The database has not reached generation ${generation} yet. Try again.`;
    throw new Failure("unavailable", detail);
  }
  const { at, statuses } = await store.snapshots.readGeneration(workspace.id, generation);
  const rows = await readPastRows({ store }, current.workspace, generation);
  const key = { workspace: workspace.id, generation, at: at ?? workspace.createdAt, statuses };
  return applyDelta(current, key, splitRows(rows));
}

/** Reads the rows that changed since a generation and returns them as they were then. */
async function readPastRows(
  { store }: Pick<SnapshotDeps, "store">,
  workspace: string,
  generation: number,
): Promise<readonly DeletableRow[]> {
  const delta = await store.snapshots.readDelta(workspace, generation, pastRowsMax);
  if (delta === undefined) {
    throw notFound("workspace", workspace);
  }
  if (delta.rows.length >= pastRowsMax) {
    throw distantPast();
  }
  const isInDelta = (entry: UndoLogEntry) => entry.generation <= delta.workspace.generation;
  let rows = delta.rows;
  let before: UndoLogEntry | undefined;
  for (let page = 0; page < undoPagesMax; page += 1) {
    const window = { limit: undoPageSize, ...(before && { before }) };
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the previous one ended
    const entries = await store.snapshots.readUndoLog(workspace, generation, window);
    rows = rollBack(rows, entries.filter(isInDelta));
    before = entries.at(-1);
    if (entries.length < undoPageSize) {
      return rows;
    }
  }
  throw distantPast();
}

function distantPast(): Failure {
  const detail =
    "Too many items have changed since that generation to go back to it. Choose a newer one.";
  return new Failure("invalid", detail);
}
