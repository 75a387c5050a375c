import fc from "fast-check";
import { expect, test } from "vitest";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { findCoverageNote } from "../../../src/core/stability/coverage-note.ts";
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
const criteria = ["value", "speed", "trust"].map((key) => ({
  ...{ key, name: key, unit: "points", direction: "up" as const },
  ...{ min: 0, max: 10 },
}));

test("tracks exactly the items with a score, whatever weights are drawn", () => {
  fc.assert(
    fc.property(arbitraryItems(criteria), rules, (items, rule) => {
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

test("an item below the smallest coverage takes no rank of a scored item in any draw", () => {
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

test.for(["weighted", "weighted-product", "topsis"])(
  "assumed ratings of %s count in every draw as complete ratings do",
  (kind) => {
    const request = buildWeightedRequest({ value: 3, speed: 1 });
    const positive = {
      ...request,
      criteria: [
        { key: "value", min: 1 },
        { key: "speed", min: 1 },
      ],
    };
    const assumed = [
      { ratings: { value: 9 } },
      { ratings: { value: 5, speed: 8 } },
      { ratings: { value: 2, speed: 1 } },
    ];
    const complete = assumed.with(0, { ratings: { value: 9, speed: 1 } });
    const [a, b] = [assumed, complete].map(
      (items) =>
        analyseItems(items, kind, { request: { ...positive, missing: "worst" } }).stability,
    );
    expect(a?.method).toBe("weights");
    // The norm of topsis also counts a rating at the worst end, so only its order is the same.
    expect(a?.best).toEqual(b?.best);
    expect(kind === "topsis" ? a?.worst : [a?.sum, a?.change]).toEqual(
      kind === "topsis" ? b?.worst : [b?.sum, b?.change],
    );
  },
);

test("states that the model's own weights decide about the coverage", () => {
  const definition = { kind: "weighted", criteria: [] };
  expect(findCoverageNote({ ...definition, minCoverage: 0.5 })).toContain("own weights");
  expect(findCoverageNote(definition)).toBeUndefined();
});
