import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ratings } from "../../../src/core/item/item.ts";
import { lift } from "../../../src/core/lift/lift.ts";
import { type DefinitionRequest, type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { buildSnapshotFromRows, resolvedModel, plainRow } from "../../contract/rows.ts";

describe("a criterion with classes", () => {
  const factors = { reach: 10, impact: 1, confidence: 1, effort: 1 };
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { ...factors, reach: 20, moscow: 3 }), // Must, 20
    buildRow(2, { ...factors, moscow: 1 }), // Could, 10
    buildRow(3, { ...factors, moscow: 3 }), // Must, 10
  ]);
  const model = buildModel("moscow", {});

  test("rises to a whole class and not to a rating between two classes", () => {
    const { single } = lift(snapshot, model, { row: 1, targetRank: 2 });
    // then also a Must, with RICE 10 like the third, and with the smaller number
    expect(single).toMatchObject([{ criterion: "moscow", from: 1, to: 3, rank: 2 }]);
  });

  test("lifts an item within its class by changes to the tie break", () => {
    const { single, insufficient } = lift(snapshot, model, { row: 2, targetRank: 1 });
    // RICE above 20: reach above 20, ln(22 / 11) of ln(10¹²); effort 0.49 of 1; impact 2.1 of 3
    expect(single.map(({ criterion }) => criterion)).toEqual(["reach", "impact", "effort"]);
    expect(insufficient.map(({ criterion }) => criterion)).toEqual(["moscow", "confidence"]);
  });
});

test("tries small divisors even if another item has a divisor of 0", () => {
  const costs = { user_value: 1, time_criticality: 1, risk_reduction: 1 };
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { ...costs, user_value: 10, job_size: 1 }), // (10 + 1 + 1) / 1 = 12
    buildRow(2, { ...costs, job_size: 50 }), // 3 / 50
    buildRow(3, { ...costs, job_size: 0 }), // no score
  ]);
  const { single, insufficient } = lift(snapshot, buildModel("wsjf", {}), {
    row: 1,
    targetRank: 1,
  });
  // a score above 12: 3 ÷ a job size below 0.25; a cost of 100 would give 102 / 50 = 2.04
  expect(single).toMatchObject([{ criterion: "job_size", from: 50, rank: 1 }]);
  expect(single[0]?.to).toBeLessThanOrEqual(0.25);
  expect(insufficient.map(({ criterion }) => criterion)).toEqual([
    "user_value",
    "time_criticality",
    "risk_reduction",
  ]);
});

test("gives a reason for a model without rated criteria", () => {
  const votes = [{ winner: 1, loser: 2 }];
  const snapshot = buildSnapshotFromRows([buildRow(1, {}), buildRow(2, {})]);
  const { rank: today, reason } = lift(snapshot, buildModel("votes", { votes }), {
    row: 1,
    targetRank: 1,
  });
  expect([today, reason]).toEqual([2, "No rating changes the scores of this model."]);
});

test("gives a reason for a relative model with more than 20,000 items", () => {
  const rows = Array.from({ length: 20_001 }, (_, index) =>
    buildRow(index + 1, { delight: index % 10 }),
  );
  const model = buildModel("topsis", { criteria: [{ key: "delight" }] });
  const result = lift(buildSnapshotFromRows(rows), model, { row: 0, targetRank: 1 });
  const reason = expect.stringContaining("too many items");
  expect(result).toMatchObject({ single: [], insufficient: [], reason });
  expect(result.rank).toBeGreaterThan(1);
});

describe("a relative model", () => {
  const criteria = ["a", "b", "c"].map((key) => ({ key, min: 0, max: 10 }));
  const kinds: readonly (readonly [string, DefinitionRequest])[] = [
    ["topsis", { criteria }],
    ["weighted", { criteria, scaling: "min-max" }],
    ["weighted", { criteria, scaling: "percentile" }],
  ];

  test.for(kinds)(
    "lifts an item by several ratings if one is not enough: %s, %o",
    ([kind, request]) => {
      const snapshot = buildSnapshotFromRows([
        buildRow(1, { a: 9, b: 9, c: 9 }),
        buildRow(2, { a: 8, b: 8, c: 8 }),
        buildRow(3, { a: 1, b: 1, c: 1 }),
      ]);
      const model = buildModel(kind, request);
      const result = lift(snapshot, model, { row: 2, targetRank: 1 });
      expect(result.single).toEqual([]);
      expect(result.reason).toBeUndefined();
      expect(result.overall).toMatchObject({ rank: 1, isExact: false });
      expect(result.overall?.changes.length).toBeGreaterThan(1);
      const changes = result.overall?.changes ?? [];
      const newRatings = changes.map(({ criterion, to }) => [criterion, Number(to)] as const);
      const rows = [buildRow(3, { a: 1, b: 1, c: 1, ...Object.fromEntries(newRatings) })];
      const changed = rank(applyDelta(snapshot, snapshot, { rows, removed: [] }), model);
      expect(changed.number[0]).toBe(3);
    },
  );

  test.for(kinds)("gives a reason only if there is no change: %s, %o", ([kind, request]) => {
    const points = fc.integer({ min: 0, max: 10 });
    const ratings = fc.record({ a: points, b: points, c: points }, { requiredKeys: ["a"] });
    const ratingRows = fc.array(ratings, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        ratingRows,
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        (rows, index, targetRank) => {
          const snapshot = buildSnapshotFromRows(
            rows.map((itemRatings, row) => buildRow(row + 1, itemRatings)),
          );
          const result = lift(snapshot, buildModel(kind, request), {
            row: index % rows.length,
            targetRank,
          });
          const { reason = "" } = result;
          const reached = /would only reach rank (\d+)\.$/u.exec(reason);
          expect(reached === null || Number(reached[1]) > targetRank).toBe(true);
          const isLifted = result.single.length > 0 || result.overall !== undefined;
          expect(isLifted).toBe(reason === "");
        },
      ),
    );
  });
});

describe("a priority", () => {
  const ratings = { business_value: 5, technical_complexity: 5, story_points: 5, risk_level: 3 };
  const snapshot = buildSnapshotFromRows([
    { ...buildRow(1, ratings), priority: 2 },
    { ...buildRow(2, ratings), priority: 4 },
  ]);

  test("rises to the lowest priority that suffices", () => {
    const { single } = lift(snapshot, resolvedModel.classic, { row: 1, targetRank: 1 });
    // equal except for the priority: high and critical both count 1, and a tie goes to the first
    expect(single.map(({ criterion }) => criterion)).not.toContain("priority");
    const { single: result } = lift(
      buildSnapshotFromRows([
        { ...buildRow(1, ratings), priority: 3 },
        { ...buildRow(2, ratings), priority: 4 },
      ]),
      resolvedModel.classic,
      { row: 1, targetRank: 1 },
    );
    const change = result.find(({ criterion }) => criterion === "priority");
    expect(change).toMatchObject({ from: "low", to: "high", rank: 1, move: 1 });
  });

  test("is among the criteria that do not suffice if no priority does", () => {
    const { insufficient } = lift(snapshot, resolvedModel.classic, { row: 1, targetRank: 1 });
    expect(insufficient).toContainEqual({
      criterion: "priority",
      name: "Priority",
      at: "critical",
      rank: 2,
    });
  });
});

function buildModel(kind: string, request: DefinitionRequest): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

function buildRow(number: number, ratings: Ratings): SnapshotRow {
  return { ...plainRow, number, ratings };
}
