import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Rating } from "../../../src/core/item/item.ts";
import { type Finding, type LintRule } from "../../../src/core/lint/finding.ts";
import { lint } from "../../../src/core/lint/lint.ts";
import { type DefinitionRequest, type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind, allModels } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { arbitraryItems, buildSnapshot as buildRatedSnapshot } from "../models/snapshots.ts";
import { buildMoscow, buildMostlyFives, buildSnapshot } from "./snapshots.ts";

function buildModel(kind: string, request: DefinitionRequest = {}): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: 1, model, definition: model.define(request) };
}

function listFindings(
  snapshot: Snapshot,
  resolved: ResolvedModel,
  rule: LintRule,
): readonly Finding[] {
  return lint(snapshot, resolved).findings.filter((finding) => finding.rule === rule);
}

const twoCriteria = { criteria: [{ key: "joy" }, { key: "gain" }] };

test("an empty backlog has no findings by any predefined model", () => {
  for (const { kind } of allModels.filter(({ criteria }) => criteria.length > 0)) {
    expect(lint(buildRatedSnapshot([]), buildModel(kind))).toEqual({
      count: 0,
      unscored: 0,
      findings: [],
    });
  }
});

test("a backlog of one unrated item has a finding for each missing criterion", () => {
  const { count, unscored, findings } = lint(
    buildRatedSnapshot([{ ratings: {} }]),
    buildModel("rice"),
  );
  expect([count, unscored]).toEqual([1, 1]);
  expect(findings.map(({ rule, criterion }) => [rule, criterion])).toEqual([
    ["items-unscored", undefined],
    ["divisor-missing", "effort"],
    ["criterion-unrated", "reach"],
    ["criterion-unrated", "impact"],
    ["criterion-unrated", "confidence"],
    ["criterion-unrated", "effort"],
  ]);
  expect(findings[0]).toMatchObject({ severity: "error", count: 1, items: [1] });
});

describe("items without a score", () => {
  test("are counted, and the first twenty are listed", () => {
    const snapshot = buildSnapshot({
      joy: [5, ...Array<undefined>(29).fill(undefined)],
      other: Array(30).fill(1),
    });
    const [finding] = listFindings(snapshot, buildModel("weighted", twoCriteria), "items-unscored");
    expect(finding).toMatchObject({ severity: "error", count: 29 });
    expect(finding?.items).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
    expect(finding?.detail).toBe(
      '29 items of 30 (97 %) have no score by "weighted" and rank last.',
    );
  });

  test("have a separate finding if the divisor is missing or 0", () => {
    const snapshot = buildSnapshot({ user_value: [1, 2, 3], job_size: [1, undefined, 0] });
    const [finding] = listFindings(snapshot, buildModel("wsjf"), "divisor-missing");
    expect(finding).toMatchObject({ criterion: "job_size", count: 2, items: [2, 3] });
    expect(listFindings(snapshot, buildModel("qvf"), "divisor-missing")).toEqual([]);
  });
});

describe("a criterion", () => {
  test("is sparse if less than a fifth of the items have a rating for it", () => {
    const joy = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const oneOfTen = buildSnapshot({ joy, gain: [5] });
    expect(
      listFindings(oneOfTen, buildModel("weighted", twoCriteria), "criterion-sparse"),
    ).toMatchObject([
      { criterion: "gain", count: 9, detail: "Only 1 item of 10 (10 %) has a rating for gain." },
    ]);
    const twoOfTen = buildSnapshot({ joy, gain: [5, 6] });
    expect(listFindings(twoOfTen, buildModel("weighted", twoCriteria), "criterion-sparse")).toEqual(
      [],
    );
  });

  test("is flat if more than 95 % of its ratings are equal", () => {
    const joy = Array.from({ length: 40 }, (_, index) => 1 + (index % 10));
    const resolved = buildModel("weighted", twoCriteria);
    const [finding] = listFindings(
      buildSnapshot({ joy, gain: buildMostlyFives(1) }),
      resolved,
      "criterion-flat",
    ); // 39/40 = .975
    expect(finding?.detail).toBe("39 of 40 ratings for gain are 5: it hardly distinguishes items.");
    expect(
      listFindings(buildSnapshot({ joy, gain: buildMostlyFives(2) }), resolved, "criterion-flat"),
    ).toEqual([]); // .95
    expect(listFindings(buildSnapshot({ joy: [5, 5, 5, 5] }), resolved, "criterion-flat")).toEqual(
      [],
    ); // too few
  });

  test("is clamped to its range, unless the model scales it by the backlog", () => {
    const snapshot = buildSnapshot({ joy: [1, 11, 0, { low: 5, likely: 6, high: 20 }] });
    const [finding] = listFindings(
      snapshot,
      buildModel("weighted", twoCriteria),
      "rating-out-of-range",
    );
    expect(finding).toMatchObject({ criterion: "joy", count: 2, items: [2, 3] });
    expect(finding?.detail).toBe(
      "2 items have ratings for joy outside of 1 to 10, which the model clamps to this range.",
    );
    const scaled = buildModel("weighted", { ...twoCriteria, scaling: "min-max" });
    expect(listFindings(snapshot, scaled, "rating-out-of-range")).toEqual([]);
  });

  test("of wsjf must have a smallest rating of 1", () => {
    const snapshot = buildSnapshot({
      user_value: [1, 8],
      time_criticality: [2, 3],
      risk_reduction: [5, 3],
      job_size: [1, 2],
    });
    const findings = listFindings(snapshot, buildModel("wsjf"), "column-without-one");
    expect(findings.map(({ criterion, items }) => [criterion, items])).toEqual([
      ["time_criticality", [1]],
      ["risk_reduction", [2]],
    ]);
    expect(findings[0]?.detail).toMatch(/^The smallest time_criticality is 2, not 1: /);
    expect(listFindings(snapshot, buildModel("rice"), "column-without-one")).toEqual([]);
  });

  test("derived from others counts as rated", () => {
    const snapshot = buildSnapshot({ investment: [100, 100], cash_flow_1: [150, 250] });
    const resolved = buildModel("weighted", { criteria: [{ key: "npv", min: 0, max: 200 }] });
    expect(listFindings(snapshot, resolved, "criterion-unrated")).toEqual([]);
  });
});

describe("MoSCoW", () => {
  const unsized = Number.NaN;

  test("is must-heavy if Musts are more than 60 % of the size without Won't", () => {
    // Must 7 of 7 + 3, without the Won't of 90
    const heavy = listFindings(buildMoscow([3, 2, 0], [7, 3, 90]), buildModel("qvf"), "must-heavy");
    expect(heavy).toMatchObject([{ criterion: "moscow", count: 1, items: [1] }]);
    expect(heavy[0]?.detail).toMatch(/^Musts are 70 % of the sized work/);
    expect(listFindings(buildMoscow([3, 1], [6, 4]), buildModel("qvf"), "must-heavy")).toEqual([]); // 60 %
  });

  test("counts items if none has a size, and otherwise ignores unsized items", () => {
    const unsizedSnapshot = buildMoscow([3, 3, 1], [unsized, unsized, unsized]);
    const byNumber = listFindings(unsizedSnapshot, buildModel("moscow"), "must-heavy");
    expect(byNumber[0]?.detail).toMatch(/^Musts are 67 % of the items/); // 2 of 3
    expect(
      listFindings(buildMoscow([3, 3, 1], [1, unsized, 1]), buildModel("moscow"), "must-heavy"),
    ).toEqual([]);
  });
});

describe("a weight", () => {
  test("without effect is idle", () => {
    const joy = [1, 3, 5, 7, 9];
    const gain = [5, 6, 5, 6, 5]; // a hundredth of the weight never swaps two items
    const resolved = buildModel("weighted", { ...twoCriteria, weights: { joy: 99, gain: 1 } });
    expect(
      listFindings(buildSnapshot({ joy, gain }), resolved, "weight-idle").map(
        ({ criterion }) => criterion,
      ),
    ).toEqual(["gain"]);
    const equalWeights = buildModel("weighted", twoCriteria);
    const other = buildSnapshot({ joy, gain: [9, 7, 1, 1, 2] });
    expect(listFindings(other, equalWeights, "weight-idle")).toEqual([]);
  });

  test.each(["absolute", "min-max", "percentile"] as const)(
    "is idle exactly when the ranking without it is the same: %s",
    (scaling) => {
      const criteria = requireModelKind("weighted").define({
        criteria: [{ key: "a" }, { key: "b" }, { key: "c" }],
      }).criteria;
      const resolved = buildModel("weighted", {
        criteria: [{ key: "a" }, { key: "b" }, { key: "c" }],
        weights: { a: 50, b: 5, c: 1 },
        scaling,
      });
      fc.assert(
        fc.property(arbitraryItems(criteria, { isWithin: true, isComplete: true }), (items) => {
          const snapshot = buildRatedSnapshot(items);
          const { findings } = lint(snapshot, resolved);
          const skipped = new Set(items.length < 2 ? ["a", "b", "c"] : findConstantKeys(items));
          for (const { key } of criteria.filter((criterion) => !skipped.has(criterion.key))) {
            const isIdle = findings.some(
              ({ rule, criterion }) => rule === "weight-idle" && criterion === key,
            );
            const without = resolved.definition.criteria.map((criterion) =>
              criterion.key === key ? Object.assign({}, criterion, { weight: 0 }) : criterion,
            );
            const other = rank(snapshot, {
              ...resolved,
              definition: { ...resolved.definition, criteria: without },
            });
            expect(isIdle).toBe(rank(snapshot, resolved).number.join() === other.number.join());
          }
        }),
      );
    },
  );

  test("of a weighted product without effect is idle too", () => {
    const joy = [1, 3, 5, 7, 9];
    const gain = [5, 6, 5, 6, 5]; // 1.4^.99 against 1.2^.01: joy decides alone
    const findIdle = (weights: Readonly<Record<string, number>>) =>
      listFindings(
        buildSnapshot({ joy, gain }),
        buildModel("weighted-product", { ...twoCriteria, weights }),
        "weight-idle",
      );
    expect(findIdle({ joy: 99, gain: 1 }).map(({ criterion }) => criterion)).toEqual(["gain"]);
    expect(findIdle({ joy: 1, gain: 99 })).toEqual([]);
  });

  test("has a not-checked finding if the check would take too long", () => {
    const criteria = Array.from({ length: 200 }, (_, index) => ({ key: `k${index}` }));
    const snapshot = buildSnapshot({ k0: Array(3_000).fill(5) }); // 3000 · 200² = 1.2e8
    const findings = listFindings(snapshot, buildModel("weighted", { criteria }), "not-checked");
    expect(findings).toHaveLength(1);
    const fewer = buildSnapshot({ k0: Array(400).fill(5) }); // 1.6e7 terms, logarithms for the product
    const count = (kind: string) =>
      listFindings(fewer, buildModel(kind, { criteria }), "not-checked").length;
    expect([count("weighted"), count("weighted-product")]).toEqual([0, 1]);
  });
});

describe("two criteria", () => {
  const joy = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3, 4];

  test("that rise and fall together are redundant", () => {
    const gain = joy.map((rating) => 1 + rating / 2);
    const [finding] = listFindings(
      buildSnapshot({ joy, gain }),
      buildModel("weighted", twoCriteria),
      "criteria-redundant",
    );
    expect(finding).toMatchObject({ criterion: "joy", other: "gain", count: 12 });
    expect(finding?.detail).toBe(
      "joy and gain are redundant: their ratings move in the same direction (correlation 1) over the 12 items rated by both.",
    );
  });

  test("that move in opposite directions are redundant", () => {
    const gain = joy.map((rating) => 11 - rating);
    const [finding] = listFindings(
      buildSnapshot({ joy, gain }),
      buildModel("weighted", twoCriteria),
      "criteria-redundant",
    );
    expect(finding?.detail).toMatch(/in opposite directions \(correlation -1\) /);
  });

  test("are not compared with fewer than ten common items or with equal ratings", () => {
    const resolved = buildModel("weighted", twoCriteria);
    const short = joy.slice(0, 9);
    expect(
      listFindings(buildSnapshot({ joy: short, gain: short }), resolved, "criteria-redundant"),
    ).toEqual([]);
    const flat = joy.map(() => 3);
    expect(
      listFindings(buildSnapshot({ joy, gain: flat }), resolved, "criteria-redundant"),
    ).toEqual([]);
    // Twelve ratings each, with only six items in common.
    const apart = [...Array<undefined>(6).fill(undefined), ...joy];
    expect(
      listFindings(buildSnapshot({ joy, gain: apart }), resolved, "criteria-redundant"),
    ).toEqual([]);
  });

  test("are redundant above a correlation of .95", () => {
    // 1…10 with some neighbours swapped: r = 1 − 6 Σd² / (n (n² − 1)) = 1 − 2 · swaps / 165
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const fourTimes = [2, 1, 4, 3, 6, 5, 8, 7, 9, 10]; // .9515
    const fiveTimes = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9]; // .9394
    const findings = [fourTimes, fiveTimes].map((gain) =>
      listFindings(
        buildSnapshot({ joy: ten, gain }),
        buildModel("weighted", twoCriteria),
        "criteria-redundant",
      ),
    );
    expect(findings.map(({ length }) => length)).toEqual([1, 0]);
  });

  test("are compared by Pearson's coefficient over the common items", () => {
    // Σdx·dy / √(Σdx²·Σdy²) of 1…10 and the same with 5 and 6 swapped is 1 − 1/82.5 = .988
    const gain = [1, 2, 3, 4, 6, 5, 7, 8, 9, 10, undefined, 4];
    const snapshot = buildSnapshot({ joy: joy.slice(0, 11), gain });
    const [finding] = listFindings(
      snapshot,
      buildModel("weighted", twoCriteria),
      "criteria-redundant",
    );
    expect(finding?.detail).toMatch(/\(correlation 0\.99\) over the 10 items rated by both\.$/);
  });
});

describe("items with identical ratings", () => {
  test("are counted in groups, and the largest group is listed", () => {
    const snapshot = buildSnapshot({ joy: [1, 2, 1, 2, 2, 7], gain: [1, 5, 1, 5, 5, 7] });
    const [finding] = listFindings(
      snapshot,
      buildModel("weighted", twoCriteria),
      "ratings-duplicate",
    );
    expect(finding).toMatchObject({ count: 5, items: [2, 4, 5] });
    expect(finding?.detail).toBe(
      "5 items in 2 groups have identical ratings. The largest group has 3 items.",
    );
  });

  test("need at least two ratings and equal intervals", () => {
    const resolved = buildModel("weighted", twoCriteria);
    expect(listFindings(buildSnapshot({ joy: [1, 1, 1] }), resolved, "ratings-duplicate")).toEqual(
      [],
    );
    const interval = { low: 1, likely: 2, high: 3 };
    const snapshot = buildSnapshot({ joy: [2, interval], gain: [1, 1] });
    expect(listFindings(snapshot, resolved, "ratings-duplicate")).toEqual([]);
    const gaps = buildSnapshot({ joy: [1, 1, undefined], gain: [undefined, 1, 1] });
    expect(listFindings(gaps, resolved, "ratings-duplicate")).toEqual([]);
  });

  test("are the same as those that comparing every pair finds", () => {
    const rating = fc.option(fc.constantFrom(1, 2, 0, -0), { nil: undefined });
    const rows = fc.array(fc.tuple(rating, rating, rating), { minLength: 1, maxLength: 30 });
    const criteria = ["a", "b", "c"].map((key) => ({ key, min: 0 }));
    fc.assert(
      fc.property(rows, (ratings) => {
        const lists = ["a", "b", "c"].map(
          (key, index) => [key, ratings.map((row) => row[index])] as const,
        );
        const snapshot = buildSnapshot(Object.fromEntries(lists));
        const [finding] = listFindings(
          snapshot,
          buildModel("weighted", { criteria }),
          "ratings-duplicate",
        );
        const texts = ratings
          .filter((row) => row.filter((value) => value !== undefined).length > 1)
          .map((row) => row.map((value) => (value === undefined ? "-" : value + 0)).join());
        const duplicates = texts.filter((row) => texts.filter((other) => other === row).length > 1);
        expect(finding?.count ?? 0).toBe(duplicates.length);
      }),
    );
  });
});

test("every finding of any backlog has a detail, a suggestion and at most twenty items", () => {
  for (const { kind, criteria } of allModels.filter((model) => model.criteria.length > 0)) {
    const resolved = buildModel(kind);
    fc.assert(
      fc.property(arbitraryItems(criteria), (items) => {
        for (const { detail, suggestion, items: listed = [], count } of lint(
          buildRatedSnapshot(items),
          resolved,
        ).findings) {
          expect(detail).toMatch(/^.+\.$/u);
          expect(suggestion).toMatch(/^[A-Z].*\.$/u);
          expect(listed.length).toBeLessThanOrEqual(20);
          expect(count).toBeGreaterThan(0);
          expect(detail).not.toContain("NaN");
        }
      }),
      { numRuns: 20 },
    );
  }
});

function findConstantKeys(
  items: readonly { readonly ratings: Readonly<Record<string, Rating>> }[],
) {
  return ["a", "b", "c"].filter((key) => {
    const values = items.map(({ ratings }) => readLikely(ratings[key]));
    return values.every((value) => value === values[0]);
  });
}

function readLikely(rating: Rating | undefined): number | undefined {
  return typeof rating === "object" ? rating.likely : rating;
}
