import { expect, test } from "vitest";
import { describeDraws, describeWin } from "../../../src/core/stability/wording.ts";
import { analyseItems, buildWeightedRequest } from "./analyse-items.ts";

const request = buildWeightedRequest({ value: 5, speed: 3 });
const items = [{ ratings: { value: 1, speed: 2 } }];
const intervals = [{ ratings: { value: { low: 0, likely: 1, high: 2 }, speed: 2 } }];
const around = { kind: "around", spread: 20 } as const;
const ordered = { kind: "ordered", order: [1, 0] } as const;
const simplex = { kind: "simplex" } as const;

test.for([
  [
    items,
    { weights: around },
    "Each weight is uniform within ±20 % of its value, then normalised.",
  ],
  [items, { weights: { kind: "around", spread: 0 } }, "Every draw has the model's own weights."],
  [items, { weights: simplex }, "All weights are equally likely."],
  [items, { weights: ordered }, "All weights in this order are equally likely: speed, value."],
  [
    intervals,
    { weights: simplex },
    "All weights are equally likely. Intervals are drawn from triangular distributions.",
  ],
  [
    intervals,
    { weights: simplex, intervals: "likely" },
    "All weights are equally likely. Intervals count as their likely values.",
  ],
] as const)("describes the draws of %o with %o", ([rated, options, text]) => {
  const { stability } = analyseItems(rated, "weighted", { request, ...options });
  expect(describeDraws(stability)).toBe(`512 draws. ${text}`);
});

test("describes drawn ratings without weights, and no draws", () => {
  const rice = { reach: { low: 1, likely: 2, high: 3 }, impact: 1, confidence: 1, effort: 1 };
  expect(describeDraws(analyseItems([{ ratings: rice }], "rice").stability)).toBe(
    "512 draws. Intervals are drawn from triangular distributions.",
  );
  expect(describeDraws(analyseItems(items, "rice").stability)).toBeUndefined();
});

test.for([
  [0.71, "weights", '"A" beats "B" in 71 % of weightings.'],
  [1, "weights", '"A" beats "B" in 100 % of weightings.'],
  [511 / 512, "weights", '"A" beats "B" in more than 99 % of weightings.'],
  [1 / 512, "weights-and-ratings", '"A" beats "B" in less than 1 % of draws.'],
  [0, "ratings", '"A" beats "B" in 0 % of draws.'],
] as const)("describes a share of %d by the method %s", ([share, method, text]) => {
  expect(describeWin({ title: "A", next: "B", share }, method)).toBe(text);
});
