import { expect, test } from "vitest";
import { readCell } from "../../../src/core/import/read-cell.ts";

const column = { field: "blocked_by" };

test.for<[string, readonly string[] | null]>([
  ["K-1", ["K-1"]],
  ["K-1;K-2", ["K-1", "K-2"]],
  ["K-1, K-2", ["K-1", "K-2"]],
  ["K-1 K-2\tK-3", ["K-1", "K-2", "K-3"]],
  ["with blank; K\\;2 ;", ["with blank", "K;2"]], // with ";", nothing else separates
  ["", null], // clears
  [" ", []],
])("parses the links of the cell %j to %j", ([cell, links]) => {
  expect(readCell(cell, column, false)).toEqual(links);
});

test("separates the links of an Ordinal export only at semicolons", () => {
  expect(readCell("with blank;a,b", column, true)).toEqual(["with blank", "a,b"]);
  expect(readCell("with blank", column, true)).toEqual(["with blank"]);
});
