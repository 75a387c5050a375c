import { describe, expect, test } from "vitest";
import { ItemPatch } from "../../../src/contract/item.ts";
import { parseColumnMap, planColumns } from "../../../src/core/import/column-map.ts";
import {
  parseCellPatch,
  parseObjectPatch,
  type ParsePatch,
} from "../../../src/core/import/row-patch.ts";

const parsePatch: ParsePatch<ItemPatch> = (fields) => ItemPatch.safeParse(fields);

/** Parses a row of cells by column name. */
function parseCells(row: Record<string, string>, map?: string) {
  const plan = planColumns(Object.keys(row), parseColumnMap(map));
  return parseCellPatch(Object.values(row), plan, parsePatch);
}

describe("parseCellPatch", () => {
  test("reads every kind of cell", () => {
    const row = {
      id: "itm_1",
      title: " Login ",
      type: "Bug",
      priority: "HIGH",
      labels: "a;b\\;c;d\\\\;C:\\x",
      size: " 2.5 ",
      due_date: "2026-03-31",
      "ratings.reach": "-1e3",
      Effort: "1..2.5..1e1",
    };
    expect(parseCells(row, "Effort=effort")).toEqual({
      id: "itm_1",
      patch: {
        title: " Login ",
        type: "bug",
        priority: "high",
        labels: ["a", "b;c", "d\\", "C:\\x"],
        size: 2.5,
        due_date: "2026-03-31",
        ratings: { reach: -1000, effort: { low: 1, likely: 2.5, high: 10 } },
      },
    });
  });

  test("clears fields with empty cells, except those that cannot be cleared", () => {
    const cleared = ["external_id", "parent", "description", "priority", "assignee", "team"];
    const others = ["size", "start_date", "due_date"];
    const kept = ["type", "status", "labels", "id"];
    const columns = ["title", "ratings.reach", ...cleared, ...others, ...kept];
    const row = Object.fromEntries(columns.map((column) => [column, ""]));
    const nulls = [...cleared, ...others].map((column) => [column, null]);
    expect(parseCells({ ...row, title: "x" })).toEqual({
      patch: { title: "x", ratings: { reach: null }, ...Object.fromEntries(nulls) },
    });
  });

  test.each([
    ["title", "", "title must not be empty."],
    ["title", "x".repeat(501), "title must not be longer than 500 characters."],
    ["size", "1,5", 'size must be a number, not "1,5".'],
    ["size", "0x10", 'size must be a number, not "0x10".'],
    ["size", "NaN", 'size must be a number, not "NaN".'],
    ["size", "Infinity", 'size must be a number, not "Infinity".'],
    ["size", "0", "size must be more than 0."],
    ["size", "1e999", 'size must be a number, not "1e999".'],
    ["size", "1e13", "size must be at most 1000000000000."],
    ["type", "saga", "type must be one of initiative, project, epic, "],
    ["due_date", "31.03.2026", 'due_date must be a day such as 2026-03-31, not "31.03.2026".'],
    ["labels", "x;".repeat(51), "labels must not have more than 50 entries."],
    ["status", "x".repeat(101), "status must not be longer than 100 characters."],
    [
      "ratings.a",
      "high",
      'ratings.a must be a number, or an interval low..likely..high, not "high"',
    ],
    [
      "ratings.a",
      "1..2",
      'ratings.a must be a number, or an interval low..likely..high, not "1..2"',
    ],
    ["ratings.a", "1..2..3..4", "ratings.a must be a number, or an interval low..likely..high"],
    ["ratings.a", "1..x..3", "ratings.a must be a number, or an interval low..likely..high"],
    ["ratings.a", "3..2..1", "ratings.a is rejected: An interval requires low ≤ likely ≤ high."],
    ["ratings.a", "-1e13", "ratings.a must be at least -1000000000000."],
  ])("rejects a %s of %j", (column, cell, fault) => {
    expect(parseCells({ external_id: "A", [column]: cell })).toEqual({
      fault: expect.stringContaining(fault),
    });
  });

  test("reports all problems of a row with the column names of the file", () => {
    const row = { Summary: "", Points: "1,5", key: "K-1" };
    expect(parseCells(row, "Summary=title,Points=story_points,key=external_id")).toEqual({
      fault:
        "Summary (title) must not be empty; " +
        "Points (ratings.story_points) must be a number, or an interval low..likely..high, " +
        'not "1,5".',
    });
  });

  test("keeps formulas and quotes in the cells of other files", () => {
    const row = { title: "'=1+1", description: "=cmd", assignee: "''-x" };
    expect(parseCells(row)).toEqual({ patch: row });
  });
});

function parseValue(value: unknown, map?: string) {
  return parseObjectPatch(JSON.parse(JSON.stringify(value)), parseColumnMap(map), parsePatch);
}

describe("parseObjectPatch", () => {
  test("accepts API names, mapped keys, and ratings inside and outside their object", () => {
    const value = {
      id: "itm_1",
      key: "K-1",
      title: "'=x",
      team: null,
      labels: ["a;b"],
      ratings: { reach: 3, effort: null },
      points: { low: 1, likely: 2, high: 3 },
      "ratings.impact": 2,
      number: 7,
      version: 2,
      created_at: "2026-01-01T00:00:00.000Z",
      updated_at: "2026-01-01T00:00:00.000Z",
      colour: "red",
    };
    expect(parseValue(value, "key=external_id,points=story_points")).toEqual({
      id: "itm_1",
      patch: {
        external_id: "K-1",
        title: "'=x",
        team: null,
        labels: ["a;b"],
        ratings: {
          reach: 3,
          effort: null,
          story_points: { low: 1, likely: 2, high: 3 },
          impact: 2,
        },
      },
      unmapped: ["colour"],
    });
  });

  test.each([
    [{ title: null }, undefined, "title must be text, not null."],
    [{ title: "" }, undefined, "title must not be empty."],
    [{ size: "3" }, undefined, 'size must be a number, not "3".'],
    [{ labels: ["a", 1] }, undefined, "labels must be text, not 1."],
    [{ labels: "a" }, undefined, 'labels must be a list of texts, not "a".'],
    [{ blocked_by: "a" }, undefined, 'blocked_by must be a list of ids, not "a".'],
    [{ blocked_by: [1] }, undefined, "blocked_by must be text, not 1."],
    [{ id: 5 }, undefined, "id must be text."],
    [{ id: "" }, undefined, "id must be text."],
    [{ ratings: 5 }, undefined, "ratings must be an object of ratings by criterion."],
    [{ ratings: { Reach: 5 } }, undefined, "ratings.Reach is not the key of a criterion: "],
    [{ a: "x", title: "y" }, "a=title", 'title is set twice, the second time by "title".'],
    [{ ratings: { x: 1 }, a: 2 }, "a=x", 'ratings.x is set twice, the second time by "a".'],
    [{ pts: "1" }, "pts=points", "pts (ratings.points) must be a number, or an interval"],
  ])("rejects %j with the map %j", (value, map, fault) => {
    expect(parseValue(value, map)).toEqual({
      fault: expect.stringContaining(fault),
      unmapped: [],
    });
  });

  test("limits the length of a fault", () => {
    const keys = Array.from({ length: 150 }, (_, index) => [`${"K".repeat(1_000)}${index}`, 1]);
    const row = parseValue({ title: "", ratings: Object.fromEntries(keys) });
    const fault = "fault" in row ? row.fault : "";
    expect(fault).toMatch(/; and 131 more\.$/);
    expect(fault.length).toBeLessThan(5_000);
  });

  test("treats inherited property names as unknown keys", () => {
    const value = JSON.parse('{"title":"x","__proto__":{"size":1},"constructor":1,"toString":2}');
    expect(parseObjectPatch(value, new Map(), parsePatch)).toEqual({
      patch: { title: "x" },
      unmapped: ["__proto__", "constructor", "toString"],
    });
  });
});
