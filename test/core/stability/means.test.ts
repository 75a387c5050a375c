import fc from "fast-check";
import { expect, test } from "vitest";
import { type Definition, type DefinitionRequest } from "../../../src/core/models/model.ts";
import { requireModelKind, allModels } from "../../../src/core/models/registry.ts";
import { exponential } from "../../../src/core/numeric/exponential.ts";
import {
  type WeightedScoring,
  buildWeightedScoring,
} from "../../../src/core/stability/weighted-scoring.ts";
import { buildSnapshot, arbitraryItems } from "../models/snapshots.ts";

const criteria = [
  { key: "delight" },
  { key: "upkeep", direction: "down" },
  { key: "crowd", min: 0, max: 1e6, scale: "log" },
] as const;

const someWeights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 20, maxLength: 20 });

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
  ["weighted-product", { criteria, weights }],
  ["weighted-product", { criteria }],
];

const topsisRequest = { criteria, weights: { delight: 3, upkeep: 1, crowd: 2 } };

test("the requests cover every model with a mean, and only topsis has distances", () => {
  const means = allModels.filter(({ mean }) => mean !== undefined).map(({ kind }) => kind);
  expect(new Set(requests.map(([kind]) => kind))).toEqual(new Set(means));
  const distances = allModels.filter((model) => model.distances !== undefined);
  expect(distances.map(({ kind }) => kind)).toEqual(["topsis"]);
});

test.for(requests)("the mean of %s equals its score: %o", ([kind, request]) => {
  const model = requireModelKind(kind);
  const definition = model.define(request);
  const {
    readUnits,
    fixed = [],
    max = Infinity,
    isLog,
  } = model.mean ?? { readUnits: () => readNoUnits };
  const weighted = definition.criteria.filter(
    ({ input, weight }) => weight > 0 && !fixed.includes(input),
  );
  const shares = weighted.map(({ weight }) => weight);
  fc.assert(
    fc.property(arbitraryItems(definition.criteria), (items) => {
      const snapshot = buildSnapshot(items);
      const { value } = model.rate(snapshot, definition);
      const readers = weighted.map((criterion) => readUnits(snapshot, definition)(criterion));
      const means = Array.from({ length: snapshot.count }, (_, row) => {
        const units = readers.map((readUnit) => readUnit(row));
        return toScore(Math.min(computeMean(units, shares), max), isLog);
      });
      expect(means.filter((mean, row) => !isClose(mean, value[row] ?? Number.NaN))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test.for(requests)("the scorer of %s equals the model at any weights: %o", ([kind, request]) => {
  const model = requireModelKind(kind);
  const definition = model.define(request);
  fc.assert(
    fc.property(arbitraryItems(definition.criteria), someWeights, (items, parts) => {
      const snapshot = buildSnapshot(items);
      const { scoring, reweighted, shares } = reweight({ kind, definition }, snapshot, parts);
      const sums = scoring.buildScorer(0, snapshot.count)(shares);
      const scores = sums.map((score) => toScore(score, scoring.meanInputs?.isLog));
      const { value } = model.rate(snapshot, reweighted);
      expect(scores.filter((score, row) => !isClose(score, value[row] ?? Number.NaN))).toEqual(
        new Float64Array(0),
      );
    }),
    { numRuns: 60 },
  );
});

/** Integer ratings: squared distances of 1 and 1e12 would cancel. */
const integerItems = fc.array(
  fc.record(
    {
      delight: fc.integer({ min: -3, max: 12 }),
      upkeep: fc.integer({ min: 0, max: 3 }),
      crowd: fc.constantFrom(0, 7),
    },
    { requiredKeys: [] },
  ),
  { minLength: 1, maxLength: 12 },
);

test("the scorer of topsis equals the model at any weights", () => {
  const model = requireModelKind("topsis");
  const definition = model.define(topsisRequest);
  fc.assert(
    fc.property(integerItems, someWeights, (items, parts) => {
      const snapshot = buildSnapshot(items.map((ratings) => ({ ratings })));
      const { scoring, reweighted, shares } = reweight(
        { kind: "topsis", definition },
        snapshot,
        parts,
      );
      const scores = scoring.buildScorer(0, snapshot.count)(shares);
      const { value } = model.rate(snapshot, reweighted);
      expect(scores.filter((score, row) => !isClose(score, value[row] ?? Number.NaN))).toEqual(
        new Float64Array(0),
      );
    }),
    { numRuns: 300 },
  );
});

/**
 * Returns the definition with other weights, and these weights as shares of the variable weight.
 */
function reweight(
  { kind, definition }: { readonly kind: string; readonly definition: Definition },
  snapshot: ReturnType<typeof buildSnapshot>,
  parts: readonly number[],
): { scoring: WeightedScoring; reweighted: Definition; shares: Float64Array } {
  const resolvedModel = { id: kind, revision: 1, model: requireModelKind(kind), definition };
  const scoring = buildWeightedScoring({
    snapshot: snapshot,
    rows: Uint32Array.from(snapshot.number.keys()),
    resolvedModel,
  });
  if (scoring === undefined) {
    throw new TypeError(`${kind} defines neither a weighted mean nor distances.`);
  }
  const total = scoring.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const numbers = scoring.criteria.map((_, index) => parts[index] ?? 1);
  const partSum = numbers.reduce((sum, number) => sum + number, 0);
  const shares = Float64Array.from(numbers, (number) => number / partSum);
  const byInput = new Map(scoring.criteria.map(({ input }, index) => [input, shares[index] ?? 0]));
  const reweighted = definition.criteria.map((criterion) => {
    const share = byInput.get(criterion.input);
    return share === undefined ? criterion : { ...criterion, weight: share * total };
  });
  return { scoring: scoring, reweighted: { ...definition, criteria: reweighted }, shares };
}

/** Returns the score of a mean; an infinite score counts as none. */
function toScore(mean: number, isLog: true | undefined): number {
  const score = isLog ? exponential(mean) : mean;
  return Number.isFinite(score) ? score : Number.NaN;
}

/** Returns whether two scores are equal within rounding, or both missing. */
function isClose(score: number, expected: number): boolean {
  return Number.isNaN(score)
    ? Number.isNaN(expected)
    : Math.abs(score - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

function readNoUnits(): () => number {
  return () => Number.NaN;
}

/** Computes the weighted mean of the units; NaN if no unit has a weight. */
function computeMean(units: readonly number[], itemWeights: readonly number[]): number {
  let [sum, ratedWeight] = [0, 0];
  for (const [index, unit] of units.entries()) {
    const weight = Number.isNaN(unit) ? 0 : (itemWeights[index] ?? 0);
    sum += weight === 0 ? 0 : weight * unit;
    ratedWeight += weight;
  }
  return sum / ratedWeight;
}
