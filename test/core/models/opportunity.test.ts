import { expect, test } from "vitest";
import { opportunity } from "../../../src/core/models/opportunity.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";
import { buildSnapshot } from "./snapshots.ts";

const definition = opportunity.define({});

test.for([
  [9, 3, 15], // 9 + (9 − 3)
  [9, 9, 9], // 9 + 0
  [4, 9, 4], // 4 + max(4 − 9, 0)
  [10, 0, 20], // 10 + (10 − 0)
  [0, 10, 0],
] as const)(
  "scores importance %d and satisfaction %d as %d",
  ([importance, satisfaction, expected]) => {
    expect(computeValue("opportunity", { importance, satisfaction })).toBe(expected);
  },
);

test.for([
  [9, 2.9, "Extreme"], // 15.1
  [9, 3, "Solid"], // 15 is not above 15
  [8, 4, "Solid"], // 12
  [8, 4.1, "Neutral"], // 11.9
  [10, 10, "Neutral"], // 10
  [9, 9, "Served"], // 9
] as const)(
  "classifies importance %d and satisfaction %d as %s",
  ([importance, satisfaction, expected]) => {
    const { category } = opportunity.explain({ ratings: { importance, satisfaction } }, definition);
    expect(category).toBe(expected);
  },
);

test("explains the score as importance plus gap", () => {
  const ratings = { importance: 9, satisfaction: 3 };
  const { formula, reason, parts, coverage } = opportunity.explain({ ratings }, definition);
  expect(formula).toBe("9 + max(9 − 3, 0) = 15");
  expect(reason).toBe("Solid: importance 9, satisfaction 3.");
  expect(parts.map(({ contribution }) => contribution)).toEqual([9, 6]);
  expect(coverage).toBe(1);
});

test("gives no score when either is missing, and names it", () => {
  const { value, category, reason, coverage } = opportunity.explain(
    { ratings: { importance: 9 } },
    definition,
  );
  expect([value, category]).toEqual([undefined, undefined]);
  expect(reason).toBe("No score: satisfaction is missing.");
  expect(coverage).toBe(0.5);
  expect(computeValue("opportunity", { satisfaction: 3 })).toBeUndefined();
});

test("clamps a rating to its range", () => {
  expect(computeValue("opportunity", { importance: 90, satisfaction: -5 })).toBe(20); // 10 + (10 − 0)
});

test("gives no class to a row without a score", () => {
  const snapshot = buildSnapshot([
    { ratings: { importance: 9, satisfaction: 0 } },
    { ratings: { importance: 9 } },
  ]);
  expect([...(opportunity.rate(snapshot, definition).classes ?? [])]).toEqual([1, 0]);
});

test("rejects weights, cut-offs and options", () => {
  expect(listFaultPointers("opportunity", { weights: { importance: 2 } })).toEqual(["/weights"]);
  expect(listFaultPointers("opportunity", { cutoffs: { high: 0.7, medium: 0.4 } })).toEqual([
    "/cutoffs",
  ]);
  expect(listFaultPointers("opportunity", { scaling: "z-score" })).toEqual(["/scaling"]);
});
