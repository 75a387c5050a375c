import { expect, test } from "vitest";
import { findHeaderLine } from "../../../../src/core/import/formats/find-header-line.ts";
import { readImport } from "../read-import.ts";

test.each([
  ["a title", ["Backlog 2026", "Key;Title;Size", "A-1;Login;3"], 1],
  ["a padded title and a date", ["Backlog,,,", ",,,", "On 2026-01-12,,,", "Key,Title,Size,"], 3],
  ["merged headings", [",Value,,Cost,", "Title,User value,Time criticality,Job size,RR"], 1],
  ["a heading with a line break", ["Backlog 2026", '"Story', 'title",Key,Size', "Login,A-1,3"], 1],
  ["empty cells", [",,", "Title,Size,", "Login,3,"], 1],
])("finds the header below %s", (_, lines, index) => {
  expect(findHeaderLine(lines)).toBe(index);
});

test.each([
  ["names a title", ["Title", '"Key,Title,Size"', "Key,Title,Size"]],
  ["names an id", ["id;x", "Key;Title;Size;Status"]],
  ["is as wide as its rows", ["Wish,Kind,Who", "Summary,Status,Owner"]],
  ["is above rows without headings", ["Wish", "Dark mode,4,Ana", "Export,5,Bo"]],
  ["is too long", ["x".repeat(10_001), "Key,Title,Size"]],
])("keeps the first line that %s", (_, lines) => {
  expect(findHeaderLine(lines)).toBe(0);
});

test("reads the rows below the header with their lines, and reports the header", async () => {
  const { report, rows } = await readImport("Backlog 2026\n\nKey;Title;Size\nA-1;Login;3,5\n");
  expect(rows).toEqual([
    { line: 4, patch: expect.objectContaining({ external_id: "A-1", title: "Login", size: 3.5 }) },
  ]);
  expect(report.delimiter).toBe(";");
  expect(report.notes).toContain("The header is on line 3. The lines above it are not read.");
});

test("does not mention empty lines above the header", async () => {
  const { report, patches } = await readImport("\r\n\r\nKey,Title\r\nA-1,Login\r\n");
  expect(patches).toMatchObject([{ title: "Login" }]);
  expect(report.notes).toEqual([]);
});
