import { expect, test } from "vitest";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import {
  replaceWeights,
  selectWeightedCriteria,
} from "../../../src/core/stability/weighted-criteria.ts";
import { buildWeightedRequest } from "./analyse-items.ts";

function resolveKind(kind: string, request = {}) {
  const model = requireModelKind(kind);
  return { id: kind, revision: 1, model, definition: model.define(request) };
}

test("selects the positive weights as shares, without fixed weights", () => {
  const request = buildWeightedRequest({ value: 3, speed: 0, ease: 1 });
  const { criteria, weights } = selectWeightedCriteria(resolveKind("weighted", request));
  expect(criteria.map(({ input }) => input)).toEqual(["value", "ease"]);
  expect([...weights]).toEqual([0.75, 0.25]);
  const classic = selectWeightedCriteria(resolveKind("qvf-classic"));
  expect(classic.criteria.map(({ input }) => input)).not.toContain("effort");
});

test("selects nothing if the score does not depend on weights", () => {
  expect(selectWeightedCriteria(resolveKind("rice")).criteria).toEqual([]);
});

test("replaces weights, keeps their total and the other weights, and drops the coverage", () => {
  const { definition, ...resolved } = resolveKind("qvf-classic");
  const selected = selectWeightedCriteria({ ...resolved, definition });
  const weights = Float64Array.of(0.5, 0.2, 0.1, 0.1, 0.1);
  const replaced = replaceWeights({ ...definition, minCoverage: 0.5 }, selected, weights);
  // The five weights add up to 1; effort keeps .1.
  expect(replaced.criteria.map(({ input, weight }) => [input, weight])).toEqual([
    ["business_value", expect.closeTo(0.5, 12)],
    ["implementation_complexity", expect.closeTo(0.2, 12)],
    ["risk_assessment", expect.closeTo(0.1, 12)],
    ["effort", 0.1],
    ["strategic_alignment", expect.closeTo(0.1, 12)],
    ["customer_value", expect.closeTo(0.1, 12)],
  ]);
  expect(replaced).not.toHaveProperty("minCoverage");
});
