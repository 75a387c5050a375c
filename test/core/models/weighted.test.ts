import { expect, test } from "vitest";
import { type CriterionRequest } from "../../../src/core/models/model.ts";
import { weighted } from "../../../src/core/models/weighted.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";
import { buildSnapshot } from "./snapshots.ts";

const criteria: CriterionRequest[] = [{ key: "delight" }, { key: "upkeep", direction: "down" }];

test("averages unit scales by weight", () => {
  const request = { criteria, weights: { delight: 3, upkeep: 1 } };
  expect(computeValue("weighted", { delight: 10, upkeep: 10 }, request)).toBe(0.75); // ¾ · 1 + ¼ · 0
  expect(computeValue("weighted", { delight: 5.5, upkeep: 1 }, request)).toBe(0.625); // ¾ · ½ + ¼ · 1
});

test("computes lower-is-better as 1 − u", () => {
  const request = { criteria: [{ key: "upkeep", direction: "down", min: 0 }] as const };
  expect(computeValue("weighted", { upkeep: 0 }, request)).toBe(1);
  expect(computeValue("weighted", { upkeep: 10 }, request)).toBe(0);
});

test("omits a missing criterion and renormalises the other weights", () => {
  const definition = weighted.define({ criteria, weights: { delight: 3, upkeep: 1 } });
  const explanation = weighted.explain({ ratings: { delight: 5.5 } }, definition);
  expect(explanation.value).toBe(0.5); // ¾ · ½ / ¾
  expect(explanation.coverage).toBe(0.75);
  expect(explanation.formula).toBe("(0.75 × 0.5) / 0.75 = 0.5");
  expect(explanation.reason).toBe(
    "Score 0.5 from 1 of 2 criteria: delight accounts for all of it.",
  );
  expect(explanation.missing).toEqual(["upkeep"]);
});

test("gives no score when no criterion with a weight is rated", () => {
  const definition = weighted.define({ criteria, weights: { delight: 0 } });
  const { value, reason } = weighted.explain({ ratings: { delight: 5 } }, definition);
  expect(value).toBeUndefined();
  expect(reason).toBe("No score: no criterion that has a weight is rated.");
});

test("has a default weight of 1", () => {
  const weights = weighted.define({ criteria, weights: { delight: 3 } }).criteria;
  expect(weights.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
});

test("takes missing properties from the built-in criterion", () => {
  const [reach] = weighted.define({ criteria: [{ key: "reach" }] }).criteria;
  expect(reach).toMatchObject({ min: 0, max: 1e12, scale: "log", weight: 1 });
  const [own] = weighted.define({ criteria: [{ key: "time_to_market" }] }).criteria;
  expect(own).toMatchObject({ name: "Time to market", min: 1, max: 10, direction: "up" });
});

test("returns the category and the distance to each cut-off", () => {
  const cutoffs = { high: 0.6, medium: 0.25 };
  const definition = weighted.define({ criteria, cutoffs });
  const { category, distance } = weighted.explain({ ratings: { delight: 5.5 } }, definition);
  expect(category).toBe("Medium");
  expect(distance).toEqual({ high: 0.5 - 0.6, medium: 0.25 });
});

test("accepts 200 criteria and rejects 201", () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ key: `criterion_${index}` }));
  const ratings = Object.fromEntries(many.map(({ key }) => [key, 10]));
  const definition = weighted.define({ criteria: many });
  expect(weighted.rate(buildSnapshot([{ ratings }]), definition).value[0]).toBe(1);
  const { value, parts } = weighted.explain({ ratings }, definition);
  let sum = 0;
  for (const { contribution } of parts) {
    sum += contribution;
  }
  expect([value, sum]).toEqual([1, 1]);
  expect(listFaultPointers("weighted", { criteria: [...many, { key: "last" }] })).toEqual([
    "/criteria",
  ]);
});

test("rejects invalid criteria with a pointer to each", () => {
  expect(listFaultPointers("weighted", {})).toEqual(["/criteria"]);
  expect(listFaultPointers("weighted", { criteria: [] })).toEqual(["/criteria"]);
  expect(listFaultPointers("weighted", { criteria: { delight: "joy" } })).toEqual(["/criteria"]);
  expect(
    listFaultPointers("weighted", { criteria: [{ key: "delight" }, { key: "delight" }] }),
  ).toEqual(["/criteria/1/key"]);
  const invalid = [
    { key: "Delight!" },
    { key: "joy", min: 5, max: 5 },
    { key: "a", max: Infinity },
  ];
  expect(listFaultPointers("weighted", { criteria: invalid })).toEqual([
    "/criteria/0/key",
    "/criteria/1/max",
    "/criteria/2/max",
  ]);
});

test("rejects a logarithmic range in which 1 + x equals 1", () => {
  const narrow = { key: "delight", min: 0, max: 1e-17, scale: "log" } as const;
  expect(listFaultPointers("weighted", { criteria: [narrow] })).toEqual(["/criteria/0/max"]);
  const { value } = weighted.explain(
    { ratings: { delight: 1e-17 } },
    weighted.define({ criteria: [{ ...narrow, scale: "linear" }] }),
  );
  expect(value).toBe(1); // a linear range can be as narrow as a double allows
});

test("rejects invalid weights", () => {
  expect(listWeightFaults({ delight: -1 })).toEqual(["/weights/delight"]);
  expect(listWeightFaults({ delight: Number.NaN })).toEqual(["/weights/delight"]);
  expect(listWeightFaults({ delight: Infinity })).toEqual(["/weights/delight"]);
  expect(listWeightFaults({ "a/b": 1 })).toEqual(["/weights/a~1b"]);
  expect(listWeightFaults({ constructor: 1 })).toEqual(["/weights/constructor"]);
  expect(listWeightFaults({ delight: 0, upkeep: 0 })).toEqual(["/weights"]);
});

test("rejects cut-offs out of order", () => {
  for (const cutoffs of [
    { high: 0.4, medium: 0.4 },
    { high: 0.3, medium: 0.4 },
    { high: 1.1, medium: 0.4 },
    { high: 0.7, medium: -0.1 },
    { high: Number.NaN, medium: 0.4 },
  ]) {
    expect(listFaultPointers("weighted", { criteria, cutoffs })).toEqual(["/cutoffs"]);
  }
});

function listWeightFaults(weights: Readonly<Record<string, number>>): string[] {
  return listFaultPointers("weighted", { criteria, weights });
}
