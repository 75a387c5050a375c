import { expect, test } from "vitest";
import { readCell } from "../../../src/core/import/read-cell.ts";

const column = { field: "blocked_by" };

test.for<[string, readonly string[] | null]>([
  ["K-1", ["K-1"]],
  ["K-1;K-2", ["K-1", "K-2"]],
  ["K-1, K-2", ["K-1", "K-2"]],
  ["K-1 K-2\tK-3", ["K-1", "K-2", "K-3"]],
  ["with blank; K\\;2 ;", ["with blank", "K;2"]], // where ";" is there, nothing else separates
  ["", null], // clears
  [" ", []],
])("the cell %j links to %j", ([cell, links]) => {
  expect(readCell(cell, column, false)).toEqual(links);
});

test("a cell of our own export is separated by ; alone", () => {
  expect(readCell("with blank;a,b", column, true)).toEqual(["with blank", "a,b"]);
  expect(readCell("with blank", column, true)).toEqual(["with blank"]);
});
