import { expect, test } from "vitest";
import { wsjf } from "../../../src/core/models/wsjf.ts";
import { pointersOf, valueOf } from "./refusals.ts";

const definition = wsjf.define({});

function job(user_value: number, time_criticality: number, risk_reduction: number) {
  return { user_value, time_criticality, risk_reduction };
}

test("divides the cost of delay by the size of the job", () => {
  const ratings = { ...job(13, 8, 5), job_size: 3 };
  const { value, formula, reason } = wsjf.explain({ ratings }, definition);
  expect(value).toBe(26 / 3); // (13 + 8 + 5) / 3 = 8.67
  expect(formula).toBe("(13 + 8 + 5) / 3 = 8.67");
  expect(reason).toBe("Cost of delay 26 over a job of size 3: user value carries half of it.");
});

test("puts the smaller job first although the larger one is worth more", () => {
  const large = valueOf("wsjf", { ...job(100, 50, 20), job_size: 10 });
  const small = valueOf("wsjf", { ...job(80, 30, 10), job_size: 5 });
  expect([large, small]).toEqual([17, 24]); // 170 / 10, 120 / 5
});

test("has as parts the numbers above the line over the size", () => {
  const ratings = { ...job(12, 6, 3), job_size: 3 };
  const { parts } = wsjf.explain({ ratings }, definition);
  expect(parts.map(({ input, contribution }) => [input, contribution])).toEqual([
    ["user_value", 4],
    ["time_criticality", 2],
    ["risk_reduction", 1],
    ["job_size", 0],
  ]);
});

test("counts an unrated addend as the mean of the rated ones", () => {
  const ratings = { user_value: 13, time_criticality: 8, job_size: 3 };
  const { value, coverage, missing, formula } = wsjf.explain({ ratings }, definition);
  expect(value).toBe(10.5); // (13 + 8) × 3/2 / 3
  expect(coverage).toBe(0.75);
  expect(missing).toEqual(["risk_reduction"]);
  expect(formula).toBe("(13 + 8) × 3/2 / 3 = 10.5");
});

test.for([
  [{ ...job(13, 8, 5) }, "No score: job_size is missing."],
  [{ ...job(13, 8, 5), job_size: 0 }, "No score: job_size has to be more than 0."],
  [{ ...job(13, 8, 5), job_size: -3 }, "No score: job_size has to be more than 0."],
  [{ job_size: 3 }, "No score: none of user_value, time_criticality and risk_reduction is rated."],
  [{ ...job(13, 8, 5), job_size: 5e-324 }, "No score: the result is too large to compare."],
] as const)("gives no score and says why: %o", ([ratings, why]) => {
  const { value, reason } = wsjf.explain({ ratings }, definition);
  expect(value).toBeUndefined();
  expect(reason).toBe(why);
});

test("reads another criterion in a slot, on the slot's own range", () => {
  const request = { criteria: { job_size: "story_points" } };
  const ratings = { ...job(10, 5, 5), story_points: 4, job_size: 1 };
  expect(valueOf("wsjf", ratings, request)).toBe(5); // (10 + 5 + 5) / 4
  expect(wsjf.define(request).criteria[3]).toMatchObject({ key: "story_points", max: 1000 });
});

test("refuses what the formula does not have", () => {
  expect(pointersOf("wsjf", { weights: { user_value: 2 } })).toEqual(["/weights"]);
  expect(pointersOf("wsjf", { preset: "agile" })).toEqual(["/preset"]);
  expect(pointersOf("wsjf", { aggregation: "mean" })).toEqual(["/aggregation"]);
  expect(pointersOf("wsjf", { cutoffs: { high: 0.7, medium: 0.4 } })).toEqual(["/cutoffs"]);
  expect(pointersOf("wsjf", { criteria: [{ key: "delight" }] })).toEqual(["/criteria"]);
  expect(pointersOf("wsjf", { criteria: { size: "effort" } })).toEqual(["/criteria/size"]);
  expect(pointersOf("wsjf", { criteria: { job_size: "Size" } })).toEqual(["/criteria/job_size"]);
  expect(pointersOf("wsjf", { criteria: { job_size: "user_value" } })).toEqual([
    "/criteria/job_size",
  ]);
});
