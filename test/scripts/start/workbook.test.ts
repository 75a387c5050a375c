import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { InputError } from "../../../scripts/cli-error.ts";
import { readFirstSheet } from "../../../scripts/start/workbook.ts";
import { isWorkbook } from "../../../src/core/import/workbook/workbook-fault.ts";

const bytes = readFixture("backlog.xlsx");
const ole = Buffer.from("d0cf11e0a1b11ae1", "hex");

test("reads the first sheet with typed cells and the values of formulas", async () => {
  const { name, count, rows } = await readFirstSheet("a.xlsx", bytes);
  expect([name, count]).toEqual(["Backlog", 2]);
  expect(rows[0]?.slice(0, 3)).toEqual(["Key", "Title", "Due"]);
  expect(rows[1]).toEqual([
    "007",
    "=1+2",
    new Date("2026-06-25T00:00:00Z"),
    new Date("2026-06-25T13:30:00Z"),
    0.8,
    1.234,
    1_234, // =F2*1000
    true,
    "web",
    "q1",
    'He said "no", twice\nand left',
  ]);
  expect(rows[2]?.every((cell) => cell === null)).toBe(true);
  expect(rows[3]?.slice(0, 2)).toEqual(["8", "Größe; 数"]);
});

test("recognises workbooks by their first bytes", () => {
  expect([bytes, ole].map(isWorkbook)).toEqual([true, true]);
  expect(["Priority,Title", "PK", ""].map((text) => isWorkbook(Buffer.from(text)))).toEqual([
    false,
    true,
    false,
  ]);
});

test.each([
  ["an old format", ole, "an old Excel format (.xls). Save it as an Excel workbook (.xlsx)"],
  [
    "a password",
    Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]),
    "is protected by a password. Remove the password",
  ],
  ["text", Buffer.from("Title\nA\n"), "is not an Excel workbook. If it contains text, change"],
  ["no content", Buffer.alloc(0), "is not an Excel workbook"],
  ["a missing end", bytes.subarray(0, 3_000), "is a damaged Excel workbook. Open it in"],
  ["another byte", flipByte(1_000), "is a damaged Excel workbook"],
  ["the content of an OpenDocument file", readFixture("sheet.ods"), "(.ods). Save it"],
  ["the content of another archive", readFixture("archive.zip"), "without an Excel workbook"],
])("rejects a workbook with %s", async (_, content, message) => {
  const reading = readFirstSheet("/backlog.xlsx", content);
  await expect(reading).rejects.toThrow(InputError);
  await expect(reading).rejects.toThrow(message);
  await expect(reading).rejects.toThrow(/^\/backlog\.xlsx /);
});

test("skips a sheet that is only a chart", async () => {
  const { name, count, rows } = await readFirstSheet("a.xlsx", readFixture("chart-first.xlsx"));
  expect({ name, count, rows }).toEqual({
    name: "E",
    count: 2,
    rows: [
      ["Title", "X"],
      ["a", null],
    ],
  });
});

test("rejects a workbook whose first sheet is empty", async () => {
  const reading = readFirstSheet("/a.xlsx", readFixture("empty.xlsx"));
  await expect(reading).rejects.toThrow(
    'The first sheet of /a.xlsx, "E", is empty. Move the sheet',
  );
});

function readFixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, "fixtures", name));
}

function flipByte(index: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(index) ^ 0xff, index);
  return copy;
}
