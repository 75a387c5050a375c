import { newScratchLike, newScratchUint32, withScratchSlices } from "../columns/scratch.ts";
import { type Sliced } from "../slices.ts";
import { findMoveCause, getDiffColumns, type MoveCause } from "./diff.ts";
import { changedFlag, keepAscending, keptFlag } from "./keep-ascending.ts";
import { indexPositionsByNumber, type Ranking } from "./ranking.ts";

/** An item that entered or left a ranking, or changed its place. Ranks begin at 1. */
export type RankMove =
  | { readonly number: number; readonly to: number; readonly from?: undefined }
  | { readonly number: number; readonly from: number; readonly to?: undefined }
  | {
      readonly number: number;
      readonly from: number;
      readonly to: number;
      readonly cause: MoveCause;
    };

/**
 * Lists a small set of moves that turns one ranking into another: all other items keep their order
 * among each other. Removing the listed items and inserting them at their new ranks, best rank
 * first, yields the new order. Items that left come first.
 *
 * Prefers to list items that changed themselves: if the rating of one item moves it from rank 900 to
 * rank 1, that item is the only move. Returns undefined above `movesMax` moves.
 *
 * Otherwise similar to `diffRankings`, which lists every item with another rank. O(n log n), and
 * O(n) if few items changed.
 */
export function listMovesInSlices(
  from: Ranking,
  to: Ranking,
  movesMax: number,
): Sliced<readonly RankMove[] | undefined> {
  return withScratchSlices(listMoves(from, to, movesMax));
}

function* listMoves(
  from: Ranking,
  to: Ranking,
  movesMax: number,
): Sliced<readonly RankMove[] | undefined> {
  const before = alignPositions(to, indexPositionsByNumber(from));
  const entered = countAbsent(before);
  const leftCount = from.count - (to.count - entered);
  yield from.count + to.count;
  if (entered + leftCount > movesMax) {
    return undefined;
  }
  const causes = [getDiffColumns(from), getDiffColumns(to)] as const;
  const causeAt = (position: number) =>
    findMoveCause([causes[0], before[position] as number], [causes[1], position]);
  const isKept = newScratchUint32(to.count);
  if (!keepUnlessDescending(before, isKept)) {
    const changedCount = markChanged(before, isKept, causeAt);
    yield to.count;
    keepAscending(before, isKept, changedCount > movesMax);
    yield to.count;
  }
  const moved: RankMove[] = entered + leftCount === 0 ? [] : listLeft(from, to, leftCount);
  for (let position = 0; position < to.count; position += 1) {
    if (isKept[position] === keptFlag) {
      continue;
    }
    if (moved.length === movesMax) {
      return undefined;
    }
    moved.push(describeMove(to, position, { before: before[position] as number, causeAt }));
  }
  return moved;
}

/** Returns the old position of each new position, or −1. */
function alignPositions({ number, count }: Ranking, positions: Int32Array): Int32Array {
  const aligned = newScratchLike(positions, count);
  for (let position = 0; position < count; position += 1) {
    aligned[position] = positions[number[position] as number] ?? -1;
  }
  return aligned;
}

function countAbsent(before: Int32Array): number {
  let count = 0;
  for (const position of before) {
    count += position < 0 ? 1 : 0;
  }
  return count;
}

/** Keeps all common items if their order is the same. Otherwise returns false. */
function keepUnlessDescending(before: Int32Array, flags: Uint32Array): boolean {
  let last = -1;
  for (const [index, position] of before.entries()) {
    if (position >= 0 && position < last) {
      flags.fill(0);
      return false;
    }
    last = Math.max(last, position);
    flags[index] = position < 0 ? 0 : keptFlag;
  }
  return true;
}

/** Flags the items that changed themselves, and counts them. */
function markChanged(
  before: Int32Array,
  flags: Uint32Array,
  causeAt: (position: number) => MoveCause,
): number {
  let count = 0;
  for (const [index, position] of before.entries()) {
    if (position >= 0 && causeAt(index) !== "others") {
      flags[index] = changedFlag;
      count += 1;
    }
  }
  return count;
}

function listLeft(from: Ranking, to: Ranking, count: number): RankMove[] {
  const left: RankMove[] = [];
  if (count === 0) {
    return left;
  }
  const after = indexPositionsByNumber(to);
  for (let position = 0; position < from.count; position += 1) {
    const number = from.number[position] as number;
    if ((after[number] ?? -1) < 0) {
      left.push({ number, from: position + 1 });
    }
  }
  return left;
}

function describeMove(
  { number }: Ranking,
  position: number,
  {
    before,
    causeAt,
  }: { readonly before: number; readonly causeAt: (position: number) => MoveCause },
): RankMove {
  const move = { number: number[position] as number, to: position + 1 };
  return before < 0 ? move : { ...move, from: before + 1, cause: causeAt(position) };
}
