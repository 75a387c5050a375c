import { limits } from "../../contract/limits.ts";
import { Failure, notFound } from "../../core/failure.ts";
import { SnapshotBuilder } from "../../core/snapshot/snapshot-builder.ts";
import { type Snapshot, type SnapshotRow } from "../../core/snapshot/snapshot.ts";
import { type Deps } from "../../ports/deps.ts";
import { pauseAfter } from "../run-sliced.ts";
import { advanceSnapshot, checkItemCount } from "./advance-snapshot.ts";

type ScanDeps = Pick<Deps, "store" | "sleep">;

/** The cost of parsing a row: see `Sliced`. */
const rowCost = 8;

/** Item numbers that one statement covers, and statements that run at the same time. */
const scanBatchSize = 5_000;
const scanConcurrency = 3;

/** A scan fails if other requests change this many rows while it runs. */
const changedRowsMax = 100_000;

/**
 * Reads all rows of a workspace in batches while other requests may write. Then applies the changes
 * since the scan began, so that the result is one generation (a fuzzy checkpoint).
 */
export async function scanSnapshot(deps: ScanDeps, workspace: string): Promise<Snapshot> {
  const { store } = deps;
  const pointer = await store.workspaces.readPointer(workspace);
  if (pointer === undefined) {
    throw notFound("workspace", workspace);
  }
  const { lastNumber, generation, changedAt, statuses } = pointer.workspace;
  const builder = new SnapshotBuilder(Math.min(lastNumber, limits.snapshotItemsMax));
  let count = 0;
  for (let from = 0; from < lastNumber; from += scanBatchSize * scanConcurrency) {
    // One wave after another bounds the rows in memory.
    // oxlint-disable no-await-in-loop -- see above
    const wave = await Promise.all(readWave(deps, workspace, { from, upTo: lastNumber }));
    const rowCount = wave.reduce((sum, { length }) => sum + length, 0);
    count += rowCount;
    checkItemCount(workspace, count);
    await pauseAfter(deps, rowCount * rowCost);
    // oxlint-enable no-await-in-loop
    addRows(builder, wave);
  }
  const scanned = builder.build({ workspace, generation, at: changedAt, statuses });
  const delta = await store.snapshots.readDelta(workspace, generation, changedRowsMax);
  const snapshot = advanceSnapshot(scanned, delta, changedRowsMax);
  if (snapshot === undefined) {
    const detail = `The workspace "${workspace}" changes faster than it can be read. Try again.`;
    throw new Failure("unavailable", detail);
  }
  return snapshot;
}

function readWave(
  { store }: Pick<Deps, "store">,
  workspace: string,
  { from, upTo }: { readonly from: number; readonly upTo: number },
): Promise<SnapshotRow[]>[] {
  const reads: Promise<SnapshotRow[]>[] = [];
  for (let lane = 0; lane < scanConcurrency; lane += 1) {
    const after = from + lane * scanBatchSize;
    if (after < upTo) {
      reads.push(store.snapshots.readRows(workspace, after, Math.min(after + scanBatchSize, upTo)));
    }
  }
  return reads;
}

function addRows(builder: SnapshotBuilder, wave: readonly SnapshotRow[][]): void {
  for (const rows of wave) {
    for (const row of rows) {
      builder.add(row);
    }
  }
}
