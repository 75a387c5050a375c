import { expect, test } from "vitest";
import { cd3 } from "../../../src/core/models/cd3.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";

const definition = cd3.define({});

test("divides the cost of delay by the duration", () => {
  expect(computeValue("cd3", { cost_of_delay: 10, duration: 2 })).toBe(5); // 10 / 2
  expect(computeValue("cd3", { cost_of_delay: 30, duration: 4 })).toBe(7.5); // 30 / 4
});

test("orders two jobs so that they earn more over six weeks", () => {
  // A earns +10 a week after 2 weeks, B +30 after 4, on a base of 10 a week:
  // A, B: 6 × 10 + 4 × 10 + 0 × 30 = 100;  B, A: 6 × 10 + 2 × 30 + 0 × 10 = 120.
  const a = computeValue("cd3", { cost_of_delay: 10, duration: 2 }) ?? 0;
  const b = computeValue("cd3", { cost_of_delay: 30, duration: 4 }) ?? 0;
  expect(b).toBeGreaterThan(a);
});

test("shows the item's numbers in the formula and the reason", () => {
  const ratings = { cost_of_delay: 30, duration: 4 };
  const { formula, reason, parts } = cd3.explain({ ratings }, definition);
  expect(formula).toBe("30 / 4 = 7.5");
  expect(reason).toBe("Cost of delay 30 a week over 4 weeks.");
  expect(parts.map(({ contribution }) => contribution)).toEqual([7.5, 0]);
});

test.for([
  [{ cost_of_delay: 30 }, "No score: duration is missing."],
  [{ duration: 4 }, "No score: cost_of_delay is missing."],
  [{ cost_of_delay: 30, duration: 0 }, "No score: duration must be more than 0."],
] as const)("gives no score but a reason: %o", ([ratings, expected]) => {
  const { value, reason } = cd3.explain({ ratings }, definition);
  expect(value).toBeUndefined();
  expect(reason).toBe(expected);
});

test("has a lower confidence for a wide interval", () => {
  const ratings = { cost_of_delay: { low: 10, likely: 30, high: 50 }, duration: 4 };
  const { value, coverage, confidence } = cd3.explain({ ratings }, definition);
  expect(value).toBe(7.5); // the likely 30 / 4
  expect(coverage).toBe(1);
  expect(confidence).toBeCloseTo(2 / 3, 12); // ½ · (1 − 40 / 60) + ½ · 1
});

test("rejects weights and presets", () => {
  expect(listFaultPointers("cd3", { weights: { duration: 1 }, preset: "x" })).toEqual([
    "/preset",
    "/weights",
  ]);
});
