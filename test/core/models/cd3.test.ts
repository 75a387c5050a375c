import { expect, test } from "vitest";
import { cd3 } from "../../../src/core/models/cd3.ts";
import { pointersOf, valueOf } from "./refusals.ts";

const definition = cd3.define({});

test("divides the cost of delay by the duration", () => {
  expect(valueOf("cd3", { cost_of_delay: 10, duration: 2 })).toBe(5); // 10 / 2
  expect(valueOf("cd3", { cost_of_delay: 30, duration: 4 })).toBe(7.5); // 30 / 4
});

test("orders two jobs the way that yields more over six weeks", () => {
  // A earns +10 a week after 2 weeks, B +30 after 4, on a base of 10 a week:
  // A, B: 6 × 10 + 4 × 10 + 0 × 30 = 100;  B, A: 6 × 10 + 2 × 30 + 0 × 10 = 120.
  const a = valueOf("cd3", { cost_of_delay: 10, duration: 2 }) ?? 0;
  const b = valueOf("cd3", { cost_of_delay: 30, duration: 4 }) ?? 0;
  expect(b).toBeGreaterThan(a);
});

test("says its formula and its reason in the item's numbers", () => {
  const ratings = { cost_of_delay: 30, duration: 4 };
  const { formula, reason, parts } = cd3.explain({ ratings }, definition);
  expect(formula).toBe("30 / 4 = 7.5");
  expect(reason).toBe("Cost of delay 30 a week over 4 weeks.");
  expect(parts.map(({ contribution }) => contribution)).toEqual([7.5, 0]);
});

test.for([
  [{ cost_of_delay: 30 }, "No score: duration is missing."],
  [{ duration: 4 }, "No score: cost_of_delay is missing."],
  [{ cost_of_delay: 30, duration: 0 }, "No score: duration has to be more than 0."],
] as const)("gives no score and says why: %o", ([ratings, why]) => {
  const { value, reason } = cd3.explain({ ratings }, definition);
  expect(value).toBeUndefined();
  expect(reason).toBe(why);
});

test("is less sure of a wide interval", () => {
  const ratings = { cost_of_delay: { low: 10, likely: 30, high: 50 }, duration: 4 };
  const { value, coverage, confidence } = cd3.explain({ ratings }, definition);
  expect(value).toBe(7.5); // the likely 30 / 4
  expect(coverage).toBe(1);
  expect(confidence).toBeCloseTo(2 / 3, 12); // ½ · (1 − 40 / 60) + ½ · 1
});

test("refuses weights and presets", () => {
  expect(pointersOf("cd3", { weights: { duration: 1 }, preset: "x" })).toEqual([
    "/preset",
    "/weights",
  ]);
});
