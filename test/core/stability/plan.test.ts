import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { type ResolvedModel, type DefinitionRequest } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  formatPlan,
  limitRedraws,
  planStability,
  type StabilityPlan,
  type StabilityRequest,
} from "../../../src/core/stability/plan.ts";
import { buildSnapshot } from "../models/snapshots.ts";
import { buildWeightedRequest, plan } from "./analyse-items.ts";

const weighted = resolveKind("weighted", buildWeightedRequest({ value: 2, speed: 5, ease: 3 }));

function resolveKind(kind: string, request: DefinitionRequest = {}): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: 1, model, definition: model.define(request) };
}

function planFor(
  resolvedModel: ResolvedModel,
  count: number,
  request?: StabilityRequest,
): StabilityPlan {
  const ranking = { ...rank(buildSnapshot([]), resolvedModel), id: "", digest: "", count };
  return planStability(ranking, resolvedModel, request);
}

test("the plan has fewer draws for large snapshots, and its seed omits the generation", () => {
  const qvf = resolveKind("qvf");
  const planDraws = (count: number) => planFor(qvf, count).draws;
  // 19 criteria: 2e9 / (100,000 · 19) = 1,052; 2e9 / (500,000 · 19) = 210; 2e9 / (5e6 · 19) = 21
  expect([0, 100_000, 500_000, 5_000_000].map(planDraws)).toEqual([512, 512, 210, 32]);
  // its own criterion and four of RICE, scored by the kernel: 2e9 / (100,000 · 5 · 16) = 250
  expect(planFor(resolveKind("moscow"), 100_000).draws).toBe(250);
  // three criteria, at distance cost 3: 2e9 / (1,000,000 · 3 · 3) = 222
  const topsis = resolveKind("topsis", buildWeightedRequest({ value: 5, speed: 3, ease: 2 }));
  expect(planFor(topsis, 1_000_000).draws).toBe(222);
  const ranking = { ...rank(buildSnapshot([]), qvf), id: "", digest: "" };
  const later = planStability({ ...ranking, generation: 9 }, qvf);
  expect(later.seed).toBe(planStability(ranking, qvf).seed);
});

test("draws that score the snapshot with the model's kernel are fewer", () => {
  // three criteria: 2e9 / (100,000 · 3 · 16) = 416
  expect(limitRedraws(512, 100_000, weighted)).toBe(416);
  expect(limitRedraws(64, 100_000, weighted)).toBe(64);
  // with logarithms: 2e9 / (100,000 · 3 · 48) = 138
  const product = resolveKind("weighted-product", buildWeightedRequest({ a: 5, b: 3, c: 2 }));
  expect(limitRedraws(512, 100_000, product)).toBe(138);
});

describe("a plan", () => {
  test("varies each weight by 20 % and draws intervals by default", () => {
    expect(planFor(weighted, 9)).toMatchObject({
      weights: { kind: "around", spread: 20 },
      intervals: "drawn",
    });
  });

  test("counts intervals as their likely values for simplex, unless the request draws them", () => {
    const simplex = { weights: "simplex" } as const;
    expect(planFor(weighted, 9, simplex).intervals).toBe("likely");
    expect(planFor(weighted, 9, { ...simplex, intervals: "drawn" }).intervals).toBe("drawn");
    // Without weights, there is nothing else to draw.
    expect(planFor(resolveKind("rice"), 9, simplex).intervals).toBe("drawn");
  });

  test("orders the criteria by their weights, or as requested", () => {
    const ordered = { weights: "ordered" } as const;
    expect(planFor(weighted, 9, ordered).weights).toEqual({ kind: "ordered", order: [1, 2, 0] });
    const order = ["ease", "value", "speed"];
    expect(planFor(weighted, 9, { ...ordered, order }).weights).toMatchObject({
      order: [2, 0, 1],
    });
    const equal = resolveKind("weighted", buildWeightedRequest({ value: 1, speed: 1 }));
    expect(planFor(equal, 9, ordered).weights).toMatchObject({ order: [0, 1] });
  });

  test("omits fixed weights and weights of 0 from the order", () => {
    const { weights } = planFor(resolveKind("qvf-classic"), 9, { weights: "ordered" });
    expect(weights).toMatchObject({ order: [0, 4, 1, 3, 2] }); // .30 .30 .20 .15 .05, no effort
    const zero = resolveKind("weighted", buildWeightedRequest({ value: 0, speed: 1, ease: 2 }));
    expect(planFor(zero, 9, { weights: "ordered", order: ["speed", "ease"] }).weights).toEqual({
      kind: "ordered",
      order: [0, 1],
    });
  });
});

test.for([
  ["spread", { spread: 101 }, "from 0 to 100"],
  ["spread", { spread: -1 }, "from 0 to 100"],
  ["spread", { spread: Number.NaN }, "from 0 to 100"],
  ["spread", { weights: "simplex", spread: 20 }, "Send weights=around"],
  ["order", { order: ["value", "speed", "ease"] }, "Send weights=ordered"],
  ["order", { weights: "ordered", order: ["value", "speed"] }, "once: value, speed, ease"],
  ["order", { weights: "ordered", order: ["value", "speed", "speed"] }, "once: value, speed, ease"],
  ["order", { weights: "ordered", order: ["value", "speed", "other"] }, "once: value, speed, ease"],
  [
    "order",
    { weights: "ordered", order: ["value", "speed", "ease", "ease"] },
    "once: value, speed, ease",
  ],
] as const)("rejects the parameter %s of %o", ([parameter, request, remedy]) => {
  expect(readFaults(weighted, request)).toEqual([
    { parameter, detail: expect.stringContaining(remedy) },
  ]);
});

test("rejects an order for a model whose score does not depend on weights", () => {
  expect(readFaults(resolveKind("rice"), { weights: "ordered", order: ["reach"] })).toEqual([
    { parameter: "order", detail: expect.stringContaining("Omit order") },
  ]);
});

function readFaults(resolvedModel: ResolvedModel, request: StabilityRequest) {
  try {
    planFor(resolvedModel, 9, request);
  } catch (error) {
    return error instanceof Failure && error.kind === "invalid" ? error.faults : error;
  }
  return undefined;
}

describe("formatPlan", () => {
  const permutations = fc
    .integer({ min: 2, max: 200 })
    .chain((count) =>
      fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count }),
    );

  test("formats different plans of a model differently", () => {
    const plans: readonly StabilityPlan[] = [
      plan,
      { ...plan, draws: 511 },
      { ...plan, top: 2 },
      { ...plan, seed: 2 },
      { ...plan, intervals: "likely" },
      { ...plan, weights: { kind: "around", spread: 1 } },
      { ...plan, weights: { kind: "around", spread: 0.1 } },
      { ...plan, weights: { kind: "ordered", order: [0, 1, 2] } },
      { ...plan, weights: { kind: "ordered", order: [0, 2, 1] } },
      { ...plan, weights: { kind: "ordered", order: [2, 1, 0] } },
    ];
    expect(new Set(plans.map(formatPlan)).size).toBe(plans.length);
  });

  test("formats orders with a swap differently, in at most 340 ASCII characters", () => {
    fc.assert(
      fc.property(permutations, (order) => {
        const [first = 0, second = 0, ...rest] = order;
        const swapped = [second, first, ...rest];
        const seed = 0xffff_ffff;
        const texts = [order, swapped].map((each) =>
          formatPlan({ ...plan, seed, weights: { kind: "ordered", order: each } }),
        );
        expect(texts[0]).not.toBe(texts[1]);
        expect(texts[0]).toMatch(/^[a-z0-9-]{1,340}$/);
      }),
      { numRuns: 50 },
    );
  });
});
