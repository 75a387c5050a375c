import { expect, test } from "vitest";
import { isFault, shortenSql, classifyPlan } from "../../../../scripts/lab/explain/plan.ts";

const tables = new Set(["items", "models", "workspaces"]);

test("accepts an index search", () => {
  const plan = ["SEARCH items USING PRIMARY KEY (workspace_id=? AND number=?)"];
  const sql = "SELECT 1 FROM items WHERE workspace_id = ? AND number = ?";
  expect(classifyPlan(sql, plan, tables)).toEqual({ word: "SEARCH" });
});

test("finds a scan by table name or alias, and suggests the columns of an index", () => {
  const sql = "SELECT 1 FROM items i WHERE i.title = ? AND i.status IN (?)";
  const verdict = classifyPlan(sql, ["SCAN i"], tables);
  expect(verdict).toEqual({
    word: "SCAN",
    reason: "an index on items (title, status) would avoid the scan",
  });
  expect(isFault(verdict)).toBe(true);
  const drizzle = 'select "id" from "items" where "items"."title" = ?';
  expect(classifyPlan(drizzle, ["SCAN items"], tables)).toMatchObject({
    word: "SCAN",
    reason: "an index on items (title) would avoid the scan",
  });
});

test("ignores JSON functions and WITH clauses", () => {
  const sql = "WITH above AS (SELECT 1) SELECT 1 FROM json_each(?) r JOIN above";
  const plan = ["SCAN r VIRTUAL TABLE INDEX 1:", "SCAN above"];
  expect(classifyPlan(sql, plan, tables).word).toBe("SEARCH");
});

test("does not mistake a keyword after a table for an alias", () => {
  const sql = "SELECT 1 FROM items WHERE title = ?";
  expect(classifyPlan(sql, ["SCAN items"], tables).word).toBe("SCAN");
});

test("reports a scan of a workspace as a fault, unless it is allowed", () => {
  const plan = ["SEARCH items USING PRIMARY KEY (workspace_id=?)"];
  const sql = "SELECT 1 FROM items WHERE workspace_id = ? AND team = ?";
  const verdict = classifyPlan(sql, plan, tables);
  expect(verdict).toEqual({
    word: "WHOLE",
    reason: "an index on items (workspace_id, team) would avoid the scan",
  });
  expect(isFault(verdict)).toBe(true);
  const allowed = "SELECT coalesce(max(number), 0) FROM items WHERE workspace_id = ?";
  expect(classifyPlan(allowed, plan, tables)).toEqual({
    word: "ALLOWED",
    reason: "reads the last entry of an index",
  });
});

test("reports a statement that compares no column", () => {
  expect(classifyPlan("SELECT 1 FROM items", ["SCAN items"], tables).reason).toBe(
    "the statement compares no column of items",
  );
});

test("puts a statement on one line and truncates it", () => {
  expect(shortenSql(" SELECT\n   1 ", 80)).toBe("SELECT 1");
  expect(shortenSql("SELECT 12345", 9)).toBe("SELECT 1…");
});
