import { describe, expect, test } from "vitest";
import { type BoardRow } from "../../../src/core/board.ts";
import { lift } from "../../../src/core/counterfactual/lift.ts";
import { type Ratings } from "../../../src/core/item.ts";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { modelOf } from "../../../src/core/models/registry.ts";
import { type ModelInUse } from "../../../src/core/rank.ts";
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
    const { single } = lift(board, model, { row: 1, wanted: 2 });
    // a Must too, 10 by RICE as the third is, and the smaller number
    expect(single).toMatchObject([{ criterion: "moscow", from: 1, to: 3, rank: 2 }]);
  });

  test("that is the same is helped by what breaks its ties", () => {
    const { single, unable } = lift(board, model, { row: 2, wanted: 1 });
    // more than 20: reach above 20, ln(22 / 11) of ln(10¹²); effort to 0.49 of 1; impact to 2.1 of 3
    expect(single.map(({ criterion }) => criterion)).toEqual(["reach", "impact", "effort"]);
    expect(unable.map(({ criterion }) => criterion)).toEqual(["moscow", "confidence"]);
  });
});

test("a model that no rating moves says so", () => {
  const votes = [{ winner: 1, loser: 2 }];
  const board = boardFrom([rated(1, {}), rated(2, {})]);
  const { rank: today, reason } = lift(board, use("votes", { votes }), { row: 1, wanted: 1 });
  expect([today, reason]).toEqual([2, "No rating moves the scores of this model."]);
});

test("a board too large to be rated again and again is refused with a reason", () => {
  const rows = Array.from({ length: 20_001 }, (_, at) => rated(at + 1, { delight: at % 10 }));
  const model = use("topsis", { criteria: [{ key: "delight" }] });
  const found = lift(boardFrom(rows), model, { row: 0, wanted: 1 });
  expect(found).toMatchObject({ single: [], unable: [], reason: expect.stringContaining("large") });
  expect(found.rank).toBeGreaterThan(1);
});

describe("a priority", () => {
  const both = { business_value: 5, technical_complexity: 5, story_points: 5, risk_level: 3 };
  const board = boardFrom([
    { ...rated(1, both), priority: 2 },
    { ...rated(2, both), priority: 4 },
  ]);

  test("is raised to the next word that suffices", () => {
    const { single } = lift(board, inUse.classic, { row: 1, wanted: 1 });
    // equal but for the priority: high counts 1, as critical does, and a tie goes to the first
    expect(single.map(({ criterion }) => criterion)).not.toContain("priority");
    const { single: found } = lift(
      boardFrom([
        { ...rated(1, both), priority: 3 },
        { ...rated(2, both), priority: 4 },
      ]),
      inUse.classic,
      { row: 1, wanted: 1 },
    );
    const change = found.find(({ criterion }) => criterion === "priority");
    expect(change).toMatchObject({ from: "low", to: "high", rank: 1, move: 1 });
  });

  test("that cannot do it is said not to", () => {
    const { unable } = lift(board, inUse.classic, { row: 1, wanted: 1 });
    expect(unable).toContainEqual({
      criterion: "priority",
      name: "Priority",
      at: "critical",
      rank: 2,
    });
  });
});

function use(kind: string, request: DefinitionRequest): ModelInUse {
  const model = modelOf(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

function rated(number: number, ratings: Ratings): BoardRow {
  return { ...plainRow, number, ratings };
}
