import fc from "fast-check";
import { expect, test } from "vitest";
import { type Definition, type DefinitionRequest } from "../../../src/core/models/model.ts";
import { requireModelKind, allModels } from "../../../src/core/models/registry.ts";
import { exponential } from "../../../src/core/numeric/exponential.ts";
import {
  type WeightedScoring,
  buildWeightedScoring,
} from "../../../src/core/stability/weighted-scoring.ts";
import { boardOf, itemsOf } from "../models/boards.ts";

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

/** Of distances, which cancel out where ratings of 1 and 1e12 meet: whole numbers. */
const distant = { criteria, weights: { delight: 3, upkeep: 1, crowd: 2 } };

test("every model that says it goes by weights is held to it below", () => {
  const means = allModels.filter(({ mean }) => mean !== undefined).map(({ kind }) => kind);
  expect(new Set(requests.map(([kind]) => kind))).toEqual(new Set(means));
  const distances = allModels.filter((model) => model.distances !== undefined);
  expect(distances.map(({ kind }) => kind)).toEqual(["topsis"]);
});

test.for(requests)("the mean that %s says it is, %o, is its score", ([kind, request]) => {
  const model = requireModelKind(kind);
  const definition = model.define(request);
  const {
    readUnits,
    fixed = [],
    max = Infinity,
    isLog,
  } = model.mean ?? { readUnits: () => nothing };
  const weighed = definition.criteria.filter(
    ({ input, weight }) => weight > 0 && !fixed.includes(input),
  );
  const shares = weighed.map(({ weight }) => weight);
  fc.assert(
    fc.property(itemsOf(definition.criteria), (items) => {
      const board = boardOf(items);
      const { value } = model.rate(board, definition);
      const readers = weighed.map((criterion) => readUnits(board, definition)(criterion));
      const means = Array.from({ length: board.count }, (_, row) => {
        const units = readers.map((unitAt) => unitAt(row));
        return scoreOf(Math.min(meanOf(units, shares), max), isLog);
      });
      expect(means.filter((mean, row) => !isNear(mean, value[row] ?? Number.NaN))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test.for(requests)("by any weights, %s is what is drawn of it, %o", ([kind, request]) => {
  const model = requireModelKind(kind);
  const definition = model.define(request);
  fc.assert(
    fc.property(itemsOf(definition.criteria), someWeights, (items, parts) => {
      const board = boardOf(items);
      const { weighable, reweighed, shares } = otherwise({ kind, definition }, board, parts);
      const drawn = weighable.buildScorer(0, board.count)(shares);
      const scores = drawn.map((score) => scoreOf(score, weighable.meanInputs?.isLog));
      const { value } = model.rate(board, reweighed);
      expect(scores.filter((score, row) => !isNear(score, value[row] ?? Number.NaN))).toEqual(
        new Float64Array(0),
      );
    }),
    { numRuns: 60 },
  );
});

const wholeItems = fc.array(
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

test("by any weights, topsis is what is drawn of it", () => {
  const model = requireModelKind("topsis");
  const definition = model.define(distant);
  fc.assert(
    fc.property(wholeItems, someWeights, (given, parts) => {
      const board = boardOf(given.map((ratings) => ({ ratings })));
      const { weighable, reweighed, shares } = otherwise(
        { kind: "topsis", definition },
        board,
        parts,
      );
      const drawn = weighable.buildScorer(0, board.count)(shares);
      const { value } = model.rate(board, reweighed);
      expect(drawn.filter((score, row) => !isNear(score, value[row] ?? Number.NaN))).toEqual(
        new Float64Array(0),
      );
    }),
    { numRuns: 300 },
  );
});

/** A definition by other weights, and these as shares of what anybody may weigh. */
function otherwise(
  { kind, definition }: { readonly kind: string; readonly definition: Definition },
  board: ReturnType<typeof boardOf>,
  parts: readonly number[],
): { weighable: WeightedScoring; reweighed: Definition; shares: Float64Array } {
  const inUse = { id: kind, revision: 1, model: requireModelKind(kind), definition };
  const weighable = buildWeightedScoring({
    snapshot: board,
    rows: Uint32Array.from(board.number.keys()),
    inUse,
  });
  if (weighable === undefined) {
    throw new TypeError(`${kind} does not say how it goes by weights.`);
  }
  const total = weighable.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const given = weighable.criteria.map((_, at) => parts[at] ?? 1);
  const sum = given.reduce((before, each) => before + each, 0);
  const shares = Float64Array.from(given, (each) => each / sum);
  const bySlot = new Map(weighable.criteria.map(({ input }, at) => [input, shares[at] ?? 0]));
  const reweighed = definition.criteria.map((each) => {
    const share = bySlot.get(each.input);
    return share === undefined ? each : { ...each, weight: share * total };
  });
  return { weighable, reweighed: { ...definition, criteria: reweighed }, shares };
}

/** No score is beyond all numbers. */
function scoreOf(mean: number, isLog: true | undefined): number {
  const score = isLog ? exponential(mean) : mean;
  return Number.isFinite(score) ? score : Number.NaN;
}

/** Within rounding; no score is none. */
function isNear(score: number, own: number): boolean {
  return Number.isNaN(score)
    ? Number.isNaN(own)
    : Math.abs(score - own) <= 1e-9 * Math.max(1, Math.abs(own));
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
