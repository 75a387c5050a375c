import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listItemBands, analyseBands } from "../../../src/core/bands/band-analysis.ts";
import { type UnratedPolicy } from "../../../src/core/bands/bands.ts";
import { type Rating, type Ratings } from "../../../src/core/item/item.ts";
import { type DefinitionRequest, type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { snapshotRowAt } from "../../../src/core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { addGates, anyGates } from "../../contract/gates.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRows,
  resolvedModel,
  plainRow,
} from "../../contract/rows.ts";

const anyGatedModel = fc
  .tuple(anyModel, anyGates, fc.constantFrom("last", "out"))
  .map(([model, gates, gate]) => addGates(model, gates, gate));

const inputs = fc.record({
  snapshot: anySnapshotRows.map((rows) => buildSnapshotFromRows(rows)),
  model: fc.oneof(anyModel, anyGatedModel),
  policy: fc.constantFrom<UnratedPolicy>("ranges", "absent"),
});

function analyse(snapshot: Snapshot, model: ResolvedModel, policy: UnratedPolicy = "ranges") {
  const analysis = analyseBands(snapshot, model, { unrated: policy, questionsMax: 1_000 });
  return { analysis, items: listItemBands(analysis, { offset: 0, limit: snapshot.count }) };
}

test("keeps the order of the ranking, each score in its band and each rank in its range", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model, policy }) => {
      const ranked = rank(snapshot, model);
      const { analysis, items } = analyse(snapshot, model, policy);
      expect(items.map(({ row }) => analysis.snapshot.number[row])).toEqual([...ranked.number]);
      for (const { rank: today, score = Number.NaN, band, rankRange } of items) {
        expect(rankRange.best).toBeLessThanOrEqual(today);
        expect(rankRange.worst).toBeGreaterThanOrEqual(today);
        expect((band.low ?? Number.NEGATIVE_INFINITY) > score).toBe(false);
        expect((band.high ?? Number.POSITIVE_INFINITY) < score).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

test("computes the same rank ranges, pairs and ties as comparing every pair of bands", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model, policy }) => {
      const { analysis, items } = analyse(snapshot, model, policy);
      const { low, high } = analysis.bands.rankEdges;
      const rows = [...low.keys()];
      const overlap = (a: number, b: number) =>
        (low[a] ?? 0) <= (high[b] ?? 0) && (low[b] ?? 0) <= (high[a] ?? 0);
      for (const { row, rankRange } of items) {
        const before = rows.filter((other) => (low[other] ?? 0) > (high[row] ?? 0));
        const notAfter = rows.filter((other) => (high[other] ?? 0) >= (low[row] ?? 0));
        expect(rankRange).toEqual({ best: before.length + 1, worst: notAfter.length });
      }
      const pairs = rows.flatMap((a) => rows.filter((b) => a < b && overlap(a, b)));
      expect(analysis.unsettledPairs).toBe(pairs.length);
      for (const [index, { tied, rank: today }] of items.entries()) {
        const next = items[index + 1];
        const isWithNext = next !== undefined && overlap(items[index]?.row ?? 0, next.row);
        expect(isWithNext).toBe((tied?.to ?? today) > today);
      }
    }),
    { numRuns: 200 },
  );
});

test("point ratings without gaps give bands of width 0", () => {
  const points = fc.record({ delight: fc.nat(12), effort: fc.nat(12) });
  fc.assert(
    fc.property(fc.array(points, { maxLength: 12 }), (rows) => {
      const snapshot = buildSnapshotFromRows(
        rows.map((ratings, index) => buildRow(index + 1, ratings)),
      );
      for (const { score, band, rankRange, rank: today } of analyse(
        snapshot,
        resolvedModel.weighted,
      ).items) {
        expect(band).toEqual({ low: score, high: score });
        expect(rankRange.best).toBeLessThanOrEqual(today);
      }
    }),
  );
});

test("widening an interval never narrows a rank range", () => {
  const widenings = fc.record({
    rows: anySnapshotRows.filter(({ length }) => length > 0),
    model: anyModel,
    at: fc.nat(),
    by: fc.nat(5),
  });
  fc.assert(
    fc.property(widenings, ({ rows, model, at, by }) => {
      const snapshot = buildSnapshotFromRows(rows);
      const row = snapshotRowAt(snapshot, at % snapshot.count);
      const ratings = Object.fromEntries(
        Object.entries(row.ratings).map(([key, rating]) => [key, widen(rating, by)]),
      );
      const other = applyDelta(snapshot, snapshot, { rows: [{ ...row, ratings }], removed: [] });
      const widened = new Map(
        analyse(other, model).items.map((item) => [item.row, item.rankRange]),
      );
      for (const item of analyse(snapshot, model).items) {
        const range = widened.get(item.row);
        expect(range?.best).toBeLessThanOrEqual(item.rankRange.best);
        expect(range?.worst).toBeGreaterThanOrEqual(item.rankRange.worst);
      }
    }),
    { numRuns: 200 },
  );
});

/** A formula that is not monotone: a precise rating may move the score out of its current band. */
const nonMonotone: ResolvedModel = {
  ...resolvedModel.weighted,
  model: requireModelKind("formula"),
  definition: requireModelKind("formula").define({
    criteria: [{ key: "delight" }],
    expression: "1 / (delight - 3)",
  }),
};

test("a question states the number of pairs that its answer settles", () => {
  fc.assert(
    fc.property(inputs, fc.boolean(), ({ snapshot, model: monotone, policy }, isMonotone) => {
      const model = isMonotone ? monotone : nonMonotone;
      const { analysis } = analyse(snapshot, model, policy);
      const [best] = analysis.questions;
      fc.pre(best !== undefined);
      for (const { row, criterion, whatIfRating, settles } of analysis.questions.slice(0, 8)) {
        const { snapshot: ranked } = analysis;
        const before = snapshotRowAt(ranked, row);
        const ratings = { ...before.ratings, [criterion]: whatIfRating };
        const answered = applyDelta(ranked, ranked, {
          rows: [{ ...before, ratings }],
          removed: [],
        });
        const after = analyse(answered, model, policy).analysis;
        expect(analysis.unsettledPairs - after.unsettledPairs).toBe(settles);
        expect(settles).toBeLessThanOrEqual(best?.settles ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});

test("asks only about intervals when missing ratings stay absent", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model }) => {
      const { questions } = analyse(snapshot, model, "absent").analysis;
      expect(questions.filter(({ from }) => from === undefined)).toEqual([]);
    }),
  );
});

describe("three items with one criterion", () => {
  const model = buildModel("weighted", { criteria: [{ key: "a", min: 0, max: 10 }] });
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { a: { low: 6, likely: 8, high: 9 } }), // 0.6–0.9
    buildRow(2, { a: { low: 5, likely: 6, high: 7 } }), // 0.5–0.7
    buildRow(3, { a: 2 }), // 0.2
  ]);
  const { analysis, items } = analyse(snapshot, model);

  test("have the bands, ranks and ties of a calculation by hand", () => {
    expect(items.map(({ band }) => band)).toEqual([
      { low: 0.6, high: 0.9 },
      { low: 0.5, high: 0.7 },
      { low: 0.2, high: 0.2 },
    ]);
    expect(items.map(({ rankRange }) => [rankRange.best, rankRange.worst])).toEqual([
      [1, 2], // no item certainly ranks before it; the second's 0.7 reaches its 0.6
      [1, 2],
      [3, 3],
    ]);
    expect(items.map(({ tied }) => tied)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
      undefined,
    ]);
    expect(analysis.unsettledPairs).toBe(1);
  });

  test("give one question: the rating that separates the two overlapping items", () => {
    // the first at its likely 0.8 is above 0.7; the second at its likely 0.6 still touches 0.6
    expect(analysis.questions).toEqual([
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

describe("Musts with RICE as the tie break", () => {
  const model = buildModel("moscow", {});
  const must = (number: number, reach: Rating) =>
    buildRow(number, { moscow: 3, reach, impact: 1, confidence: 1, effort: 1 });
  const snapshot = buildSnapshotFromRows([
    must(1, { low: 10, likely: 100, high: 1_000 }), // RICE 10–1000
    must(2, { low: 50, likely: 90, high: 95 }), // RICE 50–95
    must(3, 5), // RICE 5
    buildRow(4, { moscow: 1, reach: 5_000, impact: 1, confidence: 1, effort: 1 }), // a Could
  ]);
  const { analysis, items } = analyse(snapshot, model);

  test("are separated by RICE", () => {
    expect(items.map(({ row }) => row)).toEqual([0, 1, 2, 3]);
    expect(items.map(({ band }) => band)).toEqual(
      [3, 3, 3, 1].map((score) => ({ low: score, high: score })),
    );
    expect(items.map(({ rankRange }) => [rankRange.best, rankRange.worst])).toEqual([
      [1, 2], // 10–1000 overlaps 50–95, but not 5
      [1, 2],
      [3, 3],
      [4, 4], // a Could ranks behind the Musts at any RICE score
    ]);
    expect(items.map(({ tied }) => tied)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
      undefined,
      undefined,
    ]);
    expect(analysis.unsettledPairs).toBe(1);
  });

  test("give a question about a criterion of RICE", () => {
    // the first at 100 is above 95; the second at 90 still lies within 10–1000
    expect(analysis.questions).toMatchObject([{ row: 0, criterion: "reach", settles: 1 }]);
  });
});

describe("an unrated item", () => {
  const model = buildModel("weighted", { criteria: [{ key: "a", min: 0, max: 10 }, { key: "b" }] });
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { a: 10, b: 10 }),
    buildRow(2, { a: 4, b: 1 }),
    buildRow(3, {}),
  ]);

  test("may have any rank when missing ratings are ranges", () => {
    const { items } = analyse(snapshot, model, "ranges");
    expect(items.map(({ rankRange }) => [rankRange.best, rankRange.worst])).toEqual([
      [1, 2],
      [2, 3],
      [1, 3],
    ]);
    expect(items[2]?.band).toEqual({ high: 1 });
  });

  test("ranks last when missing ratings stay absent", () => {
    const { items } = analyse(snapshot, model, "absent");
    expect(items.map(({ rankRange }) => [rankRange.best, rankRange.worst])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(items[2]?.band).toEqual({});
  });
});

test("a missing divisor leaves the band unbounded", () => {
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { reach: 5, impact: 1, confidence: 1, effort: 2 }),
  ]);
  const unsized = buildSnapshotFromRows([buildRow(1, { reach: 5, impact: 1, confidence: 1 })]);
  expect(analyse(snapshot, resolvedModel.rice).items[0]?.band).toEqual({ low: 2.5, high: 2.5 });
  expect(analyse(unsized, resolvedModel.rice).items[0]?.band).toEqual({});
});

test("a divisor that may be 0 leaves the band unbounded and any rank possible", () => {
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { cost_of_delay: 9, duration: { low: 0, likely: 1, high: 2 } }),
    buildRow(2, { cost_of_delay: 4, duration: 2 }),
    buildRow(3, { cost_of_delay: 2, duration: 2 }),
  ]);
  const { items } = analyse(snapshot, buildModel("cd3", {}), "absent");
  expect(items[0]).toMatchObject({ score: 9, band: {}, rankRange: { best: 1, worst: 3 } });
  expect(items[1]).toMatchObject({ band: { low: 2, high: 2 }, rankRange: { best: 1, worst: 2 } });
});

test("a criterion derived from intervals has a band", () => {
  const investment = { low: 100, likely: 200, high: 400 };
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { investment, cash_flow_1: 500, discount_rate: 0 }),
  ]);
  const model = buildModel("weighted", { criteria: [{ key: "npv", min: 0, max: 1_000 }] });
  // NPV 500 − 400, 500 − 200 and 500 − 100, of 1000
  expect(analyse(snapshot, model).items[0]).toMatchObject({
    score: 0.3,
    band: { low: 0.1, high: 0.4 },
  });
});

test.each([
  {
    key: "npv",
    points: { cash_flow_1: -300, cash_flow_2: 500, investment: 0 },
    intervals: { discount_rate: { low: 0, likely: 1, high: 9 } },
  },
  {
    key: "roi",
    points: { cash_flow_1: -300 },
    intervals: { investment: { low: 100, likely: 200, high: 300 } },
  },
  {
    key: "delay_cost",
    points: { revenue_per_period: 9, escalation: 0.9 },
    intervals: { delay_periods: { low: 1, likely: 2, high: 30 } },
  },
])("the band of $key is not exact where $key may be non-monotone", ({ key, points, intervals }) => {
  const model = buildModel("weighted", { criteria: [{ key }] });
  const isExact = (ratings: Ratings) =>
    analyse(buildSnapshotFromRows([buildRow(1, ratings)]), model).analysis.isExact;
  expect(isExact({ ...points, ...intervals })).toBe(false);
  expect(isExact({ ...points, investment: 100, delay_periods: 2 })).toBe(true);
  expect(isExact({ ...points, ...intervals, cash_flow_1: 300, escalation: 1 })).toBe(true);
});

test("an empty snapshot has no bands and no questions", () => {
  const { analysis, items } = analyse(buildSnapshotFromRows([]), resolvedModel.rice);
  expect(items).toEqual([]);
  expect(analysis).toMatchObject({ count: 0, unsettledPairs: 0, questions: [] });
});

test("rejects a model that scores items against each other", () => {
  const model = buildModel("weighted", { criteria: [{ key: "a" }], scaling: "min-max" });
  expect(() => analyse(buildSnapshotFromRows([plainRow]), model)).toThrow(/against each other/);
});

function widen(rating: Rating, by: number): Rating {
  const { low, likely, high } =
    typeof rating === "number" ? { low: rating, likely: rating, high: rating } : rating;
  return { low: low - by, likely, high: high + by };
}

function buildModel(kind: string, request: DefinitionRequest): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

function buildRow(number: number, ratings: Ratings): SnapshotRow {
  return { ...plainRow, number, ratings };
}
