import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { priorities } from "../../../src/core/item/item.ts";
import {
  type DefinitionRequest,
  type RatedItem,
  type ResolvedModel,
} from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { rankedItemAt, type RankedItem, type Ranking } from "../../../src/core/ranking/ranking.ts";
import { createRandomStream } from "../../../src/core/stability/random-stream.ts";
import { buildSnapshotFromRows, plainRow } from "../../contract/rows.ts";
import { buildSnapshot } from "../models/snapshots.ts";
import {
  computeClassicScore,
  type ExactModel,
  exactModels,
  isLess,
  type Fraction,
} from "./exact-scores.ts";

const classic = resolve("qvf-classic", {});

/** Items whose exact score is .670714…, with different rounding errors. */
const sevenItems = (
  [
    [6, 5, 3],
    [5, 1, 7],
    [5, 2, 3],
    [6, 4, 7],
    [7, 7, 7],
    [7, 8, 3],
    [8, 10, 7],
  ] as const
).map(([business_value, technical_complexity, risk_level]) => ({
  business_value,
  technical_complexity,
  risk_level,
  story_points: 3,
}));

describe("worked cases", () => {
  test("three items that sum to 21 each are tied", () => {
    const items = rankItems(resolve("weighted", equalWeights(["a", "b", "c"], 10)), [
      { a: 7, b: 4, c: 10 },
      { a: 9, b: 8, c: 4 },
      { a: 5, b: 6, c: 10 },
    ]);
    expect(items.map(({ tiedWith }) => tiedWith)).toEqual([2, 2, 2]); // 21 / 30 each
  });

  test("two items that are 22.0 by the weights 20 15 40 25 are tied", () => {
    const weights = { a: 20, b: 15, c: 40, d: 25 };
    const request = { ...equalWeights(Object.keys(weights), 100), weights };
    const items = rankItems(resolve("weighted", request), [
      { a: 10, b: 30, c: 20, d: 30 }, // 2 + 4.5 + 8 + 7.5 = 22
      { a: 30, b: 10, c: 30, d: 10 }, // 6 + 1.5 + 12 + 2.5 = 22
      { a: 25, b: 20, c: 15, d: 30 }, // 5 + 3 + 6 + 7.5 = 21.5
    ]);
    expect(items.map(({ number, tiedWith }) => [number, tiedWith])).toEqual([
      [1, 1],
      [2, 1],
      [3, 0],
    ]);
  });

  test("seven items of qvf-classic that are .670714… are tied", () => {
    const items = rankItems(classic, sevenItems);
    expect(new Set(items.map(({ score }) => score)).size).toBeGreaterThan(1); // by rounding
    expect(items.map(({ score }) => score)).toEqual(
      items.map(() => expect.closeTo(0.670_714_285_714, 11)),
    );
    expect(items.map(({ tiedWith }) => tiedWith)).toEqual([6, 6, 6, 6, 6, 6, 6]);
  });
});

test("orders tied items by confidence, then size, then age, then number", () => {
  const uncertain = { ...sevenItems[5], risk_level: { low: 1, likely: 3, high: 8 } };
  const rows = sevenItems.map((ratings, index) => ({
    ...plainRow,
    number: index + 1,
    size: [8, 8, 5, 5, 2, 1, 1][index] ?? null,
    created: [1, 1, 9, 3, 5, 5, 5][index] ?? 0,
    ratings: index === 5 ? uncertain : ratings,
  }));
  const { number } = rank(buildSnapshotFromRows(rows), classic);
  // 7: size 1; 5: size 2; 4 and 3: size 5, by age; 1 and 2: size 8, by number; 6: an interval
  expect([...number]).toEqual([7, 5, 4, 3, 1, 2, 6]);
});

test("reports the scores as computed", () => {
  const snapshot = buildSnapshot(sevenItems.map((ratings) => ({ ratings })));
  const { score } = rank(snapshot, classic);
  const computed = classic.model.rate(snapshot, classic.definition).value;
  expect(score.toSorted()).toEqual(computed.toSorted());
  expect([...score].map(roundScore)).not.toEqual([...score]);
});

describe.for(exactModels.map((model) => [model.name, model] as const))("%s", ([, model]) => {
  test.for([1, 2, 3, 4])(
    "ties exactly the items that are tied in rational arithmetic (%i)",
    (seed) => {
      const { ranking, exact } = rankExactly(model, 500, seed);
      const sizes = new Map<string, number>();
      exact.forEach((score) => sizes.set(toKey(score), (sizes.get(toKey(score)) ?? 0) + 1));
      const items = listItems(ranking);
      const expected = items.map(({ number }) => (sizes.get(toKey(exact[number - 1])) ?? 0) - 1);
      expect(items.map(({ tiedWith }) => tiedWith)).toEqual(expected);
      expect(expected.some((count) => count > 0)).toBe(true);
    },
  );

  test("never ranks an item with a lower exact score first", () => {
    const { ranking, exact } = rankExactly(model, 3_000, 5);
    const inOrder = Array.from(ranking.number, (number) => exact[number - 1]);
    const inverted = inOrder.filter((score, position) => {
      const above = inOrder[position - 1];
      return score !== undefined && above !== undefined && isLess(above, score);
    });
    expect(inverted).toEqual([]);
  });
});

test("splits no group of tied scores and merges no two, over all items of qvf-classic", () => {
  // Each combination of ratings once: 10 · 10 · 10 · 21 · 3 = 63,000 items.
  const { model, definition } = classic;
  const levels = ["high", "medium", "low"] as const;
  const items = Array.from({ length: 63_000 }, (_, index) => ({
    ratings: {
      business_value: 1 + (index % 10),
      technical_complexity: 1 + (Math.floor(index / 10) % 10),
      risk_level: 1 + (Math.floor(index / 100) % 10),
      story_points: 1 + (Math.floor(index / 1_000) % 21),
    },
    priority: levels[Math.floor(index / 21_000)] ?? "low",
  }));
  const { value } = model.rate(buildSnapshot(items), definition);
  const keys = items.map(({ ratings, priority }) => toKey(computeClassicScore(ratings, priority)));
  const rounded = Array.from(value, roundScore);
  const pairs = new Set(keys.map((key, row) => `${key} ${rounded[row]}`));
  expect(pairs.size).toBe(new Set(keys).size); // no group has two rounded scores
  expect(pairs.size).toBe(new Set(rounded).size); // no rounded score has two groups
  expect(pairs.size).toBeLessThan(new Set(value).size); // rounding errors split some groups
});

describe("laws", () => {
  const wholeItems = fc.array(
    fc.record({
      business_value: fc.integer({ min: 1, max: 10 }),
      technical_complexity: fc.integer({ min: 1, max: 10 }),
      risk_level: fc.integer({ min: 1, max: 10 }),
    }),
    { minLength: 1, maxLength: 60 },
  );

  test("ties are transitive: a group of ties is a run of neighbours with equal counts", () => {
    fc.assert(
      fc.property(wholeItems, (ratings) => {
        const counts = rankItems(classic, ratings).map(({ tiedWith }) => tiedWith);
        for (let begin = 0; begin < counts.length;) {
          const count = counts[begin] ?? 0;
          const run = counts.slice(begin, begin + count + 1);
          expect(run).toEqual(Array.from({ length: count + 1 }, () => count));
          begin += run.length;
        }
      }),
    );
  });

  test("ties are equal under a permutation of the items", () => {
    const permuted = wholeItems.chain((ratings) =>
      fc.record({
        ratings: fc.constant(ratings),
        order: fc.shuffledSubarray([...ratings.keys()], { minLength: ratings.length }),
      }),
    );
    fc.assert(
      fc.property(permuted, ({ ratings, order }) => {
        const items = rankItems(classic, ratings);
        const moved = rankItems(
          classic,
          order.map((index) => ratings[index] ?? {}),
        );
        const tiesByItem = new Map(items.map(({ number, tiedWith }) => [number - 1, tiedWith]));
        for (const { number, tiedWith } of moved) {
          expect(tiedWith).toBe(tiesByItem.get(order[number - 1] ?? -1));
        }
        expect(moved.map(({ score }) => roundScore(score ?? 0))).toEqual(
          items.map(({ score }) => roundScore(score ?? 0)),
        );
      }),
    );
  });

  test("the order of the criteria does not change the order of the items", () => {
    const keys = ["a", "b", "c", "d", "e"];
    const items = fc.array(
      fc.record(Object.fromEntries(keys.map((key) => [key, fc.integer({ min: 0, max: 10 })]))),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(items, (ratings) => {
        const [forward, backward] = [keys, keys.toReversed()].map((order) =>
          rankItems(resolve("weighted", equalWeights(order, 10)), ratings).map((item) => [
            item.number,
            item.tiedWith,
          ]),
        );
        expect(forward).toEqual(backward);
      }),
    );
  });
});

function equalWeights(keys: readonly string[], max: number): DefinitionRequest {
  return { criteria: keys.map((key) => ({ key, min: 0, max })) };
}

function resolve(kind: string, request: DefinitionRequest): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

/** Ranks items of medium priority, numbered from 1. */
function rankItems(
  resolvedModel: ResolvedModel,
  ratings: readonly RatedItem["ratings"][],
): RankedItem[] {
  const items = ratings.map((own): RatedItem => ({ ratings: own, priority: "medium" }));
  return listItems({ ...rank(buildSnapshot(items), resolvedModel), id: "", digest: "" });
}

function listItems(ranking: Ranking): RankedItem[] {
  return Array.from({ length: ranking.count }, (_, position) => rankedItemAt(ranking, position));
}

/** Ranks random items of a model, and computes their exact scores by number − 1. */
function rankExactly(
  { kind, request, drawRatings, computeScore }: ExactModel,
  count: number,
  seed: number,
): { readonly ranking: Ranking; readonly exact: readonly Fraction[] } {
  const random = createRandomStream(seed);
  const pick = (limit: number) => Math.floor(random() * limit);
  const items = Array.from({ length: count }, () => ({
    ratings: drawRatings(pick),
    priority: priorities[pick(priorities.length)] ?? "low",
  }));
  const ranking = rank(buildSnapshot(items), resolve(kind, request));
  return {
    ranking: { ...ranking, id: "", digest: "" },
    exact: items.map(({ ratings, priority }) => computeScore(ratings, priority)),
  };
}

function toKey(score: Fraction | undefined): string {
  return score === undefined ? "" : `${score.numerator}/${score.denominator}`;
}
