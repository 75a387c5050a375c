import { expect, test } from "vitest";
import { findSkipReason } from "../../../../src/core/import/rows/skip-row.ts";
import { readImport } from "../read-import.ts";

const columns = ["Title", "Size", "Done"];
const targets = [
  { target: "title", indexes: [0], column: "Title" },
  { target: "size", indexes: [1], column: "Size" },
];

test.each([
  [["", " ", ""], "rows without a value"],
  [[undefined, null, ""], "rows without a value"],
  [["", "", "FALSE"], "rows without a value in a column that is read"],
  [[" Title", "Size", "Done"], "copies of the header"],
  [["---", ":---:", ""], "borders of the table"],
])("leaves out the cells %j", (cells, reason) => {
  expect(findSkipReason(cells, targets, columns)).toBe(reason);
});

test.each([
  [["", "8", ""]],
  [["Title", "Size", ""]],
  [["Title", "3", "FALSE"]],
  [[0, "", ""]],
  [["---", "3", ""]],
  [["-", "", ""]],
])("reads the cells %j", (cells) => {
  expect(findSkipReason(cells, targets, columns)).toBeUndefined();
});

test("reads a title that equals the only heading", async () => {
  const { patches } = await readImport("Title\nTitle\n");
  expect(patches).toMatchObject([{ title: "Title" }]);
});

test("reports the rows that a board adds to its groups", async () => {
  const { patches, faults, report } = await readImport(
    "Name,Size,Done\nLogin,3,FALSE\n,,FALSE\nName,Size,Done\n,,\nLogout,2,TRUE\n",
  );
  expect(patches).toMatchObject([{ title: "Login" }, { title: "Logout" }]);
  expect(faults).toEqual([]);
  expect(report.notes.slice(0, 3)).toEqual([
    "1 row was left out: rows without a value in a column that is read.",
    "1 row was left out: copies of the header.",
    "1 row was left out: rows without a value.",
  ]);
});
