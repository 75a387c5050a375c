import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Rating } from "../../../src/core/item.ts";
import {
  type Definition,
  type DefinitionRequest,
  type Explanation,
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
  /** Parts that are no shares: each is what its criterion's worst rating would cost. */
  readonly isShared?: false;
  /** Criteria that lift some scores and lower others. */
  readonly bent?: readonly string[];
};

const own: DefinitionRequest = {
  criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }, { key: "reach" }],
  weights: { delight: 3, upkeep: 0.7, reach: 1.1 },
};

const judged: DefinitionRequest = {
  criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }, { key: "reach" }],
  judgements: [
    { a: "delight", b: "upkeep", value: 3 },
    { a: "delight", b: "reach", value: 4 },
    { a: "upkeep", b: "reach", value: 2 },
  ],
};

/** Of the items 1 to 5: more may be on a board. */
const fewVotes = [1, 2, 3, 4, 5].map((winner) => ({
  winner,
  loser: (winner % 5) + 1,
  count: winner,
}));

const endless = Number.MAX_VALUE;

const subjects: readonly Subject[] = [
  { name: "qvf", kind: "qvf", request: {}, tolerance: 0, range: [0, 1] },
  { name: "qvf-classic", kind: "qvf-classic", request: {}, tolerance: 0, range: [0, 1] },
  { name: "weighted", kind: "weighted", request: own, tolerance: 0, range: [0, 1] },
  { name: "ahp", kind: "ahp", request: judged, tolerance: 0, range: [0, 1] },
  ...(["min-max", "z-score", "percentile"] as const).map((scaling): Subject => ({
    name: `weighted, ${scaling}`,
    kind: "weighted",
    request: { ...own, scaling },
    tolerance: 0,
    range: [0, 1],
  })),
  { name: "topsis", kind: "topsis", request: own, tolerance: 1e-12, range: [0, 1] },
  {
    name: "weighted-product",
    kind: "weighted-product",
    request: own,
    tolerance: 1e-12,
    range: [0, endless],
  },
  { name: "votes", kind: "votes", request: { votes: fewVotes }, tolerance: 0, range: [0, 1] },
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
  {
    name: "value-effort",
    kind: "value-effort",
    request: {},
    tolerance: 1e-12,
    range: [0, endless],
  },
  { name: "opportunity", kind: "opportunity", request: {}, tolerance: 0, range: [0, 20] },
  {
    name: "kano",
    kind: "kano",
    request: {},
    tolerance: 1e-12,
    range: [0, 2],
    bent: ["kano_must_be", "kano_attractive"],
  },
  { name: "moscow", kind: "moscow", request: {}, tolerance: 0, range: [0, 3] },
  {
    name: "formula",
    kind: "formula",
    request: {
      expression: "(value * 2 + urgency) / max(effort, 1) + coalesce(reach, 7) ** 0.3",
      criteria: [
        { key: "value" },
        { key: "urgency" },
        { key: "effort", direction: "down", min: 0, max: 20 },
      ],
    },
    tolerance: 0,
    range: [-endless, endless],
    isShared: false,
  },
  { name: "trending", kind: "trending", request: {}, tolerance: 0, range: [-endless, endless] },
];

/** Lines of an explanation that no rating stands behind. */
const unrated = new Set(["cap", "created", "wins"]);

describe.for(subjects)("$name", ({ kind, request, tolerance, range, isShared, bent = [] }) => {
  const model = modelOf(kind);
  const definition = model.define(request);
  const { criteria } = definition;
  const asked = criteria.filter(({ key }) => key !== "priority");
  const isRelative = definition.relative === true;

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

  test.skipIf(isShared === false)("has parts that add up to the value", () => {
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

  test.skipIf(isRelative || asked.length === 0)(
    "goes the way each criterion says when a rating grows",
    () => {
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
    },
  );

  test.skipIf(isRelative)("does not change an item's score because of another item", () => {
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

  test("names what is missing, and only that", () => {
    fc.assert(
      fc.property(itemOf(asked), ({ ratings }) => {
        const { missing, parts } = model.explain({ ratings, priority: "low" }, definition);
        const absent = asked.filter(({ key }) => !Object.hasOwn(ratings, key));
        expect([...missing].toSorted()).toEqual(
          [...new Set(absent.map(({ key }) => key))].toSorted(),
        );
        expect(parts.filter(({ slot }) => !unrated.has(slot))).toHaveLength(criteria.length);
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

/** Each item explained where it stands: on a board with the others. */
function toldOf(model: Model, definition: Definition, items: readonly Rated[]): Explanation[] {
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
