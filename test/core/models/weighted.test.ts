import { expect, test } from "vitest";
import { type CriterionRequest } from "../../../src/core/models/model.ts";
import { weighted } from "../../../src/core/models/weighted.ts";
import { boardOf } from "./boards.ts";
import { pointersOf, valueOf } from "./refusals.ts";

const criteria: CriterionRequest[] = [{ key: "delight" }, { key: "upkeep", direction: "down" }];

test("averages unit scales by weight", () => {
  const request = { criteria, weights: { delight: 3, upkeep: 1 } };
  expect(valueOf("weighted", { delight: 10, upkeep: 10 }, request)).toBe(0.75); // ¾ · 1 + ¼ · 0
  expect(valueOf("weighted", { delight: 5.5, upkeep: 1 }, request)).toBe(0.625); // ¾ · ½ + ¼ · 1
});

test("turns lower-is-better by subtraction: the best item gets 1, not 0 or infinity", () => {
  const request = { criteria: [{ key: "upkeep", direction: "down", min: 0 }] as const };
  expect(valueOf("weighted", { upkeep: 0 }, request)).toBe(1);
  expect(valueOf("weighted", { upkeep: 10 }, request)).toBe(0);
});

test("leaves out what is missing and gives its weight to the others", () => {
  const definition = weighted.define({ criteria, weights: { delight: 3, upkeep: 1 } });
  const told = weighted.explain({ ratings: { delight: 5.5 } }, definition);
  expect(told.value).toBe(0.5); // ¾ · ½ / ¾
  expect(told.coverage).toBe(0.75);
  expect(told.formula).toBe("(0.75 × 0.5) / 0.75 = 0.5");
  expect(told.reason).toBe("Score 0.5 from 1 of 2 criteria: delight carries all of it.");
  expect(told.missing).toEqual(["upkeep"]);
});

test("has no score when only what weighs nothing is rated", () => {
  const definition = weighted.define({ criteria, weights: { delight: 0 } });
  const { value, reason } = weighted.explain({ ratings: { delight: 5 } }, definition);
  expect(value).toBeUndefined();
  expect(reason).toBe("No score: no criterion that has a weight is rated.");
});

test("weighs a criterion 1 unless it says otherwise", () => {
  const weights = weighted.define({ criteria, weights: { delight: 3 } }).criteria;
  expect(weights.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
});

test("takes from the built-in criterion what a request leaves out", () => {
  const [reach] = weighted.define({ criteria: [{ key: "reach" }] }).criteria;
  expect(reach).toMatchObject({ min: 0, max: 1e12, scale: "log", weight: 1 });
  const [own] = weighted.define({ criteria: [{ key: "time_to_market" }] }).criteria;
  expect(own).toMatchObject({ name: "Time to market", min: 1, max: 10, direction: "up" });
});

test("sorts by category and tells the distance to each cut-off", () => {
  const cutoffs = { high: 0.6, medium: 0.25 };
  const definition = weighted.define({ criteria, cutoffs });
  const { category, distance } = weighted.explain({ ratings: { delight: 5.5 } }, definition);
  expect(category).toBe("Medium");
  expect(distance).toEqual({ high: 0.5 - 0.6, medium: 0.25 });
});

test("scores with 200 criteria, and refuses 201", () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ key: `criterion_${at}` }));
  const ratings = Object.fromEntries(many.map(({ key }) => [key, 10]));
  const definition = weighted.define({ criteria: many });
  expect(weighted.rate(boardOf([{ ratings }]), definition).value[0]).toBe(1);
  const { value, parts } = weighted.explain({ ratings }, definition);
  let sum = 0;
  for (const { contribution } of parts) {
    sum += contribution;
  }
  expect([value, sum]).toEqual([1, 1]);
  expect(pointersOf("weighted", { criteria: [...many, { key: "last" }] })).toEqual(["/criteria"]);
});

test("refuses criteria that are no criteria, naming each", () => {
  expect(pointersOf("weighted", {})).toEqual(["/criteria"]);
  expect(pointersOf("weighted", { criteria: [] })).toEqual(["/criteria"]);
  expect(pointersOf("weighted", { criteria: { delight: "joy" } })).toEqual(["/criteria"]);
  expect(pointersOf("weighted", { criteria: [{ key: "delight" }, { key: "delight" }] })).toEqual([
    "/criteria/1/key",
  ]);
  const wrong = [{ key: "Delight!" }, { key: "joy", min: 5, max: 5 }, { key: "a", max: Infinity }];
  expect(pointersOf("weighted", { criteria: wrong })).toEqual([
    "/criteria/0/key",
    "/criteria/1/max",
    "/criteria/2/max",
  ]);
});

test("refuses a logarithmic range that is too narrow for 1 + x to tell", () => {
  const narrow = { key: "delight", min: 0, max: 1e-17, scale: "log" } as const;
  expect(pointersOf("weighted", { criteria: [narrow] })).toEqual(["/criteria/0/max"]);
  const { value } = weighted.explain(
    { ratings: { delight: 1e-17 } },
    weighted.define({ criteria: [{ ...narrow, scale: "linear" }] }),
  );
  expect(value).toBe(1); // steps may be as small as one likes
});

test("refuses weights that cannot weigh", () => {
  expect(refused({ delight: -1 })).toEqual(["/weights/delight"]);
  expect(refused({ delight: Number.NaN })).toEqual(["/weights/delight"]);
  expect(refused({ delight: Infinity })).toEqual(["/weights/delight"]);
  expect(refused({ "a/b": 1 })).toEqual(["/weights/a~1b"]);
  expect(refused({ constructor: 1 })).toEqual(["/weights/constructor"]);
  expect(refused({ delight: 0, upkeep: 0 })).toEqual(["/weights"]);
});

test("refuses cut-offs out of order", () => {
  for (const cutoffs of [
    { high: 0.4, medium: 0.4 },
    { high: 0.3, medium: 0.4 },
    { high: 1.1, medium: 0.4 },
    { high: 0.7, medium: -0.1 },
    { high: Number.NaN, medium: 0.4 },
  ]) {
    expect(pointersOf("weighted", { criteria, cutoffs })).toEqual(["/cutoffs"]);
  }
});

function refused(weights: Readonly<Record<string, number>>): string[] {
  return pointersOf("weighted", { criteria, weights });
}
