import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cashFlowKey, financialCriteria } from "../../../src/core/financials/criteria.ts";
import { npv } from "../../../src/core/financials/npv.ts";
import { payback } from "../../../src/core/financials/payback.ts";
import { type Rating, type Ratings } from "../../../src/core/item/item.ts";
import {
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "../../../src/core/models/arithmetic/model-columns.ts";
import { catalogue, requireModelKind } from "../../../src/core/models/registry.ts";
import { boardOf } from "../models/boards.ts";

const derived = ["npv", "roi", "payback", "copq_total", "copq_net", "delay_cost"];

function derivedFrom(ratings: Ratings): Record<string, number> {
  const columns = toItemColumns({ ratings });
  return Object.fromEntries(derived.map((key) => [key, ratingOf(columns, key)]));
}

const none = Object.fromEntries(derived.map((key) => [key, Number.NaN]));

describe("criteria that follow from an item's finances", () => {
  test("are what the formulas say", () => {
    const flows = { investment: 40_000, cash_flow_1: 50_000, discount_rate: 0.1 };
    expect(derivedFrom(flows)["npv"]).toBeCloseTo(5_454.55, 2); // 50000 / 1.10 − 40000
    expect(derivedFrom(flows)["roi"]).toBe(0.25); // (50000 − 40000) / 40000
    expect(derivedFrom(flows)["payback"]).toBe(0.8); // 40000 / 50000
    const costs = {
      prevention_cost: 10_000,
      appraisal_cost: 5_000,
      internal_failure_cost: 20_000,
      external_failure_cost: 10_000,
    };
    expect(derivedFrom(costs)).toEqual({ ...none, copq_total: 45_000 }); // no savings, no net
    expect(derivedFrom({ ...costs, quality_savings: 60_000 })["copq_net"]).toBe(15_000);
    const delay = { revenue_per_period: 10_000, delay_periods: 3 };
    expect(derivedFrom(delay)).toEqual({ ...none, delay_cost: 30_000 }); // 10000 · 3 · 1³
    expect(derivedFrom({ ...delay, delay_periods: 2, escalation: 1.1 })["delay_cost"]).toBeCloseTo(
      24_200, // 10000 · 2 · 1.1²
      9,
    );
  });

  test("are missing where an input is, and never 0", () => {
    expect(derivedFrom({})).toEqual(none);
    expect(derivedFrom({ investment: 1 })).toEqual(none);
    expect(derivedFrom({ cash_flow_1: 1 })).toEqual(none);
    expect(derivedFrom({ investment: 1, cash_flow_2: 5 })).toEqual(none); // no first flow
    expect(derivedFrom({ investment: 1, cash_flow_1: 1, cash_flow_3: 5 })).toEqual(none); // a gap
    expect(derivedFrom({ prevention_cost: 1, appraisal_cost: 1 })).toEqual(none);
    expect(derivedFrom({ revenue_per_period: 1 })).toEqual(none);
    expect(derivedFrom({ investment: 0, cash_flow_1: 1 })["roi"]).toBeNaN();
    expect(derivedFrom({ investment: 1, cash_flow_1: 1, discount_rate: -1 })["npv"]).toBeNaN();
  });

  test("discount by a tenth where no rate is said", () => {
    expect(derivedFrom({ investment: 0, cash_flow_1: 11 })["npv"]).toBe(11 / (1 + 0.1));
  });

  test("say 1000 periods of what never pays back: the worst there is", () => {
    expect(derivedFrom({ investment: 9, cash_flow_1: 1 })["payback"]).toBe(1_000);
    expect(catalogue.get("payback")?.max).toBe(1_000);
  });

  test("take the likely value of an interval", () => {
    const investment = { low: 10, likely: 20, high: 50 };
    expect(derivedFrom({ investment, cash_flow_1: 30 })["roi"]).toBe(0.5); // (30 − 20) / 20
  });

  test("lie between what follows from the worse and from the better ends of intervals", () => {
    const investment = { low: 100, likely: 200, high: 400 };
    const cash_flow_1 = { low: 110, likely: 220, high: 330 };
    const { ratings } = toModelColumns(
      boardOf([
        { ratings: { investment, cash_flow_1, discount_rate: 0.1 } },
        { ratings: { investment: 100, cash_flow_1: 110, discount_rate: 0.1 } },
      ]),
    );
    const bandOf = (key: string, row: number) => {
      const { low, likely, high } = ratings.get(key) ?? {};
      return [low, likely, high].map((column) => Number(column?.[row]?.toFixed(9)) + 0);
    };
    expect(bandOf("npv", 0)).toEqual([-300, 0, 200]); // 110/1.1 − 400, 220/1.1 − 200, 330/1.1 − 100
    expect(bandOf("npv", 1)).toEqual([0, 0, 0]); // points: 110/1.1 − 100
    expect(bandOf("roi", 0)).toEqual([-0.725, 0.1, 2.3]); // (110 − 400)/400, 20/200, 230/100
    expect(bandOf("payback", 0)).toEqual([0.303030303, 0.909090909, 1_000]); // 100/330, 200/220, never
    const costs = { prevention_cost: { low: 1, likely: 2, high: 5 }, appraisal_cost: 1 };
    const failures = { internal_failure_cost: 1, external_failure_cost: 1 };
    const quality = { ...costs, ...failures, quality_savings: { low: 9, likely: 10, high: 20 } };
    const { ratings: copqs } = toModelColumns(boardOf([{ ratings: quality }]));
    const { low, high } = copqs.get("copq_net") ?? {};
    expect([low?.[0], high?.[0]]).toEqual([1, 16]); // 9 − (5 + 3), 20 − (1 + 3)
    expect(copqs.get("copq_total")?.high?.[0]).toBe(8); // 5 + 3
  });

  test("have no interval where an end has no value, and none that leaves the likely one out", () => {
    // at an investment of 0 there is no ROI: what is likely, 0.5, is its own upper end
    const investment = { low: 0, likely: 20, high: 50 };
    const { ratings } = toModelColumns(boardOf([{ ratings: { investment, cash_flow_1: 30 } }]));
    const { low, high } = ratings.get("roi") ?? {};
    expect([low?.[0], high?.[0]]).toEqual([-0.4, 0.5]); // (30 − 50) / 50
    const plain = toModelColumns(boardOf([{ ratings: { investment: 1, cash_flow_1: 2 } }])).ratings;
    expect(plain.get("npv")?.low).toBeUndefined();
    fc.assert(
      fc.property(fc.array(unsure(), { minLength: 1, maxLength: 6 }), (items) => {
        const columns = toModelColumns(boardOf(items.map((each) => ({ ratings: each })))).ratings;
        const kept = derived.flatMap((key) => {
          const column = columns.get(key);
          const { likely = [] } = column ?? {};
          const [from, to] = [column?.low ?? likely, column?.high ?? likely];
          return Array.from(likely, (each, row) => [from[row], each, to[row]]);
        });
        for (const [a = Number.NaN, b = Number.NaN, c = Number.NaN] of kept) {
          expect((a <= b && b <= c) || [a, b, c].every(Number.isNaN)).toBe(true);
        }
      }),
    );
  });

  test("give way to what somebody rated by hand, row by row", () => {
    const flows = { investment: 100, cash_flow_1: 150, discount_rate: 0 };
    const byHand = { low: 1, likely: 2, high: 3 };
    const board = boardOf([{ ratings: { ...flows, npv: byHand } }, { ratings: flows }]);
    const column = toModelColumns(board).ratings.get("npv");
    expect([...(column?.likely ?? [])]).toEqual([2, 50]);
    expect([...(column?.low ?? []), ...(column?.high ?? [])]).toEqual([1, 50, 3, 50]);
  });

  test("are worked out once a board, and cost a board without inputs nothing", () => {
    const board = boardOf([{ ratings: { investment: 1, cash_flow_1: 2 } }]);
    const first = toModelColumns(board).ratings.get("npv");
    expect(toModelColumns(board).ratings.get("npv")).toBe(first);
    const plain = boardOf([{ ratings: { reach: 1 } }]);
    expect(toModelColumns(plain).ratings).toBe(plain.ratings);
  });

  test("are not among what was said: who copies the ratings copies no consequence", () => {
    const board = boardOf([{ ratings: { investment: 1, cash_flow_1: 2 } }]);
    const { ratings } = toModelColumns(board);
    expect(ratings.has("npv")).toBe(true);
    expect([...ratings.keys()]).toEqual(["cash_flow_1", "investment"]);
    expect(ratings.size).toBe(2);
  });

  test("have the bits of the functions they are named after, on a board and alone", () => {
    fc.assert(
      fc.property(fc.array(financed(), { minLength: 1, maxLength: 8 }), (items) => {
        const { ratings } = toModelColumns(boardOf(items.map((each) => ({ ratings: each }))));
        for (const [row, item] of items.entries()) {
          const alone = derivedFrom(item);
          expect(derived.map((key) => ratings.get(key)?.likely[row] ?? Number.NaN)).toEqual(
            Object.values(alone),
          );
          const told = functionsOf(item);
          expect([alone["npv"], alone["payback"]]).toEqual([told.npv, told.payback]);
        }
      }),
    );
  });

  test("are read by a formula, and by a model that looks at the whole board", () => {
    const items = [110, 120, 130].map((cash_flow_1, at) => ({
      number: at + 1,
      ratings: { investment: 100, cash_flow_1, discount_rate: 0 },
    }));
    const board = boardOf(items);
    const formula = requireModelKind("formula");
    const halved = formula.define({ expression: "npv / 2" });
    expect([...formula.rate(board, halved).value]).toEqual([5, 10, 15]);
    const weighted = requireModelKind("weighted");
    const scaled = weighted.define({ criteria: [{ key: "npv" }], scaling: "min-max" });
    expect([...weighted.rate(board, scaled).value]).toEqual([0, 0.5, 1]);
    const told = items.map((item) => weighted.explain(item, scaled, board));
    expect(told.map(({ value, parts }) => [value, parts[0]?.rating])).toEqual([
      [0, 10],
      [0.5, 20],
      [1, 30],
    ]);
  });

  test("are read by any model, the classic one included", () => {
    const ratings = { investment: 100, cash_flow_1: 108, discount_rate: 0 };
    const weighted = requireModelKind("weighted");
    const criteria = [{ key: "npv", min: 0, max: 10 }];
    const told = weighted.explain({ ratings }, weighted.define({ criteria }));
    expect(told.value).toBe(0.8); // (108 − 100) / 10
    expect(told.parts[0]?.rating).toBe(8);
    const classic = requireModelKind("qvf-classic");
    const definition = classic.define({ criteria: { business_value: "npv" } });
    expect(classic.explain({ ratings }, definition).parts[0]?.rating).toBe(8);
  });
});

test("every financial criterion is in the catalogue, with a range of numbers", () => {
  for (const criterion of financialCriteria) {
    expect(catalogue.get(criterion.key)).toEqual(criterion);
    expect(criterion.min).toBeLessThan(criterion.max);
  }
  expect(derived.filter((key) => !catalogue.has(key))).toEqual([]);
  expect(catalogue.has(cashFlowKey(60))).toBe(true);
});

function financed(): fc.Arbitrary<Record<string, Rating>> {
  const money = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const keys = financialCriteria.slice(0, 4).map(({ key }) => key);
  const rest = financialCriteria.map(({ key }) => key).filter((key) => !derived.includes(key));
  const inputs = [...keys, ...rest.filter((key) => !key.startsWith("cash_flow"))];
  const entries = inputs.map((key) =>
    fc.option(
      (key === "discount_rate" ? fc.double({ min: -1.2, max: 2, noNaN: true }) : money).map(
        (rating) => [[key, rating] as const],
      ),
      { nil: [], freq: 8 },
    ),
  );
  return fc.tuple(...entries).map((found) => Object.fromEntries(found.flat()));
}

/** The same, one in two an interval. */
function unsure(): fc.Arbitrary<Record<string, Rating>> {
  const widths = fc.array(fc.tuple(fc.boolean(), fc.nat(9), fc.nat(9)), {
    minLength: 1,
    maxLength: 9,
  });
  return fc.tuple(financed(), widths).map(([ratings, spread]) =>
    Object.fromEntries(
      Object.entries(ratings).map(([key, rating], at) => {
        const [isWide, below, above] = spread[at % spread.length] ?? [false, 0, 0];
        const likely = Number(rating);
        return [key, isWide ? { low: likely - below, likely, high: likely + above } : rating];
      }),
    ),
  );
}

/** What the functions of one case say of an item's ratings. */
function functionsOf(ratings: Record<string, Rating>): { npv: number; payback: number } {
  const at = (key: string) => Number(ratings[key] ?? Number.NaN);
  const flows = [1, 2, 3].map((period) => at(cashFlowKey(period)));
  const last = flows.findLastIndex((flow) => !Number.isNaN(flow));
  const [rate, investment] = [ratings["discount_rate"] ?? 0.1, at("investment")];
  const whole = flows.slice(0, last + 1);
  if (last < 0 || whole.some((flow) => Number.isNaN(flow)) || Number.isNaN(investment)) {
    return { npv: Number.NaN, payback: Number.NaN };
  }
  return {
    npv: npv(whole, { rate: Number(rate), investment }),
    payback: Math.min(payback(whole, { investment }), 1_000),
  };
}
