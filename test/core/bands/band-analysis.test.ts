import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listItemBands, analyseBands } from "../../../src/core/bands/band-analysis.ts";
import { type MissingPolicy } from "../../../src/core/bands/bands.ts";
import { type Rating, type Ratings } from "../../../src/core/item/item.ts";
import { type DefinitionRequest, type ModelInUse } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { snapshotRowAt } from "../../../src/core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { anyModel, boardFrom, boardRows, inUse, plainRow } from "../../contract/rows.ts";

const missing = fc.constantFrom<MissingPolicy>("ranges", "absent");

const asked = fc.record({
  board: boardRows.map((rows) => boardFrom(rows)),
  model: anyModel,
  missing,
});

function look(board: Snapshot, model: ModelInUse, of: MissingPolicy = "ranges") {
  const survey = analyseBands(board, model, { missing: of, questionsMax: 1_000 });
  return { survey, all: listItemBands(survey, { offset: 0, limit: board.count }) };
}

test("has the order of the ranking, and every score within its band and rank within its range", () => {
  fc.assert(
    fc.property(asked, ({ board, model, missing: of }) => {
      const ranked = rank(board, model);
      const { all } = look(board, model, of);
      expect(all.map(({ row }) => board.number[row])).toEqual([...ranked.number]);
      for (const { rank: today, score = Number.NaN, band, rankRange } of all) {
        expect(rankRange.best).toBeLessThanOrEqual(today);
        expect(rankRange.worst).toBeGreaterThanOrEqual(today);
        expect((band.low ?? Number.NEGATIVE_INFINITY) > score).toBe(false);
        expect((band.high ?? Number.POSITIVE_INFINITY) < score).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

test("counts what every pair of bands says", () => {
  fc.assert(
    fc.property(asked, ({ board, model, missing: of }) => {
      const { survey, all } = look(board, model, of);
      const { low, high } = survey.bands.rankEdges;
      const rows = [...low.keys()];
      const overlap = (a: number, b: number) =>
        (low[a] ?? 0) <= (high[b] ?? 0) && (low[b] ?? 0) <= (high[a] ?? 0);
      for (const { row, rankRange } of all) {
        const before = rows.filter((other) => (low[other] ?? 0) > (high[row] ?? 0));
        const notAfter = rows.filter((other) => (high[other] ?? 0) >= (low[row] ?? 0));
        expect(rankRange).toEqual({ best: before.length + 1, worst: notAfter.length });
      }
      const pairs = rows.flatMap((a) => rows.filter((b) => a < b && overlap(a, b)));
      expect(survey.unsettledPairs).toBe(pairs.length);
      for (const [at, { tied, rank: today }] of all.entries()) {
        const next = all[at + 1];
        const isWithNext = next !== undefined && overlap(all[at]?.row ?? 0, next.row);
        expect(isWithNext).toBe((tied?.to ?? today) > today);
      }
    }),
    { numRuns: 200 },
  );
});

test("points that are all there have a band of no width", () => {
  const points = fc.record({ delight: fc.nat(12), effort: fc.nat(12) });
  fc.assert(
    fc.property(fc.array(points, { maxLength: 12 }), (rows) => {
      const board = boardFrom(rows.map((ratings, at) => rated(at + 1, ratings)));
      for (const { score, band, rankRange, rank: today } of look(board, inUse.weighted).all) {
        expect(band).toEqual({ low: score, high: score });
        expect(rankRange.best).toBeLessThanOrEqual(today);
      }
    }),
  );
});

test("widening an interval never narrows a rank range", () => {
  const wider = fc.record({
    rows: boardRows.filter(({ length }) => length > 0),
    model: anyModel,
    at: fc.nat(),
    by: fc.nat(5),
  });
  fc.assert(
    fc.property(wider, ({ rows, model, at, by }) => {
      const board = boardFrom(rows);
      const row = snapshotRowAt(board, at % board.count);
      const ratings = Object.fromEntries(
        Object.entries(row.ratings).map(([key, rating]) => [key, widened(rating, by)]),
      );
      const other = applyDelta(board, board, { rows: [{ ...row, ratings }], removed: [] });
      const after = new Map(look(other, model).all.map((each) => [each.row, each.rankRange]));
      for (const each of look(board, model).all) {
        const then = after.get(each.row);
        expect(then?.best).toBeLessThanOrEqual(each.rankRange.best);
        expect(then?.worst).toBeGreaterThanOrEqual(each.rankRange.worst);
      }
    }),
    { numRuns: 200 },
  );
});

/** A formula that bends back: knowing a rating may take its score out of the band of today. */
const bent: ModelInUse = {
  ...inUse.weighted,
  model: requireModelKind("formula"),
  definition: requireModelKind("formula").define({
    criteria: [{ key: "delight" }],
    expression: "1 / (delight - 3)",
  }),
};

test("a question settles as many pairs as surveying the board with its answer does", () => {
  fc.assert(
    fc.property(asked, fc.boolean(), ({ board, model: straight, missing: of }, isBent) => {
      const model = isBent ? bent : straight;
      const { survey } = look(board, model, of);
      const [best] = survey.questions;
      fc.pre(best !== undefined);
      for (const { row, criterion, whatIfRating, settles } of survey.questions.slice(0, 8)) {
        const was = snapshotRowAt(board, row);
        const ratings = { ...was.ratings, [criterion]: whatIfRating };
        const known = applyDelta(board, board, { rows: [{ ...was, ratings }], removed: [] });
        const then = look(known, model, of).survey;
        expect(survey.unsettledPairs - then.unsettledPairs).toBe(settles);
        expect(settles).toBeLessThanOrEqual(best?.settles ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});

test("without what is missing only intervals are asked about", () => {
  fc.assert(
    fc.property(asked, ({ board, model }) => {
      const { questions } = look(board, model, "absent").survey;
      expect(questions.filter(({ from }) => from === undefined)).toEqual([]);
    }),
  );
});

describe("three items by one criterion", () => {
  const model = use("weighted", { criteria: [{ key: "a", min: 0, max: 10 }] });
  const board = boardFrom([
    rated(1, { a: { low: 6, likely: 8, high: 9 } }), // 0.6–0.9
    rated(2, { a: { low: 5, likely: 6, high: 7 } }), // 0.5–0.7
    rated(3, { a: 2 }), // 0.2
  ]);
  const { survey, all } = look(board, model);

  test("have these bands, ranks and ties", () => {
    expect(all.map(({ band }) => band)).toEqual([
      { low: 0.6, high: 0.9 },
      { low: 0.5, high: 0.7 },
      { low: 0.2, high: 0.2 },
    ]);
    expect(all.map(({ rankRange }) => [rankRange.best, rankRange.worst])).toEqual([
      [1, 2], // none is surely before it; the second's 0.7 reaches its 0.6
      [1, 2],
      [3, 3],
    ]);
    expect(all.map(({ tied }) => tied)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
      undefined,
    ]);
    expect(survey.unsettledPairs).toBe(1);
  });

  test("are told apart by either of the two unsure ratings", () => {
    // the first at its likely 0.8 is above 0.7; the second at its likely 0.6 still touches 0.6
    expect(survey.questions).toEqual([
      {
        row: 0,
        criterion: "a",
        name: "A",
        settles: 1,
        whatIfRating: 8,
        from: { low: 6, likely: 8, high: 9 },
      },
    ]);
  });
});

describe("Musts whose ties RICE breaks", () => {
  const model = use("moscow", {});
  const must = (number: number, reach: Rating) =>
    rated(number, { moscow: 3, reach, impact: 1, confidence: 1, effort: 1 });
  const board = boardFrom([
    must(1, { low: 10, likely: 100, high: 1_000 }), // RICE 10–1000
    must(2, { low: 50, likely: 90, high: 95 }), // RICE 50–95
    must(3, 5), // RICE 5
    rated(4, { moscow: 1, reach: 5_000, impact: 1, confidence: 1, effort: 1 }), // a Could
  ]);
  const { survey, all } = look(board, model);

  test("are told apart by RICE, not all declared a tie", () => {
    expect(all.map(({ row }) => row)).toEqual([0, 1, 2, 3]);
    expect(all.map(({ band }) => band)).toEqual(
      [3, 3, 3, 1].map((score) => ({ low: score, high: score })),
    );
    expect(all.map(({ rankRange }) => [rankRange.best, rankRange.worst])).toEqual([
      [1, 2], // 10–1000 meets 50–95, but not 5
      [1, 2],
      [3, 3],
      [4, 4], // whatever its RICE, a Could is behind the Musts
    ]);
    expect(all.map(({ tied }) => tied)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
      undefined,
      undefined,
    ]);
    expect(survey.unsettledPairs).toBe(1);
  });

  test("are asked about by the criteria of RICE", () => {
    // the first at 100 is above 95; the second at 90 still lies within 10–1000
    expect(survey.questions).toMatchObject([{ row: 0, criterion: "reach", settles: 1 }]);
  });
});

describe("what nobody rated", () => {
  const model = use("weighted", { criteria: [{ key: "a", min: 0, max: 10 }, { key: "b" }] });
  const board = boardFrom([rated(1, { a: 10, b: 10 }), rated(2, { a: 4, b: 1 }), rated(3, {})]);

  test("may come out anywhere, and so may the ranks behind it", () => {
    const { all } = look(board, model, "ranges");
    expect(all.map(({ rankRange }) => [rankRange.best, rankRange.worst])).toEqual([
      [1, 2],
      [2, 3],
      [1, 3],
    ]);
    expect(all[2]?.band).toEqual({ high: 1 });
  });

  test("stays behind where missing ratings stay out", () => {
    const { all } = look(board, model, "absent");
    expect(all.map(({ rankRange }) => [rankRange.best, rankRange.worst])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(all[2]?.band).toEqual({});
  });
});

test("a divisor that may be anything leaves no upper end", () => {
  const board = boardFrom([rated(1, { reach: 5, impact: 1, confidence: 1, effort: 2 })]);
  const unsized = boardFrom([rated(1, { reach: 5, impact: 1, confidence: 1 })]);
  expect(look(board, inUse.rice).all[0]?.band).toEqual({ low: 2.5, high: 2.5 });
  expect(look(unsized, inUse.rice).all[0]?.band).toEqual({});
});

test("a divisor that may be 0 leaves neither end, and any rank: then there would be no score", () => {
  const board = boardFrom([
    rated(1, { cost_of_delay: 9, duration: { low: 0, likely: 1, high: 2 } }),
    rated(2, { cost_of_delay: 4, duration: 2 }),
    rated(3, { cost_of_delay: 2, duration: 2 }),
  ]);
  const { all } = look(board, use("cd3", {}), "absent");
  expect(all[0]).toMatchObject({ score: 9, band: {}, rankRange: { best: 1, worst: 3 } });
  expect(all[1]).toMatchObject({ band: { low: 2, high: 2 }, rankRange: { best: 1, worst: 2 } });
});

test("what follows from intervals has a band as well", () => {
  const investment = { low: 100, likely: 200, high: 400 };
  const board = boardFrom([rated(1, { investment, cash_flow_1: 500, discount_rate: 0 })]);
  const model = use("weighted", { criteria: [{ key: "npv", min: 0, max: 1_000 }] });
  // NPV 500 − 400, 500 − 200 and 500 − 100, of 1000
  expect(look(board, model).all[0]).toMatchObject({ score: 0.3, band: { low: 0.1, high: 0.4 } });
});

test.each([
  {
    key: "npv",
    said: { cash_flow_1: -300, cash_flow_2: 500, investment: 0 },
    along: { discount_rate: { low: 0, likely: 1, high: 9 } },
  },
  {
    key: "roi",
    said: { cash_flow_1: -300 },
    along: { investment: { low: 100, likely: 200, high: 300 } },
  },
  {
    key: "delay_cost",
    said: { revenue_per_period: 9, escalation: 0.9 },
    along: { delay_periods: { low: 1, likely: 2, high: 30 } },
  },
])("the band of $key is not called exact where it may bend back", ({ key, said, along }) => {
  const model = use("weighted", { criteria: [{ key }] });
  const isExactOf = (ratings: Ratings) =>
    look(boardFrom([rated(1, ratings)]), model).survey.isExact;
  expect(isExactOf({ ...said, ...along })).toBe(false);
  expect(isExactOf({ ...said, investment: 100, delay_periods: 2 })).toBe(true);
  expect(isExactOf({ ...said, ...along, cash_flow_1: 300, escalation: 1 })).toBe(true);
});

test("a board without rows has nothing to say", () => {
  const { survey, all } = look(boardFrom([]), inUse.rice);
  expect(all).toEqual([]);
  expect(survey).toMatchObject({ count: 0, unsettled: 0, questions: [] });
});

test("a model that scores items against each other is refused", () => {
  const model = use("weighted", { criteria: [{ key: "a" }], scaling: "min-max" });
  expect(() => look(boardFrom([plainRow]), model)).toThrow(/against each other/);
});

function widened(rating: Rating, by: number): Rating {
  const { low, likely, high } =
    typeof rating === "number" ? { low: rating, likely: rating, high: rating } : rating;
  return { low: low - by, likely, high: high + by };
}

function use(kind: string, request: DefinitionRequest): ModelInUse {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

function rated(number: number, ratings: Ratings): SnapshotRow {
  return { ...plainRow, number, ratings };
}
