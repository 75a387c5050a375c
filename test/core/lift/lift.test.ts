import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { priorities, type Ratings } from "../../../src/core/item/item.ts";
import { type Lift, lift } from "../../../src/core/lift/lift.ts";
import { type DefinitionRequest, type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { snapshotRowAt } from "../../../src/core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRow,
  byNumber,
  resolvedModel,
  plainRow,
} from "../../contract/rows.ts";

const backlogs = fc
  .uniqueArray(anySnapshotRow, { selector: ({ number }) => number, minLength: 2, maxLength: 20 })
  .map((rows) => buildSnapshotFromRows(byNumber(rows)));

const inputs = fc.record({
  snapshot: backlogs,
  model: anyModel,
  at: fc.nat(),
  targetRank: fc.integer({ min: 1, max: 8 }),
});

const grid = [0, 0.25, 0.5, 1, 2, 3, 5, 8, 10, 21, 1e6, 1e12];

/** Lists shares of a move to try; for classes only 0, because ratings between them round. */
function listShares({ definition }: ResolvedModel, criterion: string): number[] {
  const isClass = definition.criteria.some(
    ({ key, unit }) => key === criterion && unit === "class",
  );
  return isClass ? [0] : [0, 0.25, 0.5, 0.75, 0.9, 0.94];
}

type Changes = readonly { readonly criterion: string; readonly to: number | string }[];

/** Computes the rank of an item after some changes by ranking all items. */
function computeRankAfter(
  snapshot: Snapshot,
  model: ResolvedModel,
  { row, changes }: { readonly row: number; readonly changes: Changes },
): number {
  const before = snapshotRowAt(snapshot, row);
  const ratings: Record<string, Ratings[string]> = { ...before.ratings };
  let { priority } = before;
  for (const { criterion, to } of changes) {
    if (typeof to === "number") {
      ratings[criterion] = to;
    } else {
      priority = priorities.findIndex((word) => word === to) + 1;
    }
  }
  const rows = [{ ...before, ratings, priority }];
  const { number } = rank(applyDelta(snapshot, snapshot, { rows, removed: [] }), model);
  return number.indexOf(before.number) + 1;
}

function listChanges({ single, overall }: Lift): (readonly [Changes, number])[] {
  const changes = single.map((change) => [[change], change.rank] as const);
  return overall === undefined ? changes : [...changes, [overall.changes, overall.rank]];
}

test("every change reaches its stated rank, which is the target rank or better", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model, at, targetRank }) => {
      const row = at % snapshot.count;
      for (const [changes, reached] of listChanges(lift(snapshot, model, { row, targetRank }))) {
        expect(computeRankAfter(snapshot, model, { row, changes })).toBe(reached);
        expect(reached).toBeLessThanOrEqual(targetRank);
      }
    }),
    { numRuns: 300 },
  );
});

const criteria = [{ key: "delight" }, { key: "effort", direction: "down" }] as const;

/** Models that are relative, are not monotone or have classes. */
const otherModels = fc.constantFrom(
  buildModel("weighted", { criteria, scaling: "min-max" }),
  buildModel("weighted", { criteria, scaling: "percentile" }),
  buildModel("topsis", { criteria }),
  buildModel("opportunity", { criteria: { importance: "delight", satisfaction: "effort" } }),
  buildModel("kano", { criteria: { kano_must_be: "delight", kano_indifferent: "effort" } }),
  buildModel("trending", { criteria: { votes: "reach" } }),
  buildModel("formula", {
    criteria: [{ key: "delight" }],
    expression: "delight * 2 - abs(delight - 4) * effort / max(size, 1)",
  }),
);

test("every change reaches its stated rank for relative and non-monotone models", () => {
  fc.assert(
    fc.property(inputs, otherModels, ({ snapshot, at, targetRank }, model) => {
      const row = at % snapshot.count;
      const result = lift(snapshot, model, { row, targetRank });
      for (const [changes, reached] of listChanges(result)) {
        expect(computeRankAfter(snapshot, model, { row, changes })).toBe(reached);
        expect(reached).toBeLessThanOrEqual(targetRank);
      }
      const isSearch =
        model.definition.relative === true || ["kano", "formula"].includes(model.definition.kind);
      expect(result.isApproximate).toBe(
        isSearch && result.rank > targetRank && targetRank <= snapshot.count,
      );
    }),
    { numRuns: 200 },
  );
});

test("returns the current rank and the distance to the score at the target rank", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model, at, targetRank }) => {
      const row = at % snapshot.count;
      const today = rank(snapshot, model);
      const position = today.number.indexOf(snapshot.number[row] ?? 0);
      const result = lift(snapshot, model, { row, targetRank });
      const gap =
        (today.score[position] ?? Number.NaN) - (today.score[targetRank - 1] ?? Number.NaN);
      expect(result.rank).toBe(position + 1);
      expect(result.distance).toBe(Number.isNaN(gap) ? undefined : gap);
    }),
  );
});

test("no smaller change to one rating suffices, and no change to an insufficient criterion", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model, at, targetRank }) => {
      const row = at % snapshot.count;
      const { single, insufficient, rank: today } = lift(snapshot, model, { row, targetRank });
      fc.pre(today > targetRank);
      // Results are rounded outward by up to a twentieth of the move or a millionth of the range.
      const smaller = single.flatMap(({ criterion, from, to, move }) =>
        typeof to === "number" && typeof from === "number" && move > 1e-4
          ? listShares(model, criterion).map((share) => [criterion, from + (to - from) * share])
          : [],
      );
      const others = insufficient
        .filter(({ at: end }) => typeof end === "number")
        .flatMap(({ criterion }) => grid.map((rating) => [criterion, rating]));
      for (const [criterion, to] of [...smaller, ...others]) {
        const changes = [{ criterion: String(criterion), to: Number(to) }];
        expect(computeRankAfter(snapshot, model, { row, changes })).toBeGreaterThan(targetRank);
      }
    }),
    { numRuns: 150 },
  );
});

test("lists changes to existing ratings first, smallest first, then new ratings", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model, at, targetRank }) => {
      const { single } = lift(snapshot, model, {
        row: at % snapshot.count,
        targetRank,
      });
      const first = single.filter(({ from }) => from !== undefined);
      const moves = first.map(({ move }) => move);
      expect(single.slice(0, first.length)).toEqual(first);
      expect(moves).toEqual(moves.toSorted((a, b) => a - b));
    }),
  );
});

test("the overall change is never larger than the smallest change to one rating", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model, at, targetRank }) => {
      const { single, overall } = lift(snapshot, model, {
        row: at % snapshot.count,
        targetRank,
      });
      const best = single.find(({ from }) => from !== undefined);
      expect(overall?.move ?? 0).toBeLessThanOrEqual(best?.move ?? Number.POSITIVE_INFINITY);
      expect(best === undefined || overall !== undefined).toBe(true);
    }),
  );
});

test("gives a reason exactly if there is no change", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model, at, targetRank }) => {
      const result = lift(snapshot, model, { row: at % snapshot.count, targetRank });
      const isNone = result.single.length === 0 && result.overall === undefined;
      expect(result.reason !== undefined).toBe(isNone);
    }),
  );
});

const additive: DefinitionRequest = {
  criteria: [
    { key: "a", min: 0, max: 10 },
    { key: "b", min: 0, max: 10 },
    { key: "c", min: 0, max: 10, direction: "down" },
  ],
  weights: { a: 0.6, b: 0.3, c: 0.1 },
};

describe("a weighted sum", () => {
  const model = buildModel("weighted", additive);
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { a: 8, b: 8, c: 2 }),
    buildRow(2, { a: 4, b: 5, c: 5 }),
  ]);
  // 0.6 · 0.8 + 0.3 · 0.8 + 0.1 · (1 − 0.2) = 0.80 against 0.6 · 0.4 + 0.3 · 0.5 + 0.1 · 0.5 = 0.44
  const result = lift(snapshot, model, { row: 1, targetRank: 1 });

  test("returns the distance to the target rank", () => {
    expect(result).toMatchObject({ rank: 2, targetRank: 1 });
    expect(result.distance).toBeCloseTo(0.44 - 0.8, 12);
  });

  test("lists the criteria that cannot close the gap alone", () => {
    // a: 0.36 / 0.6 = 0.6 of the range: from 4 to 10, a tie, which the smaller number wins
    expect(result.single).toEqual([]);
    expect(result.insufficient).toMatchObject([
      { criterion: "a", at: 10, rank: 2 },
      { criterion: "b", at: 10, rank: 2 }, // 0.44 + 0.3 · 0.5 = 0.59
      { criterion: "c", at: 0, rank: 2 }, // 0.44 + 0.1 · 0.5 = 0.49
    ]);
  });

  test("moves several ratings in proportion to their weights", () => {
    // d = λ · (0.6, 0.3, 0.1) with λ = 0.36 / (0.36 + 0.09 + 0.01) = 0.782609
    const [a, b, c] = result.overall?.changes ?? [];
    expect(a?.to).toBeCloseTo(4 + 10 * 0.469_565, 1);
    expect(b?.to).toBeCloseTo(5 + 10 * 0.234_783, 1);
    expect(c?.to).toBeCloseTo(5 - 10 * 0.078_261, 1);
    // ‖d‖ = 0.36 / √0.46 = 0.530790
    expect(result.overall?.move).toBeCloseTo(0.530_79, 3);
    expect(result.overall).toMatchObject({ rank: 1, isExact: true });
  });

  test("moves a rating to its end and divides the remaining gap among the others", () => {
    const high = buildSnapshotFromRows([
      buildRow(1, { a: 9, b: 9, c: 9 }),
      buildRow(2, { a: 9, b: 1, c: 9 }),
    ]);
    // 0.82 against 0.58, a gap of 0.24; a can rise by 0.1 only, which closes 0.06
    // b and c close the other 0.18: λ = 0.18 / (0.09 + 0.01) = 1.8, so b + 0.54, c − 0.18
    const { overall } = lift(high, model, { row: 1, targetRank: 1 });
    const [a, b, c] = overall?.changes ?? [];
    expect(a?.to).toBe(10);
    expect(b?.to).toBeCloseTo(1 + 5.4, 1);
    expect(c?.to).toBeCloseTo(9 - 1.8, 1);
  });
});

test("no change shorter than an additive overall change suffices", () => {
  const model = buildModel("weighted", additive);
  const points = fc.integer({ min: 0, max: 10 });
  const ratings = fc.record({ a: points, b: points, c: points });
  const ratingRows = fc.array(ratings, { minLength: 2, maxLength: 8 });
  const directions = fc.tuple(
    fc.double({ noNaN: true, min: -1, max: 1 }),
    fc.nat(100),
    fc.nat(100),
  );
  fc.assert(
    fc.property(ratingRows, fc.nat(), directions, (rows, index, [x, y, z]) => {
      const snapshot = buildSnapshotFromRows(
        rows.map((itemRatings, row) => buildRow(row + 1, itemRatings)),
      );
      const row = index % snapshot.count;
      const { overall } = lift(snapshot, model, { row, targetRank: 1 });
      fc.pre(overall !== undefined && overall.move > 0.01);
      const move = overall?.move ?? 0;
      const shorter = (overall?.changes ?? []).map(({ criterion, from, to }) => ({
        criterion,
        to: Number(from) + (Number(to) - Number(from)) * 0.99,
      }));
      expect(computeRankAfter(snapshot, model, { row, changes: shorter })).toBeGreaterThan(1);
      // A move in any other direction, shorter by a hundredth.
      const length = Math.hypot(x, y, z) || 1;
      const other = Object.entries(rows[row] ?? {}).map(([criterion, rating], j) => {
        const step = (([x, y, -z][j] ?? 0) / length) * move * 0.99 * 10;
        return { criterion, to: Math.min(Math.max(rating + step, 0), 10) };
      });
      expect(computeRankAfter(snapshot, model, { row, changes: other })).toBeGreaterThan(1);
    }),
    { numRuns: 200 },
  );
});

describe("a quotient", () => {
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { reach: 1000, impact: 2, confidence: 0.5, effort: 2 }), // 500
    buildRow(2, { reach: 900, impact: 1, confidence: 0.5, effort: 1 }), // 450
    buildRow(3, { reach: 400, impact: 1, confidence: 0.8, effort: 4 }), // 80
  ]);

  test("gives a change for each factor that suffices", () => {
    const { single } = lift(snapshot, resolvedModel.rice, { row: 2, targetRank: 2 });
    // above 450 (a tie goes to the smaller number): reach 450 · 4 / 0.8 = 2,250, effort
    // 320 / 450 = 0.7111. Out of range: impact 450 · 4 / 320 = 5.6, confidence 450 · 4 / 400 = 4.5
    expect(single.map(({ criterion, from, to }) => [criterion, from, to])).toEqual([
      ["reach", 400, 2260],
      ["effort", 4, 0.71],
    ]);
  });

  test("measures moves on open ranges by the ratings in the snapshot", () => {
    const { single } = lift(snapshot, resolvedModel.rice, { row: 2, targetRank: 2 });
    // reach is logarithmic: ln(2261 / 401) of ln(10¹² + 1); effort: 3.29 of the width 3 (1 to 4)
    expect(single[0]?.move).toBeCloseTo(Math.log(2261 / 401) / Math.log(1e12 + 1), 12);
    expect(single[1]?.move).toBeCloseTo(3.29 / 3, 12);
  });

  test("gives a shorter move of several factors", () => {
    const { single, overall } = lift(snapshot, resolvedModel.rice, { row: 2, targetRank: 2 });
    expect(overall).toMatchObject({ rank: 2, isExact: false });
    expect(overall?.move).toBeLessThan(single[0]?.move ?? 0);
  });
});

describe("an item", () => {
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { delight: 9, effort: 5 }),
    buildRow(2, { delight: 7, effort: 5 }),
    buildRow(3, { effort: 5 }),
    buildRow(4, {}),
  ]);

  test("at the target rank needs no change", () => {
    const result = lift(snapshot, resolvedModel.weighted, { row: 0, targetRank: 1 });
    expect(result).toMatchObject({ single: [], reason: "The item already has rank 1." });
    expect(result.overall).toBeUndefined();
  });

  test("cannot reach a rank beyond the last", () => {
    const result = lift(snapshot, resolvedModel.weighted, { row: 1, targetRank: 5 });
    expect(result.reason).toBe("The ranking has only 4 items.");
  });

  test("without a rating gets a new rating as a change, after the others", () => {
    const { single } = lift(snapshot, resolvedModel.weighted, { row: 2, targetRank: 2 });
    // effort alone must give 1 − (e − 1) / 9 above (2/3 + 5/9) / 2 = 0.6111
    expect(single.map(({ criterion, from }) => [criterion, from])).toEqual([
      ["effort", 5],
      ["delight", undefined], // above (0.6111 · 2 − 5/9) · 9 + 1 = 7, which would tie
    ]);
    expect(single[1]?.to).toBeGreaterThan(7);
    expect(single[1]?.to).toBeLessThan(7.1);
  });

  test("without a score gets a new rating as a change", () => {
    const { single, distance } = lift(snapshot, resolvedModel.weighted, { row: 3, targetRank: 1 });
    expect(distance).toBeUndefined();
    expect(single.map(({ criterion }) => criterion)).toEqual(["delight", "effort"]);
  });

  test("without several factors gets a reason that lists them", () => {
    const result = lift(
      buildSnapshotFromRows([buildRow(1, buildRiceRatings(9)), buildRow(2, { reach: 5 })]),
      resolvedModel.rice,
      {
        row: 1,
        targetRank: 1,
      },
    );
    expect(result.single).toEqual([]);
    expect(result.reason).toBe(
      "No change to the existing ratings and no single new rating suffices. Missing ratings: impact, confidence and effort.",
    );
  });
});

function buildModel(kind: string, request: DefinitionRequest): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

function buildRow(number: number, ratings: Ratings): SnapshotRow {
  return { ...plainRow, number, ratings };
}

function buildRiceRatings(reach: number): Ratings {
  return { reach, impact: 1, confidence: 1, effort: 1 };
}
