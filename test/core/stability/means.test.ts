import fc from "fast-check";
import { expect, test } from "vitest";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { modelOf, models } from "../../../src/core/models/registry.ts";
import { boardOf, itemsOf } from "../models/boards.ts";

const criteria = [
  { key: "delight" },
  { key: "upkeep", direction: "down" },
  { key: "crowd", min: 0, max: 1e6, scale: "log" },
] as const;

const weights = { delight: 3, upkeep: 0, crowd: 2 };

const judgements = [
  { a: "delight", b: "upkeep", value: 2 },
  { a: "upkeep", b: "crowd", value: 2 },
  { a: "delight", b: "crowd", value: 4 },
];

const requests: readonly (readonly [kind: string, request: DefinitionRequest])[] = [
  ["weighted", { criteria, weights }],
  ["weighted", { criteria, weights, scaling: "min-max" }],
  ["weighted", { criteria, weights, scaling: "z-score" }],
  ["weighted", { criteria, weights, scaling: "percentile" }],
  ["ahp", { criteria, judgements }],
  ["qvf", {}],
  ["qvf", { preset: "startup" }],
  ["qvf-classic", {}],
  ["qvf-classic", { preset: "enterprise" }],
];

test("every model that says it is a mean is held to it below", () => {
  const means = models.filter(({ mean }) => mean !== undefined).map(({ kind }) => kind);
  expect(new Set(requests.map(([kind]) => kind))).toEqual(new Set(means));
});

test.for(requests)("the mean that %s says it is, %o, is its score", ([kind, request]) => {
  const model = modelOf(kind);
  const definition = model.define(request);
  const { unitsOf, fixed = [], max = Infinity } = model.mean ?? { unitsOf: () => nothing };
  const weighed = definition.criteria.filter(
    ({ slot, weight }) => weight > 0 && !fixed.includes(slot),
  );
  const shares = weighed.map(({ weight }) => weight);
  fc.assert(
    fc.property(itemsOf(definition.criteria), (items) => {
      const board = boardOf(items);
      const { value } = model.rate(board, definition);
      const readers = weighed.map((criterion) => unitsOf(board, definition)(criterion));
      const means = Array.from({ length: board.count }, (_, row) => {
        const units = readers.map((unitAt) => unitAt(row));
        return Math.min(meanOf(units, shares), max);
      });
      expect(means.filter((mean, row) => !isNear(mean, value[row] ?? Number.NaN))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** Within rounding; no score is none. */
function isNear(mean: number, score: number): boolean {
  return Number.isNaN(mean) ? Number.isNaN(score) : Math.abs(mean - score) < 1e-9;
}

function nothing(): () => number {
  return () => Number.NaN;
}

/** NaN where nothing is rated. */
function meanOf(units: readonly number[], weightsOf: readonly number[]): number {
  let [sum, rated] = [0, 0];
  for (const [at, unit] of units.entries()) {
    const weight = Number.isNaN(unit) ? 0 : (weightsOf[at] ?? 0);
    sum += weight === 0 ? 0 : weight * unit;
    rated += weight;
  }
  return sum / rated;
}
