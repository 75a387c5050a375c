import fc from "fast-check";
import { expect, test } from "vitest";
import { SnapshotBuilder } from "../../../src/core/snapshot/snapshot-builder.ts";
import { noDay } from "../../../src/core/snapshot/snapshot.ts";
import { boardFrom, boardRow, boardRows, plainRow, rowsOn } from "../../contract/rows.ts";

test("gives back every row as it went in", () => {
  fc.assert(
    fc.property(boardRows, (rows) => {
      expect(rowsOn(boardFrom(rows))).toEqual(rows);
    }),
  );
});

test("says NaN, no day and the empty word where nothing was said", () => {
  const board = boardFrom([plainRow]);
  expect(board.size).toEqual(Float64Array.of(Number.NaN));
  expect([board.start[0], board.due[0]]).toEqual([noDay, noDay]);
  expect(board.facets.assignee).toEqual({ codes: Uint8Array.of(0), words: [""] });
  expect(board.ratings.size).toBe(0);
});

test("keeps each word once", () => {
  const board = boardFrom([
    { ...plainRow, number: 1, team: "edge", labels: ["ui", "old"] },
    { ...plainRow, number: 2, team: "core", labels: [] },
    { ...plainRow, number: 3, team: "edge", labels: ["old"] },
  ]);
  expect(board.facets.team).toEqual({
    codes: Uint8Array.of(1, 2, 1),
    words: ["", "edge", "core"],
  });
  expect(board.facets.labels).toEqual({
    offsets: Uint32Array.of(0, 2, 2, 3), // two labels, none, one
    codes: Uint8Array.of(1, 2, 2),
    words: ["", "ui", "old"],
  });
});

test("has bounds only for criteria with an interval; others there say the same three times", () => {
  const { ratings } = boardFrom([
    { ...plainRow, number: 1, ratings: { reach: 4, effort: 2 } },
    { ...plainRow, number: 2, ratings: { effort: { low: 1, likely: 3, high: 8 } } },
    { ...plainRow, number: 3, ratings: { effort: 5 } },
  ]);
  expect([...ratings.keys()]).toEqual(["effort", "reach"]); // by the alphabet
  expect(ratings.get("effort")).toEqual({
    likely: Float64Array.of(2, 3, 5),
    low: Float64Array.of(2, 1, 5),
    high: Float64Array.of(2, 8, 5),
  });
  expect(ratings.get("reach")).toEqual({ likely: Float64Array.of(4, Number.NaN, Number.NaN) });
});

test("takes fewer rows than there was room for", () => {
  fc.assert(
    fc.property(boardRow, fc.integer({ min: 1, max: 50 }), (row, capacity) => {
      const maker = new SnapshotBuilder(capacity);
      maker.add(row);
      const board = maker.build({ workspace: "wsp_test", generation: 1, at: 1_000 });
      expect(board).toEqual(boardFrom([row]));
    }),
  );
});

test("makes a board of nothing", () => {
  const board = boardFrom([]);
  expect(board.count).toBe(0);
  expect(board.facets.labels.offsets).toEqual(Uint32Array.of(0));
  expect(rowsOn(board)).toEqual([]);
});
