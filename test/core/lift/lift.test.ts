import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { priorities, type Ratings } from "../../../src/core/item/item.ts";
import { type Lift, lift } from "../../../src/core/lift/lift.ts";
import { type DefinitionRequest, type ModelInUse } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { snapshotRowAt } from "../../../src/core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { anyModel, boardFrom, boardRow, byNumber, inUse, plainRow } from "../../contract/rows.ts";

const backlog = fc
  .uniqueArray(boardRow, { selector: ({ number }) => number, minLength: 2, maxLength: 20 })
  .map((rows) => boardFrom(byNumber(rows)));

const wishes = fc.record({
  board: backlog,
  model: anyModel,
  at: fc.nat(),
  wanted: fc.integer({ min: 1, max: 8 }),
});

const grid = [0, 0.25, 0.5, 1, 2, 3, 5, 8, 10, 21, 1e6, 1e12];

/** Shares of a way; of a class none, for all between two classes are one of them. */
function sharesOf({ definition }: ModelInUse, criterion: string): number[] {
  const isClass = definition.criteria.some(
    ({ key, unit }) => key === criterion && unit === "class",
  );
  return isClass ? [0] : [0, 0.25, 0.5, 0.75, 0.9, 0.94];
}

type Changes = readonly { readonly criterion: string; readonly to: number | string }[];

/** The rank of a row's item after some changes, by ranking everything. */
function rankAfter(
  board: Snapshot,
  model: ModelInUse,
  { row, changes }: { readonly row: number; readonly changes: Changes },
): number {
  const was = snapshotRowAt(board, row);
  const ratings: Record<string, Ratings[string]> = { ...was.ratings };
  let { priority } = was;
  for (const { criterion, to } of changes) {
    if (typeof to === "number") {
      ratings[criterion] = to;
    } else {
      priority = priorities.findIndex((word) => word === to) + 1;
    }
  }
  const rows = [{ ...was, ratings, priority }];
  const { number } = rank(applyDelta(board, board, { rows, removed: [] }), model);
  return number.indexOf(was.number) + 1;
}

function changesOf({ single, overall }: Lift): (readonly [Changes, number])[] {
  const all = single.map((change) => [[change], change.rank] as const);
  return overall === undefined ? all : [...all, [overall.changes, overall.rank]];
}

test("every change reaches the rank it says, and that is the wanted one or better", () => {
  fc.assert(
    fc.property(wishes, ({ board, model, at, wanted }) => {
      const row = at % board.count;
      for (const [changes, reached] of changesOf(lift(board, model, { row, targetRank: wanted }))) {
        expect(rankAfter(board, model, { row, changes })).toBe(reached);
        expect(reached).toBeLessThanOrEqual(wanted);
      }
    }),
    { numRuns: 300 },
  );
});

const criteria = [{ key: "delight" }, { key: "effort", direction: "down" }] as const;

/** Models that look at the whole board, that are not monotone, or that know classes. */
const otherModels = fc.constantFrom(
  use("weighted", { criteria, scaling: "min-max" }),
  use("weighted", { criteria, scaling: "percentile" }),
  use("topsis", { criteria }),
  use("opportunity", { criteria: { importance: "delight", satisfaction: "effort" } }),
  use("kano", { criteria: { kano_must_be: "delight", kano_indifferent: "effort" } }),
  use("trending", { criteria: { votes: "reach" } }),
  use("formula", {
    criteria: [{ key: "delight" }],
    expression: "delight * 2 - abs(delight - 4) * effort / max(size, 1)",
  }),
);

test("keeps to that where scores depend on other items, and where ratings bend back", () => {
  fc.assert(
    fc.property(wishes, otherModels, ({ board, at, wanted }, model) => {
      const row = at % board.count;
      const found = lift(board, model, { row, targetRank: wanted });
      for (const [changes, reached] of changesOf(found)) {
        expect(rankAfter(board, model, { row, changes })).toBe(reached);
        expect(reached).toBeLessThanOrEqual(wanted);
      }
      const isSearch =
        model.definition.relative === true || ["kano", "formula"].includes(model.definition.kind);
      expect(found.isApproximate).toBe(isSearch && found.rank > wanted && wanted <= board.count);
    }),
    { numRuns: 200 },
  );
});

test("says today's rank, and how far the score is from the wanted one's", () => {
  fc.assert(
    fc.property(wishes, ({ board, model, at, wanted }) => {
      const row = at % board.count;
      const today = rank(board, model);
      const position = today.number.indexOf(board.number[row] ?? 0);
      const found = lift(board, model, { row, targetRank: wanted });
      const gap = (today.score[position] ?? Number.NaN) - (today.score[wanted - 1] ?? Number.NaN);
      expect(found.rank).toBe(position + 1);
      expect(found.distance).toBe(Number.isNaN(gap) ? undefined : gap);
    }),
  );
});

test("no smaller change of one rating suffices, and none of what is said not to", () => {
  fc.assert(
    fc.property(wishes, ({ board, model, at, wanted }) => {
      const row = at % board.count;
      const { single, insufficient, rank: today } = lift(board, model, { row, targetRank: wanted });
      fc.pre(today > wanted);
      // What is found is rounded outward by a twentieth of the way, or a millionth of the range.
      const smaller = single.flatMap(({ criterion, from, to, move }) =>
        typeof to === "number" && typeof from === "number" && move > 1e-4
          ? sharesOf(model, criterion).map((share) => [criterion, from + (to - from) * share])
          : [],
      );
      const others = insufficient
        .filter(({ at: end }) => typeof end === "number")
        .flatMap(({ criterion }) => grid.map((rating) => [criterion, rating]));
      for (const [criterion, to] of [...smaller, ...others]) {
        const changes = [{ criterion: String(criterion), to: Number(to) }];
        expect(rankAfter(board, model, { row, changes })).toBeGreaterThan(wanted);
      }
    }),
    { numRuns: 150 },
  );
});

test("names the smallest change first, and after them what nobody has rated", () => {
  fc.assert(
    fc.property(wishes, ({ board, model, at, wanted }) => {
      const { single } = lift(board, model, { row: at % board.count, targetRank: wanted });
      const first = single.filter(({ from }) => from !== undefined);
      const moves = first.map(({ move }) => move);
      expect(single.slice(0, first.length)).toEqual(first);
      expect(moves).toEqual(moves.toSorted((a, b) => a - b));
    }),
  );
});

test("the overall change is never larger than the best of one rating", () => {
  fc.assert(
    fc.property(wishes, ({ board, model, at, wanted }) => {
      const { single, overall } = lift(board, model, { row: at % board.count, targetRank: wanted });
      const best = single.find(({ from }) => from !== undefined);
      expect(overall?.move ?? 0).toBeLessThanOrEqual(best?.move ?? Number.POSITIVE_INFINITY);
      expect(best === undefined || overall !== undefined).toBe(true);
    }),
  );
});

test("says why where there is nothing to change or nothing that helps", () => {
  fc.assert(
    fc.property(wishes, ({ board, model, at, wanted }) => {
      const found = lift(board, model, { row: at % board.count, targetRank: wanted });
      const isNone = found.single.length === 0 && found.overall === undefined;
      expect(found.reason !== undefined).toBe(isNone);
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
  const model = use("weighted", additive);
  const board = boardFrom([rated(1, { a: 8, b: 8, c: 2 }), rated(2, { a: 4, b: 5, c: 5 })]);
  // 0.6 · 0.8 + 0.3 · 0.8 + 0.1 · (1 − 0.2) = 0.80 against 0.6 · 0.4 + 0.3 · 0.5 + 0.1 · 0.5 = 0.44
  const found = lift(board, model, { row: 1, targetRank: 1 });

  test("says the gap to the wanted rank", () => {
    expect(found).toMatchObject({ rank: 2, targetRank: 1 });
    expect(found.distance).toBeCloseTo(0.44 - 0.8, 12);
  });

  test("is lifted by one rating that makes up for all of the gap", () => {
    // a: 0.36 / 0.6 = 0.6 of the range: from 4 to 10, where it ties, and the smaller number is first
    expect(found.single).toEqual([]);
    expect(found.insufficient).toMatchObject([
      { criterion: "a", at: 10, rank: 2 },
      { criterion: "b", at: 10, rank: 2 }, // 0.44 + 0.3 · 0.5 = 0.59
      { criterion: "c", at: 0, rank: 2 }, // 0.44 + 0.1 · 0.5 = 0.49
    ]);
  });

  test("is lifted by several together, each moved in proportion to its weight", () => {
    // d = λ · (0.6, 0.3, 0.1) with λ = 0.36 / (0.36 + 0.09 + 0.01) = 0.782609
    const [a, b, c] = found.overall?.changes ?? [];
    expect(a?.to).toBeCloseTo(4 + 10 * 0.469_565, 1);
    expect(b?.to).toBeCloseTo(5 + 10 * 0.234_783, 1);
    expect(c?.to).toBeCloseTo(5 - 10 * 0.078_261, 1);
    // ‖d‖ = 0.36 / √0.46 = 0.530790
    expect(found.overall?.move).toBeCloseTo(0.530_79, 3);
    expect(found.overall).toMatchObject({ rank: 1, isExact: true });
  });

  test("fills up what is at its end and lets the others bear the rest", () => {
    const high = boardFrom([rated(1, { a: 9, b: 9, c: 9 }), rated(2, { a: 9, b: 1, c: 9 })]);
    // 0.82 against 0.58, a gap of 0.24; a may rise by 0.1 only: 0.06 of it
    // the rest, 0.18, is borne by b and c: λ = 0.18 / (0.09 + 0.01) = 1.8, so b + 0.54, c − 0.18
    const { overall } = lift(high, model, { row: 1, targetRank: 1 });
    const [a, b, c] = overall?.changes ?? [];
    expect(a?.to).toBe(10);
    expect(b?.to).toBeCloseTo(1 + 5.4, 1);
    expect(c?.to).toBeCloseTo(9 - 1.8, 1);
  });
});

test("one hundredth less of an additive overall change does not suffice, nor does any shorter", () => {
  const model = use("weighted", additive);
  const points = fc.integer({ min: 0, max: 10 });
  const ratings = fc.record({ a: points, b: points, c: points });
  const boards = fc.array(ratings, { minLength: 2, maxLength: 8 });
  const direction = fc.tuple(fc.double({ noNaN: true, min: -1, max: 1 }), fc.nat(100), fc.nat(100));
  fc.assert(
    fc.property(boards, fc.nat(), direction, (rows, at, [x, y, z]) => {
      const board = boardFrom(rows.map((each, row) => rated(row + 1, each)));
      const row = at % board.count;
      const { overall } = lift(board, model, { row, targetRank: 1 });
      fc.pre(overall !== undefined && overall.move > 0.01);
      const move = overall?.move ?? 0;
      const less = (overall?.changes ?? []).map(({ criterion, from, to }) => ({
        criterion,
        to: Number(from) + (Number(to) - Number(from)) * 0.99,
      }));
      expect(rankAfter(board, model, { row, changes: less })).toBeGreaterThan(1);
      // Any other move that is shorter by a hundredth.
      const length = Math.hypot(x, y, z) || 1;
      const other = Object.entries(rows[row] ?? {}).map(([criterion, rating], j) => {
        const way = (([x, y, -z][j] ?? 0) / length) * move * 0.99 * 10;
        return { criterion, to: Math.min(Math.max(rating + way, 0), 10) };
      });
      expect(rankAfter(board, model, { row, changes: other })).toBeGreaterThan(1);
    }),
    { numRuns: 200 },
  );
});

describe("a quotient", () => {
  const board = boardFrom([
    rated(1, { reach: 1000, impact: 2, confidence: 0.5, effort: 2 }), // 500
    rated(2, { reach: 900, impact: 1, confidence: 0.5, effort: 1 }), // 450
    rated(3, { reach: 400, impact: 1, confidence: 0.8, effort: 4 }), // 80
  ]);

  test("is lifted by each of its factors", () => {
    const { single } = lift(board, inUse.rice, { row: 2, targetRank: 2 });
    // above 450 (a tie goes to the smaller number): reach 450 · 4 / 0.8 = 2,250; effort
    // 320 / 450 = 0.7111; impact 450 · 4 / 320 = 5.6 and confidence 450 · 4 / 400 = 4.5 cannot be
    expect(single.map(({ criterion, from, to }) => [criterion, from, to])).toEqual([
      ["reach", 400, 2260],
      ["effort", 4, 0.71],
    ]);
  });

  test("measures what has no real end by what is rated on the board", () => {
    const { single } = lift(board, inUse.rice, { row: 2, targetRank: 2 });
    // reach is logarithmic: ln(2261 / 401) of ln(10¹² + 1); effort: 3.29 of the 3 from 1 to 4
    expect(single[0]?.move).toBeCloseTo(Math.log(2261 / 401) / Math.log(1e12 + 1), 12);
    expect(single[1]?.move).toBeCloseTo(3.29 / 3, 12);
  });

  test("is lifted by several factors together with less", () => {
    const { single, overall } = lift(board, inUse.rice, { row: 2, targetRank: 2 });
    expect(overall).toMatchObject({ rank: 2, isExact: false });
    expect(overall?.move).toBeLessThan(single[0]?.move ?? 0);
  });
});

describe("an item", () => {
  const board = boardFrom([
    rated(1, { delight: 9, effort: 5 }),
    rated(2, { delight: 7, effort: 5 }),
    rated(3, { effort: 5 }),
    rated(4, {}),
  ]);

  test("that is there already needs no change", () => {
    const found = lift(board, inUse.weighted, { row: 0, targetRank: 1 });
    expect(found).toMatchObject({ single: [], reason: "It is already there: its rank is 1." });
    expect(found.overall).toBeUndefined();
  });

  test("cannot stand behind the last", () => {
    const found = lift(board, inUse.weighted, { row: 1, targetRank: 5 });
    expect(found.reason).toBe("There are only 4 items.");
  });

  test("that is not rated by a criterion is told the rating that would do, after the others", () => {
    const { single } = lift(board, inUse.weighted, { row: 2, targetRank: 2 });
    // 0.5 · (9 − e) / 9 …: effort alone has to give more than (2/3 + 5/9) / 2 = 0.6111: 1 − (e − 1)/9
    expect(single.map(({ criterion, from }) => [criterion, from])).toEqual([
      ["effort", 5],
      ["delight", undefined], // from nobody's rating to (0.6111 · 2 − 5/9) · 9 + 1 = 7, a tie; so more
    ]);
    expect(single[1]?.to).toBeGreaterThan(7);
    expect(single[1]?.to).toBeLessThan(7.1);
  });

  test("without a score gets one by what it lacks", () => {
    const { single, distance } = lift(board, inUse.weighted, { row: 3, targetRank: 1 });
    expect(distance).toBeUndefined();
    expect(single.map(({ criterion }) => criterion)).toEqual(["delight", "effort"]);
  });

  test("that lacks two of three factors is helped by neither alone, and is told so", () => {
    const found = lift(boardFrom([rated(1, riceOf(9)), rated(2, { reach: 5 })]), inUse.rice, {
      row: 1,
      targetRank: 1,
    });
    expect(found.single).toEqual([]);
    expect(found.reason).toBe(
      "No change of what is rated suffices, and no single rating more: impact, confidence and effort.",
    );
  });
});

function use(kind: string, request: DefinitionRequest): ModelInUse {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

function rated(number: number, ratings: Ratings): SnapshotRow {
  return { ...plainRow, number, ratings };
}

function riceOf(reach: number): Ratings {
  return { reach, impact: 1, confidence: 1, effort: 1 };
}
