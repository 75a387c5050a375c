import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Rating } from "../../../src/core/item/item.ts";
import {
  type Definition,
  type Explanation,
  type Model,
  type RatedItem,
  type WeightedCriterion,
} from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { arbitraryItem, arbitraryItems, buildSnapshot } from "./snapshots.ts";
import { subjects } from "./subjects.ts";

/** The inputs of parts without a criterion. */
const extraInputs = new Set(["cap", "created", "wins"]);

const models = subjects.map((subject) => {
  const model = requireModelKind(subject.kind);
  const definition = model.define(subject.request);
  const ratedCriteria = definition.criteria.filter(({ key }) => key !== "priority");
  return Object.assign({}, subject, { model, definition, ratedCriteria });
});

const withShares = models.filter(({ isShared }) => isShared !== false);
const absolute = models.filter(({ definition }) => definition.relative !== true);
const absoluteWithRatings = absolute.filter(({ ratedCriteria }) => ratedCriteria.length > 0);

describe.for(models)("$name", ({ model, definition, ratedCriteria, range, scoresUnrated }) => {
  test("explains every item with the same bits as the kernel", () => {
    fc.assert(
      fc.property(arbitraryItems(ratedCriteria), (items) => {
        const { value, coverage, confidence } = model.rate(buildSnapshot(items), definition);
        for (const [row, explanation] of explainAll(model, definition, items).entries()) {
          expect(explanation.value ?? Number.NaN).toBe(value[row]);
          expect(explanation.coverage).toBe(coverage[row]);
          expect(explanation.confidence).toBe(confidence[row]);
        }
      }),
    );
  });

  test("stays in its range and never gives −0 or infinity", () => {
    fc.assert(
      fc.property(arbitraryItems(ratedCriteria), (items) => {
        for (const value of listScores(model, definition, items)) {
          expect(Object.is(value, -0)).toBe(false);
          expect(value).toBeGreaterThanOrEqual(range[0] * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(range[1]);
        }
      }),
    );
  });

  test("has 0 ≤ confidence ≤ coverage ≤ 1", () => {
    fc.assert(
      fc.property(arbitraryItems(ratedCriteria), (items) => {
        const { coverage, confidence } = model.rate(buildSnapshot(items), definition);
        for (const row of items.keys()) {
          const [covered = -1, confident = -1] = [coverage[row], confidence[row]];
          expect(0 <= confident && confident <= covered && covered <= 1).toBe(true);
        }
      }),
    );
  });

  test("lists exactly the missing criteria", () => {
    fc.assert(
      fc.property(arbitraryItem(ratedCriteria), ({ ratings }) => {
        const { missing, parts } = model.explain({ ratings, priority: "low" }, definition);
        const absent = ratedCriteria.filter(({ key }) => !Object.hasOwn(ratings, key));
        expect([...missing].toSorted()).toEqual(
          [...new Set(absent.map(({ key }) => key))].toSorted(),
        );
        expect(parts.filter(({ input }) => !extraInputs.has(input))).toHaveLength(
          definition.criteria.length,
        );
      }),
    );
  });

  test("has a reason of one sentence, and a formula with a result if there is a score", () => {
    fc.assert(
      fc.property(arbitraryItems(ratedCriteria), (items) => {
        for (const { value, reason, formula } of explainAll(model, definition, items)) {
          expect(reason).toMatch(/^[A-Z].*\.$/u);
          expect(reason.startsWith("No score: ")).toBe(value === undefined);
          expect(formula.includes(" = ")).toBe(value !== undefined);
        }
      }),
    );
  });

  test("scores a snapshot without rows, and one without ratings", () => {
    expect(model.rate(buildSnapshot([]), definition).value).toHaveLength(0);
    const { value, coverage } = model.rate(
      buildSnapshot([{ ratings: {}, number: 99 }]),
      definition,
    );
    expect(Number.isNaN(value[0])).toBe(scoresUnrated !== true);
    expect(coverage[0]).toBe(0);
  });

  test("treats NaN as a missing rating", () => {
    const ratings = Object.fromEntries(ratedCriteria.map(({ key }) => [key, Number.NaN]));
    expect(model.explain({ ratings }, definition).coverage).toBe(0);
  });

  test("has cut-offs if and only if its scores are within 0–1", () => {
    expect(definition.cutoffs !== undefined).toBe(model.isUnitScale);
  });
});

describe.for(withShares)("$name", ({ model, definition, ratedCriteria, tolerance }) => {
  test("has parts that add up to the value", () => {
    fc.assert(
      fc.property(arbitraryItems(ratedCriteria), (items) => {
        for (const { value = 0, parts } of explainAll(model, definition, items)) {
          // A part cannot be smaller than the smallest double, even for a tiny value.
          const underflow = parts.length * Number.MIN_VALUE;
          const error = Math.abs(addUp(parts.map(({ contribution }) => contribution)) - value);
          expect(error).toBeLessThanOrEqual(tolerance * Math.abs(value) + underflow);
        }
      }),
    );
  });
});

describe.for(absoluteWithRatings)(
  "$name",
  ({ model, definition, ratedCriteria, nonMonotone = [] }) => {
    test("changes the score in the declared direction when a rating grows", () => {
      const moves = fc.record({
        item: arbitraryItem(ratedCriteria, { isWithin: true, isComplete: true }),
        criterion: fc.constantFrom(
          ...ratedCriteria.filter(({ key }) => !nonMonotone.includes(key)),
        ),
        positions: fc.tuple(unit(), unit()),
      });
      fc.assert(
        fc.property(moves, ({ item, criterion, positions: [a, b] }) => {
          const less = model.explain(withRating(item, criterion, Math.min(a, b)), definition).value;
          const more = model.explain(withRating(item, criterion, Math.max(a, b)), definition).value;
          const rise = (more ?? Number.NaN) - (less ?? Number.NaN);
          const isRight =
            criterion.direction === "up"
              ? rise >= -roundingTolerance(less)
              : rise <= roundingTolerance(less);
          expect(isRight || Number.isNaN(rise)).toBe(true);
        }),
      );
    });
  },
);

describe.for(absolute)("$name", ({ model, definition, ratedCriteria }) => {
  test("does not depend on other items", () => {
    fc.assert(
      fc.property(arbitraryItems(ratedCriteria), (items) => {
        const { value } = model.rate(buildSnapshot(items), definition);
        const separateScores = items.map((item, row) => {
          const snapshot = buildSnapshot([{ ...item, number: row + 1 }]);
          return model.rate(snapshot, definition).value[0];
        });
        expect([...value]).toEqual(separateScores);
      }),
    );
  });
});

/** Explains each item among the others of a snapshot. */
function explainAll(
  model: Model,
  definition: Definition,
  items: readonly RatedItem[],
): Explanation[] {
  const snapshot = buildSnapshot(items);
  return items.map((item, row) =>
    model.explain({ ...item, number: row + 1 }, definition, snapshot),
  );
}

function addUp(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
  }
  return sum;
}

function listScores(model: Model, definition: Definition, items: readonly RatedItem[]): number[] {
  const { value } = model.rate(buildSnapshot(items), definition);
  return [...value].filter((score) => !Number.isNaN(score));
}

function unit(): fc.Arbitrary<number> {
  return fc.double({ min: 0, max: 1, noNaN: true });
}

/** Returns the tolerance for rounding: one part in 10¹² of a score. */
function roundingTolerance(value = 0): number {
  return Math.abs(value) * 1e-12;
}

/** Returns an item with a rating at a position from 0 (min) to 1 (max) of the range. */
function withRating(item: RatedItem, { key, min, max }: WeightedCriterion, at: number): RatedItem {
  const rating: Rating = min + at * (Math.min(max, 1e6) - min);
  return { ...item, ratings: { ...item.ratings, [key]: rating } };
}
