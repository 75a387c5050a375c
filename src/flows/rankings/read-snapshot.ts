import { limits } from "../../contract/limits.ts";
import { Failure, notFound } from "../../core/failure.ts";
import { applyDelta } from "../../core/snapshot/apply-delta.ts";
import { type DeletableRow, rollBack } from "../../core/snapshot/roll-back.ts";
import { SnapshotBuilder } from "../../core/snapshot/snapshot-builder.ts";
import { type Snapshot, type SnapshotRow } from "../../core/snapshot/snapshot.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps, type UndoLogEntry } from "../../ports/deps.ts";
import { singleFlight } from "../single-flight.ts";

type SnapshotDeps = Pick<Deps, "store" | "inFlight" | "waitUntil" | "sleep"> & {
  readonly caches: Pick<Deps["caches"], "snapshots">;
};

/** More changed rows than this, and reading all of them anew is the shorter way. */
const deltaRowsMax = 20_000;

/** Numbers a statement of a scan covers, and statements under way at once. */
const scanBatchSize = 5_000;
const scanConcurrency = 3;

/** Entries of the undo log a statement reads, and how many times it reads on. */
const undoPageSize = 5_000;
const undoPagesMax = 400;

/** So many rows are taken back to a past generation; they are in memory one by one meanwhile. */
const pastRowsMax = 100_000;

/**
 * The board of a workspace at the generation it is known to have, or a later one: the newest board
 * there is a copy of, plus what changed since, read with its generation in one round trip.
 */
export async function readSnapshot(deps: SnapshotDeps, workspace: Workspace): Promise<Snapshot> {
  const cached = () => {
    const held = deps.caches.snapshots.peek(workspace.id);
    return held !== undefined && held.generation >= workspace.generation ? held : undefined;
  };
  const load = () => loadSnapshot(deps, workspace);
  return cached() ?? singleFlight(deps, `${workspace.id}/board`, { find: cached, make: load });
}

async function loadSnapshot(deps: SnapshotDeps, workspace: Workspace): Promise<Snapshot> {
  const base = await readBase(deps, workspace);
  if (base !== undefined && base.generation >= workspace.generation) {
    deps.caches.snapshots.put(base);
    return base;
  }
  const near = await buildSnapshot(deps, workspace, base);
  const isBehind = near.generation < workspace.generation;
  const board = isBehind ? await rebuildFromPrimary(deps, workspace, near) : near;
  checkItemCount(workspace.id, board.count);
  deps.caches.snapshots.put(board);
  return board;
}

/** What was read came of a copy of the database that is behind what is known: once more, without. */
function rebuildFromPrimary(
  deps: SnapshotDeps,
  workspace: Workspace,
  near: Snapshot,
): Promise<Snapshot> {
  deps.store.workspaces.requireFresh(workspace.id);
  return buildSnapshot(deps, workspace, near);
}

async function buildSnapshot(
  deps: SnapshotDeps,
  workspace: Workspace,
  base: Snapshot | undefined,
): Promise<Snapshot> {
  const advanced = base && (await advanceSnapshot(deps, base, deltaRowsMax + 1));
  return advanced ?? scanSnapshot(deps, workspace);
}

/**
 * The board of a past generation: today's, with every change since then undone. It needs no copy,
 * so the loss of one costs time and no answer.
 */
export async function readPastSnapshot(
  deps: SnapshotDeps,
  workspace: Workspace,
  generation: number,
): Promise<Snapshot> {
  const held = deps.caches.snapshots.peek(workspace.id);
  if (held?.generation === generation) {
    return held;
  }
  // The generation asked for may be newer than the pointer that was held.
  const known = Math.max(workspace.generation, generation);
  const today = await readSnapshot(deps, { ...workspace, generation: known });
  if (today.generation === generation) {
    return today;
  }
  if (today.generation < generation) {
    throw new Failure("unavailable", "The database has not come to that generation yet.");
  }
  const at = await readInstant(deps, workspace, generation);
  const rows = await readPastRows(deps, today, generation);
  return applyDelta(today, { workspace: workspace.id, generation, at }, splitRows(rows));
}

/** What this isolate holds, or else the last checkpoint. */
async function readBase(
  { caches }: SnapshotDeps,
  workspace: Workspace,
): Promise<Snapshot | undefined> {
  const held = caches.snapshots.peek(workspace.id);
  if (held !== undefined || workspace.snapshotGeneration === 0) {
    return held;
  }
  return caches.snapshots.read(workspace.id, workspace.snapshotGeneration);
}

/** board(base) + changes; undefined when there are too many of them. */
async function advanceSnapshot(
  { store }: SnapshotDeps,
  base: Snapshot,
  limit: number,
): Promise<Snapshot | undefined> {
  const delta = await store.snapshots.readDelta(base.workspace, base.generation, limit);
  if (delta === undefined) {
    throw notFound("workspace", base.workspace);
  }
  if (delta.rows.length >= limit) {
    return undefined;
  }
  const { id, generation, changedAt } = delta.workspace;
  // A database may answer from a copy that is behind what is held here.
  if (generation <= base.generation) {
    return base;
  }
  return applyDelta(base, { workspace: id, generation, at: changedAt }, splitRows(delta.rows));
}

/**
 * Every row, in chunks, while writers go on; then what changed since the first of them, so that
 * the whole stands at one generation (a fuzzy checkpoint).
 */
async function scanSnapshot(deps: SnapshotDeps, { id }: Workspace): Promise<Snapshot> {
  const pointer = await deps.store.workspaces.readPointer(id);
  if (pointer === undefined) {
    throw notFound("workspace", id);
  }
  const { lastNumber, generation, changedAt } = pointer.workspace;
  const maker = new SnapshotBuilder(Math.min(lastNumber, limits.snapshotItemsMax));
  let count = 0;
  for (let from = 0; from < lastNumber; from += scanBatchSize * scanConcurrency) {
    // One wave after another: what is under way at once, and so in memory, stays bounded.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const wave = await Promise.all(readBatch(deps, id, { from, upTo: lastNumber }));
    count += wave.reduce((sum, { length }) => sum + length, 0);
    checkItemCount(id, count);
    addRows(maker, wave);
  }
  const scanned = maker.build({ workspace: id, generation, at: changedAt });
  const board = await advanceSnapshot(deps, scanned, pastRowsMax);
  return board ?? rejectConcurrentChanges(id);
}

function readBatch(
  { store }: SnapshotDeps,
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

function addRows(maker: SnapshotBuilder, wave: readonly SnapshotRow[][]): void {
  for (const rows of wave) {
    for (const row of rows) {
      maker.add(row);
    }
  }
}

/** The rows that changed since a generation, as they were then. */
async function readPastRows(
  { store }: SnapshotDeps,
  today: Snapshot,
  generation: number,
): Promise<readonly DeletableRow[]> {
  const delta = await store.snapshots.readDelta(today.workspace, generation, pastRowsMax);
  if (delta === undefined) {
    throw notFound("workspace", today.workspace);
  }
  if (delta.rows.length >= pastRowsMax) {
    return rejectDistantPast();
  }
  const isKnown = (entry: UndoLogEntry) => entry.generation <= delta.workspace.generation;
  let rows = delta.rows;
  let before: UndoLogEntry | undefined;
  for (let page = 0; page < undoPagesMax; page += 1) {
    const window = { limit: undoPageSize, ...(before && { before }) };
    // Each page begins where the one before it ended.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const entries = await store.snapshots.readUndoLog(today.workspace, generation, window);
    rows = rollBack(rows, entries.filter(isKnown));
    before = entries.at(-1);
    if (entries.length < undoPageSize) {
      return rows;
    }
  }
  return rejectDistantPast();
}

/** One isolate has no room for more. */
function checkItemCount(workspace: string, count: number): void {
  const { snapshotItemsMax: most } = limits;
  if (count > most) {
    const detail = `"${workspace}" has more than ${most} items, and no more than that are ranked.`;
    throw new Failure("invalid", detail);
  }
}

function rejectConcurrentChanges(workspace: string): never {
  throw new Failure("unavailable", `"${workspace}" changes faster than it can be read.`);
}

function rejectDistantPast(): never {
  throw new Failure("invalid", "Too much has changed since then to go back to it.");
}

async function readInstant({ store }: SnapshotDeps, workspace: Workspace, generation: number) {
  const at = await store.snapshots.readInstant(workspace.id, generation);
  return at ?? workspace.createdAt;
}

function splitRows(rows: readonly DeletableRow[]) {
  return {
    rows: rows.filter(({ isDeleted }) => !isDeleted),
    removed: rows.filter(({ isDeleted }) => isDeleted).map(({ number }) => number),
  };
}
