import fc from "fast-check";
import { expect, test } from "vitest";
import { checkWeights } from "../../../src/core/models/arithmetic/weights.ts";
import { type Criterion } from "../../../src/core/models/model.ts";
import { qvfCategories } from "../../../src/core/models/qvf-criteria.ts";
import { qvf, buildQvfWeightGroups } from "../../../src/core/models/qvf.ts";
import { itemOf } from "./boards.ts";
import { pointersOf, valueOf } from "./refusals.ts";

const definition = qvf.define({});
const bestRatings = ratingsAt(1);

test("averages what is rated by its weight", () => {
  // raw_value weighs .9 · .25 · .4 = .09 at 1, technical_complexity .9 · .15 · .4 = .054 at 0
  expect(valueOf("qvf", { raw_value: 10, technical_complexity: 10 })).toBe(0.625); // .09 / .144
});

test("has the published weights of its criteria inside their categories", () => {
  const inside = [...qvfCategories].map(([category, members]) => [
    category,
    Object.fromEntries(members.map(({ criterion: { key }, weight }) => [key, weight])),
  ]);
  expect(Object.fromEntries(inside)).toEqual({
    business_value: {
      raw_value: 0.4,
      revenue_impact: 0.3,
      cost_savings: 0.2,
      deadline_criticality: 0.1,
    },
    strategic_alignment: {
      okr_alignment: 0.4,
      vision_alignment: 0.3,
      portfolio_balance: 0.2,
      theme_alignment: 0.1,
    },
    customer_value: { user_impact: 0.4, customer_satisfaction: 0.35, competitiveness: 0.25 },
    implementation_complexity: {
      technical_complexity: 0.4,
      dependency_complexity: 0.3,
      resource_demand: 0.3,
    },
    risk_assessment: {
      implementation_risk: 0.3,
      inaction_risk: 0.25,
      technical_risk: 0.25,
      compliance_need: 0.2,
    },
  });
});

test("has the published scales: by the logarithm, lower is better, words", () => {
  expect(keysOf(({ scale }) => scale === "log")).toEqual(["revenue_impact", "user_impact"]);
  expect(keysOf(({ direction }) => direction === "down")).toEqual([
    "technical_complexity",
    "dependency_complexity",
    "resource_demand",
    "implementation_risk",
    "technical_risk",
    "story_points",
  ]);
  expect(["deadline_criticality", "customer_satisfaction", "competitiveness"].map(wordsOf)).toEqual(
    [
      { critical: 1, high: 0.75, medium: 0.5, low: 0.25, none: 0 },
      { "very high": 1, high: 0.8, medium: 0.6, low: 0.3, "very low": 0.1 },
      { "game changer": 1, significant: 0.8, parity: 0.5, minor: 0.3, none: 0 },
    ],
  );
});

test("takes money and head counts by their logarithm", () => {
  // ln(1 + 9999) / ln(1 + 1e8) = 9.2103 / 18.4207
  expect(valueOf("qvf", { revenue_impact: 9999 })).toBeCloseTo(0.5, 6);
  expect(valueOf("qvf", { revenue_impact: 1e8 })).toBe(1);
  expect(valueOf("qvf", { revenue_impact: 0 })).toBe(0);
});

test("takes effort as 1 − story points / 21, from 21 points on as 0", () => {
  expect(valueOf("qvf", { story_points: 0 })).toBe(1);
  expect(valueOf("qvf", { story_points: 10.5 })).toBe(0.5);
  expect(valueOf("qvf", { story_points: 40 })).toBe(0);
});

test("has eighteen criteria and the effort, of weights that add up to 1", () => {
  for (const preset of [undefined, "default", "agile", "enterprise", "startup"]) {
    const { criteria } = qvf.define(preset === undefined ? {} : { preset });
    expect(criteria).toHaveLength(19);
    const sum = criteria.reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(1, 12);
  }
});

test("does not tie good items at the top: only the best in everything gets 1", () => {
  expect(valueOf("qvf", bestRatings)).toBe(1);
  const beside = { ...bestRatings, okr_alignment: 9, story_points: 1 };
  const lower = { ...bestRatings, okr_alignment: 8, story_points: 1 };
  expect(valueOf("qvf", beside)).toBeLessThan(1);
  expect(valueOf("qvf", lower)).toBeLessThan(valueOf("qvf", beside) ?? 0);
  expect(valueOf("qvf", ratingsAt(0))).toBe(0);
});

test("reads every criterion: each of them moves the score", () => {
  for (const { key, min, max } of definition.criteria) {
    const middle = { ...ratingsAt(0.5), [key]: min };
    expect(valueOf("qvf", middle)).not.toBe(valueOf("qvf", { ...middle, [key]: max }));
  }
});

test.for(["implementation_risk", "technical_risk", "technical_complexity"])(
  "never rises with %s",
  (key) => {
    fc.assert(
      fc.property(itemOf(qvf.criteria, { isWithin: true, isComplete: true }), ({ ratings }) => {
        const at = (rating: number) =>
          qvf.explain({ ratings: { ...ratings, [key]: rating } }, definition).value ?? 0;
        expect(at(9)).toBeLessThan(at(2));
      }),
    );
  },
);

test("gives the easiest item the most, not the 0 or infinity of an inversion", () => {
  expect(valueOf("qvf", { technical_complexity: 1 })).toBe(1);
  expect(valueOf("qvf", { technical_complexity: 10 })).toBe(0);
});

test("applies the weights of a request", () => {
  const ratings = { ...ratingsAt(0), raw_value: 10 };
  const heavy = { raw_value: 1, revenue_impact: 0, cost_savings: 0, deadline_criticality: 0 };
  // .9 · .25 · 1
  expect(valueOf("qvf", ratings, { weights: heavy })).toBeCloseTo(0.225, 12);
  const alone = { business_value: 1, strategic_alignment: 0, customer_value: 0 };
  const weights = { ...heavy, ...alone, implementation_complexity: 0, risk_assessment: 0 };
  expect(valueOf("qvf", ratings, { weights })).toBeCloseTo(0.9, 12);
  expect(valueOf("qvf", ratings, { weights: { ...weights, effort: 0 } })).toBe(1);
});

test("weighs as its preset says, and what a request says on top", () => {
  const startup = qvf.define({ preset: "startup" }).criteria;
  expect(startup[0]?.weight).toBeCloseTo(0.9 * 0.3 * 0.4, 12);
  const mixed = qvf.define({ preset: "startup", weights: { effort: 0.5 } }).criteria;
  expect(mixed[0]?.weight).toBeCloseTo(0.5 * 0.3 * 0.4, 12);
  expect(mixed.at(-1)).toMatchObject({ input: "effort", weight: 0.5, max: 21 });
});

test("refuses what it cannot carry out, with a pointer for each", () => {
  const weights = { nonsense: 1, raw_value: -1 };
  expect(pointersOf("qvf", { preset: "x", weights, cutoffs: { high: 0.2, medium: 0.4 } })).toEqual([
    "/preset",
    "/weights/nonsense",
    "/weights/raw_value",
    "/cutoffs",
  ]);
  expect(pointersOf("qvf", { weights: { effort: 2 } })).toEqual(["/weights/effort"]);
  const none = { user_impact: 0, customer_satisfaction: 0, competitiveness: 0 };
  expect(pointersOf("qvf", { weights: none })).toEqual(["/weights"]);
  expect(pointersOf("qvf", { criteria: { raw_value: "cost_savings" } })).toEqual([
    "/criteria/raw_value",
  ]);
});

test("has groups of weights that check out by default, but for startup's faint risk", () => {
  expect(checkWeights(buildQvfWeightGroups({}))).toMatchObject({ isValid: true, suggestions: [] });
  expect(Object.keys(buildQvfWeightGroups({}))).toEqual(["categories", ...qvfCategories.keys()]);
  const startup = qvf.presets["startup"]?.weights ?? {};
  expect(checkWeights(buildQvfWeightGroups(startup)).suggestions).toEqual([
    '"risk_assessment" hardly counts in "categories": leave it out or raise it to 0.05.',
  ]);
  expect(() => buildQvfWeightGroups({ nonsense: 1 })).toThrow('There is no "nonsense" here');
});

function keysOf(isSo: (each: Criterion) => boolean): string[] {
  return qvf.criteria.flatMap((each) => (isSo(each) ? [each.key] : []));
}

function wordsOf(key: string): Criterion["words"] {
  return qvf.criteria.find((each) => each.key === key)?.words;
}

/** Every criterion at one place between its worst (0) and its best (1). */
function ratingsAt(unit: number): Record<string, number> {
  return Object.fromEntries(
    definition.criteria.map(({ key, min, max, direction }) => [
      key,
      min + (direction === "up" ? unit : 1 - unit) * (max - min),
    ]),
  );
}
