import { expect, test } from "vitest";
import { toItemStabilityView, toStabilityDrawsView } from "../../src/contract/stability-view.ts";
import { type StabilityPlan } from "../../src/core/stability/plan.ts";
import { analyseItems, buildWeightedRequest } from "../core/stability/analyse-items.ts";

const request = buildWeightedRequest({ value: 5, speed: 3 });
const items = [{ ratings: { value: 9, speed: 4 } }, { ratings: { value: 1, speed: 2 } }];

function analyse(plan: Partial<StabilityPlan>, kind = "weighted") {
  return analyseItems(items, kind, { request, ...plan });
}

function mapWeights(distribution: StabilityPlan["weights"]) {
  const { stability } = analyse({ weights: distribution });
  const { weights: kind, spread, order } = toStabilityDrawsView(stability);
  return { kind, spread, order };
}

test("maps the distribution of the weights, with the fields that it has", () => {
  expect(mapWeights({ kind: "around", spread: 15 })).toEqual({
    kind: "around",
    spread: 15,
    order: null,
  });
  expect(mapWeights({ kind: "simplex" })).toEqual({ kind: "simplex", spread: null, order: null });
  expect(mapWeights({ kind: "ordered", order: [1, 0] })).toEqual({
    kind: "ordered",
    spread: null,
    order: ["speed", "value"],
  });
});

test("maps no distribution if no weights were drawn", () => {
  const plan = { weights: { kind: "ordered", order: [] } } as const;
  const { stability } = analyseItems([{ ratings: { reach: 1 } }], "rice", plan);
  expect(toStabilityDrawsView(stability)).toMatchObject({
    method: "none",
    reason: expect.stringContaining("Nothing is uncertain"),
    weights: null,
    spread: null,
    order: null,
    description: null,
    draws: 0,
  });
});

test("maps the number of draws that were made", () => {
  const { stability } = analyse({ draws: 40, weights: { kind: "around", spread: 20 } });
  expect(toStabilityDrawsView(stability)).toMatchObject({
    draws: 40,
    description: "40 draws. Each weight is uniform within ±20 % of its value, then normalised.",
  });
});

test("maps the share of draws in which an item beats the next one; null for the last one", () => {
  const described = analyse({});
  const views = [0, 1, 2].map((position) => toItemStabilityView(described, position, String));
  expect(views[0]).toMatchObject({ p_beats_next: 1, p_rank: 1 });
  expect(views[1]).toMatchObject({ p_beats_next: null, p_rank: 1 });
  expect(views[2]).toBeNull();
});
