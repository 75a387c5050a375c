import { describe, expect, test } from "vitest";
import {
  type CellContext,
  CellFault,
  NotedValue,
} from "../../../../src/core/import/rows/cell-reading.ts";
import { Evidence, PendingValue } from "../../../../src/core/import/rows/conventions.ts";
import { mergeWords } from "../../../../src/core/import/rows/merge-words.ts";
import { createCellReader } from "../../../../src/core/import/rows/read-cell.ts";
import { parseValueMap } from "../../../../src/core/import/rows/value-map.ts";
import { priorities } from "../../../../src/core/item/item.ts";
import { catalogue } from "../../../../src/core/models/registry.ts";

function createContext(changes: Partial<CellContext> = {}): CellContext {
  return {
    words: new Map(),
    criteria: catalogue,
    isOwnExport: false,
    hasEscapedFormulas: true,
    hasBracketedLists: false,
    hasPeopleLists: false,
    evidence: new Evidence(),
    ...changes,
  };
}

/** Reads a cell. A fault becomes its text, and an ambiguous value its readings. */
function read(target: string, cell: unknown, context = createContext()): unknown {
  const value = createCellReader(target, context)(cell);
  if (value instanceof CellFault) {
    return { fault: value.detail };
  }
  if (value instanceof NotedValue) {
    return { noted: value.value };
  }
  return value instanceof PendingValue ? { pending: value.readings } : value;
}

const fault = (detail: string) => ({ fault: expect.stringContaining(detail) });

describe("a cell of CSV", () => {
  test.each([
    ["title", " Login ", " Login "],
    ["title", "N/A", "N/A"],
    ["title", "'=1+1", "'=1+1"],
    ["description", " two\nlines ", " two\nlines "],
    ["external_id", " K-1 ", "K-1"],
    ["external_id", "1.209E+15", fault("The digits of this id are rounded")],
    ["external_id", "1E-5", "1E-5"],
    ["parent", " K-1", "K-1"],
    ["parent", { id: "9", key: "K-1", title: "Accounts" }, "K-1"],
    ["blocked_by", { nodes: [{ identifier: "K-1" }, { identifier: "K-2" }] }, ["K-1", "K-2"]],
    ["blocked_by", "1FS+2 days", ["1"]],
    ["blocked_by", "1;12SS", ["1", "12"]],
    ["blocked_by", "K-1FS", ["K-1FS"]],
    ["description", { raw: "Two\nlines" }, "Two\nlines"],
    ["description", { html_url: "https://example.org" }, fault("Send the description as text")],
    ["parent", "1,20900E+15", fault("in a column with the format Text in a spreadsheet")],
    ["blocked_by", "K-1, 1.209E+15", fault("The digits of this id are rounded")],
    ["status", "In Progress ", "In Progress"],
    ["team", "Web", "Web"],
    ["type", "User Story", "story"],
    ["type", "saga", fault("values=type: saga=story")],
    ["priority", "Blocker", "critical"],
    ["priority", "No priority", null],
    ["priority", "P0", "critical"],
    ["priority", "P1", { pending: ["critical", "high"] }],
    ["priority", "whatever", fault("Use one of critical, high, medium, low")],
    ["assignee", "Ana Lee <ana@example.org>", "Ana Lee"],
    ["assignee", "Lee, Ana", "Lee, Ana"],
    ["assignee", "Unassigned", null],
    ["labels", "bug, WEB;x", ["bug, WEB", "x"]],
    ["labels", "[]", []],
    ["blocked_by", "K-1 K-2", ["K-1", "K-2"]],
    ["blocked_by", "K-1, K-2", ["K-1", "K-2"]],
    ["size", "3.5", 3.5],
    ["size", "3,5", 3.5],
    ["size", "1,200", { pending: [1200, 1.2] }],
    ["size", "5 pts", 5],
    ["size", "8 Story Points", 8],
    ["size", "1,5 SP", 1.5],
    ["size", "30m", fault("Not a number")],
    ["size", "20%", fault("Not a number")],
    ["size", "-3", fault("must be more than 0")],
    ["size", "0", fault("must be more than 0")],
    ["due_date", "25/06/2026", "2026-06-25"],
    ["due_date", "June 3, 2026 → June 5, 2026", "2026-06-05"],
    ["start_date", "June 3, 2026 → June 5, 2026", "2026-06-03"],
    ["due_date", "03/04/2026", { pending: ["2026-04-03", "2026-03-04"] }],
    ["due_date", "04/04/2026", "2026-04-04"],
    ["due_date", "2026-02-30", fault("2026-02-30 does not exist")],
  ])("of %s: reads %j as %j", (target, cell, value) => {
    expect(read(target, cell)).toEqual(value);
  });

  test.each(["size", "due_date", "labels", "assignee", "priority", "ratings.reach", "title"])(
    "of %s: reads blanks as no value",
    (target) => {
      expect([read(target, ""), read(target, " \t"), read(target, null)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    },
  );

  test.each(["size", "due_date", "type", "assignee", "priority", "ratings.reach", "labels"])(
    'of %s: reads "N/A" as no value',
    (target) => {
      expect(read(target, " n/a ")).toBeUndefined();
    },
  );
});

describe("a value of JSON", () => {
  test.each([
    ["external_id", 12, "12"],
    ["external_id", 2 ** 60, fault("The digits of this id are rounded")],
    ["parent", { id: "10105", key: "BILL-5" }, "BILL-5"],
    ["parent", 2 ** 60, fault("The digits of this id are rounded")],
    ["blocked_by", [1, 2], ["1", "2"]],
    ["blocked_by", [1, 2 ** 60], fault("The digits of this id are rounded")],
    ["labels", [{ id: 1, name: " bug " }, "", "WEB", "WEB"], ["bug", "WEB"]],
    ["labels", "a;b", ["a", "b"]],
    ["assignee", { displayName: "Dana Fox" }, "Dana Fox"],
    ["assignee", [{ login: "dfox" }, { login: "bo" }], "dfox"],
    ["assignee", [], undefined],
    ["size", 1.234, 1.234],
    ["size", -1, fault("must be more than 0")],
    ["priority", { name: "Highest", id: "1" }, "critical"],
    ["due_date", 1_782_345_600_000, "2026-06-25"],
    ["title", true, "true"],
    ["title", {}, undefined],
  ])("of %s: reads %j as %j", (target, cell, value) => {
    expect(read(target, cell)).toEqual(value);
  });
});

describe("the words of maps", () => {
  const words = mergeWords(
    parseValueMap(
      "priority: P0=low, now=saga; labels: bug=Defect, x=, none=none; size: M=3; team: N/A=Core",
    ),
  );

  test.each([
    ["priority", " p0 ", "low"],
    ["priority", "now", fault('`values` maps it to "saga". Not a known priority.')],
    ["priority", "now", fault(`Use one of ${priorities.join(", ")}.`)],
    ["labels", "BUG; x; y", ["Defect", "y"]],
    ["labels", "none", ["none"]],
    ["size", "m", 3],
    ["team", "n/a", "Core"],
  ])("of %s: replace %j with %j", (target, cell, value) => {
    expect(read(target, cell, createContext({ words }))).toEqual(value);
  });

  test("clear a field with an empty meaning", () => {
    const context = createContext({ words: mergeWords(parseValueMap("size: -1=")) });
    expect(read("size", "-1", context)).toBeNull();
  });
});

describe("lists of a tracker", () => {
  test("may be written in brackets without quotes", () => {
    const context = createContext({ hasBracketedLists: true });
    expect(read("labels", "[b2b,check out]", context)).toEqual(["b2b", "check out"]);
    expect(read("labels", "[]", context)).toEqual([]);
  });

  test("may separate people with commas", () => {
    const context = createContext({ hasPeopleLists: true });
    expect(read("assignee", "Dana Fox, Bo Chen", context)).toBe("Dana Fox");
  });
});

describe("a cell of our own export", () => {
  const own = createContext({ isOwnExport: true });

  test.each([
    ["title", " Login ", " Login "],
    ["title", "'=1+1", "=1+1"],
    ["title", "''=x", "'=x"],
    ["title", "'quoted'", "'quoted'"],
    ["status", "none", "none"],
    ["labels", "a\\;b;c,d;C:\\x;\\\\", ["a;b", "c,d", "C:\\x", "\\"]],
    ["blocked_by", "with blank;a,b", ["with blank", "a,b"]],
    ["type", "User story", "story"],
    ["due_date", "31.03.2026", "2026-03-31"],
    ["size", "1.5", 1.5],
    ["title", "", undefined],
  ])("of %s: reads %j as %j", (target, cell, value) => {
    expect(read(target, cell, own)).toEqual(value);
  });

  test("has the meanings of the caller's words", () => {
    const values = parseValueMap("status: open=To Do; labels: a=api, old=; assignee: kim=");
    const mapped = createContext({ isOwnExport: true, words: mergeWords(values) });
    expect(read("status", "Open", mapped)).toBe("To Do");
    expect(read("status", " open now ", mapped)).toBe(" open now ");
    expect(read("labels", "a;old;b", mapped)).toEqual(["api", "b"]);
    expect(read("labels", ["a", "b"], mapped)).toEqual(["api", "b"]);
    expect(read("assignee", "Kim", mapped)).toBeNull();
  });

  test("has no escaped formulas in JSON, and keeps values of other types for the schema", () => {
    const json = createContext({ isOwnExport: true, hasEscapedFormulas: false });
    expect(read("title", "'=1+1", json)).toBe("'=1+1");
    expect(read("labels", ["a;b"], json)).toEqual(["a;b"]);
    expect(read("title", 5, json)).toBe(5);
  });
});

test("unambiguous cells are evidence for the conventions of the file", () => {
  const evidence = new Evidence();
  const context = createContext({ evidence });
  for (const [target, cell] of [
    ["due_date", "12/31/2026"],
    ["size", "2,5"],
    ["priority", "0"],
    ["due_date", "2026-01-01"],
    ["size", "7"],
  ] as const) {
    read(target, cell, context);
  }
  expect([evidence.find("date"), evidence.find("decimal"), evidence.find("priority")]).toEqual([
    1, 1, 1,
  ]);
});
