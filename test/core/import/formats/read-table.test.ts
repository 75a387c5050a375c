import { describe, expect, test } from "vitest";
import { type FileFormat } from "../../../../src/core/import/formats/detect-format.ts";
import { openTable, type TableRow } from "../../../../src/core/import/formats/read-table.ts";
import { catchFailure } from "../catch-failure.ts";
import { all, textsOf } from "../streams.ts";

async function read(text: string, declared?: FileFormat) {
  const { format, columns, delimiter, rows } = await openTable(textsOf(text), declared);
  const first = [...columns];
  const cells = await all(rows);
  return { format, first, columns, delimiter, cells: cells.map(describeRow) };
}

function describeRow(row: TableRow): unknown {
  return "cells" in row ? [row.line, ...row.cells] : row.fault;
}

describe("openTable", () => {
  test("opens CSV with its columns and delimiter", async () => {
    expect(await read("a;b\n1;2\n")).toMatchObject({
      format: "csv",
      columns: ["a", "b"],
      delimiter: ";",
      cells: [[2, "1", "2"]],
    });
  });

  test.each<[FileFormat, string]>([
    ["ndjson", '{"a":1}\n{"b":[2]}\n'],
    ["json", '[{"a":1},\n{"b":[2]}]'],
  ])("opens %s with the keys of its objects", async (format, text) => {
    expect(await read(text)).toMatchObject({
      format,
      columns: ["a", "b"],
      cells: [
        [1, 1],
        [2, undefined, [2]],
      ],
    });
  });

  test("knows the columns of the first rows before it reads the others", async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `{"k${index}":1}\n`);
    const { first, columns } = await read(lines.join(""));
    expect(first.length).toBeGreaterThanOrEqual(100);
    expect(first.length).toBeLessThan(300);
    expect(columns).toHaveLength(300);
  });

  test("reads the declared format", async () => {
    expect(await read("[1]\n2\n", "csv")).toMatchObject({ format: "csv", columns: ["[1]"] });
    expect(await read('{"a":1}', "ndjson")).toMatchObject({ format: "ndjson", cells: [[1, 1]] });
  });

  test.each<[FileFormat, string, FileFormat]>([
    ["csv", '[{"a":1}]', "json"],
    ["csv", ' {\n "a": [{"b":1}]\n}', "json"],
    ["csv", '{"a":1}\n{"a":2}\n', "ndjson"],
    ["ndjson", '[{"a":1}]', "json"],
    ["csv", '"{""a"":1}",b\n1,2\n', "csv"],
    ["csv", "{a},b\n1,2\n", "csv"],
  ])("replaces the declared format %s of %j by %s if the text contradicts it", async (...row) => {
    const [declared, text, format] = row;
    expect((await read(text, declared)).format).toBe(format);
  });

  test("keeps the faults of rows", async () => {
    expect((await read('{"a":1}\nbroken\n{"a":2}', "ndjson")).cells).toEqual([
      [1, 1],
      expect.stringContaining("The line is not JSON"),
      [3, 2],
    ]);
  });

  test("has no columns or rows if there are no objects", async () => {
    expect(await read("[]")).toMatchObject({ format: "json", columns: [], cells: [] });
  });

  test("rejects a file that is not a table", async () => {
    expect(await catchFailure(() => read("\n\n"))).toEqual([
      "malformed",
      "The file has no header line. Name the columns in the first line.",
    ]);
    expect((await catchFailure(() => read("{", "json")))[0]).toBe("malformed");
  });
});
