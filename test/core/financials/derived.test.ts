import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cashFlowKey,
  cashFlowsMax,
  financialCriteria,
} from "../../../src/core/financials/criteria.ts";
import {
  computeFinancialMetrics,
  type FinancialCase,
  type FinancialMetric,
} from "../../../src/core/financials/financial-metrics.ts";
import { npv } from "../../../src/core/financials/npv.ts";
import { payback } from "../../../src/core/financials/payback.ts";
import { type Rating, type Ratings } from "../../../src/core/item/item.ts";
import {
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "../../../src/core/models/arithmetic/model-columns.ts";
import { catalogue, requireModelKind } from "../../../src/core/models/registry.ts";
import { buildSnapshot } from "../models/snapshots.ts";

const derivedKeys = ["npv", "roi", "payback", "copq_total", "copq_net", "delay_cost"];

function derive(ratings: Ratings): Record<string, number> {
  const columns = toItemColumns({ ratings });
  return Object.fromEntries(derivedKeys.map((key) => [key, ratingOf(columns, key)]));
}

const none = Object.fromEntries(derivedKeys.map((key) => [key, Number.NaN]));

describe("derived criteria", () => {
  test("are computed by their formulas", () => {
    const flows = { investment: 40_000, cash_flow_1: 50_000, discount_rate: 0.1 };
    expect(derive(flows)["npv"]).toBeCloseTo(5_454.55, 2); // 50000 / 1.10 − 40000
    expect(derive(flows)["roi"]).toBe(0.25); // (50000 − 40000) / 40000
    expect(derive(flows)["payback"]).toBe(0.8); // 40000 / 50000
    const costs = {
      prevention_cost: 10_000,
      appraisal_cost: 5_000,
      internal_failure_cost: 20_000,
      external_failure_cost: 10_000,
    };
    expect(derive(costs)).toEqual({ ...none, copq_total: 45_000 }); // no savings, no net
    expect(derive({ ...costs, quality_savings: 60_000 })["copq_net"]).toBe(15_000);
    const delay = { revenue_per_period: 10_000, delay_periods: 3 };
    expect(derive(delay)).toEqual({ ...none, delay_cost: 30_000 }); // 10000 · 3 · 1³
    expect(derive({ ...delay, delay_periods: 2, escalation: 1.1 })["delay_cost"]).toBeCloseTo(
      24_200, // 10000 · 2 · 1.1²
      9,
    );
  });

  test("are missing, not 0, when an input is missing", () => {
    expect(derive({})).toEqual(none);
    expect(derive({ investment: 1 })).toEqual(none);
    expect(derive({ investment: 1, cash_flow_2: 5 })).toEqual(none); // no first flow
    expect(derive({ investment: 1, cash_flow_1: 1, cash_flow_3: 5 })).toEqual(none); // a gap
    expect(derive({ prevention_cost: 1, appraisal_cost: 1 })).toEqual(none);
    expect(derive({ revenue_per_period: 1 })).toEqual(none);
    expect(derive({ investment: 0, cash_flow_1: 1 })["roi"]).toBeNaN();
    expect(derive({ investment: 1, cash_flow_1: 1, discount_rate: -1 })["npv"]).toBeNaN();
  });

  test("are an NPV without investment, as for `/v1/financials`, but no ROI and payback", () => {
    const flows = { cash_flow_1: 110, cash_flow_2: 242, discount_rate: 0.1 };
    expect(derive(flows)["npv"]).toBeCloseTo(300, 9); // 110 / 1.1 + 242 / 1.21
    expect(derive({ ...flows, investment: 0 })["npv"]).toBe(derive(flows)["npv"]);
    expect(derive({ cash_flow_2: 5 })).toEqual(none);
    const rows = [{ ratings: { ...flows, investment: { low: 1, likely: 2, high: 4 } } }];
    const { ratings } = toModelColumns(buildSnapshot([...rows, { ratings: flows }]));
    const { low, likely, high } = ratings.get("npv") ?? {};
    const second = [low, likely, high].map((column) => column?.[1]);
    expect(second).toEqual(Array(3).fill(derive(flows)["npv"])); // no interval in this row
    fc.assert(
      fc.property(financialItems(), (item) => {
        const { npv: net, roi: ratio, payback: periods } = derive(item);
        const metrics = computeFinancialMetrics(toFinancialCase(item));
        expect([net, ratio]).toEqual([toNumber(metrics.npv), toNumber(metrics.roi)]);
        const isPaidBack = "value" in metrics.payback || metrics.payback.reason !== neverPaidBack;
        expect(periods).toBe(isPaidBack ? toNumber(metrics.payback) : 1_000);
      }),
    );
  });

  test("discount by 10 % without a discount rate", () => {
    expect(derive({ investment: 0, cash_flow_1: 11 })["npv"]).toBe(11 / (1 + 0.1));
  });

  test("have a payback of 1000, the worst value, for flows that never pay back", () => {
    expect(derive({ investment: 9, cash_flow_1: 1 })["payback"]).toBe(1_000);
    expect(catalogue.get("payback")?.max).toBe(1_000);
  });

  test("use the likely value of an interval", () => {
    const investment = { low: 10, likely: 20, high: 50 };
    expect(derive({ investment, cash_flow_1: 30 })["roi"]).toBe(0.5); // (30 − 20) / 20
  });

  test("have an interval from the worse to the better ends of interval inputs", () => {
    const investment = { low: 100, likely: 200, high: 400 };
    const cash_flow_1 = { low: 110, likely: 220, high: 330 };
    const { ratings } = toModelColumns(
      buildSnapshot([
        { ratings: { investment, cash_flow_1, discount_rate: 0.1 } },
        { ratings: { investment: 100, cash_flow_1: 110, discount_rate: 0.1 } },
      ]),
    );
    const readInterval = (key: string, row: number) => {
      const { low, likely, high } = ratings.get(key) ?? {};
      return [low, likely, high].map((column) => Number(column?.[row]?.toFixed(9)) + 0);
    };
    expect(readInterval("npv", 0)).toEqual([-300, 0, 200]); // 110/1.1 − 400, 220/1.1 − 200, 330/1.1 − 100
    expect(readInterval("npv", 1)).toEqual([0, 0, 0]); // points: 110/1.1 − 100
    expect(readInterval("roi", 0)).toEqual([-0.725, 0.1, 2.3]); // (110 − 400)/400, 20/200, 230/100
    expect(readInterval("payback", 0)).toEqual([0.303030303, 0.909090909, 1_000]); // 100/330, 200/220, never
    const costs = { prevention_cost: { low: 1, likely: 2, high: 5 }, appraisal_cost: 1 };
    const failures = { internal_failure_cost: 1, external_failure_cost: 1 };
    const quality = { ...costs, ...failures, quality_savings: { low: 9, likely: 10, high: 20 } };
    const { ratings: copqs } = toModelColumns(buildSnapshot([{ ratings: quality }]));
    const { low, high } = copqs.get("copq_net") ?? {};
    expect([low?.[0], high?.[0]]).toEqual([1, 16]); // 9 − (5 + 3), 20 − (1 + 3)
    expect(copqs.get("copq_total")?.high?.[0]).toBe(8); // 5 + 3
  });

  test("use the likely value for a missing end, and always contain the likely value", () => {
    // an investment of 0 gives no ROI, so the likely value 0.5 is the upper end
    const investment = { low: 0, likely: 20, high: 50 };
    const { ratings } = toModelColumns(
      buildSnapshot([{ ratings: { investment, cash_flow_1: 30 } }]),
    );
    const { low, high } = ratings.get("roi") ?? {};
    expect([low?.[0], high?.[0]]).toEqual([-0.4, 0.5]); // (30 − 50) / 50
    const plain = toModelColumns(
      buildSnapshot([{ ratings: { investment: 1, cash_flow_1: 2 } }]),
    ).ratings;
    expect(plain.get("npv")?.low).toBeUndefined();
    fc.assert(
      fc.property(fc.array(uncertainItems(), { minLength: 1, maxLength: 6 }), (items) => {
        const columns = toModelColumns(
          buildSnapshot(items.map((itemRatings) => ({ ratings: itemRatings }))),
        ).ratings;
        const intervals = derivedKeys.flatMap((key) => {
          const column = columns.get(key);
          const { likely = [] } = column ?? {};
          const [from, to] = [column?.low ?? likely, column?.high ?? likely];
          return Array.from(likely, (value, row) => [from[row], value, to[row]]);
        });
        for (const [a = Number.NaN, b = Number.NaN, c = Number.NaN] of intervals) {
          expect((a <= b && b <= c) || [a, b, c].every(Number.isNaN)).toBe(true);
        }
      }),
    );
  });

  test("do not replace manual ratings", () => {
    const flows = { investment: 100, cash_flow_1: 150, discount_rate: 0 };
    const manual = { low: 1, likely: 2, high: 3 };
    const snapshot = buildSnapshot([{ ratings: { ...flows, npv: manual } }, { ratings: flows }]);
    const column = toModelColumns(snapshot).ratings.get("npv");
    expect([...(column?.likely ?? [])]).toEqual([2, 50]);
    expect([...(column?.low ?? []), ...(column?.high ?? [])]).toEqual([1, 50, 3, 50]);
  });

  test("are computed once per snapshot, and not at all without inputs", () => {
    const snapshot = buildSnapshot([{ ratings: { investment: 1, cash_flow_1: 2 } }]);
    const first = toModelColumns(snapshot).ratings.get("npv");
    expect(toModelColumns(snapshot).ratings.get("npv")).toBe(first);
    const plain = buildSnapshot([{ ratings: { reach: 1 } }]);
    expect(toModelColumns(plain).ratings).toBe(plain.ratings);
  });

  test("are not part of the iterated ratings, so copies do not contain them", () => {
    const snapshot = buildSnapshot([{ ratings: { investment: 1, cash_flow_1: 2 } }]);
    const { ratings } = toModelColumns(snapshot);
    expect(ratings.has("npv")).toBe(true);
    expect([...ratings.keys()]).toEqual(["cash_flow_1", "investment"]);
    expect(ratings.size).toBe(2);
  });

  test("have the same bits as npv and payback, for a snapshot and for a single item", () => {
    fc.assert(
      fc.property(fc.array(financialItems(), { minLength: 1, maxLength: 8 }), (items) => {
        const { ratings } = toModelColumns(
          buildSnapshot(items.map((itemRatings) => ({ ratings: itemRatings }))),
        );
        for (const [row, item] of items.entries()) {
          const single = derive(item);
          expect(derivedKeys.map((key) => ratings.get(key)?.likely[row] ?? Number.NaN)).toEqual(
            Object.values(single),
          );
          const expected = computeDirectly(item);
          expect([single["npv"], single["payback"]]).toEqual([expected.npv, expected.payback]);
        }
      }),
    );
  });

  test("can be used by formulas and by relative models", () => {
    const items = [110, 120, 130].map((cash_flow_1, index) => ({
      number: index + 1,
      ratings: { investment: 100, cash_flow_1, discount_rate: 0 },
    }));
    const snapshot = buildSnapshot(items);
    const formula = requireModelKind("formula");
    const halved = formula.define({ expression: "npv / 2" });
    expect([...formula.rate(snapshot, halved).value]).toEqual([5, 10, 15]);
    const weighted = requireModelKind("weighted");
    const scaled = weighted.define({ criteria: [{ key: "npv" }], scaling: "min-max" });
    expect([...weighted.rate(snapshot, scaled).value]).toEqual([0, 0.5, 1]);
    const explanations = items.map((item) => weighted.explain(item, scaled, snapshot));
    expect(explanations.map(({ value, parts }) => [value, parts[0]?.rating])).toEqual([
      [0, 10],
      [0.5, 20],
      [1, 30],
    ]);
  });

  test("can be used by any model, including qvf-classic", () => {
    const ratings = { investment: 100, cash_flow_1: 108, discount_rate: 0 };
    const weighted = requireModelKind("weighted");
    const criteria = [{ key: "npv", min: 0, max: 10 }];
    const explanation = weighted.explain({ ratings }, weighted.define({ criteria }));
    expect(explanation.value).toBe(0.8); // (108 − 100) / 10
    expect(explanation.parts[0]?.rating).toBe(8);
    const classic = requireModelKind("qvf-classic");
    const definition = classic.define({ criteria: { business_value: "npv" } });
    expect(classic.explain({ ratings }, definition).parts[0]?.rating).toBe(8);
  });
});

test("every financial criterion is in the catalogue and has a range", () => {
  for (const criterion of financialCriteria) {
    expect(catalogue.get(criterion.key)).toEqual(criterion);
    expect(criterion.min).toBeLessThan(criterion.max);
  }
  expect(derivedKeys.filter((key) => !catalogue.has(key))).toEqual([]);
  expect(catalogue.has(cashFlowKey(60))).toBe(true);
});

function financialItems(): fc.Arbitrary<Record<string, Rating>> {
  const money = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const keys = financialCriteria.slice(0, 4).map(({ key }) => key);
  const rest = financialCriteria.map(({ key }) => key).filter((key) => !derivedKeys.includes(key));
  const inputs = [...keys, ...rest.filter((key) => !key.startsWith("cash_flow"))];
  const entries = inputs.map((key) =>
    fc.option(
      (key === "discount_rate" ? fc.double({ min: -1.2, max: 2, noNaN: true }) : money).map(
        (rating) => [[key, rating] as const],
      ),
      { nil: [], freq: 8 },
    ),
  );
  return fc.tuple(...entries).map((pairs) => Object.fromEntries(pairs.flat()));
}

/** Generates the same items with intervals for about half of the ratings. */
function uncertainItems(): fc.Arbitrary<Record<string, Rating>> {
  const widths = fc.array(fc.tuple(fc.boolean(), fc.nat(9), fc.nat(9)), {
    minLength: 1,
    maxLength: 9,
  });
  return fc.tuple(financialItems(), widths).map(([ratings, spread]) =>
    Object.fromEntries(
      Object.entries(ratings).map(([key, rating], index) => {
        const [isWide, below, above] = spread[index % spread.length] ?? [false, 0, 0];
        const likely = Number(rating);
        return [key, isWide ? { low: likely - below, likely, high: likely + above } : rating];
      }),
    ),
  );
}

const neverPaidBack = "cash_flows do not cover the investment";

/** Converts an item's ratings to a case. Cash flows with a gap count as missing. */
function toFinancialCase(ratings: Record<string, Rating>): FinancialCase {
  const flows = Array.from({ length: cashFlowsMax }, (_, index) => ratings[cashFlowKey(index + 1)]);
  const present = flows.slice(0, flows.findLastIndex((flow) => flow !== undefined) + 1);
  const { investment, discount_rate: rate } = ratings;
  return {
    ...(investment !== undefined && { investment: Number(investment) }),
    ...(rate !== undefined && { discountRate: Number(rate) }),
    ...(present.length > 0 && !present.includes(undefined) && { cashFlows: present.map(Number) }),
  };
}

function toNumber(metric: FinancialMetric): number {
  return "value" in metric ? metric.value : Number.NaN;
}

/** Computes NPV and payback of an item's ratings with `npv` and `payback`. */
function computeDirectly(ratings: Record<string, Rating>): { npv: number; payback: number } {
  const readRating = (key: string) => Number(ratings[key] ?? Number.NaN);
  const flows = [1, 2, 3].map((period) => readRating(cashFlowKey(period)));
  const last = flows.findLastIndex((flow) => !Number.isNaN(flow));
  const [rate, investment] = [ratings["discount_rate"] ?? 0.1, readRating("investment")];
  const present = flows.slice(0, last + 1);
  if (last < 0 || present.some((flow) => Number.isNaN(flow))) {
    return { npv: Number.NaN, payback: Number.NaN };
  }
  return {
    npv: npv(present, {
      rate: Number(rate),
      investment: Number.isNaN(investment) ? 0 : investment,
    }),
    payback: Math.min(payback(present, { investment }), 1_000),
  };
}
