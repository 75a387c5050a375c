import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assumeRating } from "../../../src/core/models/arithmetic/missing.ts";
import {
  type Criterion,
  type DefinitionRequest,
  type MissingRule,
  type RatedItem,
} from "../../../src/core/models/model.ts";
import { allModels, requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { rateSnapshot } from "../../../src/core/ranking/rate-snapshot.ts";
import { listFaultPointers } from "./model-probes.ts";
import { arbitraryItem, arbitraryItems, buildSnapshot } from "./snapshots.ts";

const scale = { min: 0, max: 10 } as const;
const worked: DefinitionRequest = {
  criteria: [
    { key: "delight", ...scale },
    { key: "growth", ...scale },
    { key: "trust", ...scale },
  ],
};
const sparse = { delight: 10 };
const dense = { delight: 9, growth: 9, trust: 9.5 };

/** Ranks the sparse item 1 and the dense item 2, and explains both. */
function rankWorkedCase(options: DefinitionRequest) {
  const model = requireModelKind("weighted");
  const definition = model.define({ ...worked, ...options });
  const items = [{ ratings: sparse }, { ratings: dense }];
  const ranking = rank(buildSnapshot(items), { id: "m", revision: 1, model, definition });
  const explanations = items.map((item) => model.explain(item, definition));
  return { ranking, explanations };
}

describe("three criteria with equal weights, [10, –, –] and [9, 9, 9.5]", () => {
  test.for([
    [{}, [1, 2], 1, "Score 1 from 1 of 3 criteria: delight accounts for all of it."],
    [
      { missing: "renormalise" },
      [1, 2],
      1,
      "Score 1 from 1 of 3 criteria: delight accounts for all of it.",
    ],
    [
      { missing: "worst" },
      [2, 1],
      1 / 3,
      "Score 0.33: delight accounts for all of it; growth and trust are unrated and count at the worst end of their ranges.",
    ],
    [
      { missing: "neutral" },
      [2, 1],
      2 / 3,
      "Score 0.67: delight accounts for half of it; growth and trust are unrated and count in the middle of their ranges.",
    ],
    [
      { missing: "none" },
      [2, 1],
      undefined,
      "No score: the model needs all ratings; growth and trust are missing.",
    ],
    [
      { minCoverage: 0.5 },
      [2, 1],
      undefined,
      "No score: the coverage of 33.33 % is below the minimum of 50 %; growth and trust are missing.",
    ],
    [
      { minCoverage: 0.3 },
      [1, 2],
      1,
      "Score 1 from 1 of 3 criteria: delight accounts for all of it.",
    ],
    [
      { minCoverage: 0 },
      [1, 2],
      1,
      "Score 1 from 1 of 3 criteria: delight accounts for all of it.",
    ],
  ] as const)("with %o", ([options, order, value, reason]) => {
    const { ranking, explanations } = rankWorkedCase(options);
    expect([...ranking.number]).toEqual(order);
    expect(ranking.unscored).toBe(value === undefined ? 1 : 0);
    expect(ranking.score[ranking.number.indexOf(2)]).toBeCloseTo(0.917, 3);
    expect(explanations[0]).toMatchObject({ coverage: 1 / 3, missing: ["growth", "trust"] });
    expect(explanations[0]?.value ?? -1).toBeCloseTo(value ?? -1, 15);
    expect(explanations[0]?.reason).toBe(reason);
  });
});

test("an explanation states the assumed ratings, and an unscored item contributes nothing", () => {
  const [assumed] = rankWorkedCase({ missing: "worst" }).explanations;
  expect(assumed?.parts).toEqual([
    {
      input: "delight",
      criterion: "delight",
      name: "Delight",
      rating: 10,
      weight: 1 / 3,
      contribution: 1 / 3,
    },
    {
      input: "growth",
      criterion: "growth",
      name: "Growth",
      assumed: 0,
      weight: 1 / 3,
      contribution: 0,
    },
    {
      input: "trust",
      criterion: "trust",
      name: "Trust",
      assumed: 0,
      weight: 1 / 3,
      contribution: 0,
    },
  ]);
  const [unscored] = rankWorkedCase({ minCoverage: 0.5 }).explanations;
  expect(unscored?.parts.map(({ rating, contribution }) => [rating, contribution])).toEqual([
    [10, 0],
    [undefined, 0],
    [undefined, 0],
  ]);
  expect(unscored).toMatchObject({ formula: "no score" });
  expect(unscored).not.toHaveProperty("value");
  expect(unscored).not.toHaveProperty("category");
  expect(unscored).not.toHaveProperty("distance");
});

test("the middle of a logarithmic range is the middle of its unit scale", () => {
  const money = { min: 0, max: 99, direction: "up", scale: "log" } as const;
  expect(assumeRating(money, "neutral")).toBe(9); // ln(1 + 9) = ln(1 + 99) / 2
  const definition = requireModelKind("weighted").define({
    criteria: [{ key: "money", ...money }],
    missing: "neutral",
  });
  expect(requireModelKind("weighted").explain({ ratings: {} }, definition).value).toBeCloseTo(0.5);
  expect(assumeRating({ ...money, scale: "linear" }, "neutral")).toBe(49.5);
  expect(assumeRating({ ...money, direction: "down" }, "worst")).toBe(99);
});

test("topsis and scaled criteria take the ends and the middle of the ratings of the backlog", () => {
  const criteria = [{ key: "delight" }, { key: "growth" }];
  const items = [
    { ratings: { delight: 9, growth: 2 }, number: 1 },
    { ratings: { delight: 7 }, number: 2 },
    { ratings: { delight: 7, growth: 8 }, number: 3 },
  ];
  const score = (kind: string, request: DefinitionRequest) => {
    const model = requireModelKind(kind);
    return model.rate(buildSnapshot(items), model.define({ criteria, ...request })).value[1];
  };
  expect(score("topsis", { missing: "worst" })).toBe(0); // the worst in both criteria
  expect(score("topsis", { missing: "none" })).toBeNaN();
  expect(score("weighted", { scaling: "min-max", missing: "worst" })).toBe(0);
  expect(score("weighted", { scaling: "min-max", missing: "neutral" })).toBe(0.25);
  expect(score("weighted", { scaling: "min-max" })).toBe(0);
});

test("a score has no class or quadrant when the rules remove it", () => {
  const model = requireModelKind("value-effort");
  const definition = model.define({ missing: "worst", minCoverage: 0.75 });
  const { value, classes } = model.rate(
    buildSnapshot([
      { ratings: { value_points: 8 } },
      { ratings: { value_points: 8, effort_points: 2 } },
    ]),
    definition,
  );
  expect([...value]).toEqual([Number.NaN, 4]);
  expect([...(classes ?? [])]).toEqual([0, 1]);
  expect(model.explain({ ratings: { value_points: 8 } }, definition)).not.toHaveProperty(
    "category",
  );
});

test("a derived rating is not a missing rating", () => {
  const model = requireModelKind("weighted");
  const request = { criteria: [{ key: "npv", min: 0, max: 200 }, { key: "delight" }] };
  const definition = model.define({ ...request, missing: "worst" });
  const derived = model.explain(
    { ratings: { investment: 100, cash_flow_1: 220, delight: 1 } },
    definition,
  );
  expect(derived.value).toBeCloseTo(0.25); // npv = 220 / 1.1 − 100 = 100, half of its range
  expect(derived.missing).toEqual([]);
  const partial = model.explain({ ratings: { investment: 100, delight: 1 } }, definition);
  expect(partial).toMatchObject({ value: 0, missing: ["npv"] });
});

test("a missing divisor gives a score only if the definition counts it as the worst", () => {
  const ratings = { cost_of_delay: 20 };
  const cd3 = requireModelKind("cd3");
  expect(cd3.explain({ ratings }, cd3.define({})).value).toBeUndefined();
  expect(cd3.explain({ ratings }, cd3.define({ missing: "none" })).value).toBeUndefined();
  expect(cd3.explain({ ratings }, cd3.define({ missing: "worst" })).value).toBe(20 / 1e6);
});

describe("a request", () => {
  const accepted: Readonly<Record<string, readonly MissingRule[]>> = {
    qvf: ["renormalise", "worst", "neutral", "none"],
    weighted: ["renormalise", "worst", "neutral", "none"],
    ahp: ["renormalise", "worst", "neutral", "none"],
    "weighted-product": ["renormalise", "worst", "neutral", "none"],
    topsis: ["renormalise", "worst", "neutral", "none"],
    wsjf: ["renormalise", "worst", "none"],
    rice: ["worst", "none"],
    cd3: ["worst", "none"],
    "value-effort": ["worst", "none"],
    ice: ["worst", "neutral", "none"],
    opportunity: ["worst", "neutral", "none"],
  };
  const withoutCoverage = new Set(["votes", "kano", "moscow", "trending"]);
  const rules = ["renormalise", "worst", "neutral", "none"] as const;

  test.for(allModels)("points at options that $kind does not accept", ({ kind }) => {
    const rejects = (request: DefinitionRequest, pointer: string) =>
      listFaultPointers(kind, request).includes(pointer);
    const valid = rules.filter((missing) => !rejects({ missing }, "/missing"));
    expect(valid).toEqual(accepted[kind] ?? []);
    const hasCoverage = !rejects({ minCoverage: 0.5 }, "/min_coverage");
    expect(hasCoverage).toBe(!withoutCoverage.has(kind));
  });

  test("for the mean of ice may renormalise", () => {
    expect(listFaultPointers("ice", { missing: "renormalise", aggregation: "mean" })).toEqual([]);
  });

  test("has a coverage from 0 to 1", () => {
    for (const minCoverage of [-0.1, 1.1, Number.NaN]) {
      expect(listFaultPointers("weighted", { ...worked, minCoverage })).toEqual(["/min_coverage"]);
    }
    for (const minCoverage of [0, 0.5, 1]) {
      expect(listFaultPointers("weighted", { ...worked, minCoverage })).toEqual([]);
    }
  });

  test("for a product needs assumed ratings above 0", () => {
    const criteria = [{ key: "delight", min: -20, max: 10 }];
    for (const missing of ["worst", "neutral"] as const) {
      expect(listFaultPointers("weighted-product", { criteria, missing })).toEqual(["/missing"]);
    }
    expect(listFaultPointers("weighted-product", { criteria, missing: "none" })).toEqual([]);
  });
});

const ownCriteria: readonly Criterion[] = [
  { key: "delight", name: "Delight", unit: "points", min: 0, max: 10, direction: "up" },
  { key: "upkeep", name: "Upkeep", unit: "points", min: 1, max: 5, direction: "down" },
  { key: "crowd", name: "Crowd", unit: "people", min: 1, max: 1e4, direction: "up", scale: "log" },
];
const positive = ownCriteria.map((criterion) => ({ ...criterion, min: 1 }));
const shares = { delight: 3, upkeep: 0.7, crowd: 1.1 };

const absolute = [
  { kind: "weighted", request: { criteria: ownCriteria.map(toRequest), weights: shares } },
  { kind: "weighted-product", request: { criteria: positive.map(toRequest), weights: shares } },
  { kind: "qvf", request: {} },
  { kind: "wsjf", request: {} },
  { kind: "rice", request: {} },
  { kind: "cd3", request: {} },
  { kind: "value-effort", request: {} },
  { kind: "ice", request: {} },
  { kind: "ice", request: { aggregation: "mean" } },
  { kind: "opportunity", request: {} },
] as const;

function toRequest({ key, min, max, direction, scale: unitScale }: Criterion) {
  return { key, min, max, direction, scale: unitScale };
}

describe.for(absolute)("$kind $request", ({ kind, request }) => {
  const model = requireModelKind(kind);
  const worst = model.define({ ...request, missing: "worst" });

  test("leaving a criterion unrated equals its worst rating under `worst`", () => {
    fc.assert(
      fc.property(arbitraryItem(worst.criteria), ({ ratings }) => {
        const filled = Object.fromEntries(
          worst.criteria.map((criterion) => [
            criterion.key,
            ratings[criterion.key] ?? assumeRating(criterion, "worst"),
          ]),
        );
        expect(model.explain({ ratings }, worst).value).toBe(
          model.explain({ ratings: filled }, worst).value,
        );
      }),
    );
  });

  test("no completion of the missing ratings scores below `worst`", () => {
    const completions = fc.tuple(
      arbitraryItem(worst.criteria, { isWithin: true }),
      arbitraryItem(worst.criteria, { isWithin: true, isComplete: true }),
    );
    fc.assert(
      fc.property(completions, ([item, complete]) => {
        const ratings = { ...complete.ratings, ...item.ratings };
        const least = model.explain(item, worst).value ?? Number.NaN;
        const value = model.explain({ ratings }, worst).value ?? Number.NaN;
        expect(least > value + Math.abs(value) * 1e-12).toBe(false);
      }),
    );
  });

  test("coverage and confidence do not depend on the options", () => {
    fc.assert(
      fc.property(arbitraryItems(worst.criteria), (items) => {
        const snapshot = buildSnapshot(items);
        const expected = model.rate(snapshot, model.define(request));
        for (const missing of model.missing ?? []) {
          const { coverage, confidence } = model.rate(snapshot, {
            ...worst,
            missing,
            minCoverage: 0.5,
          });
          expect(coverage).toEqual(expected.coverage);
          expect(confidence).toEqual(expected.confidence);
        }
      }),
    );
  });
});

test("`none` gives the same scores as a minimum coverage of 1", () => {
  const model = requireModelKind("weighted");
  const weights = fc.record({
    delight: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    upkeep: fc.constantFrom(0, 1e-6, 1, 1e6),
    crowd: fc.double({ min: 1e-3, max: 10, noNaN: true }),
  });
  const inputs = fc.tuple(arbitraryItems(ownCriteria), weights);
  fc.assert(
    fc.property(inputs, ([items, drawn]) => {
      const request = { criteria: ownCriteria.map(toRequest), weights: drawn };
      const snapshot = buildSnapshot(items);
      const none = model.rate(snapshot, model.define({ ...request, missing: "none" }));
      const full = model.rate(snapshot, model.define({ ...request, minCoverage: 1 }));
      expect(none.value).toEqual(full.value);
    }),
  );
});

test("a coverage that rounding lowers still reaches its minimum", () => {
  const model = requireModelKind("weighted");
  const keys = Array.from({ length: 10 }, (_, index) => `c${index}`);
  const definition = model.define({ criteria: keys.map((key) => ({ key })), minCoverage: 0.3 });
  for (let from = 0; from + 3 <= keys.length; from += 1) {
    const ratings = Object.fromEntries(keys.slice(from, from + 3).map((key) => [key, 5]));
    expect(model.explain({ ratings }, definition).value).toBeDefined();
  }
});

test("rates a snapshot in segments with the same bits", () => {
  const model = requireModelKind("weighted");
  const rules = fc.constantFrom<DefinitionRequest>(
    { missing: "worst" },
    { missing: "neutral" },
    { missing: "none" },
    { minCoverage: 0.5 },
    { missing: "neutral", minCoverage: 0.5 },
  );
  const inputs = fc.tuple(arbitraryItems(ownCriteria), rules, fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(inputs, ([items, rule, rows]) => {
      const definition = model.define({ criteria: ownCriteria.map(toRequest), ...rule });
      const snapshot = buildSnapshot(items);
      const { value, coverage, confidence } = rateSnapshot(snapshot, { model, definition }, rows);
      const whole = model.rate(snapshot, definition);
      expect([value, coverage, confidence]).toEqual([
        whole.value,
        whole.coverage,
        whole.confidence,
      ]);
    }),
  );
});

test("an older definition without options keeps its scores", () => {
  const wsjf = requireModelKind("wsjf");
  const { missing: _, ...stored } = wsjf.define({ missing: "renormalise" });
  const item: RatedItem = { ratings: { user_value: 20, job_size: 1 } };
  expect(wsjf.explain(item, stored).value).toBe(60); // 20 × 3/1 / 1, as in revision 1
  expect(wsjf.explain(item, wsjf.define({})).value).toBe(22); // (20 + 1 + 1) / 1
});
