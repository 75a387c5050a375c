import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ratings } from "../../../src/core/item/item.ts";
import { lift } from "../../../src/core/lift/lift.ts";
import { type DefinitionRequest, type ModelInUse } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { boardFrom, inUse, plainRow } from "../../contract/rows.ts";

describe("a class", () => {
  const factors = { reach: 10, impact: 1, confidence: 1, effort: 1 };
  const board = boardFrom([
    rated(1, { ...factors, reach: 20, moscow: 3 }), // Must, 20
    rated(2, { ...factors, moscow: 1 }), // Could, 10
    rated(3, { ...factors, moscow: 3 }), // Must, 10
  ]);
  const model = use("moscow", {});

  test("is raised to a whole class, which says what between two of them counts as", () => {
    const { single } = lift(board, model, { row: 1, wantedRank: 2 });
    // a Must too, 10 by RICE as the third is, and the smaller number
    expect(single).toMatchObject([{ criterion: "moscow", from: 1, to: 3, rank: 2 }]);
  });

  test("that is the same is helped by what breaks its ties", () => {
    const { single, unable } = lift(board, model, { row: 2, wantedRank: 1 });
    // more than 20: reach above 20, ln(22 / 11) of ln(10¹²); effort to 0.49 of 1; impact to 2.1 of 3
    expect(single.map(({ criterion }) => criterion)).toEqual(["reach", "impact", "effort"]);
    expect(unable.map(({ criterion }) => criterion)).toEqual(["moscow", "confidence"]);
  });
});

test("a divisor of 0 that somebody said does not make small ones unthinkable", () => {
  const costs = { user_value: 1, time_criticality: 1, risk_reduction: 1 };
  const board = boardFrom([
    rated(1, { ...costs, user_value: 10, job_size: 1 }), // (10 + 1 + 1) / 1 = 12
    rated(2, { ...costs, job_size: 50 }), // 3 / 50
    rated(3, { ...costs, job_size: 0 }), // no score
  ]);
  const { single, unable } = lift(board, use("wsjf", {}), { row: 1, wantedRank: 1 });
  // more than 12: 3 over a job below 0.25; a cost of 100 would give 102 / 50 = 2.04
  expect(single).toMatchObject([{ criterion: "job_size", from: 50, rank: 1 }]);
  expect(single[0]?.to).toBeLessThanOrEqual(0.25);
  expect(unable.map(({ criterion }) => criterion)).toEqual([
    "user_value",
    "time_criticality",
    "risk_reduction",
  ]);
});

test("a model that no rating moves says so", () => {
  const votes = [{ winner: 1, loser: 2 }];
  const board = boardFrom([rated(1, {}), rated(2, {})]);
  const { rank: today, reason } = lift(board, use("votes", { votes }), { row: 1, wantedRank: 1 });
  expect([today, reason]).toEqual([2, "No rating moves the scores of this model."]);
});

test("a board too large to be rated again and again is refused with a reason", () => {
  const rows = Array.from({ length: 20_001 }, (_, at) => rated(at + 1, { delight: at % 10 }));
  const model = use("topsis", { criteria: [{ key: "delight" }] });
  const found = lift(boardFrom(rows), model, { row: 0, wantedRank: 1 });
  expect(found).toMatchObject({ single: [], unable: [], reason: expect.stringContaining("large") });
  expect(found.rank).toBeGreaterThan(1);
});

describe("an item seen against the board", () => {
  const criteria = ["a", "b", "c"].map((key) => ({ key, min: 0, max: 10 }));
  const kinds: readonly (readonly [string, DefinitionRequest])[] = [
    ["topsis", { criteria }],
    ["weighted", { criteria, scaling: "min-max" }],
    ["weighted", { criteria, scaling: "percentile" }],
  ];

  test.for(kinds)("that no single rating lifts is lifted by several: %s, %o", ([kind, request]) => {
    const board = boardFrom([
      rated(1, { a: 9, b: 9, c: 9 }),
      rated(2, { a: 8, b: 8, c: 8 }),
      rated(3, { a: 1, b: 1, c: 1 }),
    ]);
    const model = use(kind, request);
    const found = lift(board, model, { row: 2, wantedRank: 1 });
    expect(found.single).toEqual([]);
    expect(found.reason).toBeUndefined();
    expect(found.overall).toMatchObject({ rank: 1, isExact: false });
    expect(found.overall?.changes.length).toBeGreaterThan(1);
    const changes = found.overall?.changes ?? [];
    const after = new Map(changes.map(({ criterion, to }) => [criterion, Number(to)]));
    const rows = [rated(3, { a: 1, b: 1, c: 1, ...Object.fromEntries(after) })];
    const then = rank(applyDelta(board, board, { rows, removed: [] }), model);
    expect(then.number[0]).toBe(3);
  });

  test.for(kinds)(
    "is never told a reason that the wanted rank belies: %s, %o",
    ([kind, request]) => {
      const points = fc.integer({ min: 0, max: 10 });
      const ratings = fc.record({ a: points, b: points, c: points }, { requiredKeys: ["a"] });
      const boards = fc.array(ratings, { minLength: 2, maxLength: 6 });
      fc.assert(
        fc.property(boards, fc.nat(), fc.integer({ min: 1, max: 3 }), (rows, at, wanted) => {
          const board = boardFrom(rows.map((each, row) => rated(row + 1, each)));
          const found = lift(board, use(kind, request), {
            row: at % rows.length,
            wantedRank: wanted,
          });
          const { reason = "" } = found;
          const only = /would only be rank (\d+)\.$/u.exec(reason);
          expect(only === null || Number(only[1]) > wanted).toBe(true);
          const isLifted = found.single.length > 0 || found.overall !== undefined;
          expect(isLifted).toBe(reason === "");
        }),
      );
    },
  );
});

describe("a priority", () => {
  const both = { business_value: 5, technical_complexity: 5, story_points: 5, risk_level: 3 };
  const board = boardFrom([
    { ...rated(1, both), priority: 2 },
    { ...rated(2, both), priority: 4 },
  ]);

  test("is raised to the next word that suffices", () => {
    const { single } = lift(board, inUse.classic, { row: 1, wantedRank: 1 });
    // equal but for the priority: high counts 1, as critical does, and a tie goes to the first
    expect(single.map(({ criterion }) => criterion)).not.toContain("priority");
    const { single: found } = lift(
      boardFrom([
        { ...rated(1, both), priority: 3 },
        { ...rated(2, both), priority: 4 },
      ]),
      inUse.classic,
      { row: 1, wantedRank: 1 },
    );
    const change = found.find(({ criterion }) => criterion === "priority");
    expect(change).toMatchObject({ from: "low", to: "high", rank: 1, move: 1 });
  });

  test("that cannot do it is said not to", () => {
    const { unable } = lift(board, inUse.classic, { row: 1, wantedRank: 1 });
    expect(unable).toContainEqual({
      criterion: "priority",
      name: "Priority",
      at: "critical",
      rank: 2,
    });
  });
});

function use(kind: string, request: DefinitionRequest): ModelInUse {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

function rated(number: number, ratings: Ratings): SnapshotRow {
  return { ...plainRow, number, ratings };
}
