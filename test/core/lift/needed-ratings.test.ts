import fc from "fast-check";
import { expect, test } from "vitest";
import { lift } from "../../../src/core/lift/lift.ts";
import { type DefinitionRequest, type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { arbitraryItems, buildSnapshot } from "../models/snapshots.ts";

const criteria = ["delight", "growth", "trust", "reach_out"].map((key) => ({
  key,
  min: 0,
  max: 10,
}));
const weights = { delight: 4, growth: 3, trust: 2, reach_out: 1 };
const complete = { delight: 5, growth: 5, trust: 5, reach_out: 5 };

function buildModel(options: DefinitionRequest, kind = "weighted"): ResolvedModel {
  const model = requireModelKind(kind);
  const definition = model.define({ criteria, weights, ...options });
  return { id: kind, revision: 1, model, definition };
}

/** Lifts the second of two items, of which the first is rated 5 everywhere, to rank 1. */
function liftSecond(ratings: Readonly<Record<string, number>>, model: ResolvedModel) {
  return lift(buildSnapshot([{ ratings: complete }, { ratings }]), model, {
    row: 1,
    targetRank: 1,
  });
}

test("one new rating that reaches the minimum coverage may lift an unscored item", () => {
  const { single, overall, needed, insufficient } = liftSecond(
    { delight: 9 },
    buildModel({ minCoverage: 0.5 }),
  );
  // .4 · .9 = .36 of .5 over the weight .7: growth may even be at its worst, 0.
  expect(single[0]).toMatchObject({ criterion: "growth", to: 0, rank: 1 });
  expect(single.map(({ criterion }) => criterion)).toEqual(["growth", "reach_out", "trust"]);
  expect(insufficient.map(({ criterion, at }) => [criterion, at])).toEqual([["delight", 10]]);
  expect(needed).toEqual(["growth"]);
  expect(overall).toMatchObject({ isExact: false, move: 0, rank: 1 });
  expect(overall?.changes).toEqual([{ criterion: "growth", name: "Growth", to: 0 }]);
});

test("a lift rates as many of the heaviest criteria as the minimum coverage needs", () => {
  const { single, overall, needed } = liftSecond(
    { reach_out: 9 },
    buildModel({ minCoverage: 0.75 }),
  );
  expect(single).toEqual([]);
  expect(needed).toEqual(["delight", "growth"]);
  expect(overall?.changes.map(({ criterion, from }) => [criterion, from])).toEqual([
    ["reach_out", 9],
    ["delight", undefined],
    ["growth", undefined],
  ]);
  expect(overall).toMatchObject({ isExact: false, rank: 1 });
});

test("a lift rates every criterion with a weight if the model needs all ratings", () => {
  const model = buildModel({ missing: "none", weights: { ...weights, trust: 0 } });
  const { overall, needed } = liftSecond({ delight: 10 }, model);
  expect(needed).toEqual(["growth", "reach_out"]);
  expect(overall?.rank).toBe(1);
});

test("a lift needs no new rating if missing ratings count", () => {
  for (const missing of ["worst", "neutral"] as const) {
    const { needed, overall } = liftSecond({ delight: 4, growth: 4 }, buildModel({ missing }));
    expect(needed).toEqual([]);
    expect(overall?.isExact).toBe(true);
    expect(overall?.changes.every(({ from }) => from === 4)).toBe(true);
  }
});

test("the stated rank and score are those of the item with its new ratings", () => {
  const models = fc.constantFrom(
    buildModel({ minCoverage: 0.5 }),
    buildModel({ minCoverage: 1, missing: "worst" }),
    buildModel({ missing: "none" }),
    buildModel({ missing: "none", scaling: "min-max" }),
    buildModel({ minCoverage: 0.7 }, "topsis"),
  );
  const inputs = fc.tuple(arbitraryItems(buildModel({}).definition.criteria), models);
  fc.assert(
    fc.property(inputs, ([items, resolvedModel]) => {
      const row = items.length - 1;
      const { overall, targetRank } = lift(buildSnapshot(items), resolvedModel, {
        row,
        targetRank: 1,
      });
      fc.pre(overall !== undefined);
      const changes = overall?.changes.map(({ criterion, to }) => [criterion, Number(to)]) ?? [];
      const ratings = { ...items[row]?.ratings, ...Object.fromEntries(changes) };
      const ranking = rank(
        buildSnapshot([...items.slice(0, row), { ...items[row], ratings }]),
        resolvedModel,
      );
      const position = ranking.number.indexOf(row + 1);
      expect(position + 1).toBe(overall?.rank);
      expect(position + 1).toBeLessThanOrEqual(targetRank);
      expect(ranking.score[position]).toBe(overall?.score);
    }),
  );
});
