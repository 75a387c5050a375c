import { limits } from "../../contract/limits.ts";
import { BoardMaker } from "../../core/board/board-maker.ts";
import { type Board, type BoardRow } from "../../core/board/board.ts";
import { reviseBoard } from "../../core/board/revise-board.ts";
import { type KeptRow, undo } from "../../core/board/undo.ts";
import { Failure, notFound } from "../../core/failure.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps, type Undo } from "../../deps.ts";
import { alone } from "../alone.ts";

type BoardDeps = Pick<Deps, "store" | "flights" | "later" | "pause"> & {
  readonly copies: Pick<Deps["copies"], "boards">;
};

/** More changed rows than this, and reading all of them anew is the shorter way. */
const deltaRowsMax = 20_000;

/** Numbers a statement of a scan covers, and statements under way at once. */
const scanRows = 5_000;
const scanWidth = 3;

/** Entries of the undo log a statement reads, and how many times it reads on. */
const undoEntries = 5_000;
const undoPagesMax = 400;

/** So many rows are taken back to a past generation; they are in memory one by one meanwhile. */
const pastRowsMax = 100_000;

/**
 * The board of a workspace at the generation it is known to have, or a later one: the newest board
 * there is a copy of, plus what changed since, read with its generation in one round trip.
 */
export async function readBoard(deps: BoardDeps, workspace: Workspace): Promise<Board> {
  const find = () => {
    const held = deps.copies.boards.held(workspace.id);
    return held !== undefined && held.generation >= workspace.generation ? held : undefined;
  };
  const make = () => makeBoard(deps, workspace);
  return find() ?? alone(deps, `${workspace.id}/board`, { find, make });
}

async function makeBoard(deps: BoardDeps, workspace: Workspace): Promise<Board> {
  const base = await baseOf(deps, workspace);
  if (base !== undefined && base.generation >= workspace.generation) {
    deps.copies.boards.hold(base);
    return base;
  }
  const near = await boardOf(deps, workspace, base);
  const isBehind = near.generation < workspace.generation;
  const board = isBehind ? await caughtUpBoard(deps, workspace, near) : near;
  refuseLarge(workspace.id, board.count);
  deps.copies.boards.hold(board);
  return board;
}

/** What was read came of a copy of the database that is behind what is known: once more, without. */
function caughtUpBoard(deps: BoardDeps, workspace: Workspace, near: Board): Promise<Board> {
  deps.store.workspaces.catchUp(workspace.id);
  return boardOf(deps, workspace, near);
}

async function boardOf(
  deps: BoardDeps,
  workspace: Workspace,
  base: Board | undefined,
): Promise<Board> {
  const advanced = base && (await advance(deps, base, deltaRowsMax + 1));
  return advanced ?? scanBoard(deps, workspace);
}

/**
 * The board of a past generation: today's, with every change since then undone. It needs no copy,
 * so the loss of one costs time and no answer.
 */
export async function readPastBoard(
  deps: BoardDeps,
  workspace: Workspace,
  generation: number,
): Promise<Board> {
  const held = deps.copies.boards.held(workspace.id);
  if (held?.generation === generation) {
    return held;
  }
  // The generation asked for may be newer than the pointer that was held.
  const known = Math.max(workspace.generation, generation);
  const today = await readBoard(deps, { ...workspace, generation: known });
  if (today.generation === generation) {
    return today;
  }
  if (today.generation < generation) {
    throw new Failure("unavailable", "The database has not come to that generation yet.");
  }
  const at = await instantOf(deps, workspace, generation);
  const rows = await rowsAt(deps, today, generation);
  return reviseBoard(today, { workspace: workspace.id, generation, at }, splitRows(rows));
}

/** What this isolate holds, or else the last checkpoint. */
async function baseOf({ copies }: BoardDeps, workspace: Workspace): Promise<Board | undefined> {
  const held = copies.boards.held(workspace.id);
  if (held !== undefined || workspace.boardGeneration === 0) {
    return held;
  }
  return copies.boards.read(workspace.id, workspace.boardGeneration);
}

/** board(base) + changes; undefined when there are too many of them. */
async function advance(
  { store }: BoardDeps,
  base: Board,
  limit: number,
): Promise<Board | undefined> {
  const delta = await store.boards.delta(base.workspace, base.generation, limit);
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
  return reviseBoard(base, { workspace: id, generation, at: changedAt }, splitRows(delta.rows));
}

/**
 * Every row, in chunks, while writers go on; then what changed since the first of them, so that
 * the whole stands at one generation (a fuzzy checkpoint).
 */
async function scanBoard(deps: BoardDeps, { id }: Workspace): Promise<Board> {
  const pointer = await deps.store.workspaces.pointer(id);
  if (pointer === undefined) {
    throw notFound("workspace", id);
  }
  const { lastNumber, generation, changedAt } = pointer.workspace;
  const maker = new BoardMaker(Math.min(lastNumber, limits.boardItemsMax));
  let count = 0;
  for (let from = 0; from < lastNumber; from += scanRows * scanWidth) {
    // One wave after another: what is under way at once, and so in memory, stays bounded.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const wave = await Promise.all(readWave(deps, id, { from, upTo: lastNumber }));
    count += wave.reduce((sum, { length }) => sum + length, 0);
    refuseLarge(id, count);
    addAll(maker, wave);
  }
  const scanned = maker.make({ workspace: id, generation, at: changedAt });
  const board = await advance(deps, scanned, pastRowsMax);
  return board ?? refuseHaste(id);
}

function readWave(
  { store }: BoardDeps,
  workspace: string,
  { from, upTo }: { readonly from: number; readonly upTo: number },
): Promise<BoardRow[]>[] {
  const reads: Promise<BoardRow[]>[] = [];
  for (let lane = 0; lane < scanWidth; lane += 1) {
    const after = from + lane * scanRows;
    if (after < upTo) {
      reads.push(store.boards.rows(workspace, after, Math.min(after + scanRows, upTo)));
    }
  }
  return reads;
}

function addAll(maker: BoardMaker, wave: readonly BoardRow[][]): void {
  for (const rows of wave) {
    for (const row of rows) {
      maker.add(row);
    }
  }
}

/** The rows that changed since a generation, as they were then. */
async function rowsAt(
  { store }: BoardDeps,
  today: Board,
  generation: number,
): Promise<readonly KeptRow[]> {
  const delta = await store.boards.delta(today.workspace, generation, pastRowsMax);
  if (delta === undefined) {
    throw notFound("workspace", today.workspace);
  }
  if (delta.rows.length >= pastRowsMax) {
    return refusePast();
  }
  const isKnown = (entry: Undo) => entry.generation <= delta.workspace.generation;
  let rows = delta.rows;
  let before: Undo | undefined;
  for (let page = 0; page < undoPagesMax; page += 1) {
    const window = { limit: undoEntries, ...(before && { before }) };
    // Each page begins where the one before it ended.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const entries = await store.boards.undo(today.workspace, generation, window);
    rows = undo(rows, entries.filter(isKnown));
    before = entries.at(-1);
    if (entries.length < undoEntries) {
      return rows;
    }
  }
  return refusePast();
}

/** One isolate has no room for more. */
function refuseLarge(workspace: string, count: number): void {
  const { boardItemsMax: most } = limits;
  if (count > most) {
    const detail = `"${workspace}" has more than ${most} items, and no more than that are ranked.`;
    throw new Failure("invalid", detail);
  }
}

function refuseHaste(workspace: string): never {
  throw new Failure("unavailable", `"${workspace}" changes faster than it can be read.`);
}

function refusePast(): never {
  throw new Failure("invalid", "Too much has changed since then to go back to it.");
}

async function instantOf({ store }: BoardDeps, workspace: Workspace, generation: number) {
  const at = await store.boards.instantOf(workspace.id, generation);
  return at ?? workspace.createdAt;
}

function splitRows(rows: readonly KeptRow[]) {
  return {
    rows: rows.filter(({ isDeleted }) => !isDeleted),
    gone: rows.filter(({ isDeleted }) => isDeleted).map(({ number }) => number),
  };
}
