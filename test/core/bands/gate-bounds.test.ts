import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseBands, listItemBands } from "../../../src/core/bands/band-analysis.ts";
import { type UnratedPolicy } from "../../../src/core/bands/bands.ts";
import { findGateBounds } from "../../../src/core/bands/gate-bounds.ts";
import { type Rating, type Ratings } from "../../../src/core/item/item.ts";
import { type Gate, type ResolvedModel } from "../../../src/core/models/model.ts";
import { evaluateGates } from "../../../src/core/ranking/gates.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { snapshotRowAt } from "../../../src/core/snapshot/snapshot-rows.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { addGates, anyGates, buildModel } from "../../contract/gates.ts";
import { anyModel, anySnapshotRows, buildSnapshotFromRows, plainRow } from "../../contract/rows.ts";

const gate: Gate = { criterion: "risk", op: "<=", value: 3 };
const model = buildModel("weighted", { criteria: [{ key: "delight" }], gates: [gate] });

function build(...ratings: readonly Ratings[]): Snapshot {
  return buildSnapshotFromRows(
    ratings.map((each, index) => Object.assign({}, plainRow, { number: index + 1, ratings: each })),
  );
}

function listRanges(snapshot: Snapshot, resolvedModel: ResolvedModel, unrated: UnratedPolicy) {
  const analysis = analyseBands(snapshot, resolvedModel, { unrated, questionsMax: 10 });
  const items = listItemBands(analysis, { offset: 0, limit: 100 });
  return {
    questions: analysis.questions,
    ranges: items.map(({ row, rankRange: { best, worst } }) => [row + 1, best, worst]),
  };
}

test("the bounds contain the result of the likely ratings", () => {
  fc.assert(
    fc.property(
      anySnapshotRows,
      fc.tuple(anyModel, anyGates),
      fc.constantFrom<UnratedPolicy>("ranges", "absent"),
      (rows, [resolvedModel, gates], unrated) => {
        const snapshot = buildSnapshotFromRows(rows);
        const { definition } = addGates(resolvedModel, gates);
        const bounds = findGateBounds(snapshot, definition, unrated);
        for (const [row, code] of (evaluateGates(snapshot, definition) ?? []).entries()) {
          const isFailing = Number(code > 0);
          expect(bounds?.best[row]).toBeLessThanOrEqual(isFailing);
          expect(bounds?.worst[row]).toBeGreaterThanOrEqual(isFailing);
        }
      },
    ),
  );
});

test("a rank range contains the rank for every rating of an unrated criterion of a gate", () => {
  fc.assert(
    fc.property(
      anySnapshotRows.filter((rows) => rows.length > 0),
      fc.nat(),
      fc.integer({ min: 1, max: 10 }),
      (rows, index, rating) => {
        const snapshot = buildSnapshotFromRows(rows);
        const row = index % rows.length;
        const before = snapshotRowAt(snapshot, row);
        const { ranges } = listRanges(snapshot, model, "ranges");
        const changed = { ...before, ratings: { ...before.ratings, risk: rating } };
        const next = applyDelta(snapshot, snapshot, { rows: [changed], removed: [] });
        const reached = rank(next, model).number.indexOf(before.number) + 1;
        const [, best = 0, worst = 0] = ranges.find(([number]) => number === row + 1) ?? [];
        expect(best).toBeLessThanOrEqual(reached);
        expect(worst).toBeGreaterThanOrEqual(reached);
      },
    ),
  );
});

describe("three items without uncertain scores", () => {
  const others: readonly Ratings[] = [
    { delight: 5, risk: 1 },
    { delight: 4, risk: 2 },
  ];

  test.for<[string, Rating | undefined, UnratedPolicy, readonly number[]]>([
    ["an interval on both sides of the value", { low: 1, likely: 2, high: 5 }, "absent", [1, 3]],
    ["an interval that passes", { low: 1, likely: 2, high: 3 }, "absent", [1, 1]],
    ["an interval that fails", { low: 4, likely: 5, high: 6 }, "ranges", [3, 3]],
    ["no rating that may be any value", undefined, "ranges", [1, 3]],
    ["no rating that stays absent", undefined, "absent", [3, 3]],
  ])("the best one has, with %s, these ranks", ([, risk, unrated, expected]) => {
    const snapshot = build(...others, { delight: 9, ...(risk !== undefined && { risk }) });
    const { ranges } = listRanges(snapshot, model, unrated);
    expect(ranges.find(([number]) => number === 3)?.slice(1)).toEqual(expected);
  });

  test("a rating that decides the gate is a question", () => {
    const { questions } = listRanges(build(...others, { delight: 9 }), model, "ranges");
    // The mean risk of 1.5 passes, which separates the item from both others.
    expect(questions).toMatchObject([
      { row: 2, criterion: "risk", name: "Risk", settles: 2, whatIfRating: 1.5 },
    ]);
  });

  test("a gate for an exact value may be passed inside of an interval", () => {
    const exact = addGates(model, [{ ...gate, op: "=" }]);
    const snapshot = build(...others, { delight: 9, risk: { low: 1, likely: 2, high: 5 } });
    const bounds = findGateBounds(snapshot, exact.definition, "absent");
    expect([...(bounds?.best ?? [])]).toEqual([1, 1, 0]);
    expect([...(bounds?.worst ?? [])]).toEqual([1, 1, 1]);
  });
});

test("an item without a score has the last rank, whether or not it passes", () => {
  const snapshot = build({ delight: 5, risk: 9 }, { risk: 1 });
  expect(listRanges(snapshot, model, "absent").ranges).toEqual([
    [1, 1, 1],
    [2, 2, 2],
  ]);
});
