import { expect, test } from "vitest";
import { explainStatements, formatStatements } from "../../../../scripts/lab/explain/report.ts";
import { isWrite } from "../../../../scripts/lab/explain/timings.ts";

const read = "SELECT 1 FROM items WHERE workspace_id = ? AND number = ?";
const scan = "SELECT 1 FROM items WHERE title = ?";
const record = (sql: string, caller: string, rowsRead: number) => ({
  sql,
  caller,
  rowsRead,
  rowsWritten: 0,
  ms: 0,
});

const explained = explainStatements({
  statements: [
    record(read, "GET /items/{itemId}", 1),
    record(read, "publish", 3),
    record(read, "publish", 2),
    record(scan, "GET /items", 500),
  ],
  plans: new Map([
    [read, ["SEARCH items USING PRIMARY KEY (workspace_id=? AND number=?)"]],
    [scan, ["SCAN items"]],
  ]),
  timings: new Map([[read, 0.0123]]),
  tables: new Set(["items"]),
});

test("combines the runs of a statement, with medians and all callers", () => {
  expect(explained).toHaveLength(2);
  expect(explained.find(({ sql }) => sql === read)).toMatchObject({
    callers: ["GET /items/{itemId}", "publish"],
    runs: 3,
    rowsRead: 2, // the middle of 1, 2, 3
    rowsReadMax: 3,
    ms: 0.0123,
    isByD1: false,
    verdict: { word: "SEARCH" },
  });
});

test("puts faults last and counts them", () => {
  const blocks = formatStatements(explained).split("\n\n");
  expect(blocks).toHaveLength(3);
  expect(blocks[0]).toMatch(/^SEARCH {2}2 rows read \(max\. 3\), 0 written, 0\.012 ms\n/);
  expect(blocks[1]).toMatch(/^SCAN .*: an index on items \(title\) would avoid the scan\n/);
  expect(blocks[1]).toContain("by GET /items");
  expect(blocks[2]).toBe(
    "2 statements: 1 use an index, 0 are allowed to scan a workspace, 1 have a fault.",
  );
});

test("recognises a write in upper or lower case", () => {
  expect(
    ["insert into t", "WITH a AS (SELECT 1) UPDATE t", "SELECT updated_at"].map(isWrite),
  ).toEqual([true, true, false]);
});
