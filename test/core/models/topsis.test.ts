import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseCriteria } from "../../../src/core/models/arithmetic/ideal-point.ts";
import { toModelColumns } from "../../../src/core/models/arithmetic/model-columns.ts";
import { type DefinitionRequest, type RatedItem } from "../../../src/core/models/model.ts";
import { topsis } from "../../../src/core/models/topsis.ts";
import { boardOf } from "./boards.ts";
import { pointersOf } from "./refusals.ts";

const published: DefinitionRequest = {
  criteria: [{ key: "c1" }, { key: "c2" }, { key: "c3" }],
  weights: { c1: 0.3, c2: 0.4, c3: 0.3 },
};

const alternatives = itemsOf([
  [5, 8, 4],
  [7, 6, 8],
  [8, 8, 6],
  [7, 4, 6],
]);

test("finds the published closeness, and the published ideal", () => {
  const [a, b, c, d] = scoresOf(alternatives);
  // Lengths: √(25 + 49 + 64 + 49) = 13.675, √180 = 13.416, √152 = 12.329.
  expect(a).toBeCloseTo(0.5037, 4);
  expect(b).toBeCloseTo(0.6581, 4);
  expect(c).toBeCloseTo(0.7482, 4);
  expect(d).toBeCloseTo(0.334, 4);
  const { criteria } = topsis.define(published);
  const ideal = normaliseCriteria(toModelColumns(boardOf(alternatives)), criteria).map(
    ({ best }) => best,
  );
  expect(ideal).toEqual([
    expect.closeTo(0.1755, 4), // .3 · 8 / 13.675
    expect.closeTo(0.2385, 4), // .4 · 8 / 13.416
    expect.closeTo(0.1947, 4), // .3 · 8 / 12.329
  ]);
});

test("is marked relative, and has categories", () => {
  const { relative, cutoffs } = topsis.define(published);
  expect([relative, cutoffs]).toEqual([true, { high: 0.7, medium: 0.4 }]);
});

test("takes the least for the best where lower is better", () => {
  const criteria = [{ key: "c1", direction: "down" }] as const;
  expect(scoresOf(itemsOf([[2], [10], [6]]), { criteria })).toEqual([
    1,
    0,
    expect.closeTo(0.5, 12),
  ]);
});

test("explains by shares of the distance from the worst", () => {
  const items = itemsOf([
    [3, 4, 1],
    [6, 8, 1],
    [6, 4, 1],
  ]);
  const told = topsis.explain({ ...items[2], ratings: {}, number: 3 }, define(), boardOf(items));
  // Lengths 9 and √96: v is .3 · 3/9 = .1 or .2, and .4 · 4/√96 = .1633 or .3266; c3 is 1 for all.
  expect(told.value).toBeCloseTo(0.1 / (0.1633 + 0.1), 3);
  expect(told.formula).toBe("0.1 / (0.16 + 0.1) = 0.38");
  expect(told.parts.map(({ contribution }) => contribution)).toEqual([told.value, 0, 0]);
  expect(told.parts.map(({ rating }) => rating)).toEqual([6, 4, 1]);
  expect(told.reason).toBe(
    "Score 0.38 among 3 items: c1 carries all of it; c3 tells no items apart.",
  );
  const worst = topsis.explain({ ratings: {}, number: 1 }, define(), boardOf(items));
  expect(worst.value).toBe(0);
  expect(worst.reason).toBe(
    "Score 0 among 3 items: it is the worst in everything that tells them apart; c3 tells no items apart.",
  );
});

test("compares an item over the criteria it has", () => {
  const items = [
    { ratings: { c1: 2, c2: 9, c3: 3 } },
    { ratings: { c1: 8, c2: 1, c3: 5 } },
    { ratings: { c1: 8 } },
  ];
  const [, , third] = scoresOf(items);
  expect(third).toBe(1); // the best of what it is rated in
  const told = topsis.explain({ ratings: {}, number: 3 }, define(), boardOf(items));
  expect(told.coverage).toBe(0.3);
  expect(told.missing).toEqual(["c2", "c3"]);
  expect(told.reason).toBe("Score 1 from 1 of 3 criteria among 3 items: c1 carries all of it.");
});

test.for([
  ["stands alone", [[1, 2, 3]], "it takes two items or more to compare, and this one stands alone"],
  [
    "is like all others",
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    "nothing that is rated here and has a weight tells the items apart",
  ],
  [
    "is on a board of zeros",
    [
      [0, 0, 0],
      [0, -0, 0],
    ],
    "nothing that is rated here and has a weight tells the items apart",
  ],
] as const)("gives no score to an item that %s", ([, rows, reason]) => {
  const items = itemsOf(rows);
  expect(scoresOf(items)).toEqual(items.map(() => Number.NaN));
  const told = topsis.explain({ ratings: {}, number: 1 }, define(), boardOf(items));
  expect(told.reason).toBe(`No score: ${reason}.`);
});

test("gives no score to an item without ratings, and none where only what weighs nothing is rated", () => {
  const items = [{ ratings: {} }, ...alternatives];
  const told = topsis.explain({ ratings: {}, number: 1 }, define(), boardOf(items));
  expect(told.reason).toBe("No score: none of the 3 criteria is rated.");
  const weightless = { ...published, weights: { c1: 1, c2: 0, c3: 0 } };
  expect(scoresOf([{ ratings: { c2: 5 } }, ...alternatives], weightless)[0]).toBeNaN();
});

test("takes an item that is not on the board, or has none, for one that stands alone", () => {
  const item = { ratings: { c1: 5, c2: 5, c3: 5 } };
  const reason = "No score: it takes two items or more to compare, and this one stands alone.";
  expect(topsis.explain(item, define()).reason).toBe(reason);
  expect(topsis.explain({ ...item, number: 99 }, define(), boardOf(alternatives)).reason).toBe(
    reason,
  );
});

test("stays in 0–1 up to the largest doubles and down to the smallest", () => {
  const number = fc.constantFrom(0, -0, 5e-324, 1e-300, 1, 1e300, Number.MAX_VALUE, -1e300);
  const rows = fc.array(fc.tuple(number, number, number), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(rows, (numbers) => {
      for (const score of scoresOf(itemsOf(numbers))) {
        expect(Number.isNaN(score) || (0 <= score && score <= 1)).toBe(true);
      }
    }),
  );
});

const rating = fc.double({ min: 1, max: 100, noNaN: true });

const boards = fc.array(fc.tuple(rating, rating, rating), { minLength: 2, maxLength: 12 });

test("does not change when a whole criterion is measured in another unit", () => {
  fc.assert(
    fc.property(boards, fc.double({ min: 0.01, max: 1000, noNaN: true }), (rows, unit) => {
      const scaled = scoresOf(itemsOf(rows.map(([a, b, c]) => [a, b * unit, c])));
      expectNear(scaled, scoresOf(itemsOf(rows)));
    }),
  );
});

test("does not change by a bit when the unit is a power of two", () => {
  fc.assert(
    fc.property(boards, fc.constantFrom(0.125, 0.5, 2, 1024), (rows, unit) => {
      const scaled = scoresOf(itemsOf(rows.map(([a, b, c]) => [a, b, c * unit])));
      expect(scaled).toEqual(scoresOf(itemsOf(rows)));
    }),
  );
});

test("does not change when items are numbered otherwise, beyond the rounding of a sum", () => {
  fc.assert(
    fc.property(boards, (rows) => {
      const backwards = scoresOf(itemsOf(rows.toReversed())).toReversed();
      expectNear(backwards, scoresOf(itemsOf(rows)));
    }),
  );
});

test("refuses what is no list of criteria, and options of other kinds", () => {
  expect(pointersOf("topsis", {})).toEqual(["/criteria"]);
  expect(pointersOf("topsis", { ...published, scaling: "min-max" })).toEqual(["/scaling"]);
  expect(pointersOf("topsis", { ...published, cutoffs: { high: 0.1, medium: 0.4 } })).toEqual([
    "/cutoffs",
  ]);
});

function define() {
  return topsis.define(published);
}

function scoresOf(items: readonly RatedItem[], request = published): number[] {
  return [...topsis.rate(boardOf(items), topsis.define(request)).value];
}

function itemsOf(rows: readonly (readonly number[])[]): RatedItem[] {
  return rows.map((row) => ({
    ratings: Object.fromEntries(row.map((said, at) => [`c${at + 1}`, said])),
  }));
}

/** Equal within 1e-6: where hardly anything differs, rounding is a larger share of the distances. */
function expectNear(scores: readonly number[], others: readonly number[]): void {
  for (const [at, score] of scores.entries()) {
    const other = others[at] ?? Number.NaN;
    expect(Object.is(score, other) || Math.abs(score - other) < 1e-6).toBe(true);
  }
}
