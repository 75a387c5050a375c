import { describe, expect, test } from "vitest";
import { readImport, type ReadOptions } from "../read-import.ts";

/** Reads one row of a file with the columns of the object. */
async function readRow(row: Readonly<Record<string, string>>, options?: ReadOptions) {
  const lines = [Object.keys(row), Object.values(row)].map((cells) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","),
  );
  const { rows, warnings } = await readImport(lines.join("\n"), options);
  const [read] = rows;
  return {
    patch: read !== undefined && "patch" in read ? read.patch : undefined,
    id: read !== undefined && "patch" in read ? read.id : undefined,
    fault: read !== undefined && "fault" in read ? read.fault : undefined,
    warnings: warnings.map(({ column, value, detail }) => `${column} "${value}": ${detail}`),
  };
}

describe("a row", () => {
  test("becomes a patch of all its fields", async () => {
    const row = {
      id: "itm_01k7x0000000000000000000a1",
      title: " Login ",
      type: "Bug",
      priority: "HIGH",
      labels: "a;b\\;c",
      size: " 2.5 ",
      due_date: "2026-03-31",
      "ratings.reach": "1e3",
      Effort: "1..2.5..1e1",
    };
    expect(await readRow(row)).toEqual({
      id: "itm_01k7x0000000000000000000a1",
      patch: {
        title: " Login ",
        type: "bug",
        priority: "high",
        labels: ["a", "b;c"],
        size: 2.5,
        due_date: "2026-03-31",
        ratings: { reach: 1000, effort: { low: 1, likely: 2.5, high: 10 } },
      },
      fault: undefined,
      warnings: [],
    });
  });

  test.each([
    ["type", "saga", "Not a known type"],
    ["priority", "whatever", "Not a known priority"],
    ["size", "abc", "Not a number"],
    ["size", "1e13", "size must be at most 1000000000000."],
    ["due_date", "soon", '"soon" is not a date'],
    ["status", "x".repeat(101), "status must not be longer than 100 characters."],
    [
      "labels",
      Array.from({ length: 51 }, (_, index) => `l${index}`).join(";"),
      "labels must not have more than 50 entries.",
    ],
    ["impact", "9", "The rating of impact must be from 0 to 3."],
    ["ratings.own", "3..2..1", "An interval requires low ≤ likely ≤ high."],
    ["ratings.own", "-1e13", "ratings.own must be at least -1000000000000."],
  ])("keeps its title and loses only the %s %j", async (column, cell, detail) => {
    const { patch, warnings } = await readRow({ title: "A", [column]: cell });
    expect(patch).toEqual({ title: "A" });
    expect(warnings).toEqual([expect.stringContaining(detail)]);
  });

  test.each([
    ["title", "x".repeat(501), "title must not be longer than 500 characters."],
    ["external_id", "x".repeat(201), "external_id must not be longer than 200 characters."],
    ["source", "x".repeat(61), "source must not be longer than 60 characters."],
  ])("is rejected because of its %s", async (column, cell, fault) => {
    expect(await readRow({ key: "K", title: "A", [column]: cell })).toMatchObject({ fault });
  });

  test("is rejected without a title or an id", async () => {
    const row = await readRow({ title: " ", size: "3" });
    expect(row.fault).toBe("The row has neither a title nor an id. Give it a title.");
    expect((await readRow({ title: "", key: "K-1", size: "3" })).patch).toEqual({
      external_id: "K-1",
      size: 3,
    });
  });

  test("names the headings of the file", async () => {
    const map = '{"Summary":"title","Points":"size"}';
    const { fault } = await readRow({ Summary: "x".repeat(501), Points: "3" }, { map });
    expect(fault).toBe("Summary (title) must not be longer than 500 characters.");
    const { warnings } = await readRow({ Summary: "A", Points: "abc" }, { map });
    expect(warnings).toEqual([
      'Points "abc": Not a number. Write a number such as 3 or 0.5, or map the word: values=size: abc=3.',
    ]);
  });

  test("takes the first column of a field that is not blank, and joins lists", async () => {
    const map = '{"a":"title","b":"title","x":"labels","y":"labels"}';
    const row = await readRow({ a: "", b: "B", x: "bug;web", y: "web;q1" }, { map });
    expect(row.patch).toEqual({ title: "B", labels: ["bug", "web", "q1"] });
  });

  test("reads the next column of a field after one that cannot be read", async () => {
    const map = '{"a":"size","b":"size"}';
    const row = await readRow({ title: "A", a: "abc", b: "3" }, { map });
    expect(row.patch).toEqual({ title: "A", size: 3 });
    expect(row.warnings).toEqual([expect.stringContaining('a "abc": Not a number')]);
  });

  test.each([
    [
      ["H", "M", "L"],
      ["high", "medium", "low"],
    ],
    [
      ["h", "m", "c"],
      ["high", "medium", "critical"],
    ],
    [
      ["M", "S", "C", "W"],
      ["critical", "high", "medium", "low"],
    ],
    [
      ["M", "C"],
      [undefined, undefined],
    ],
    [
      ["H", "M", "S"],
      ["high", undefined, "high"],
    ],
  ])("reads the priorities %j by the letters of the file", async (letters, expected) => {
    const lines = letters.map((letter) => `A,${letter}`);
    const { patches } = await readImport(["title,priority", ...lines].join("\n"));
    expect(patches.map(({ priority }) => priority)).toEqual(expected);
  });

  test("warns of letters that the file does not explain", async () => {
    const { warnings } = await readRow({ title: "A", priority: "M" });
    expect(warnings).toEqual([expect.stringContaining("values=priority: M=medium")]);
  });

  test("loses a due date before its start date", async () => {
    const dates = { title: "A", start: "2026-05-01", due: "2026-04-01" };
    const { patch, warnings } = await readRow(dates);
    expect(patch).toEqual({ title: "A", start_date: "2026-05-01" });
    expect(warnings).toEqual([
      'due "2026-04-01": The due date is before the start date (2026-05-01). Correct one of the two.',
    ]);
    expect((await readRow({ ...dates, start: "2026-04-01" })).warnings).toEqual([]);
  });

  test("loses an ambiguous due date only if each reading is before the start date", async () => {
    const early = await readRow({ title: "A", start: "2026-05-13", due: "02/03/2026" });
    expect(early.patch).toEqual({ title: "A", start_date: "2026-05-13" });
    expect(early.warnings).toContain(
      'due "2026-03-02": The due date is before the start date (2026-05-13). Correct one of the two.',
    );
    const options = { dateOrder: "day-first" } as const;
    const both = await readRow({ title: "A", start: "05/06/2026", due: "04/05/2026" }, options);
    expect(both.patch).toEqual({ title: "A", start_date: "2026-06-05" });
    const fine = await readRow({ title: "A", start: "01/02/2026", due: "02/03/2026" }, options);
    expect(fine.patch).toMatchObject({ start_date: "2026-02-01", due_date: "2026-03-02" });
  });

  test("limits the length of its fault", async () => {
    const columns = Array.from({ length: 150 }, (_, index): [string, string] => [
      `ratings.c${index}`,
      "x",
    ]);
    const { fault = "" } = await readRow(
      { title: "A", ...Object.fromEntries(columns) },
      { isStrict: true },
    );
    expect(fault).toMatch(/; and 130 more\.$/);
  });
});

describe("a blank cell", () => {
  const fields = ["type", "parent", "blocked_by", "description", "status", "priority", "assignee"];
  const others = ["labels", "team", "size", "start_date", "due_date", "ratings.reach"];
  const blank = Object.fromEntries([...fields, ...others].map((field) => [field, ""]));

  test("leaves each field unchanged by default", async () => {
    const { patch } = await readRow({ title: "A", external_id: "", ...blank });
    expect(patch).toEqual({ title: "A" });
  });

  test("clears each field with blank=clear, except those that identify the item", async () => {
    const row = { id: "", external_id: "K", source: "", title: "", ...blank };
    const { patch } = await readRow(row, { blank: "clear" });
    expect(patch).toEqual({
      external_id: "K",
      type: "story",
      parent: null,
      blocked_by: null,
      description: null,
      status: "open",
      priority: null,
      assignee: null,
      labels: [],
      team: null,
      size: null,
      start_date: null,
      due_date: null,
      ratings: { reach: null },
    });
  });

  test("clears a field with blank=clear if the cell contains a text for no value", async () => {
    const { patch } = await readRow({ title: "A", size: "N/A" }, { blank: "clear" });
    expect(patch).toEqual({ title: "A", size: null });
  });

  test("differs from an unreadable cell, which clears nothing", async () => {
    const row = { title: "A", size: "abc", priority: "whatever", due_date: "2026-02-30" };
    expect((await readRow(row, { blank: "clear" })).patch).toEqual({ title: "A" });
  });

  test("differs from a word for no value, which clears the field", async () => {
    const { patch } = await readRow({ title: "A", priority: "None", assignee: "Unassigned" });
    expect(patch).toEqual({ title: "A", priority: null, assignee: null });
  });
});

describe("a row in strict mode", () => {
  const strict = { isStrict: true } as const;

  test("is rejected because of a cell that cannot be read", async () => {
    const { fault, warnings } = await readRow({ title: "A", size: "abc", type: "saga" }, strict);
    expect(fault).toContain('size "abc": Not a number.');
    expect(fault).toContain('type "saga": Not a known type.');
    expect(warnings).toEqual([]);
  });

  test("is accepted without such a cell", async () => {
    expect((await readRow({ title: "A", size: "3" }, strict)).patch).toEqual({
      title: "A",
      size: 3,
    });
  });
});

describe("the identity of a row", () => {
  const own = "itm_01k7x0000000000000000000a1";

  test.each([
    [{ id: own }, own, {}],
    [{ id: "17" }, undefined, { external_id: "17" }],
    [{ id: own, key: "K-1" }, own, { external_id: "K-1" }],
    [{ id: "17", key: "K-1" }, undefined, { external_id: "K-1" }],
    [{ id: own.toUpperCase() }, undefined, { external_id: own.toUpperCase() }],
  ])("%j has the id %s and the patch %j", async (cells, id, patch) => {
    const row = await readRow({ ...cells, title: "A" });
    expect([row.id, row.patch]).toEqual([id, { title: "A", ...patch }]);
  });
});

test("joins 1,000 columns of labels with each name once", async () => {
  const names = Array.from({ length: 999 }, (_, index) => `label-${index % 50}`);
  const lines = [
    ["title", ...names.map(() => "Labels")],
    ["Login", ...names],
  ];
  const { rows } = await readImport(lines.map((cells) => cells.join(",")).join("\n"));
  const labels = Array.from({ length: 50 }, (_, index) => `label-${index}`);
  expect(rows).toEqual([{ line: 2, patch: { title: "Login", labels } }]);
});
