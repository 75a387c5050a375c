import { expect, test } from "vitest";
import { wsjf } from "../../../src/core/models/wsjf.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";

const definition = wsjf.define({});

function buildJob(user_value: number, time_criticality: number, risk_reduction: number) {
  return { user_value, time_criticality, risk_reduction };
}

test("divides the cost of delay by the size of the job", () => {
  const ratings = { ...buildJob(13, 8, 5), job_size: 3 };
  const { value, formula, reason } = wsjf.explain({ ratings }, definition);
  expect(value).toBe(26 / 3); // (13 + 8 + 5) / 3 = 8.67
  expect(formula).toBe("(13 + 8 + 5) / 3 = 8.67");
  expect(reason).toBe("Cost of delay 26 over a job of size 3: user value accounts for half of it.");
});

test("ranks a smaller job above a larger one with a higher cost of delay", () => {
  const large = computeValue("wsjf", { ...buildJob(100, 50, 20), job_size: 10 });
  const small = computeValue("wsjf", { ...buildJob(80, 30, 10), job_size: 5 });
  expect([large, small]).toEqual([17, 24]); // 170 / 10, 120 / 5
});

test("has each addend divided by the size as a part", () => {
  const ratings = { ...buildJob(12, 6, 3), job_size: 3 };
  const { parts } = wsjf.explain({ ratings }, definition);
  expect(parts.map(({ input, contribution }) => [input, contribution])).toEqual([
    ["user_value", 4],
    ["time_criticality", 2],
    ["risk_reduction", 1],
    ["job_size", 0],
  ]);
});

test("counts an unrated addend as 1, the lowest point", () => {
  const ratings = { user_value: 20, job_size: 1 };
  const { value, parts, coverage, missing, formula, reason } = wsjf.explain(
    { ratings },
    definition,
  );
  expect(value).toBe(22); // (20 + 1 + 1) / 1, not 20 × 3 / 1 = 60
  expect(formula).toBe("(20 + 1 + 1) / 1 = 22");
  expect(reason).toBe(
    "Cost of delay 22 over a job of size 1: user value accounts for 91 % of it; time_criticality and risk_reduction are unrated and count as 1.",
  );
  expect(parts.map((part) => [part.rating, part.assumed, part.contribution])).toEqual([
    [20, undefined, 20],
    [undefined, 1, 1],
    [undefined, 1, 1],
    [1, undefined, 0],
  ]);
  expect(coverage).toBe(0.5);
  expect(missing).toEqual(["time_criticality", "risk_reduction"]);
});

test("never gives a higher score to an item because an addend is unrated", () => {
  const rated = computeValue("wsjf", { ...buildJob(20, 1, 1), job_size: 4 });
  expect(computeValue("wsjf", { user_value: 20, job_size: 4 })).toBe(rated);
});

test("counts every missing rating as the worst on request, even the size of the job", () => {
  const request = { missing: "worst" } as const;
  expect(computeValue("wsjf", { user_value: 20 }, request)).toBe(22 / 1000);
  expect(computeValue("wsjf", { job_size: 3 }, request)).toBe(1); // (1 + 1 + 1) / 3
  expect(
    computeValue("wsjf", { user_value: 20, job_size: 4 }, { missing: "none" }),
  ).toBeUndefined();
});

test("counts an unrated addend as the mean of the rated ones on request", () => {
  const ratings = { user_value: 13, time_criticality: 8, job_size: 3 };
  const { value, coverage, missing, formula } = wsjf.explain(
    { ratings },
    wsjf.define({ missing: "renormalise" }),
  );
  expect(value).toBe(10.5); // (13 + 8) × 3/2 / 3
  expect(coverage).toBe(0.75);
  expect(missing).toEqual(["risk_reduction"]);
  expect(formula).toBe("(13 + 8) × 3/2 / 3 = 10.5");
});

test.for([
  [{ ...buildJob(13, 8, 5) }, "No score: job_size is missing."],
  [{ ...buildJob(13, 8, 5), job_size: 0 }, "No score: job_size must be more than 0."],
  [{ ...buildJob(13, 8, 5), job_size: -3 }, "No score: job_size must be more than 0."],
  [{ job_size: 3 }, "No score: none of user_value, time_criticality and risk_reduction is rated."],
  [{ ...buildJob(13, 8, 5), job_size: 5e-324 }, "No score: the result is too large."],
] as const)("gives no score but a reason: %o", ([ratings, expected]) => {
  const { value, reason } = wsjf.explain({ ratings }, definition);
  expect(value).toBeUndefined();
  expect(reason).toBe(expected);
});

test("reads another criterion for an input, on the input's own range", () => {
  const request = { criteria: { job_size: "story_points" } };
  const ratings = { ...buildJob(10, 5, 5), story_points: 4, job_size: 1 };
  expect(computeValue("wsjf", ratings, request)).toBe(5); // (10 + 5 + 5) / 4
  expect(wsjf.define(request).criteria[3]).toMatchObject({ key: "story_points", max: 1000 });
});

test("rejects options that the formula does not have", () => {
  expect(listFaultPointers("wsjf", { weights: { user_value: 2 } })).toEqual(["/weights"]);
  expect(listFaultPointers("wsjf", { preset: "agile" })).toEqual(["/preset"]);
  expect(listFaultPointers("wsjf", { aggregation: "mean" })).toEqual(["/aggregation"]);
  expect(listFaultPointers("wsjf", { cutoffs: { high: 0.7, medium: 0.4 } })).toEqual(["/cutoffs"]);
  expect(listFaultPointers("wsjf", { criteria: [{ key: "delight" }] })).toEqual(["/criteria"]);
  expect(listFaultPointers("wsjf", { criteria: { size: "effort" } })).toEqual(["/criteria/size"]);
  expect(listFaultPointers("wsjf", { criteria: { job_size: "Size" } })).toEqual([
    "/criteria/job_size",
  ]);
  expect(listFaultPointers("wsjf", { criteria: { job_size: "user_value" } })).toEqual([
    "/criteria/job_size",
  ]);
});
