import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { InputError } from "../../../scripts/cli-error.ts";
import { openSourceBody } from "../../../scripts/start/source-body.ts";
import { findSourceFile } from "../../../scripts/start/source-file.ts";
import { type ImportParameters } from "../../../scripts/start/types.ts";
import { createTempFolder } from "./temp-folder.ts";

const workbook = join(import.meta.dirname, "fixtures/backlog.xlsx");

function open(file: string, parameters: ImportParameters = {}) {
  return openSourceBody(findSourceFile({ file, parameters }));
}

function writeFile(name: string, content: string | Buffer): string {
  const file = join(createTempFolder(), name);
  writeFileSync(file, content);
  return file;
}

test.each([
  ["a.csv", "text/csv"],
  ["a.CSV", "text/csv"],
  ["a.tsv", "text/tab-separated-values"],
  ["a.tab", "text/tab-separated-values"],
  ["a.txt", "text/plain"],
  ["a.json", "application/json"],
  ["a.ndjson", "application/x-ndjson"],
  ["a.jsonl", "application/x-ndjson"],
  ["a.export", "application/octet-stream"],
  ["a", "application/octet-stream"],
])("sends %s as %s, unchanged", async (name, mediaType) => {
  const content = "\uFEFFtitle\r\nA\r\n";
  const body = await open(writeFile(name, content), { blank: "clear" });
  expect(body).toMatchObject({ mediaType, parameters: { blank: "clear" } });
  expect(Buffer.from(await body.body.arrayBuffer()).toString()).toBe(content);
});

test("converts the first sheet of a workbook to CSV", async () => {
  const { body, mediaType, parameters, sheet } = await open(workbook);
  expect((await body.text()).split("\n")).toEqual([
    '"Key","Title","Due","Seen","Confidence","Effort","Reach","Urgent","Labels","Labels","Description"',
    '"007","=1+2",2026-06-25,2026-06-25T13:30:00,0.8,1.234,1234,"true","web","q1","He said ""no"", twice',
    'and left"',
    '"8","Größe; 数",,,,0.3,500,"false",,,',
    "",
  ]);
  expect([mediaType, parameters]).toEqual(["text/csv", { decimal: "point" }]);
  expect(sheet).toMatchObject({ name: "Backlog", count: 2 });
  expect([1, 2, 3, 4].map((line) => sheet?.findRow(line))).toEqual([1, 2, 2, 4]);
});

test("writes the numbers of a workbook with the chosen decimal sign", async () => {
  const { body, parameters } = await open(workbook, { decimal: "comma" });
  expect(await body.text()).toContain(',"0,8","1,234","1234",');
  expect(parameters).toEqual({ decimal: "comma" });
});

test("recognises a workbook by its content", async () => {
  const file = writeFile("a.csv", Buffer.from("d0cf11e0a1b11ae1", "hex"));
  await expect(open(file)).rejects.toThrow("an old Excel format (.xls)");
});

test("rejects text in a file with the extension of a workbook", async () => {
  await expect(open(writeFile("a.xlsx", "title\nA\n"))).rejects.toThrow("is not an Excel workbook");
});

test("rejects an encoding for a workbook", async () => {
  const opening = open(workbook, { encoding: "utf-8" });
  await expect(opening).rejects.toThrow(InputError);
  await expect(opening).rejects.toThrow("so --encoding does not apply. Remove the option.");
});
