import { expect, test } from "vitest";
import { explain, pageOf } from "../../../../scripts/lab/explain/report.ts";
import { isWrite } from "../../../../scripts/lab/explain/timings.ts";

const read = "SELECT 1 FROM items WHERE workspace_id = ? AND number = ?";
const scan = "SELECT 1 FROM items WHERE title = ?";
const heard = (sql: string, by: string, rowsRead: number) => ({
  sql,
  by,
  rowsRead,
  rowsWritten: 0,
  ms: 0,
});

const explained = explain({
  heard: [
    heard(read, "GET /items/{itemId}", 1),
    heard(read, "publish", 3),
    heard(read, "publish", 2),
    heard(scan, "GET /items", 500),
  ],
  plans: new Map([
    [read, ["SEARCH items USING PRIMARY KEY (workspace_id=? AND number=?)"]],
    [scan, ["SCAN items"]],
  ]),
  timings: new Map([[read, 0.0123]]),
  tables: new Set(["items"]),
});

test("tells each statement once, with medians and everybody who asks it", () => {
  expect(explained).toHaveLength(2);
  expect(explained.find(({ sql }) => sql === read)).toMatchObject({
    by: ["GET /items/{itemId}", "publish"],
    times: 3,
    rowsRead: 2, // the middle of 1, 2, 3
    rowsReadMax: 3,
    ms: 0.0123,
    isByD1: false,
    verdict: { word: "SEARCH" },
  });
});

test("puts faults last, and counts them", () => {
  const blocks = pageOf(explained).split("\n\n");
  expect(blocks).toHaveLength(3);
  expect(blocks[0]).toMatch(/^SEARCH {2}2 rows read \(3 at most\), 0 written, 0\.012 ms\n/);
  expect(blocks[1]).toMatch(/^SCAN .*: an index on items \(title\) would let it search\n/);
  expect(blocks[1]).toContain("by GET /items");
  expect(blocks[2]).toBe(
    "2 statements: 1 search by an index, 0 go through a workspace and are meant to, 1 at fault.",
  );
});

test("knows a write in any spelling", () => {
  expect(
    ["insert into t", "WITH a AS (SELECT 1) UPDATE t", "SELECT updated_at"].map(isWrite),
  ).toEqual([true, true, false]);
});
