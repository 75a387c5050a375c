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
import { boardOf, itemOf, itemsOf } from "./boards.ts";
import { subjects } from "./subjects.ts";

/** Lines of an explanation that no rating stands behind. */
const unrated = new Set(["cap", "created", "wins"]);

const models = subjects.map((subject) => {
  const model = requireModelKind(subject.kind);
  const definition = model.define(subject.request);
  const asked = definition.criteria.filter(({ key }) => key !== "priority");
  return Object.assign({}, subject, { model, definition, asked });
});

const withShares = models.filter(({ isShared }) => isShared !== false);
const absolute = models.filter(({ definition }) => definition.relative !== true);
const absoluteWithRatings = absolute.filter(({ asked }) => asked.length > 0);

describe.for(models)("$name", ({ kind, model, definition, asked, range }) => {
  test("explains with the very bits of the kernel", () => {
    fc.assert(
      fc.property(itemsOf(asked), (items) => {
        const { value, coverage, confidence } = model.rate(boardOf(items), definition);
        for (const [row, told] of toldOf(model, definition, items).entries()) {
          expect(told.value ?? Number.NaN).toBe(value[row]);
          expect(told.coverage).toBe(coverage[row]);
          expect(told.confidence).toBe(confidence[row]);
        }
      }),
    );
  });

  test("stays in its range and never gives −0 or infinity", () => {
    fc.assert(
      fc.property(itemsOf(asked), (items) => {
        for (const value of scored(model, definition, items)) {
          expect(Object.is(value, -0)).toBe(false);
          expect(value).toBeGreaterThanOrEqual(range[0] * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(range[1]);
        }
      }),
    );
  });

  test("has coverage and confidence within 0–1, confidence never the larger", () => {
    fc.assert(
      fc.property(itemsOf(asked), (items) => {
        const { coverage, confidence } = model.rate(boardOf(items), definition);
        for (const row of items.keys()) {
          const [covered = -1, sure = -1] = [coverage[row], confidence[row]];
          expect(0 <= sure && sure <= covered && covered <= 1).toBe(true);
        }
      }),
    );
  });

  test("names what is missing, and only that", () => {
    fc.assert(
      fc.property(itemOf(asked), ({ ratings }) => {
        const { missing, parts } = model.explain({ ratings, priority: "low" }, definition);
        const absent = asked.filter(({ key }) => !Object.hasOwn(ratings, key));
        expect([...missing].toSorted()).toEqual(
          [...new Set(absent.map(({ key }) => key))].toSorted(),
        );
        expect(parts.filter(({ slot }) => !unrated.has(slot))).toHaveLength(
          definition.criteria.length,
        );
      }),
    );
  });

  test("gives one sentence as the reason and its numbers in the formula", () => {
    fc.assert(
      fc.property(itemsOf(asked), (items) => {
        for (const { value, reason, formula } of toldOf(model, definition, items)) {
          expect(reason).toMatch(/^[A-Z].*\.$/u);
          expect(reason.startsWith("No score: ")).toBe(value === undefined);
          expect(formula.includes(" = ")).toBe(value !== undefined);
        }
      }),
    );
  });

  test("scores a board without rows, and one whose criteria nobody rated", () => {
    expect(model.rate(boardOf([]), definition).value).toHaveLength(0);
    const { value, coverage } = model.rate(boardOf([{ ratings: {}, number: 99 }]), definition);
    expect(Number.isNaN(value[0])).toBe(kind !== "qvf-classic");
    expect(coverage[0]).toBe(0);
  });

  test("treats a rating that is no number as missing", () => {
    const ratings = Object.fromEntries(asked.map(({ key }) => [key, Number.NaN]));
    expect(model.explain({ ratings }, definition).coverage).toBe(0);
  });

  test("says whether its scores have categories by having cut-offs", () => {
    expect(definition.cutoffs !== undefined).toBe(model.isUnitScale);
  });
});

describe.for(withShares)("$name", ({ model, definition, asked, tolerance }) => {
  test("has parts that add up to the value", () => {
    fc.assert(
      fc.property(itemsOf(asked), (items) => {
        for (const { value = 0, parts } of toldOf(model, definition, items)) {
          // A part is no finer than the smallest double, however small the value is.
          const grain = parts.length * Number.MIN_VALUE;
          const error = Math.abs(sumOf(parts.map(({ part }) => part)) - value);
          expect(error).toBeLessThanOrEqual(tolerance * Math.abs(value) + grain);
        }
      }),
    );
  });
});

describe.for(absoluteWithRatings)("$name", ({ model, definition, asked, bent = [] }) => {
  test("goes the way each criterion says when a rating grows", () => {
    const moves = fc.record({
      item: itemOf(asked, { isWithin: true, isComplete: true }),
      criterion: fc.constantFrom(...asked.filter(({ key }) => !bent.includes(key))),
      two: fc.tuple(unit(), unit()),
    });
    fc.assert(
      fc.property(moves, ({ item, criterion, two: [a, b] }) => {
        const less = model.explain(rerated(item, criterion, Math.min(a, b)), definition).value;
        const more = model.explain(rerated(item, criterion, Math.max(a, b)), definition).value;
        const rise = (more ?? Number.NaN) - (less ?? Number.NaN);
        const isRight = criterion.direction === "up" ? rise >= -slack(less) : rise <= slack(less);
        expect(isRight || Number.isNaN(rise)).toBe(true);
      }),
    );
  });
});

describe.for(absolute)("$name", ({ model, definition, asked }) => {
  test("does not change an item's score because of another item", () => {
    fc.assert(
      fc.property(itemsOf(asked), (items) => {
        const { value } = model.rate(boardOf(items), definition);
        const alone = items.map((item, row) => {
          const board = boardOf([{ ...item, number: row + 1 }]);
          return model.rate(board, definition).value[0];
        });
        expect([...value]).toEqual(alone);
      }),
    );
  });
});

/** Each item explained where it stands: on a board with the others. */
function toldOf(model: Model, definition: Definition, items: readonly RatedItem[]): Explanation[] {
  const board = boardOf(items);
  return items.map((item, row) => model.explain({ ...item, number: row + 1 }, definition, board));
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
  }
  return sum;
}

function scored(model: Model, definition: Definition, items: readonly RatedItem[]): number[] {
  const { value } = model.rate(boardOf(items), definition);
  return [...value].filter((score) => !Number.isNaN(score));
}

function unit(): fc.Arbitrary<number> {
  return fc.double({ min: 0, max: 1, noNaN: true });
}

/** Rounding may take back one part in 10¹² of what a rating moved. */
function slack(value = 0): number {
  return Math.abs(value) * 1e-12;
}

function rerated(item: RatedItem, { key, min, max }: WeightedCriterion, at: number): RatedItem {
  const rating: Rating = min + at * (Math.min(max, 1e6) - min);
  return { ...item, ratings: { ...item.ratings, [key]: rating } };
}
