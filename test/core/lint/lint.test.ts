import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Rating } from "../../../src/core/item/item.ts";
import { type Finding, type LintRule } from "../../../src/core/lint/finding.ts";
import { lint } from "../../../src/core/lint/lint.ts";
import { type DefinitionRequest, type ModelInUse } from "../../../src/core/models/model.ts";
import { requireModelKind, allModels } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { boardOf, itemsOf } from "../models/boards.ts";

function using(kind: string, request: DefinitionRequest = {}): ModelInUse {
  const model = requireModelKind(kind);
  return { id: kind, revision: 1, model, definition: model.define(request) };
}

function found(board: Snapshot, inUse: ModelInUse, rule: LintRule): readonly Finding[] {
  return lint(board, inUse).findings.filter((finding) => finding.rule === rule);
}

/** A board whose item n has the n-th rating of each list; what is undefined nobody rated. */
function columns(lists: Readonly<Record<string, readonly (Rating | undefined)[]>>): Snapshot {
  const count = Math.max(...Object.values(lists).map((list) => list.length));
  const items = Array.from({ length: count }, (_, row) => ({
    ratings: Object.fromEntries(
      Object.entries(lists).flatMap(([key, list]) => {
        const rating = list[row];
        return rating === undefined ? [] : [[key, rating] as const];
      }),
    ),
  }));
  return boardOf(items);
}

const two = { criteria: [{ key: "joy" }, { key: "gain" }] };

test("an empty backlog has no findings, by any model that works as it comes", () => {
  for (const { kind } of allModels.filter(({ criteria }) => criteria.length > 0)) {
    expect(lint(boardOf([]), using(kind))).toEqual({ count: 0, unscored: 0, findings: [] });
  }
});

test("a backlog of one unrated item is told what is missing", () => {
  const { count, unscored, findings } = lint(boardOf([{ ratings: {} }]), using("rice"));
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
  test("are counted, and named up to twenty", () => {
    const board = columns({
      joy: [5, ...Array<undefined>(29).fill(undefined)],
      other: Array(30).fill(1),
    });
    const [finding] = found(board, using("weighted", two), "items-unscored");
    expect(finding).toMatchObject({ severity: "error", count: 29 });
    expect(finding?.items).toEqual(Array.from({ length: 20 }, (_, at) => at + 2));
    expect(finding?.detail).toBe(
      '29 items of 30 (97 %) have no score by "weighted" and stand last.',
    );
  });

  test("are told for what the model divides by, if that is missing or 0", () => {
    const board = columns({ user_value: [1, 2, 3], job_size: [1, undefined, 0] });
    const [finding] = found(board, using("wsjf"), "divisor-missing");
    expect(finding).toMatchObject({ criterion: "job_size", count: 2, items: [2, 3] });
    expect(found(board, using("qvf"), "divisor-missing")).toEqual([]);
  });
});

describe("a criterion", () => {
  test("that less than a fifth of the items is rated by is sparse", () => {
    const joy = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const one = columns({ joy, gain: [5] });
    expect(found(one, using("weighted", two), "criterion-sparse")).toMatchObject([
      { criterion: "gain", count: 9, detail: "Only 1 item of 10 (10 %) are rated by gain." },
    ]);
    const twoOfTen = columns({ joy, gain: [5, 6] });
    expect(found(twoOfTen, using("weighted", two), "criterion-sparse")).toEqual([]);
  });

  test("of which more than 95 % say one thing is flat", () => {
    const joy = Array.from({ length: 40 }, (_, at) => 1 + (at % 10));
    const inUse = using("weighted", two);
    const [finding] = found(columns({ joy, gain: mostlyFive(1) }), inUse, "criterion-flat"); // 39/40 = .975
    expect(finding?.detail).toBe("39 of 40 ratings by gain are 5: it hardly tells items apart.");
    expect(found(columns({ joy, gain: mostlyFive(2) }), inUse, "criterion-flat")).toEqual([]); // .95
    expect(found(columns({ joy: [5, 5, 5, 5] }), inUse, "criterion-flat")).toEqual([]); // too few
  });

  test("whose ratings leave its range is cut to it, unless the board makes the range", () => {
    const board = columns({ joy: [1, 11, 0, { low: 5, likely: 6, high: 20 }] });
    const [finding] = found(board, using("weighted", two), "rating-out-of-range");
    expect(finding).toMatchObject({ criterion: "joy", count: 2, items: [2, 3] });
    expect(finding?.detail).toBe(
      "2 items are rated by joy outside of 1 to 10, and count as the nearest end.",
    );
    const scaled = using("weighted", { ...two, scaling: "min-max" });
    expect(found(board, scaled, "rating-out-of-range")).toEqual([]);
  });

  test("of wsjf has a 1 in its column", () => {
    const board = columns({
      user_value: [1, 8],
      time_criticality: [2, 3],
      risk_reduction: [5, 3],
      job_size: [1, 2],
    });
    const findings = found(board, using("wsjf"), "column-without-one");
    expect(findings.map(({ criterion, items }) => [criterion, items])).toEqual([
      ["time_criticality", [1]],
      ["risk_reduction", [2]],
    ]);
    expect(findings[0]?.detail).toMatch(/^The smallest time_criticality is 2, not 1: /);
    expect(found(board, using("rice"), "column-without-one")).toEqual([]);
  });

  test("that derives from others counts as rated", () => {
    const board = columns({ investment: [100, 100], cash_flow_1: [150, 250] });
    const inUse = using("weighted", { criteria: [{ key: "npv", min: 0, max: 200 }] });
    expect(found(board, inUse, "criterion-unrated")).toEqual([]);
  });
});

describe("MoSCoW", () => {
  const none = Number.NaN;

  test("is heavy when more than 60 % of the size that is to be done is Must", () => {
    // Must 7 of 7 + 3, the Won't of 90 left out
    const heavy = found(planned([3, 2, 0], [7, 3, 90]), using("qvf"), "must-heavy");
    expect(heavy).toMatchObject([{ criterion: "moscow", count: 1, items: [1] }]);
    expect(heavy[0]?.detail).toMatch(/^70 % of the sized work /);
    expect(found(planned([3, 1], [6, 4]), using("qvf"), "must-heavy")).toEqual([]); // 60 %
  });

  test("goes by the number of items when none has a size, and leaves out unsized ones when some do", () => {
    const byNumber = found(planned([3, 3, 1], [none, none, none]), using("moscow"), "must-heavy");
    expect(byNumber[0]?.detail).toMatch(/^67 % of the items /); // 2 of 3
    expect(found(planned([3, 3, 1], [1, none, 1]), using("moscow"), "must-heavy")).toEqual([]);
  });
});

describe("a weight", () => {
  test("that decides nothing is idle", () => {
    const joy = [1, 3, 5, 7, 9];
    const gain = [5, 6, 5, 6, 5]; // with a hundredth of the weight it never turns two items round
    const inUse = using("weighted", { ...two, weights: { joy: 99, gain: 1 } });
    expect(
      found(columns({ joy, gain }), inUse, "weight-idle").map((each) => each.criterion),
    ).toEqual(["gain"]);
    const even = using("weighted", two);
    const other = columns({ joy, gain: [9, 7, 1, 1, 2] });
    expect(found(other, even, "weight-idle")).toEqual([]);
  });

  test.each(["absolute", "min-max", "percentile"] as const)(
    "is idle exactly when the ranking without it is the same: %s",
    (scaling) => {
      const criteria = requireModelKind("weighted").define({
        criteria: [{ key: "a" }, { key: "b" }, { key: "c" }],
      }).criteria;
      const inUse = using("weighted", {
        criteria: [{ key: "a" }, { key: "b" }, { key: "c" }],
        weights: { a: 50, b: 5, c: 1 },
        scaling,
      });
      fc.assert(
        fc.property(itemsOf(criteria, { isWithin: true, isComplete: true }), (items) => {
          const board = boardOf(items);
          const { findings } = lint(board, inUse);
          const unasked = new Set(items.length < 2 ? ["a", "b", "c"] : constantOf(items));
          for (const { key } of criteria.filter((each) => !unasked.has(each.key))) {
            const isIdle = findings.some(
              ({ rule, criterion }) => rule === "weight-idle" && criterion === key,
            );
            const without = inUse.definition.criteria.map((each) =>
              each.key === key ? Object.assign({}, each, { weight: 0 }) : each,
            );
            const other = rank(board, {
              ...inUse,
              definition: { ...inUse.definition, criteria: without },
            });
            expect(isIdle).toBe(rank(board, inUse).number.join() === other.number.join());
          }
        }),
      );
    },
  );

  test("of a product that decides nothing is idle, too", () => {
    const joy = [1, 3, 5, 7, 9];
    const gain = [5, 6, 5, 6, 5]; // 1.4^.99 against 1.2^.01: joy decides alone
    const idle = (weights: Readonly<Record<string, number>>) =>
      found(columns({ joy, gain }), using("weighted-product", { ...two, weights }), "weight-idle");
    expect(idle({ joy: 99, gain: 1 }).map((each) => each.criterion)).toEqual(["gain"]);
    expect(idle({ joy: 1, gain: 99 })).toEqual([]);
  });

  test("is not looked at where looking would take too long, and that is said", () => {
    const criteria = Array.from({ length: 200 }, (_, at) => ({ key: `k${at}` }));
    const board = columns({ k0: Array(3_000).fill(5) }); // 3000 · 200² = 1.2e8
    const findings = found(board, using("weighted", { criteria }), "not-checked");
    expect(findings).toHaveLength(1);
    const fewer = columns({ k0: Array(400).fill(5) }); // 1.6e7 terms, but each of them a logarithm
    const seen = (kind: string) => found(fewer, using(kind, { criteria }), "not-checked").length;
    expect([seen("weighted"), seen("weighted-product")]).toEqual([0, 1]);
  });
});

describe("two criteria", () => {
  const joy = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3, 4];

  test("that rise and fall together say the same", () => {
    const gain = joy.map((rating) => 1 + rating / 2);
    const [finding] = found(columns({ joy, gain }), using("weighted", two), "criteria-redundant");
    expect(finding).toMatchObject({ criterion: "joy", other: "gain", count: 12 });
    expect(finding?.detail).toBe(
      "joy and gain say the same: over the 12 items rated by both they correlate by 1.",
    );
  });

  test("that go opposite ways do so turned round", () => {
    const gain = joy.map((rating) => 11 - rating);
    const [finding] = found(columns({ joy, gain }), using("weighted", two), "criteria-redundant");
    expect(finding?.detail).toMatch(/turned round: .* by -1\.$/);
  });

  test("are not compared by less than ten items, nor when one of them is always the same", () => {
    const inUse = using("weighted", two);
    const short = joy.slice(0, 9);
    expect(found(columns({ joy: short, gain: short }), inUse, "criteria-redundant")).toEqual([]);
    const flat = joy.map(() => 3);
    expect(found(columns({ joy, gain: flat }), inUse, "criteria-redundant")).toEqual([]);
    // Twelve ratings of each, of which only six are of the same items.
    const apart = [...Array<undefined>(6).fill(undefined), ...joy];
    expect(found(columns({ joy, gain: apart }), inUse, "criteria-redundant")).toEqual([]);
  });

  test("say the same above .95, and not below", () => {
    // of 1…10 with so many neighbours exchanged: r = 1 − 6 Σd² / (n (n² − 1)) = 1 − 2 · swaps / 165
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const fourTimes = [2, 1, 4, 3, 6, 5, 8, 7, 9, 10]; // .9515
    const fiveTimes = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9]; // .9394
    const told = [fourTimes, fiveTimes].map((gain) =>
      found(columns({ joy: ten, gain }), using("weighted", two), "criteria-redundant"),
    );
    expect(told.map(({ length }) => length)).toEqual([1, 0]);
  });

  test("are compared by Pearson's coefficient over what both have", () => {
    // Σdx·dy / √(Σdx²·Σdy²) of 1…10 and of the same with 5 and 6 exchanged is 1 − 1/82.5 = .988
    const gain = [1, 2, 3, 4, 6, 5, 7, 8, 9, 10, undefined, 4];
    const board = columns({ joy: joy.slice(0, 11), gain });
    const [finding] = found(board, using("weighted", two), "criteria-redundant");
    expect(finding?.detail).toMatch(/over the 10 items rated by both they correlate by 0\.99\.$/);
  });
});

describe("items with the very same ratings", () => {
  test("are told in groups, the largest by name", () => {
    const board = columns({ joy: [1, 2, 1, 2, 2, 7], gain: [1, 5, 1, 5, 5, 7] });
    const [finding] = found(board, using("weighted", two), "ratings-duplicate");
    expect(finding).toMatchObject({ count: 5, items: [2, 4, 5] });
    expect(finding?.detail).toBe(
      "5 items in 2 groups have the very same ratings; the largest group has 3.",
    );
  });

  test("are not those that share but one rating, or whose intervals differ", () => {
    const inUse = using("weighted", two);
    expect(found(columns({ joy: [1, 1, 1] }), inUse, "ratings-duplicate")).toEqual([]);
    const interval = { low: 1, likely: 2, high: 3 };
    const board = columns({ joy: [2, interval], gain: [1, 1] });
    expect(found(board, inUse, "ratings-duplicate")).toEqual([]);
    const gaps = columns({ joy: [1, 1, undefined], gain: [undefined, 1, 1] });
    expect(found(gaps, inUse, "ratings-duplicate")).toEqual([]);
  });

  test("are as many as a comparison of each with each finds", () => {
    const rating = fc.option(fc.constantFrom(1, 2, 0, -0), { nil: undefined });
    const rows = fc.array(fc.tuple(rating, rating, rating), { minLength: 1, maxLength: 30 });
    const criteria = ["a", "b", "c"].map((key) => ({ key, min: 0 }));
    fc.assert(
      fc.property(rows, (drawn) => {
        const lists = ["a", "b", "c"].map((key, at) => [key, drawn.map((row) => row[at])] as const);
        const board = columns(Object.fromEntries(lists));
        const [finding] = found(board, using("weighted", { criteria }), "ratings-duplicate");
        const known = drawn
          .filter((row) => row.filter((each) => each !== undefined).length > 1)
          .map((row) => row.map((each) => (each === undefined ? "-" : each + 0)).join());
        const alike = known.filter((row) => known.filter((other) => other === row).length > 1);
        expect(finding?.count ?? 0).toBe(alike.length);
      }),
    );
  });
});

test("every finding has a sentence, a suggestion and at most twenty items, whatever the board", () => {
  for (const { kind, criteria } of allModels.filter((each) => each.criteria.length > 0)) {
    const inUse = using(kind);
    fc.assert(
      fc.property(itemsOf(criteria), (items) => {
        for (const { detail, suggestion, items: named = [], count } of lint(boardOf(items), inUse)
          .findings) {
          expect(detail).toMatch(/^.+\.$/u);
          expect(suggestion).toMatch(/^[A-Z].*\.$|^Ask/u);
          expect(named.length).toBeLessThanOrEqual(20);
          expect(count).toBeGreaterThan(0);
          expect(detail).not.toContain("NaN");
        }
      }),
      { numRuns: 20 },
    );
  }
});

function constantOf(items: readonly { readonly ratings: Readonly<Record<string, Rating>> }[]) {
  return ["a", "b", "c"].filter((key) => {
    const values = items.map(({ ratings }) => likelyOf(ratings[key]));
    return values.every((value) => value === values[0]);
  });
}

function likelyOf(rating: Rating | undefined): number | undefined {
  return typeof rating === "object" ? rating.likely : rating;
}

/** Forty ratings, all but a few of them 5. */
function mostlyFive(others: number): number[] {
  return Array.from({ length: 40 }, (_, at) => (at < others ? 6 : 5));
}

/** A board of MoSCoW classes and sizes. */
function planned(classes: readonly number[], sizes: readonly number[]): Snapshot {
  return { ...columns({ moscow: classes }), size: Float64Array.from(sizes) };
}
