import { describe, expect, test } from "vitest";
import { catchFailure } from "./catch-failure.ts";
import { readImport } from "./read-import.ts";

describe("ImportFile", () => {
  test("reports the facts about a file", async () => {
    const text = "key;title;reach;due;x\nA-1;Login;1,5;25.06.2026;7\nA-2;Search;2;;8\n";
    const { report, unmapped, decisions } = await readImport(text);
    expect(report).toEqual({
      profile: { name: "generic", reason: "The columns match no tracker." },
      format: "csv",
      encoding: "utf-8",
      delimiter: ";",
      dateOrder: "day-first",
      decimalSign: ",",
      blank: "keep",
      source: "",
      columns: [
        {
          column: "key",
          count: 1,
          targets: ["external_id"],
          samples: ["A-1", "A-2"],
          values: 2,
          understood: 2,
        },
        {
          column: "title",
          count: 1,
          targets: ["title"],
          samples: ["Login", "Search"],
          values: 2,
          understood: 2,
        },
        {
          column: "reach",
          count: 1,
          targets: ["ratings.reach"],
          samples: ["1,5", "2"],
          values: 2,
          understood: 2,
        },
        {
          column: "due",
          count: 1,
          targets: ["due_date"],
          samples: ["25.06.2026"],
          values: 1,
          understood: 1,
        },
        { column: "x", count: 1, targets: [], samples: ["7", "8"], values: 2, understood: 0 },
      ],
      columnCount: 5,
      statuses: [],
      notes: [],
    });
    expect(unmapped).toEqual(["x"]);
    expect(decisions).toEqual({ date: 0, decimal: 1, priority: 0 });
  });

  test("reads a file that has only a header", async () => {
    const { rows, report } = await readImport("\uFEFFsep=;\nkey;title\n");
    expect(rows).toEqual([]);
    expect(report.columns.map(({ column }) => column)).toEqual(["key", "title"]);
  });

  test("leaves out rows without a value, and reports their number", async () => {
    const { rows, report } = await readImport('key,title\nA,x\n,\n"  ",\n\nB,y\n,\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 6]);
    expect(report.notes).toEqual(["3 rows were left out: rows without a value."]);
  });

  test("warns that rows without an id are created again, unless their titles identify them", async () => {
    const text = "title\nA\nB\n";
    const [note] = (await readImport(text)).report.notes;
    expect(note).toContain("2 rows have no id, so importing the file again would create");
    expect(note).toContain("match=title");
    expect((await readImport(text, { match: "title" })).report.notes).toEqual([]);
  });

  test("states the source of the ids: the caller's, otherwise the tracker's", async () => {
    const text = "Summary,Issue key,Status\nA,K-1,Open\n";
    expect((await readImport(text)).report.source).toBe("jira");
    expect((await readImport(text, { source: "jira-eu" })).report.source).toBe("jira-eu");
  });

  test("plans again when objects have new keys", async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) =>
      JSON.stringify({ title: `T${index}`, ...(index > 4_000 && { size: 3, late: 1 }) }),
    );
    const { patches, unmapped } = await readImport(lines.join("\n"), { chunkBytes: 4_096 });
    expect(patches.filter(({ size }) => size === 3)).toHaveLength(999);
    expect(unmapped).toEqual(["late"]);
  });

  test("reads objects that each have keys of their own in linear time", async () => {
    const lines = Array.from({ length: 3_000 }, (_, index) =>
      JSON.stringify({ title: "T", [`Impact (${index})`]: 1 }),
    );
    const { report, patches } = await readImport(lines.join("\n"), { chunkBytes: 1_024 });
    expect(patches).toHaveLength(3_000);
    expect(report.columnCount).toBe(1_000);
    expect(report.columns).toHaveLength(200);
  });

  test("rejects a map that names no column of a CSV file, and lists the columns", async () => {
    const options = { map: "Nope=size,Neither=team" };
    expect(await catchFailure(() => readImport("Title,Points\nA,3\n", options))).toEqual([
      "malformed",
      'The file has no column "Nope".',
      'The file has no column "Neither".',
      'Its columns are "Title", "Points".',
    ]);
  });

  test("reports a key of the map that no object has", async () => {
    const { report } = await readImport('{"key":"A","pts":3}\n{"key":"B"}\n', {
      map: "points=size",
    });
    expect(report.notes).toEqual(['The map names the key "points", but no object has it.']);
  });

  test("rejects a strict file whose dates or numbers stay ambiguous", async () => {
    const strict = { isStrict: true } as const;
    const dates = "key,title,due\nA,x,03/04/2026\n";
    expect(await catchFailure(() => readImport(dates, strict))).toEqual([
      "malformed",
      expect.stringContaining("Add dates=day-first or dates=month-first."),
    ]);
    const numbers = "key;title;size\nA;x;1,200\n";
    expect(await catchFailure(() => readImport(numbers, strict))).toEqual([
      "malformed",
      expect.stringContaining("Add decimal=point or decimal=comma."),
    ]);
    const { patches } = await readImport(dates, { ...strict, dateOrder: "month-first" });
    expect(patches[0]?.due_date).toBe("2026-03-04");
  });

  test("limits the names of columns that are not read", async () => {
    const columns = Array.from({ length: 300 }, (_, index) => `x${index}`);
    const { unmapped, report } = await readImport(`title,${columns.join(",")}\n`);
    expect(unmapped).toHaveLength(100);
    expect(report.columnCount).toBe(301);
  });

  test("keeps the columns that only the server writes out of the unread ones", async () => {
    const { unmapped } = await readImport(
      "title,number,version,created_at,updated_at\nA,1,1,x,y\n",
    );
    expect(unmapped).toEqual([]);
  });

  test("gives every item of a completed row the same status", async () => {
    const text = "Task ID,Name,Section/Column,Completed At\n1,A,To do,2026-09-03\n2,B,To do,\n";
    const { patches } = await readImport(text);
    expect(patches.map(({ status }) => status)).toEqual(["Completed", "To do"]);
  });

  test("reads the status categories of the tracker", async () => {
    const text = "Summary,Issue key,Status,Status Category\nA,K-1,Waiting room,In Progress\n";
    const { report } = await readImport(text);
    expect(report.statuses).toEqual([{ status: "Waiting room", count: 1, category: "doing" }]);
  });

  test("has findings of a bounded size for headings and cells of any length", async () => {
    const long = "x".repeat(30_000);
    const rows = Array.from({ length: 120 }, (_, index) => `T,${long}${index},${long}${index},1`);
    const text = `title,type,priority,${long}\n${rows.join("\n")}\n`;
    const { report, warnings, warningCount, unmapped } = await readImport(text);
    expect(warningCount).toBe(240);
    expect(unmapped).toEqual([`${"x".repeat(80)}…`]);
    expect(JSON.stringify({ report, warnings }).length).toBeLessThan(10_000);
    const strict = await readImport(text, { isStrict: true });
    expect(JSON.stringify(strict.faults).length).toBeLessThan(120 * 1_000);
  });
});

test("the report names the fields of `values` that no column sets", async () => {
  const { report } = await readImport("id,title,priority\n1,Login,P0\n", {
    values: "priority: P0=critical; prioritty: P0=low",
  });
  expect(report.notes).toEqual([expect.stringContaining('names "ratings.prioritty"')]);
});
