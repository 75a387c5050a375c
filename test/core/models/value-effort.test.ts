import fc from "fast-check";
import { expect, test } from "vitest";
import { valueEffort } from "../../../src/core/models/value-effort.ts";
import { boardOf } from "./boards.ts";
import { pointersOf, valueOf } from "./refusals.ts";

const definition = valueEffort.define({});

function told(value: number, effort: number) {
  const ratings = { value_points: value, effort_points: effort };
  return valueEffort.explain({ ratings }, definition);
}

test("divides the value by the effort", () => {
  expect(told(8, 2).value).toBe(4); // 8 / 2
  expect(told(3, 4).value).toBe(0.75); // 3 / 4
  expect(told(0, 4).value).toBe(0); // 0 / 4
});

test.for([
  [8, 2, "Quick win"],
  [8, 9, "Big bet"],
  [3, 2, "Fill-in"],
  [3, 9, "Time sink"],
  [5.5, 5.4, "Quick win"], // high is at the threshold and above
  [5.5, 5.5, "Big bet"],
  [5.4, 5.4, "Fill-in"],
  [5.4, 5.5, "Time sink"],
] as const)("value %d and effort %d make a %s", ([value, effort, expected]) => {
  expect(told(value, effort).category).toBe(expected);
});

test("puts the quadrants where the definition says", () => {
  const own = valueEffort.define({ thresholds: { value: 3, effort: 10 } });
  expect(own.thresholds).toEqual({ value: 3, effort: 10 });
  const { category } = valueEffort.explain({ ratings: { value_points: 3, effort_points: 9 } }, own);
  expect(category).toBe("Quick win"); // 3 ≥ 3, 9 < 10
});

test("says the quadrant first, then the numbers", () => {
  const { formula, reason, parts } = told(8, 2);
  expect(formula).toBe("8 / 2 = 4");
  expect(reason).toBe("Quick win: value 8 over an effort of 2 points.");
  expect(parts.map(({ input, contribution }) => [input, contribution])).toEqual([
    ["value", 4],
    ["effort", 0],
  ]);
});

test("has neither score nor quadrant when one is missing or the effort is not above 0", () => {
  for (const ratings of [{ value_points: 8 }, { effort_points: 2 }, {}]) {
    const { value, category } = valueEffort.explain({ ratings }, definition);
    expect([value, category]).toEqual([undefined, undefined]);
  }
  const { category, reason } = told(8, 0);
  expect(category).toBeUndefined();
  expect(reason).toBe("No score: effort_points has to be more than 0.");
});

test("takes a rating outside its range for the nearest end", () => {
  expect(told(-4, 2).value).toBe(0); // max(−4, 0) / 2
  expect(told(5000, 1).value).toBe(1000); // min(5000, 1000) / 1
});

test("gives the class of the kernel to every explanation", () => {
  const number = fc.double({ min: -1, max: 12, noNaN: true });
  const ratings = fc.record({ value_points: number, effort_points: number }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(ratings, { maxLength: 8 }), (all) => {
      const items = all.map((each) => ({ ratings: each }));
      const { classes } = valueEffort.rate(boardOf(items), definition);
      for (const [row, item] of items.entries()) {
        const { category } = valueEffort.explain(item, definition);
        expect(definition.classes?.[(classes?.[row] ?? 0) - 1]).toBe(category);
      }
    }),
  );
});

test("reads other criteria in its slots", () => {
  const criteria = { value: "business_value", effort: "story_points" };
  const ratings = { business_value: 8, story_points: 5 };
  expect(valueOf("value-effort", ratings, { criteria })).toBe(1.6); // 8 / 5
});

test("refuses thresholds off the scale, weights, and what other kinds know", () => {
  const kind = "value-effort";
  expect(pointersOf(kind, { thresholds: { value: 0, effort: 1001 } })).toEqual([
    "/thresholds/value",
    "/thresholds/effort",
  ]);
  const thresholds = { value: Number.NaN, effort: 5 };
  expect(pointersOf(kind, { thresholds })).toEqual(["/thresholds/value"]);
  expect(pointersOf(kind, { weights: { value: 2 } })).toEqual(["/weights"]);
  expect(pointersOf(kind, { halfLifeDays: 2, tieBreak: "rice" })).toEqual([
    "/tie_break",
    "/half_life_days",
  ]);
  expect(pointersOf("rice", { thresholds: { value: 1, effort: 1 } })).toEqual(["/thresholds"]);
});
