import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copq } from "../../../src/core/financials/copq.ts";
import { delayCost } from "../../../src/core/financials/delay-cost.ts";
import { computeFinancialMetrics } from "../../../src/core/financials/financial-metrics.ts";
import { npv } from "../../../src/core/financials/npv.ts";
import { payback } from "../../../src/core/financials/payback.ts";
import { roi } from "../../../src/core/financials/roi.ts";

const flowLists = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 });

describe("net present value", () => {
  test("discounts each flow by its period and subtracts the investment", () => {
    expect(npv([50_000], { rate: 0.1, investment: 0 })).toBeCloseTo(45_454.55, 2); // 50000 / 1.10
    // 500 / 1.1 + 600 / 1.21 − 900 = 454.545 + 495.868 − 900
    expect(npv([500, 600], { rate: 0.1, investment: 900 })).toBeCloseTo(50.413, 3);
    expect(npv([], { rate: 0.1, investment: 900 })).toBe(-900);
    expect(npv([100, 200], { rate: 0, investment: 50 })).toBe(250);
  });

  test("accepts negative rates above −1", () => {
    expect(npv([50], { rate: -0.5, investment: 0 })).toBe(100); // 50 / 0.5
    expect(npv([50], { rate: -1, investment: 0 })).toBeNaN();
    expect(npv([50], { rate: -3, investment: 0 })).toBeNaN();
  });

  test("is NaN when an input or the result is not finite", () => {
    expect(npv([Number.NaN], { rate: 0.1, investment: 0 })).toBeNaN();
    expect(npv([Infinity], { rate: 0.1, investment: 0 })).toBeNaN();
    expect(npv([1], { rate: 0.1, investment: Number.NaN })).toBeNaN();
    expect(npv(Array(600).fill(1), { rate: -0.999, investment: 0 })).toBeNaN(); // 1000^600
  });

  test("falls as the rate rises when no flow is negative", () => {
    const incomes = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 60 });
    const rate = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(incomes, rate, rate, (flows, a, b) => {
        const low = npv(flows, { rate: Math.min(a, b), investment: 0 });
        const high = npv(flows, { rate: Math.max(a, b), investment: 0 });
        expect(high).toBeLessThanOrEqual(low * (1 + 1e-12));
      }),
    );
  });
});

test("return on investment divides the gain by the investment", () => {
  expect(roi(180_000, 100_000)).toBe(0.8); // (180000 − 100000) / 100000 = 80 %
  expect(roi(50, 100)).toBe(-0.5);
  expect(roi(100, 0)).toBeNaN();
  expect(roi(100, -1)).toBeNaN();
  expect(roi(Number.NaN, 1)).toBeNaN();
  expect(roi(1e12, 1e-300)).toBeNaN(); // not finite
});

describe("payback", () => {
  test("counts periods, and the needed share of the last one", () => {
    expect(payback([400, 400, 400], { investment: 1_000 })).toBe(2.5); // 2 + (1000 − 800) / 400
    expect(payback([1_000], { investment: 1_000 })).toBe(1);
    expect(payback([100, -50, 200], { investment: 150 })).toBe(2.5); // 2 + (150 − 50) / 200
    expect(payback([100], { investment: 0 })).toBe(0);
  });

  test("is later when the flows are discounted", () => {
    // 110 / 1.1 = 100, 121 / 1.21 = 100: 1 + 50 / 100
    expect(payback([110, 121], { investment: 150, rate: 0.1 })).toBeCloseTo(1.5, 12);
  });

  test("is infinite when the flows do not reach the investment", () => {
    expect(payback([100, 100], { investment: 201 })).toBe(Infinity);
    expect(payback([], { investment: 1 })).toBe(Infinity);
    expect(payback([-100], { investment: 1 })).toBe(Infinity);
    expect(payback([Number.NaN, 100], { investment: 1 })).toBeNaN();
    expect(payback([100], { investment: Number.NaN })).toBeNaN();
    expect(payback([100], { investment: 1, rate: -1 })).toBeNaN();
  });

  test("lies in the first period whose cumulative flow covers the investment", () => {
    const investments = fc.double({ min: 1, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(flowLists, investments, (flows, investment) => {
        let sum = 0;
        const covered = flows.findIndex((flow) => (sum += flow) >= investment);
        const periods = payback(flows, { investment });
        expect(periods === Infinity).toBe(covered < 0);
        expect(covered < 0 || (periods >= covered && periods <= covered + 1)).toBe(true);
      }),
    );
  });
});

test("cost of quality adds up four costs", () => {
  const costs = { prevention: 10_000, appraisal: 5_000, internalFailure: 20_000 };
  expect(copq({ ...costs, externalFailure: 10_000 })).toBe(45_000); // 10000 + 5000 + 20000 + 10000
  expect(60_000 - copq({ ...costs, externalFailure: 10_000 })).toBe(15_000);
  expect(copq({ ...costs, externalFailure: Number.NaN })).toBeNaN();
});

test("cost of delay multiplies revenue, periods and the escalation of each period", () => {
  const revenuePerPeriod = 10_000;
  expect(delayCost({ revenuePerPeriod, periods: 3, escalation: 1 })).toBe(30_000); // 10000 · 3
  // 10000 · 2 · 1.1²
  expect(delayCost({ revenuePerPeriod, periods: 2, escalation: 1.1 })).toBeCloseTo(24_200, 9);
  // 10000 · 0.5 · √4
  expect(delayCost({ revenuePerPeriod, periods: 0.5, escalation: 4 })).toBeCloseTo(10_000, 9);
  expect(delayCost({ revenuePerPeriod, periods: 0, escalation: 7 })).toBe(0);
  expect(delayCost({ revenuePerPeriod, periods: 1_000, escalation: 100 })).toBeNaN(); // 100^1000
  expect(delayCost({ revenuePerPeriod, periods: 1, escalation: 0 })).toBeNaN();
  expect(delayCost({ revenuePerPeriod, periods: -1, escalation: 1 })).toBeNaN();
  expect(delayCost({ revenuePerPeriod, periods: Number.NaN, escalation: 1 })).toBeNaN();
});

describe("computeFinancialMetrics", () => {
  test("returns every metric when all inputs are present", () => {
    const metrics = computeFinancialMetrics({
      investment: 1_000,
      cashFlows: [600, 600],
      discountRate: 0,
      returned: 1_800,
      preventionCost: 1,
      appraisalCost: 2,
      internalFailureCost: 3,
      externalFailureCost: 4,
      savings: 30,
      revenuePerPeriod: 10,
      periods: 3,
    });
    expect(metrics).toEqual({
      discountRate: 0,
      npv: { value: 200 }, // 600 + 600 − 1000
      formula: "600 / 1 + 600 / 1^2 − 1000 = 200",
      roi: { value: 0.8 }, // (1800 − 1000) / 1000: `returned` takes precedence over the flows
      payback: { value: 1 + 400 / 600 },
      discountedPayback: { value: 1 + 400 / 600 },
      copqTotal: { value: 10 },
      copqNet: { value: 20 },
      delayCost: { value: 30 },
    });
  });

  test("discounts by 10 % by default and shows the rate in the formula", () => {
    const { discountRate, formula, roi: ratio } = computeFinancialMetrics({ cashFlows: [50_000] });
    expect([discountRate, formula]).toEqual([0.1, "50000 / 1.1 − 0 = 45454.55"]);
    expect(ratio).toEqual({ reason: "investment is missing" });
  });

  test("names a missing input for each metric when there are no inputs", () => {
    expect(computeFinancialMetrics({})).toEqual({
      discountRate: 0.1,
      npv: { reason: "cash_flows is missing" },
      roi: { reason: "investment is missing" },
      payback: { reason: "investment is missing" },
      discountedPayback: { reason: "investment is missing" },
      copqTotal: { reason: "prevention_cost is missing; send 0 if there is none" },
      copqNet: { reason: "prevention_cost is missing; send 0 if there is none" },
      delayCost: { reason: "revenue_per_period is missing" },
    });
  });

  test("gives a reason for inputs without a result", () => {
    const cashFlows = [100, -50];
    expect(computeFinancialMetrics({ investment: 0, cashFlows }).roi).toEqual({
      reason: "investment must be above 0",
    });
    expect(computeFinancialMetrics({ investment: 500, cashFlows }).payback).toEqual({
      reason: "cash_flows do not cover the investment",
    });
    expect(computeFinancialMetrics({ cashFlows, discountRate: -1 }).npv).toEqual({
      reason: "discount_rate must be above -1",
    });
    expect(
      computeFinancialMetrics({ revenuePerPeriod: 1, periods: 1, escalation: 0 }).delayCost,
    ).toEqual({
      reason: "escalation must be above 0 and periods must not be negative",
    });
    expect(computeFinancialMetrics({ cashFlows: [1e308, 1e308], discountRate: 0 }).npv).toEqual({
      reason: "the result is too large; use a larger unit of money",
    });
  });

  test("shows ten terms of the NPV and the number of other terms", () => {
    const { formula } = computeFinancialMetrics({
      cashFlows: [-5, ...Array<number>(599).fill(-1)],
    });
    expect(formula).toMatch(
      /^−5 \/ 1\.1 − 1 \/ 1\.1\^2 − .* − 1 \/ 1\.1\^10 \+ … \(590 more\) − 0 = /,
    );
  });
});
