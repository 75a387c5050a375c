import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeSnapshot, encodeSnapshot } from "../../../src/cache/format/codecs.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type SnapshotDelta, applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { getEncodedRatings } from "../../../src/core/snapshot/snapshot-columns.ts";
import { findRowByNumber } from "../../../src/core/snapshot/snapshot-rows.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import {
  anyModel,
  boardFrom,
  boardRow,
  boardRows,
  byNumber,
  plainRow,
  rowsOn,
} from "../../contract/rows.ts";

/** Rows as they are now in any order, new ones among them, and numbers gone or never there. */
const step: fc.Arbitrary<SnapshotDelta> = fc
  .record({
    rows: fc.uniqueArray(boardRow, { selector: ({ number }) => number, maxLength: 12 }),
    gone: fc.uniqueArray(fc.integer({ min: 1, max: 70 }), { maxLength: 12 }),
  })
  .map(({ rows, gone }) => ({
    rows,
    removed: gone.filter((number) => rows.every((row) => row.number !== number)),
  }));

const steps = fc.array(step, { maxLength: 6 });

const name = (generation: number) => ({
  workspace: "wsp_test",
  generation,
  at: generation * 1_000,
});

test("a board plus its changes is the board made anew from the rows", () => {
  fc.assert(
    fc.property(boardRows, steps, (rows, changes) => {
      const { board, now } = revised(rows, changes);
      expect(rowsOn(board)).toEqual(now);
      expect(board.count).toBe(now.length);
      expect(board.generation).toBe(changes.length + 1);
      expect(board.at).toBe((changes.length + 1) * 1_000);
    }),
    { numRuns: 300 },
  );
});

test("a board plus its changes is ranked as the board made anew is, to the bit", () => {
  fc.assert(
    fc.property(boardRows, steps, anyModel, (rows, changes, model) => {
      const { board, now } = revised(rows, changes);
      const { facets: _, ...ranking } = rank(board, model);
      const { facets: __, ...anew } = rank(boardFrom(now, board.generation), model);
      expect(ranking).toEqual(anew);
    }),
  );
});

test("leaves the base as it was", () => {
  fc.assert(
    fc.property(boardRows, step, (rows, changes) => {
      const base = boardFrom(rows);
      const before = structuredClone(base);
      applyDelta(base, name(2), changes);
      expect(base).toEqual(before);
    }),
  );
});

test("gives a board without changes its new name and nothing else", () => {
  const base = boardFrom([]);
  const next = applyDelta(base, name(9), { rows: [], removed: [] });
  expect(next).toEqual({ ...base, generation: 9, at: 9_000 });
});

test("shares the columns in which nothing is different, and copies the others", () => {
  const rows = Array.from({ length: 400 }, (_, at) => rated(at + 1, { reach: 1, effort: at % 9 }));
  const base = boardFrom(rows);
  const change = { ...rated(7, { reach: 2, effort: 6 }), labels: plainRow.labels };
  const next = applyDelta(base, name(2), { rows: [change], removed: [] });
  expect(next.created).toBe(base.created);
  expect(next.facets.parent).toBe(base.facets.parent);
  expect(next.facets.status).toBe(base.facets.status);
  expect(next.facets.labels).toBe(base.facets.labels);
  expect(columnOf(next, "effort")).toBe(columnOf(base, "effort"));
  expect(columnOf(next, "reach")).not.toBe(columnOf(base, "reach"));
});

test("shares nothing of a copy, of which a column would keep the whole", () => {
  const rows = Array.from({ length: 400 }, (_, at) => rated(at + 1, { reach: 1 }));
  const copy = decodeSnapshot(Uint8Array.from(encodeSnapshot(boardFrom(rows))).buffer);
  expect(copy).toBeDefined();
  const base = copy ?? boardFrom([]);
  const next = applyDelta(base, name(2), { rows: [rated(7, { reach: 2 })], removed: [] });
  expect(next.number).not.toBe(base.number);
  expect(next.number).toEqual(base.number);
});

test("keeps criteria in the order of the alphabet", () => {
  const base = boardFrom([rated(1, { reach: 1 }), rated(2, { delight: 2 })]);
  const next = applyDelta(base, name(2), { rows: [rated(3, { effort: 3 })], removed: [] });
  expect([...next.ratings.keys()]).toEqual(["delight", "effort", "reach"]);
});

test("opens bounds for everyone when the first interval comes", () => {
  const base = boardFrom([{ ...plainRow, number: 1, ratings: { reach: 4 } }]);
  const spread = { ...plainRow, number: 2, ratings: { reach: { low: 1, likely: 2, high: 3 } } };
  const next = applyDelta(base, name(2), { rows: [spread], removed: [] });
  expect(next.ratings.get("reach")).toEqual({
    likely: Float64Array.of(4, 2),
    low: Float64Array.of(4, 1),
    high: Float64Array.of(4, 3),
  });
});

test("finds the row of a number, or −1", () => {
  fc.assert(
    fc.property(boardRows, fc.integer({ min: -1, max: 62 }), (rows, number) => {
      const expected = rows.findIndex((row) => row.number === number);
      expect(findRowByNumber(boardFrom(rows), number)).toBe(expected);
    }),
  );
});

function rated(number: number, ratings: SnapshotRow["ratings"]): SnapshotRow {
  return { ...plainRow, number, ratings };
}

/** A criterion as the board keeps it. */
function columnOf(board: ReturnType<typeof boardFrom>, key: string) {
  const column = board.ratings.get(key);
  return column && getEncodedRatings(column).likely;
}

/** The board after all changes, and the rows it should have, kept in a plain map. */
function revised(rows: readonly SnapshotRow[], changes: readonly SnapshotDelta[]) {
  const held = new Map(rows.map((row) => [row.number, row]));
  let board = boardFrom(rows);
  for (const [at, change] of changes.entries()) {
    board = applyDelta(board, name(at + 2), change);
    change.removed.forEach((number) => held.delete(number));
    change.rows.forEach((row) => held.set(row.number, row));
  }
  return { board, now: byNumber([...held.values()]) };
}
