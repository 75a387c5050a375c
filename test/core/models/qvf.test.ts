import fc from "fast-check";
import { expect, test } from "vitest";
import { checkWeights } from "../../../src/core/models/arithmetic/weights.ts";
import { type Criterion } from "../../../src/core/models/model.ts";
import { qvfCategories } from "../../../src/core/models/qvf-criteria.ts";
import { qvf, buildQvfWeightGroups } from "../../../src/core/models/qvf.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";
import { arbitraryItem } from "./snapshots.ts";

const definition = qvf.define({});
const bestRatings = buildRatings(1);

test("averages the rated criteria by weight", () => {
  // raw_value: weight .9 · .25 · .4 = .09, u = 1; technical_complexity: .9 · .15 · .4 = .054, u = 0
  expect(computeValue("qvf", { raw_value: 10, technical_complexity: 10 })).toBe(0.625); // .09 / .144
});

test("has the published weights inside its categories", () => {
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

test("has the published logarithmic scales, directions and words", () => {
  expect(listKeys(({ scale }) => scale === "log")).toEqual(["revenue_impact", "user_impact"]);
  expect(listKeys(({ direction }) => direction === "down")).toEqual([
    "technical_complexity",
    "dependency_complexity",
    "resource_demand",
    "implementation_risk",
    "technical_risk",
    "story_points",
  ]);
  expect(
    ["deadline_criticality", "customer_satisfaction", "competitiveness"].map(findWords),
  ).toEqual([
    { critical: 1, high: 0.75, medium: 0.5, low: 0.25, none: 0 },
    { "very high": 1, high: 0.8, medium: 0.6, low: 0.3, "very low": 0.1 },
    { "game changer": 1, significant: 0.8, parity: 0.5, minor: 0.3, none: 0 },
  ]);
});

test("scales money and head counts logarithmically", () => {
  // ln(1 + 9999) / ln(1 + 1e8) = 9.2103 / 18.4207
  expect(computeValue("qvf", { revenue_impact: 9999 })).toBeCloseTo(0.5, 6);
  expect(computeValue("qvf", { revenue_impact: 1e8 })).toBe(1);
  expect(computeValue("qvf", { revenue_impact: 0 })).toBe(0);
});

test("computes effort as 1 − story points / 21, and as 0 from 21 points", () => {
  expect(computeValue("qvf", { story_points: 0 })).toBe(1);
  expect(computeValue("qvf", { story_points: 10.5 })).toBe(0.5);
  expect(computeValue("qvf", { story_points: 40 })).toBe(0);
});

test("has eighteen criteria and the effort, with weights that add up to 1", () => {
  for (const preset of [undefined, "default", "agile", "enterprise", "startup"]) {
    const { criteria } = qvf.define(preset === undefined ? {} : { preset });
    expect(criteria).toHaveLength(19);
    const sum = criteria.reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(1, 12);
  }
});

test("gives 1 only to an item that is the best in every criterion", () => {
  expect(computeValue("qvf", bestRatings)).toBe(1);
  const good = { ...bestRatings, okr_alignment: 9, story_points: 1 };
  const lower = { ...bestRatings, okr_alignment: 8, story_points: 1 };
  expect(computeValue("qvf", good)).toBeLessThan(1);
  expect(computeValue("qvf", lower)).toBeLessThan(computeValue("qvf", good) ?? 0);
  expect(computeValue("qvf", buildRatings(0))).toBe(0);
});

test("reads every criterion", () => {
  for (const { key, min, max } of definition.criteria) {
    const middle = { ...buildRatings(0.5), [key]: min };
    expect(computeValue("qvf", middle)).not.toBe(computeValue("qvf", { ...middle, [key]: max }));
  }
});

test.for(["implementation_risk", "technical_risk", "technical_complexity"])(
  "falls with %s",
  (key) => {
    fc.assert(
      fc.property(
        arbitraryItem(qvf.criteria, { isWithin: true, isComplete: true }),
        ({ ratings }) => {
          const at = (rating: number) =>
            qvf.explain({ ratings: { ...ratings, [key]: rating } }, definition).value ?? 0;
          expect(at(9)).toBeLessThan(at(2));
        },
      ),
    );
  },
);

test("gives 1 to the easiest item and 0 to the hardest", () => {
  expect(computeValue("qvf", { technical_complexity: 1 })).toBe(1);
  expect(computeValue("qvf", { technical_complexity: 10 })).toBe(0);
});

test("applies requested weights", () => {
  const ratings = { ...buildRatings(0), raw_value: 10 };
  const heavy = { raw_value: 1, revenue_impact: 0, cost_savings: 0, deadline_criticality: 0 };
  // .9 · .25 · 1
  expect(computeValue("qvf", ratings, { weights: heavy })).toBeCloseTo(0.225, 12);
  const alone = { business_value: 1, strategic_alignment: 0, customer_value: 0 };
  const weights = { ...heavy, ...alone, implementation_complexity: 0, risk_assessment: 0 };
  expect(computeValue("qvf", ratings, { weights })).toBeCloseTo(0.9, 12);
  expect(computeValue("qvf", ratings, { weights: { ...weights, effort: 0 } })).toBe(1);
});

test("applies the weights of a preset, and requested weights over them", () => {
  const startup = qvf.define({ preset: "startup" }).criteria;
  expect(startup[0]?.weight).toBeCloseTo(0.9 * 0.3 * 0.4, 12);
  const mixed = qvf.define({ preset: "startup", weights: { effort: 0.5 } }).criteria;
  expect(mixed[0]?.weight).toBeCloseTo(0.5 * 0.3 * 0.4, 12);
  expect(mixed.at(-1)).toMatchObject({ input: "effort", weight: 0.5, max: 21 });
});

test("rejects an invalid request with a pointer for each fault", () => {
  const weights = { nonsense: 1, raw_value: -1 };
  expect(
    listFaultPointers("qvf", { preset: "x", weights, cutoffs: { high: 0.2, medium: 0.4 } }),
  ).toEqual(["/preset", "/weights/nonsense", "/weights/raw_value", "/cutoffs"]);
  expect(listFaultPointers("qvf", { weights: { effort: 2 } })).toEqual(["/weights/effort"]);
  const none = { user_impact: 0, customer_satisfaction: 0, competitiveness: 0 };
  expect(listFaultPointers("qvf", { weights: none })).toEqual(["/weights"]);
  expect(listFaultPointers("qvf", { criteria: { raw_value: "cost_savings" } })).toEqual([
    "/criteria/raw_value",
  ]);
});

test("has valid weight groups by default, and one suggestion for startup", () => {
  expect(checkWeights(buildQvfWeightGroups({}))).toMatchObject({ isValid: true, suggestions: [] });
  expect(Object.keys(buildQvfWeightGroups({}))).toEqual(["categories", ...qvfCategories.keys()]);
  const startup = qvf.presets["startup"]?.weights ?? {};
  expect(checkWeights(buildQvfWeightGroups(startup)).suggestions).toEqual([
    '"risk_assessment" hardly counts in "categories": remove it or raise it to 0.05.',
  ]);
  expect(() => buildQvfWeightGroups({ nonsense: 1 })).toThrow('There is no weight "nonsense"');
});

function listKeys(matches: (criterion: Criterion) => boolean): string[] {
  return qvf.criteria.flatMap((criterion) => (matches(criterion) ? [criterion.key] : []));
}

function findWords(key: string): Criterion["words"] {
  return qvf.criteria.find((each) => each.key === key)?.words;
}

/** Builds ratings with the same unit, from 0 (worst) to 1 (best), in every criterion. */
function buildRatings(unit: number): Record<string, number> {
  return Object.fromEntries(
    definition.criteria.map(({ key, min, max, direction }) => [
      key,
      min + (direction === "up" ? unit : 1 - unit) * (max - min),
    ]),
  );
}
