import fc from "fast-check";
import { expect, test } from "vitest";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { runToEnd } from "../../../src/core/slices.ts";
import {
  addOthers,
  addTracked,
  countRanks,
  createDrawRanks,
  type RankedPositions,
} from "../../../src/core/stability/draw-ranks.ts";
import { scoreTies } from "../../../src/core/stability/tie-rounding.ts";

const cuts = [1, 3] as const;

/** Scores with ties, with ties by rounding only, and without a value. */
const scores = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.constantFrom(0.1 + 0.2, 0.3, Number.NaN),
  fc.double({ min: 0, max: 6, noNaN: true }),
);

const cases = fc
  .record({
    scored: fc.integer({ min: 0, max: 12 }),
    draws: fc.integer({ min: 1, max: 4 }),
    top: fc.integer({ min: 1, max: 14 }),
  })
  .chain(({ scored, draws, top }) =>
    fc.record({
      positions: fc.constant({
        scored,
        tracked: Math.min(top, scored),
      }),
      table: fc.array(fc.array(scores, { minLength: scored, maxLength: scored }), {
        minLength: draws,
        maxLength: draws,
      }),
    }),
  );

test("the counts equal those of sorting all items in each draw", () => {
  fc.assert(
    fc.property(cases, ({ positions, table }) => {
      const counts = countDraws(positions, table);
      expect(counts).toEqual(countNaively(positions, table));
    }),
    { numRuns: 500 },
  );
});

test("counts a win over the next item as 1, a tie as a half and a loss as 0", () => {
  const table = [
    [3, 2, 2],
    [0.1 + 0.2, 0.3, 1],
    [1, 2, Number.NaN],
    [Number.NaN, Number.NaN, 4],
  ];
  const { wins } = countDraws({ tracked: 3, scored: 3 }, table);
  // The first: 1 + ½ (equal after rounding) + 0 + ½. The second: ½ + 0 + 1 + 0.
  expect(wins).toEqual([2, 1.5, Number.NaN]);
});

test("compares sort values without rounding them", () => {
  const ranks = createDrawRanks(1, 2);
  addTracked(ranks, 0, Float64Array.of(0.3, 0.1 + 0.2));
  expect(runToEnd(countRanks(ranks, cuts)).wins[0]).toBe(0);
});

function countDraws({ tracked }: RankedPositions, table: readonly (readonly number[])[]) {
  const ranks = createDrawRanks(table.length, tracked, scoreTies);
  for (const [draw, drawn] of table.entries()) {
    addTracked(ranks, draw, Float64Array.from(drawn.slice(0, tracked)));
    addOthers(ranks, draw, Float64Array.from(drawn.slice(tracked)));
  }
  const { best, worst, sum, kept, wins } = runToEnd(countRanks(ranks, cuts));
  return { best: [...best], worst: [...worst], sum: [...sum], kept: [...kept], wins: [...wins] };
}

function countNaively({ tracked }: RankedPositions, table: readonly (readonly number[])[]) {
  const ranks = table.map((drawn) => {
    const keys = drawn.map(toKey);
    const order = [...keys.keys()].toSorted((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || a - b);
    return order.map((_, position) => order.indexOf(position) + 1);
  });
  const ofItem = Array.from({ length: tracked }, (_, item) => ranks.map((draw) => draw[item] ?? 0));
  return {
    best: ofItem.map((itemRanks) => Math.min(...itemRanks)),
    worst: ofItem.map((itemRanks) => Math.max(...itemRanks)),
    sum: ofItem.map((itemRanks) => itemRanks.reduce((sum, rank) => sum + rank, 0)),
    kept: ofItem.map((itemRanks, item) => itemRanks.filter((rank) => rank === item + 1).length),
    wins: ofItem.map((_, item) => (item + 1 < tracked ? countWins(table, item) : Number.NaN)),
  };
}

function countWins(table: readonly (readonly number[])[], item: number): number {
  let wins = 0;
  for (const drawn of table) {
    const [score = 0, next = 0] = drawn.slice(item, item + 2).map(toKey);
    wins += score === next ? 0.5 : Number(score > next);
  }
  return wins;
}

/** Returns the rounded score; below all scores if it is missing. */
function toKey(score: number): number {
  return Number.isNaN(score) ? -1e9 : roundScore(score);
}
