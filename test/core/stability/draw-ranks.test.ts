import fc from "fast-check";
import { expect, test } from "vitest";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import {
  addOthers,
  addTracked,
  countRanks,
  createDrawRanks,
  findCompetitorsEnd,
  type RankedPositions,
} from "../../../src/core/stability/draw-ranks.ts";

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
    firstGroup: fc.integer({ min: 0, max: 12 }),
  })
  .chain(({ scored, draws, top, firstGroup }) =>
    fc.record({
      positions: fc.constant({
        scored,
        tracked: Math.min(top, scored),
        passing: Math.min(firstGroup, scored),
      }),
      table: fc.array(fc.array(scores, { minLength: scored, maxLength: scored }), {
        minLength: draws,
        maxLength: draws,
      }),
    }),
  );

test("the counts equal those of sorting all items in each draw, behind a gate or not", () => {
  fc.assert(
    fc.property(cases, ({ positions, table }) => {
      const counts = countDraws(positions, table);
      expect(counts).toEqual(countNaively(positions, table));
    }),
    { numRuns: 500 },
  );
});

test("items that fail a gate rank behind all others in every draw", () => {
  fc.assert(
    fc.property(cases, ({ positions, table }) => {
      const { best, worst } = countDraws(positions, table);
      const { passing, tracked } = positions;
      expect(worst.slice(0, passing).every((rank) => rank <= passing)).toBe(true);
      expect(best.slice(passing, tracked).every((rank) => rank > passing)).toBe(true);
    }),
  );
});

test("counts a win over the next item as 1, a tie as a half and a defeat as 0", () => {
  const table = [
    [3, 2, 2],
    [0.1 + 0.2, 0.3, 1],
    [1, 2, Number.NaN],
    [Number.NaN, Number.NaN, 4],
  ];
  const { wins } = countDraws({ tracked: 3, scored: 3, passing: 3 }, table);
  // The first: 1 + ½ (equal after rounding) + 0 + ½. The second: ½ + 0 + 1 + 0.
  expect(wins).toEqual([2, 1.5, Number.NaN]);
});

test("compares sort values without rounding them", () => {
  const ranks = createDrawRanks(1, { tracked: 2, scored: 2, passing: 2 }, "sort values");
  addTracked(ranks, 0, Float64Array.of(0.3, 0.1 + 0.2));
  expect(countRanks(ranks, cuts).wins[0]).toBe(0);
});

function countDraws(positions: RankedPositions, table: readonly (readonly number[])[]) {
  const { tracked } = positions;
  const ranks = createDrawRanks(table.length, positions);
  const end = findCompetitorsEnd(positions);
  for (const [draw, drawn] of table.entries()) {
    addTracked(ranks, draw, Float64Array.from(drawn.slice(0, tracked)));
    addOthers(ranks, draw, Float64Array.from(drawn.slice(tracked, end)));
  }
  const { best, worst, sum, kept, wins } = countRanks(ranks, cuts);
  return { best: [...best], worst: [...worst], sum: [...sum], kept: [...kept], wins: [...wins] };
}

function countNaively(
  { tracked, passing }: RankedPositions,
  table: readonly (readonly number[])[],
) {
  const ranks = table.map((drawn) => {
    const keys = drawn.map((score, position) => toKey(score, position >= passing));
    const order = [...keys.keys()].toSorted(
      (a, b) => compare(keys[a] ?? [9, 9], keys[b] ?? [9, 9]) || a - b,
    );
    return order.map((_, position) => order.indexOf(position) + 1);
  });
  const ofItem = Array.from({ length: tracked }, (_, item) => ranks.map((draw) => draw[item] ?? 0));
  return {
    best: ofItem.map((itemRanks) => Math.min(...itemRanks)),
    worst: ofItem.map((itemRanks) => Math.max(...itemRanks)),
    sum: ofItem.map((itemRanks) => itemRanks.reduce((sum, rank) => sum + rank, 0)),
    kept: ofItem.map((itemRanks, item) => itemRanks.filter((rank) => rank === item + 1).length),
    wins: ofItem.map((_, item) =>
      item + 1 < tracked ? countWins(table, passing, item) : Number.NaN,
    ),
  };
}

function countWins(table: readonly (readonly number[])[], passing: number, item: number): number {
  let wins = 0;
  for (const drawn of table) {
    const [score = Number.NaN, next = Number.NaN] = drawn.slice(item, item + 2);
    const order = compare(toKey(score, item >= passing), toKey(next, item + 1 >= passing));
    wins += order === 0 ? 0.5 : Number(order < 0);
  }
  return wins;
}

/** Returns the sort keys of an item: its group and its score, best first. */
function toKey(score: number, isBehind: boolean): readonly [group: number, score: number] {
  return [Number(isBehind), Number.isNaN(score) ? Infinity : -roundScore(score)];
}

/** Compares two pairs of numbers. */
function compare(
  [group, score]: readonly [number, number],
  [otherGroup, other]: readonly [number, number],
): number {
  return group - otherGroup || (score === other ? 0 : score - other);
}
