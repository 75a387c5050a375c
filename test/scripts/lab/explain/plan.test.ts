import { expect, test } from "vitest";
import { isFault, shortOf, verdictOf } from "../../../../scripts/lab/explain/plan.ts";

const tables = new Set(["items", "models", "workspaces"]);

test("takes a search by an index for what it is", () => {
  const plan = ["SEARCH items USING PRIMARY KEY (workspace_id=? AND number=?)"];
  const sql = "SELECT 1 FROM items WHERE workspace_id = ? AND number = ?";
  expect(verdictOf(sql, plan, tables)).toEqual({ word: "SEARCH" });
});

test("finds a scan, by the table's name or its alias, and names the columns for an index", () => {
  const sql = "SELECT 1 FROM items i WHERE i.title = ? AND i.status IN (?)";
  const verdict = verdictOf(sql, ["SCAN i"], tables);
  expect(verdict).toEqual({
    word: "SCAN",
    reason: "an index on items (title, status) would let it search",
  });
  expect(isFault(verdict)).toBe(true);
  const drizzle = 'select "id" from "items" where "items"."title" = ?';
  expect(verdictOf(drizzle, ["SCAN items"], tables)).toMatchObject({
    word: "SCAN",
    reason: "an index on items (title) would let it search",
  });
});

test("takes JSON and tables of WITH for no tables", () => {
  const sql = "WITH above AS (SELECT 1) SELECT 1 FROM json_each(?) r JOIN above";
  const plan = ["SCAN r VIRTUAL TABLE INDEX 1:", "SCAN above"];
  expect(verdictOf(sql, plan, tables).word).toBe("SEARCH");
});

test("does not take the word after a table for its alias", () => {
  const sql = "SELECT 1 FROM items WHERE title = ?";
  expect(verdictOf(sql, ["SCAN items"], tables).word).toBe("SCAN");
});

test("calls a walk through a workspace a fault, unless it is meant", () => {
  const plan = ["SEARCH items USING PRIMARY KEY (workspace_id=?)"];
  const sql = "SELECT 1 FROM items WHERE workspace_id = ? AND team = ?";
  const verdict = verdictOf(sql, plan, tables);
  expect(verdict).toEqual({
    word: "WHOLE",
    reason: "an index on items (workspace_id, team) would let it search",
  });
  expect(isFault(verdict)).toBe(true);
  const meant = "SELECT coalesce(max(number), 0) FROM items WHERE workspace_id = ?";
  expect(verdictOf(meant, plan, tables)).toEqual({
    word: "MEANT",
    reason: "the end of a key is one step away",
  });
});

test("says so when nothing is compared", () => {
  expect(verdictOf("SELECT 1 FROM items", ["SCAN items"], tables).reason).toBe(
    "nothing it compares is a column of items",
  );
});

test("puts a statement on one line and cuts it", () => {
  expect(shortOf(" SELECT\n   1 ", 80)).toBe("SELECT 1");
  expect(shortOf("SELECT 12345", 9)).toBe("SELECT 1…");
});
