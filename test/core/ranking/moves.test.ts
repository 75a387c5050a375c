import fc from "fast-check";
import { expect, test } from "vitest";
import { listMovesInSlices, type RankMove } from "../../../src/core/ranking/moves.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type Ranking } from "../../../src/core/ranking/ranking.ts";
import { runToEnd } from "../../../src/core/slices.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import {
  anyModel,
  anySnapshotRow,
  anySnapshotRows,
  buildSnapshotFromRows,
  plainRow,
  resolvedModel,
} from "../../contract/rows.ts";

type Model = Parameters<typeof rank>[1];

function buildRanking(snapshot: Snapshot, model: Model): Ranking {
  return { ...rank(snapshot, model, "open"), id: "rnk", digest: "" };
}

function listMoves(from: Ranking, to: Ranking, max = 1_000): readonly RankMove[] | undefined {
  return runToEnd(listMovesInSlices(from, to, max));
}

/** Applies moves to a list of numbers as a client does. */
function applyMoves(numbers: readonly number[], moves: readonly RankMove[]): number[] {
  const listed = new Set(moves.map(({ number }) => number));
  const list = numbers.filter((number) => !listed.has(number));
  for (const { number, to } of moves) {
    if (to !== undefined) {
      list.splice(to - 1, 0, number);
    }
  }
  return list;
}

const twoRankings = fc
  .record({
    rows: anySnapshotRows,
    changed: fc.uniqueArray(anySnapshotRow, { selector: ({ number }) => number, maxLength: 8 }),
    removed: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
    before: anyModel,
    after: anyModel,
    isSameModel: fc.boolean(),
  })
  .map(({ rows, changed, removed, before, after, isSameModel }) => {
    const snapshot = buildSnapshotFromRows(rows);
    const next = applyDelta(snapshot, snapshot, { rows: changed, removed });
    const to = buildRanking(next, isSameModel ? before : after);
    return { from: buildRanking(snapshot, before), to };
  });

test("turns the old order into the new one", () => {
  fc.assert(
    fc.property(twoRankings, ({ from, to }) => {
      const moves = listMoves(from, to) ?? [];
      expect(applyMoves([...from.number], moves)).toEqual([...to.number]);
    }),
    { numRuns: 500 },
  );
});

test("states the ranks of each item in both rankings", () => {
  fc.assert(
    fc.property(twoRankings, ({ from, to }) => {
      for (const move of listMoves(from, to) ?? []) {
        expect((move.from ?? 0) - 1).toBe(from.number.indexOf(move.number));
        expect((move.to ?? 0) - 1).toBe(to.number.indexOf(move.number));
      }
    }),
    { numRuns: 300 },
  );
});

test("returns nothing above the maximum, and at most the maximum below it", () => {
  fc.assert(
    fc.property(twoRankings, fc.nat(10), ({ from, to }, max) => {
      const moves = listMoves(from, to, max);
      const all = listMoves(from, to)?.length ?? 0;
      expect(moves === undefined ? all > max : moves.length <= max).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** Ranks items with these values from 1 to 10, the highest first. */
function rankValues(values: readonly number[]): Ranking {
  const rows = values.map((delight, index) => ({
    ...plainRow,
    number: index + 1,
    ratings: { delight, effort: 5 },
  }));
  return buildRanking(buildSnapshotFromRows(rows), resolvedModel.weighted);
}

test("lists only the item whose rating moved it across many others", () => {
  const values = [9, 8, 7, 6, 5, 4, 3, 2];
  const moves = listMoves(rankValues(values), rankValues([...values.slice(0, 7), 10]));
  expect(moves).toEqual([{ number: 8, from: 8, to: 1, cause: "own" }]);
});

test("lists no item that changed its score but not its place", () => {
  expect(listMoves(rankValues([5, 3, 1]), rankValues([6, 3, 2]))).toEqual([]);
});

test("prefers the changed one of two items that swap their places", () => {
  const up = listMoves(rankValues([5, 3]), rankValues([5, 8]));
  const down = listMoves(rankValues([5, 3]), rankValues([1, 3]));
  expect(up).toEqual([{ number: 2, from: 2, to: 1, cause: "own" }]);
  expect(down).toEqual([{ number: 1, from: 1, to: 2, cause: "own" }]);
});
