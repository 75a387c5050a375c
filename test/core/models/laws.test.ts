import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Rating } from "../../../src/core/item.ts";
import {
  type Definition,
  type DefinitionRequest,
  type Model,
  type Rated,
  type Weighted,
} from "../../../src/core/models/model.ts";
import { modelOf } from "../../../src/core/models/registry.ts";
import { boardOf, itemOf, itemsOf } from "./boards.ts";

type Subject = {
  readonly name: string;
  readonly kind: string;
  readonly request: DefinitionRequest;
  /** How exactly the parts add up: to the last bit, or relatively. */
  readonly tolerance: number;
  readonly range: readonly [number, number];
};

const own: DefinitionRequest = {
  criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }, { key: "reach" }],
  weights: { delight: 3, upkeep: 0.7, reach: 1.1 },
};

const endless = Number.MAX_VALUE;

const subjects: readonly Subject[] = [
  { name: "qvf", kind: "qvf", request: {}, tolerance: 0, range: [0, 1] },
  { name: "qvf-classic", kind: "qvf-classic", request: {}, tolerance: 0, range: [0, 1] },
  { name: "weighted", kind: "weighted", request: own, tolerance: 0, range: [0, 1] },
  {
    name: "weighted-product",
    kind: "weighted-product",
    request: own,
    tolerance: 1e-12,
    range: [0, endless],
  },
  { name: "wsjf", kind: "wsjf", request: {}, tolerance: 1e-12, range: [0.003, endless] },
  { name: "cd3", kind: "cd3", request: {}, tolerance: 1e-12, range: [0, endless] },
  { name: "rice", kind: "rice", request: {}, tolerance: 1e-12, range: [0, endless] },
  { name: "ice", kind: "ice", request: {}, tolerance: 1e-12, range: [1, 1000] },
  {
    name: "ice, mean",
    kind: "ice",
    request: { aggregation: "mean" },
    tolerance: 1e-12,
    range: [1, 10],
  },
];

describe.for(subjects)("$name", ({ kind, request, tolerance, range }) => {
  const model = modelOf(kind);
  const definition = model.define(request);
  const { criteria } = definition;
  const asked = criteria.filter(({ key }) => key !== "priority");

  test("explains with the very bits of the kernel", () => {
    fc.assert(
      fc.property(itemsOf(asked), (items) => {
        const { value, coverage, confidence } = model.rate(boardOf(items), definition);
        for (const [row, item] of items.entries()) {
          const told = model.explain(item, definition);
          expect(told.value ?? Number.NaN).toBe(value[row]);
          expect(told.coverage).toBe(coverage[row]);
          expect(told.confidence).toBe(confidence[row]);
        }
      }),
    );
  });

  test("has parts that add up to the value", () => {
    fc.assert(
      fc.property(itemOf(asked), (item) => {
        const { value = 0, parts } = model.explain(item, definition);
        let sum = 0;
        for (const { part } of parts) {
          sum += part;
        }
        // A part is no finer than the smallest double, however small the value is.
        const grain = parts.length * Number.MIN_VALUE;
        expect(Math.abs(sum - value)).toBeLessThanOrEqual(tolerance * Math.abs(value) + grain);
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

  test("goes the way each criterion says when a rating grows", () => {
    const moves = fc.record({
      item: itemOf(asked, { isWithin: true, isComplete: true }),
      criterion: fc.constantFrom(...asked),
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

  test("does not change an item's score because of another item", () => {
    fc.assert(
      fc.property(itemsOf(asked), (items) => {
        const { value } = model.rate(boardOf(items), definition);
        const alone = items.map((item) => model.rate(boardOf([item]), definition).value[0]);
        expect([...value]).toEqual(alone);
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
        expect(parts.filter(({ slot }) => slot !== "cap")).toHaveLength(criteria.length);
      }),
    );
  });

  test("gives one sentence as the reason and its numbers in the formula", () => {
    fc.assert(
      fc.property(itemOf(asked), (item) => {
        const { value, reason, formula } = model.explain(item, definition);
        expect(reason).toMatch(/^[A-Z].*\.$/u);
        expect(reason.startsWith("No score: ")).toBe(value === undefined);
        expect(formula.includes(" = ")).toBe(value !== undefined);
      }),
    );
  });

  test("scores a board without rows, and one whose criteria nobody rated", () => {
    expect(model.rate(boardOf([]), definition).value).toHaveLength(0);
    const { value, coverage } = model.rate(boardOf([{ ratings: {} }]), definition);
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

function scored(model: Model, definition: Definition, items: readonly Rated[]): number[] {
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

function rerated(item: Rated, { key, min, max }: Weighted, at: number): Rated {
  const rating: Rating = min + at * (Math.min(max, 1e6) - min);
  return { ...item, ratings: { ...item.ratings, [key]: rating } };
}
