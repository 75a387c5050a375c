import fc from "fast-check";
import { expect, test } from "vitest";
import { type DefinitionRequest, type RatedItem } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { findAnalysisNote } from "../../../src/core/stability/analysis-note.ts";
import { readItemAcceptability } from "../../../src/core/stability/item-acceptability.ts";
import { arbitraryItems } from "../models/snapshots.ts";
import { analyseItems, buildWeightedRequest } from "./analyse-items.ts";

const weighted = buildWeightedRequest({ value: 3, speed: 1, trust: 2 });
const rules = fc.constantFrom<DefinitionRequest>(
  { missing: "worst" },
  { missing: "neutral" },
  { missing: "none" },
  { minCoverage: 0.5 },
  { missing: "neutral", minCoverage: 0.7 },
);
const { criteria: inputs } = requireModelKind("weighted").define(weighted);

test("tracks exactly the items with a score, whatever weights are drawn", () => {
  fc.assert(
    fc.property(arbitraryItems(inputs), rules, (items, rule) => {
      const { ranking, stability } = analyseItems(items, "weighted", {
        request: { ...weighted, ...rule },
        draws: 16,
      });
      const scored = ranking.count - ranking.unscored;
      expect(stability.count).toBe(scored);
      expect(Math.max(0, ...stability.worst)).toBeLessThanOrEqual(scored);
    }),
    { numRuns: 60 },
  );
});

test("an item below the minimum coverage takes no rank of a scored item in any draw", () => {
  const items = [
    { ratings: { speed: 10 } },
    { ratings: { value: 5, speed: 5, trust: 5 } },
    { ratings: { value: 4, speed: 4, trust: 4 } },
  ];
  const options = { request: { ...weighted, minCoverage: 0.5 } };
  const { ranking, stability } = analyseItems(items, "weighted", options);
  expect([...ranking.number]).toEqual([2, 3, 1]);
  expect(readItemAcceptability(stability, 0)).toMatchObject({ pRank: 1, worst: 1 });
  // Without the option, it is first in every draw.
  const { stability: renormalised } = analyseItems(items, "weighted", { request: weighted });
  expect(readItemAcceptability(renormalised, 1)).toMatchObject({ best: 2, worst: 2 });
});

const sparse = [
  { ratings: { value: 9 } },
  { ratings: { value: 5, speed: 8 } },
  { ratings: { value: 2, speed: 1 } },
];
const filled = sparse.with(0, { ratings: { value: 9, speed: 1 } });

/** Analyses items by two criteria from 1 to 10, whose worst rating is 1. */
function analysePair(kind: string, items: readonly RatedItem[]) {
  const criteria = [
    { key: "value", min: 1 },
    { key: "speed", min: 1 },
  ];
  const request = { criteria, weights: { value: 3, speed: 1 }, missing: "worst" } as const;
  const { method, best, worst, sum, change } = analyseItems(items, kind, { request }).stability;
  return { method, best, worst, sum, change };
}

test.for(["weighted", "weighted-product"])(
  "assumed ratings of %s count in every draw as complete ratings do",
  (kind) => {
    const analysis = analysePair(kind, sparse);
    expect(analysis.method).toBe("weights");
    expect(analysis).toEqual(analysePair(kind, filled));
  },
);

test("assumed ratings of topsis count in every draw, without a share in the norm", () => {
  const analysis = analysePair("topsis", sparse);
  const complete = analysePair("topsis", filled);
  expect(analysis.method).toBe("weights");
  expect([analysis.best, analysis.worst]).toEqual([complete.best, complete.worst]);
});

test("states that items that fail a gate have no shares", () => {
  const gates = { gates: [], failed: Uint8Array.of(0, 1), failingCount: 1 };
  const definition = { kind: "weighted", criteria: [] };
  expect(findAnalysisNote(definition, { method: "none" }, { gates })).toContain("fail a gate");
});

test("states that the model's own weights decide about the coverage", () => {
  const definition = { kind: "weighted", criteria: [] };
  const withMinimum = { ...definition, minCoverage: 0.5 };
  for (const method of ["weights", "weights-and-ratings"] as const) {
    expect(findAnalysisNote(withMinimum, { method }, {})).toContain("own weights");
  }
  expect(findAnalysisNote(withMinimum, { method: "ratings" }, {})).toBeUndefined();
  expect(findAnalysisNote(definition, { method: "weights" }, {})).toBeUndefined();
});
