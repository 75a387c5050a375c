import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseCriteria } from "../../../src/core/models/arithmetic/ideal-point.ts";
import { toModelColumns } from "../../../src/core/models/arithmetic/model-columns.ts";
import { type DefinitionRequest, type RatedItem } from "../../../src/core/models/model.ts";
import { topsis } from "../../../src/core/models/topsis.ts";
import { listFaultPointers } from "./model-probes.ts";
import { buildSnapshot } from "./snapshots.ts";

const published: DefinitionRequest = {
  criteria: [{ key: "c1" }, { key: "c2" }, { key: "c3" }],
  weights: { c1: 0.3, c2: 0.4, c3: 0.3 },
};

const alternatives = buildItems([
  [5, 8, 4],
  [7, 6, 8],
  [8, 8, 6],
  [7, 4, 6],
]);

test("computes the published closeness and the published ideal", () => {
  const [a, b, c, d] = computeScores(alternatives);
  // Norms: √(25 + 49 + 64 + 49) = 13.675, √180 = 13.416, √152 = 12.329.
  expect(a).toBeCloseTo(0.5037, 4);
  expect(b).toBeCloseTo(0.6581, 4);
  expect(c).toBeCloseTo(0.7482, 4);
  expect(d).toBeCloseTo(0.334, 4);
  const { criteria } = topsis.define(published);
  const ideal = normaliseCriteria(toModelColumns(buildSnapshot(alternatives)), criteria).map(
    ({ best }) => best,
  );
  expect(ideal).toEqual([
    expect.closeTo(0.1755, 4), // .3 · 8 / 13.675
    expect.closeTo(0.2385, 4), // .4 · 8 / 13.416
    expect.closeTo(0.1947, 4), // .3 · 8 / 12.329
  ]);
});

test("is relative, and has categories", () => {
  const { relative, cutoffs } = topsis.define(published);
  expect([relative, cutoffs]).toEqual([true, { high: 0.7, medium: 0.4 }]);
});

test("swaps the order of two items when a third is added", () => {
  const criteria = [{ key: "c1" }, { key: "c2" }];
  const pair = [
    [1, 9],
    [3, 4],
  ];
  const [first = 0, second = 0] = computeScores(buildItems(pair), { criteria });
  expect([first, second]).toEqual([expect.closeTo(0.4453, 4), expect.closeTo(0.5547, 4)]);
  const [swapped = 0, last = 0] = computeScores(buildItems([...pair, [8, 2]]), { criteria });
  expect([swapped, last]).toEqual([expect.closeTo(0.4612, 4), expect.closeTo(0.2857, 4)]);
});

test("treats the smallest rating as the best if lower is better", () => {
  const criteria = [{ key: "c1", direction: "down" }] as const;
  expect(computeScores(buildItems([[2], [10], [6]]), { criteria })).toEqual([
    1,
    0,
    expect.closeTo(0.5, 12),
  ]);
});

test("explains the score by shares of the distance from the worst", () => {
  const items = buildItems([
    [3, 4, 1],
    [6, 8, 1],
    [6, 4, 1],
  ]);
  const explanation = topsis.explain(
    { ...items[2], ratings: {}, number: 3 },
    definePublished(),
    buildSnapshot(items),
  );
  // Norms 9 and √96: v is .3 · 3/9 = .1 or .2, and .4 · 4/√96 = .1633 or .3266; c3 is 1 for all.
  expect(explanation.value).toBeCloseTo(0.1 / (0.1633 + 0.1), 3);
  expect(explanation.formula).toBe("0.1 / (0.16 + 0.1) = 0.38");
  expect(explanation.parts.map(({ contribution }) => contribution)).toEqual([
    explanation.value,
    0,
    0,
  ]);
  expect(explanation.parts.map(({ rating }) => rating)).toEqual([6, 4, 1]);
  expect(explanation.reason).toBe(
    "Score 0.38 among 3 items: c1 accounts for all of it; c3 is equal for all items.",
  );
  const worst = topsis.explain({ ratings: {}, number: 1 }, definePublished(), buildSnapshot(items));
  expect(worst.value).toBe(0);
  expect(worst.reason).toBe(
    "Score 0 among 3 items: the item is the worst in every criterion in which the items differ; c3 is equal for all items.",
  );
});

test("compares an item in its rated criteria only", () => {
  const items = [
    { ratings: { c1: 2, c2: 9, c3: 3 } },
    { ratings: { c1: 8, c2: 1, c3: 5 } },
    { ratings: { c1: 8 } },
  ];
  const [, , third] = computeScores(items);
  expect(third).toBe(1); // the best in its only rated criterion
  const explanation = topsis.explain(
    { ratings: {}, number: 3 },
    definePublished(),
    buildSnapshot(items),
  );
  expect(explanation.coverage).toBe(0.3);
  expect(explanation.missing).toEqual(["c2", "c3"]);
  expect(explanation.reason).toBe(
    "Score 1 from 1 of 3 criteria among 3 items: c1 accounts for all of it.",
  );
});

test.for([
  [
    "is the only item",
    [[1, 2, 3]],
    "a comparison needs at least two items, and there is only this one",
  ],
  [
    "equals all others",
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    "the items do not differ in any rated criterion with a weight",
  ],
  [
    "is in a snapshot of zeros",
    [
      [0, 0, 0],
      [0, -0, 0],
    ],
    "the items do not differ in any rated criterion with a weight",
  ],
] as const)("gives no score to an item that %s", ([, rows, reason]) => {
  const items = buildItems(rows);
  expect(computeScores(items)).toEqual(items.map(() => Number.NaN));
  const explanation = topsis.explain(
    { ratings: {}, number: 1 },
    definePublished(),
    buildSnapshot(items),
  );
  expect(explanation.reason).toBe(`No score: ${reason}.`);
});

test("gives no score to an item that has no rating in a criterion with a weight", () => {
  const items = [{ ratings: {} }, ...alternatives];
  const explanation = topsis.explain(
    { ratings: {}, number: 1 },
    definePublished(),
    buildSnapshot(items),
  );
  expect(explanation.reason).toBe("No score: none of the 3 criteria is rated.");
  const weightless = { ...published, weights: { c1: 1, c2: 0, c3: 0 } };
  expect(computeScores([{ ratings: { c2: 5 } }, ...alternatives], weightless)[0]).toBeNaN();
});

test("treats an item outside the snapshot as the only item", () => {
  const item = { ratings: { c1: 5, c2: 5, c3: 5 } };
  const reason = "No score: a comparison needs at least two items, and there is only this one.";
  expect(topsis.explain(item, definePublished()).reason).toBe(reason);
  expect(
    topsis.explain({ ...item, number: 99 }, definePublished(), buildSnapshot(alternatives)).reason,
  ).toBe(reason);
});

test("stays in 0–1 for the largest and the smallest doubles", () => {
  const number = fc.constantFrom(0, -0, 5e-324, 1e-300, 1, 1e300, Number.MAX_VALUE, -1e300);
  const rows = fc.array(fc.tuple(number, number, number), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(rows, (numbers) => {
      for (const score of computeScores(buildItems(numbers))) {
        expect(Number.isNaN(score) || (0 <= score && score <= 1)).toBe(true);
      }
    }),
  );
});

const rating = fc.double({ min: 1, max: 100, noNaN: true });

const ratingRows = fc.array(fc.tuple(rating, rating, rating), { minLength: 2, maxLength: 12 });

test("does not depend on the unit of a criterion", () => {
  fc.assert(
    fc.property(ratingRows, fc.double({ min: 0.01, max: 1000, noNaN: true }), (rows, unit) => {
      const scaled = computeScores(buildItems(rows.map(([a, b, c]) => [a, b * unit, c])));
      expectNear(scaled, computeScores(buildItems(rows)));
    }),
  );
});

test("has the same bits when the unit changes by a power of two", () => {
  fc.assert(
    fc.property(ratingRows, fc.constantFrom(0.125, 0.5, 2, 1024), (rows, unit) => {
      const scaled = computeScores(buildItems(rows.map(([a, b, c]) => [a, b, c * unit])));
      expect(scaled).toEqual(computeScores(buildItems(rows)));
    }),
  );
});

test("depends on the numbering of the items only by rounding", () => {
  fc.assert(
    fc.property(ratingRows, (rows) => {
      const reversed = computeScores(buildItems(rows.toReversed())).toReversed();
      expectNear(reversed, computeScores(buildItems(rows)));
    }),
  );
});

test("rejects a missing list of criteria, and options of other kinds", () => {
  expect(listFaultPointers("topsis", {})).toEqual(["/criteria"]);
  expect(listFaultPointers("topsis", { ...published, scaling: "min-max" })).toEqual(["/scaling"]);
  expect(
    listFaultPointers("topsis", { ...published, cutoffs: { high: 0.1, medium: 0.4 } }),
  ).toEqual(["/cutoffs"]);
});

function definePublished() {
  return topsis.define(published);
}

function computeScores(items: readonly RatedItem[], request = published): number[] {
  return [...topsis.rate(buildSnapshot(items), topsis.define(request)).value];
}

function buildItems(rows: readonly (readonly number[])[]): RatedItem[] {
  return rows.map((row) => ({
    ratings: Object.fromEntries(row.map((value, index) => [`c${index + 1}`, value])),
  }));
}

/** Compares within 1e-6, because rounding is a large share of small distances. */
function expectNear(scores: readonly number[], others: readonly number[]): void {
  for (const [index, score] of scores.entries()) {
    const other = others[index] ?? Number.NaN;
    expect(Object.is(score, other) || Math.abs(score - other) < 1e-6).toBe(true);
  }
}
