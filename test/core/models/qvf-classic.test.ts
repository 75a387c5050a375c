import fc from "fast-check";
import { expect, test } from "vitest";
import { priorities } from "../../../src/core/item/item.ts";
import {
  type ClassicInput,
  classicWeights,
  scoreQvfClassic,
} from "../../../src/core/models/arithmetic/qvf-classic-score.ts";
import { qvfClassic } from "../../../src/core/models/qvf-classic.ts";
import { listFaultPointers } from "./model-probes.ts";
import { arbitraryItem } from "./snapshots.ts";

const first = { business_value: 8, technical_complexity: 6, story_points: 5, risk_level: 3 };
const second = { business_value: 6, technical_complexity: 3, story_points: 2, risk_level: 2 };
const best = { business_value: 10, technical_complexity: 1, story_points: 0, risk_level: 1 };

test.for([
  ["agile", 0.82119, 0.720476],
  ["default", 0.85119, 0.735476],
  ["enterprise", 0.90619, 0.735476],
  ["startup", 0.78719, 0.721476],
] as const)("gives the original's scores with %s weights", ([preset, one, two]) => {
  // TEST-001, agile: .8·.3 + .4·.2 + .7·.05 + (1 − 5/21)·.1 + 1·.15 + .8·.3 = .821190
  // TEST-002, agile: .6·.3 + .7·.2 + .8·.05 + (1 − 2/21)·.1 + .6·.15 + .6·.3 = .720476
  const definition = qvfClassic.define({ preset });
  const values = [
    qvfClassic.explain({ ratings: first, priority: "high" }, definition).value,
    qvfClassic.explain({ ratings: second, priority: "medium" }, definition).value,
  ];
  expect(values[0]).toBeCloseTo(one, 6);
  expect(values[1]).toBeCloseTo(two, 6);
  const weights = classicWeights[preset];
  expect(scoreQvfClassic({ ...first, priority: "High" }, weights).qvf_score).toBe(values[0]);
  expect(scoreQvfClassic({ ...second, priority: "Medium" }, weights).qvf_score).toBe(values[1]);
});

test("has the published weights of its four presets", () => {
  // business value, strategic alignment, customer value, complexity, risk
  const rows = Object.entries(classicWeights).map(([name, weights]) => [
    name,
    [
      weights.business_value,
      weights.strategic_alignment,
      weights.customer_value,
      weights.implementation_complexity,
      weights.risk_assessment,
    ],
  ]);
  expect(Object.fromEntries(rows)).toEqual({
    default: [0.25, 0.25, 0.2, 0.15, 0.15],
    agile: [0.3, 0.15, 0.3, 0.2, 0.05],
    enterprise: [0.25, 0.35, 0.15, 0.05, 0.2],
    startup: [0.3, 0.07, 0.35, 0.25, 0.03],
  });
});

test("returns the fields of the original API", () => {
  const one = scoreQvfClassic({ ...first, priority: "High" });
  const two = scoreQvfClassic({ ...second, priority: "Medium" });
  expect(one).toMatchObject({ quality_score: 0.5, value_score: 0.96, category: "High" });
  expect(two).toMatchObject({ quality_score: 0.75, value_score: 0.6, category: "High" });
  expect(one.framework_alignment).toBeCloseTo(0.78, 3); // .821190 · .95
  expect(two.framework_alignment).toBeCloseTo(0.684, 3); // .720476 · .95
  expect((one.qvf_score + two.qvf_score) / 2).toBeCloseTo(0.771, 3);
  expect(one.criteria_scores).toEqual({
    business_value: 0.8,
    technical_complexity: 1 - 0.6,
    strategic_alignment: 0.9,
    risk_mitigation: 0.7,
    implementation_effort: 1 - 5 / 21,
  });
});

test("treats an unknown priority as medium, and ignores case", () => {
  expect(computeChanged({ priority: "HIGH" })).toBe(computeChanged({ priority: "high" }));
  expect(computeChanged({ priority: "someday" })).toBe(computeChanged({ priority: "Medium" }));
  expect(computeChanged({ priority: undefined })).toBe(computeChanged({ priority: "Medium" }));
  expect(computeChanged({ priority: "constructor" })).toBe(computeChanged({ priority: "Medium" }));
  expect(computeChanged({ priority: "critical" })).toBe(computeChanged({ priority: "high" }));
});

test("clamps quality to at least 0 and value to at most 1", () => {
  const { quality_score, value_score } = scoreQvfClassic({
    business_value: 10,
    technical_complexity: 13,
    priority: "high",
  });
  expect([quality_score, value_score]).toEqual([0, 1]);
});

test("has the same bits as the original's formula for every item", () => {
  const definition = qvfClassic.define({});
  const items = arbitraryItem(qvfClassic.criteria, { isWithin: true });
  fc.assert(
    fc.property(items, ({ ratings, priority }) => {
      const points = Object.fromEntries(
        Object.entries(ratings).map(([key, rating]) => [
          key,
          typeof rating === "number" ? rating : rating.likely,
        ]),
      );
      const { qvf_score, category } = scoreQvfClassic({ ...points, priority });
      const explanation = qvfClassic.explain({ ratings: points, priority }, definition);
      expect([explanation.value, explanation.category]).toEqual([qvf_score, category]);
    }),
  );
});

test("uses defaults for missing ratings, with a coverage of 0", () => {
  const explanation = qvfClassic.explain({ ratings: {} }, qvfClassic.define({}));
  // .5·.3 + .5·.2 + .7·.05 + (1 − 3/21)·.1 + .6·.15 + .5·.3 = .610714
  expect(explanation.value).toBeCloseTo(0.610714, 6);
  expect(explanation.value).toBe(scoreQvfClassic({}).qvf_score);
  expect([explanation.coverage, explanation.confidence]).toEqual([0, 0]);
  expect(explanation.missing).toEqual([...qvfClassic.criteria.map(({ key }) => key), "priority"]);
  expect(explanation.reason).toBe(
    "Score 0.61 with 5 default values: business value accounts for half of it, because it also counts as customer value.",
  );
});

test("caps the best items at 1 and shows the cap, as the weights add up to 1.10", () => {
  const definition = qvfClassic.define({});
  const top = qvfClassic.explain({ ratings: best, priority: "critical" }, definition);
  // 1·.3 + .9·.2 + .9·.05 + 1·.1 + 1·.15 + 1·.3 = 1.075
  expect(top.value).toBe(1);
  expect(top.parts.at(-1)).toMatchObject({
    input: "cap",
    contribution: expect.closeTo(-0.075, 12),
  });
  expect(top.formula).toMatch(/ = 1\.0[78], capped at 1$/u);
  const next = { ratings: { ...best, technical_complexity: 2 }, priority: "critical" } as const;
  expect(qvfClassic.explain(next, definition).value).toBe(1);
});

test("caps large estimates", () => {
  const [twenty, most, more] = [20, 21, 1000].map((story_points) =>
    computeChanged({ story_points }),
  );
  expect(most).toBe(more);
  expect(twenty).toBeGreaterThan(most ?? 0);
});

test("treats the priority critical as high, and a missing priority as medium", () => {
  const definition = qvfClassic.define({});
  const values = [...priorities, undefined].map(
    (priority) => qvfClassic.explain({ ratings: first, priority }, definition).value ?? 0,
  );
  const [critical = 0, high, medium = 0, low = 0, none] = values;
  expect(critical).toBe(high);
  expect(none).toBe(medium);
  expect(critical > medium && medium > low).toBe(true);
});

test("applies requested weights, which the original ignored", () => {
  const weights = {
    business_value: 1,
    strategic_alignment: 0,
    customer_value: 0,
    implementation_complexity: 0,
    risk_assessment: 0,
  };
  const { value } = qvfClassic.explain({ ratings: first }, qvfClassic.define({ weights }));
  expect(value).toBeCloseTo(0.8 + (1 - 5 / 21) * 0.1, 12); // bv · 1 + eff · .10
});

test("normalises weights to 1, without the effort", () => {
  const { criteria } = qvfClassic.define({ weights: { business_value: 1.3 } });
  const weights = criteria.filter(({ input }) => input !== "effort").map(({ weight }) => weight);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(criteria.find(({ input }) => input === "effort")?.weight).toBe(0.1);
});

test("rejects an unknown preset, a weight of effort and a mapped priority", () => {
  expect(listFaultPointers("qvf-classic", { preset: "waterfall" })).toEqual(["/preset"]);
  expect(listFaultPointers("qvf-classic", { preset: "constructor" })).toEqual(["/preset"]);
  expect(listFaultPointers("qvf-classic", { weights: { effort: 0.2 } })).toEqual([
    "/weights/effort",
  ]);
  expect(
    listFaultPointers("qvf-classic", { criteria: { strategic_alignment: "okr_alignment" } }),
  ).toEqual(["/criteria/strategic_alignment"]);
});

function computeChanged(change: ClassicInput): number {
  return scoreQvfClassic({ ...first, ...change }).qvf_score;
}
