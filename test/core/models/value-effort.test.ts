import fc from "fast-check";
import { expect, test } from "vitest";
import { valueEffort } from "../../../src/core/models/value-effort.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";
import { buildSnapshot } from "./snapshots.ts";

const definition = valueEffort.define({});

function explainPoints(value: number, effort: number) {
  const ratings = { value_points: value, effort_points: effort };
  return valueEffort.explain({ ratings }, definition);
}

test("divides the value by the effort", () => {
  expect(explainPoints(8, 2).value).toBe(4); // 8 / 2
  expect(explainPoints(3, 4).value).toBe(0.75); // 3 / 4
  expect(explainPoints(0, 4).value).toBe(0); // 0 / 4
});

test.for([
  [8, 2, "Quick win"],
  [8, 9, "Big bet"],
  [3, 2, "Fill-in"],
  [3, 9, "Time sink"],
  [5.5, 5.4, "Quick win"], // a value at the threshold is high
  [5.5, 5.5, "Big bet"],
  [5.4, 5.4, "Fill-in"],
  [5.4, 5.5, "Time sink"],
] as const)("classifies value %d and effort %d as %s", ([value, effort, expected]) => {
  expect(explainPoints(value, effort).category).toBe(expected);
});

test("applies the thresholds of the definition", () => {
  const definitionWithThresholds = valueEffort.define({ thresholds: { value: 3, effort: 10 } });
  expect(definitionWithThresholds.thresholds).toEqual({ value: 3, effort: 10 });
  const { category } = valueEffort.explain(
    { ratings: { value_points: 3, effort_points: 9 } },
    definitionWithThresholds,
  );
  expect(category).toBe("Quick win"); // 3 ≥ 3, 9 < 10
});

test("explains the quadrant, then the numbers", () => {
  const { formula, reason, parts } = explainPoints(8, 2);
  expect(formula).toBe("8 / 2 = 4");
  expect(reason).toBe("Quick win: value 8 over an effort of 2 points.");
  expect(parts.map(({ input, contribution }) => [input, contribution])).toEqual([
    ["value", 4],
    ["effort", 0],
  ]);
});

test("gives no score and no quadrant if a rating is missing or the effort is 0", () => {
  for (const ratings of [{ value_points: 8 }, { effort_points: 2 }, {}]) {
    const { value, category } = valueEffort.explain({ ratings }, definition);
    expect([value, category]).toEqual([undefined, undefined]);
  }
  const { category, reason } = explainPoints(8, 0);
  expect(category).toBeUndefined();
  expect(reason).toBe("No score: effort_points must be more than 0.");
});

test("clamps a rating to its range", () => {
  expect(explainPoints(-4, 2).value).toBe(0); // max(−4, 0) / 2
  expect(explainPoints(5000, 1).value).toBe(1000); // min(5000, 1000) / 1
});

test("explains every item with the class from the kernel", () => {
  const number = fc.double({ min: -1, max: 12, noNaN: true });
  const ratings = fc.record({ value_points: number, effort_points: number }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(ratings, { maxLength: 8 }), (all) => {
      const items = all.map((each) => ({ ratings: each }));
      const { classes } = valueEffort.rate(buildSnapshot(items), definition);
      for (const [row, item] of items.entries()) {
        const { category } = valueEffort.explain(item, definition);
        expect(definition.classes?.[(classes?.[row] ?? 0) - 1]).toBe(category);
      }
    }),
  );
});

test("reads the criteria that a request maps to its inputs", () => {
  const criteria = { value: "business_value", effort: "story_points" };
  const ratings = { business_value: 8, story_points: 5 };
  expect(computeValue("value-effort", ratings, { criteria })).toBe(1.6); // 8 / 5
});

test("rejects thresholds out of range, weights, and options of other kinds", () => {
  const kind = "value-effort";
  expect(listFaultPointers(kind, { thresholds: { value: 0, effort: 1001 } })).toEqual([
    "/thresholds/value",
    "/thresholds/effort",
  ]);
  const thresholds = { value: Number.NaN, effort: 5 };
  expect(listFaultPointers(kind, { thresholds })).toEqual(["/thresholds/value"]);
  expect(listFaultPointers(kind, { weights: { value: 2 } })).toEqual(["/weights"]);
  expect(listFaultPointers(kind, { halfLifeDays: 2, tieBreak: "rice" })).toEqual([
    "/tie_break",
    "/half_life_days",
  ]);
  expect(listFaultPointers("rice", { thresholds: { value: 1, effort: 1 } })).toEqual([
    "/thresholds",
  ]);
});
