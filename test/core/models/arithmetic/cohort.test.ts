import fc from "fast-check";
import { expect, test } from "vitest";
import { type CohortScaling, type CriterionRequest } from "../../../../src/core/models/model.ts";
import { weighted } from "../../../../src/core/models/weighted.ts";
import { listFaultPointers } from "../model-probes.ts";
import { buildSnapshot } from "../snapshots.ts";

const criteria: CriterionRequest[] = [{ key: "delight" }];

const scalings = ["min-max", "z-score", "percentile"] as const;

test("scales a rating between the smallest and the largest of the snapshot", () => {
  expect(computeUnits("min-max", [20, 60, 100])).toEqual([0, 0.5, 1]); // (60 − 20) / (100 − 20)
});

test("scales a rating within three standard deviations of the mean", () => {
  // Mean 5, deviation √(32 / 8) = 2: z = −1.5, −.5, −.5, −.5, 0, 0, 1, 2 and u = (z + 3) / 6.
  const [first, second, , , fifth, , seventh, last] = computeUnits(
    "z-score",
    [2, 4, 4, 4, 5, 5, 7, 9],
  );
  expect([first, second, fifth, seventh, last]).toEqual([
    expect.closeTo(0.25, 12),
    expect.closeTo(2.5 / 6, 12),
    expect.closeTo(0.5, 12),
    expect.closeTo(4 / 6, 12),
    expect.closeTo(5 / 6, 12),
  ]);
  const outlier = [...Array.from({ length: 20 }, () => 1), 1000];
  expect(computeUnits("z-score", outlier).at(-1)).toBe(1); // z = √20 = 4.47, clamped
});

test("gives equal ratings their mid-rank", () => {
  expect(computeUnits("percentile", [10, 20, 20, 40])).toEqual([
    0.125, // (0 + ½) / 4
    0.5, // (1 + ½ · 2) / 4
    0.5,
    0.875, // (3 + ½) / 4
  ]);
  expect(computeUnits("percentile", [0, -0, 3])).toEqual([1 / 3, 1 / 3, 2.5 / 3]);
});

test.for(scalings)("gives 0.5 to all items when all ratings are equal: %s", (scaling) => {
  expect(computeUnits(scaling, [0.1, 0.1, 0.1])).toEqual([0.5, 0.5, 0.5]);
  expect(computeUnits(scaling, [7])).toEqual([0.5]);
});

test.for(["min-max", "z-score"] as const)("stays in 0–1 when the span overflows: %s", (scaling) => {
  const huge = computeUnits(scaling, [-Number.MAX_VALUE, Number.MAX_VALUE]);
  expect(huge.every((unit) => 0 <= unit && unit <= 1)).toBe(true);
});

test.for(scalings)("computes lower-is-better as 1 − u: %s", (scaling) => {
  const down = [{ key: "delight", direction: "down" }] as const;
  const up = computeUnits(scaling, [1, 9, 4]);
  expect(computeUnits(scaling, [1, 9, 4], down)).toEqual(up.map((unit) => 1 - unit));
});

test.for(scalings)("ignores missing ratings: %s", (scaling) => {
  const some = [{ ratings: { delight: 3 } }, { ratings: {} }, { ratings: { delight: 8 } }];
  const { value, coverage } = weighted.rate(buildSnapshot(some), define(scaling));
  const [low, high] = computeUnits(scaling, [3, 8]);
  expect([...value]).toEqual([low, Number.NaN, high]);
  expect([...coverage]).toEqual([1, 0, 1]);
});

test.for(scalings)("ignores the declared range: %s", (scaling) => {
  const wide = [{ key: "delight", min: 0, max: 1e6, scale: "log" }] as const;
  const ratings = [-5, 3, 70_000, 12];
  expect(computeUnits(scaling, ratings, wide)).toEqual(computeUnits(scaling, ratings));
});

test.for(scalings)("explains each item with the same bits as its row: %s", (scaling) => {
  const rating = fc.constantFrom(0, -0, 1, 0.1, 3, 1e-320, 1e12, 1e308, -1e308);
  const interval = rating.map((likely) => ({ low: likely, likely, high: 1e308 }));
  const item = fc.record({ delight: rating, upkeep: interval }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), (allRatings) => {
      const items = allRatings.map((ratings, index) => ({ ratings, number: index + 1 }));
      const snapshot = buildSnapshot(items);
      const definition = define(scaling, [{ key: "delight" }, { key: "upkeep" }]);
      const explained = items.map((each) => weighted.explain(each, definition, snapshot));
      const { value, coverage, confidence } = weighted.rate(snapshot, definition);
      expect(explained.map((each) => each.value ?? Number.NaN)).toEqual([...value]);
      expect(explained.map((each) => each.coverage)).toEqual([...coverage]);
      expect(explained.map((each) => each.confidence)).toEqual([...confidence]);
    }),
  );
});

test.for(scalings)("keeps the order of the ratings: %s", (scaling) => {
  const rating = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(rating, { minLength: 2, maxLength: 30 }), (ratings) => {
      const rising = computeUnits(
        scaling,
        ratings.toSorted((a, b) => a - b),
      );
      expect(rising.every((unit, index) => index === 0 || unit >= (rising[index - 1] ?? 0))).toBe(
        true,
      );
    }),
  );
});

test("explains an item with its original ratings", () => {
  const items = [2, 4, 10].map((delight) => ({ ratings: { delight } }));
  const explanation = weighted.explain(
    { ratings: {}, number: 2 },
    define("min-max"),
    buildSnapshot(items),
  );
  expect(explanation.value).toBe(0.25); // (4 − 2) / (10 − 2)
  expect(explanation.parts).toEqual([
    {
      input: "delight",
      criterion: "delight",
      name: "Delight",
      rating: 4,
      weight: 1,
      contribution: 0.25,
    },
  ]);
  expect(explanation.reason).toBe(
    "Score 0.25: delight accounts for all of it, with ratings scaled by min-max among 3 items.",
  );
  expect(explanation.category).toBe("Low");
  const alone = weighted.explain({ ratings: { delight: 4 } }, define("min-max"));
  expect(alone.value).toBe(0.5);
});

test("marks a definition as relative, except with the default scaling", () => {
  expect(define("percentile")).toMatchObject({ relative: true, scaling: "percentile" });
  const plain = weighted.define({ criteria });
  expect(weighted.define({ criteria, scaling: "absolute" })).toEqual(plain);
  expect(plain).not.toHaveProperty("relative");
  expect(listFaultPointers("rice", { scaling: "absolute" })).toEqual(["/scaling"]);
});

function define(scaling: CohortScaling, scaledCriteria = criteria) {
  return weighted.define({ criteria: scaledCriteria, scaling });
}

/** Computes the units of ratings: the scores of items with one criterion. */
function computeUnits(
  scaling: CohortScaling,
  ratings: readonly number[],
  scaledCriteria: readonly CriterionRequest[] = criteria,
): number[] {
  const items = ratings.map((delight) => ({ ratings: { delight } }));
  return [
    ...weighted.rate(buildSnapshot(items), weighted.define({ criteria: scaledCriteria, scaling }))
      .value,
  ];
}
