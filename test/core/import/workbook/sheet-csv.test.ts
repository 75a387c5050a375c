import fc from "fast-check";
import { parse } from "papaparse";
import { expect, test } from "vitest";
import { findRowNumber, writeSheetCsv } from "../../../../src/core/import/workbook/sheet-csv.ts";

test("keeps texts that look like numbers, formulas or delimiters as quoted text", () => {
  const { text } = writeSheetCsv([["007", "=1+2", "a;b,c", 'say "no"']]);
  expect(text).toBe('"007","=1+2","a;b,c","say ""no"""\n');
});

test("writes numbers with a point and in full precision", () => {
  const { text } = writeSheetCsv([[1, 0.1 + 0.2, -1_234.5, 1e-7]]);
  expect(text).toBe("1,0.30000000000000004,-1234.5,1e-7\n");
});

test("writes numbers with a decimal comma on request", () => {
  expect(writeSheetCsv([[1.5, "2,5", 3]], ",").text).toBe('"1,5","2,5","3"\n');
});

test("writes dates as days, and their time unless it is midnight", () => {
  const cells = ["2026-06-25T00:00:00.000Z", "2026-06-25T13:29:59.999Z"].map(
    (iso) => new Date(iso),
  );
  expect(writeSheetCsv([cells]).text).toBe("2026-06-25,2026-06-25T13:30:00\n");
});

test("writes booleans as words and empty cells as nothing", () => {
  expect(writeSheetCsv([[true, false, null, undefined, " "]]).text).toBe('"true","false",,,\n');
});

test("leaves out empty rows", () => {
  expect(writeSheetCsv([["Title"], [null], [" "], ["A"]]).text).toBe('"Title"\n"A"\n');
});

test("finds the row of each line, even after cells with several lines and empty rows", () => {
  const csv = writeSheetCsv([[null], ["Title"], ["A\nB\r\nC"], [null], ["D"]]);
  expect([1, 2, 3, 4, 5].map((line) => findRowNumber(csv, line))).toEqual([2, 3, 3, 3, 5]);
});

test("returns a line that the sheet does not have as it is", () => {
  expect(findRowNumber(writeSheetCsv([["A"]]), 9)).toBe(9);
});

test("writes every table of texts so that another parser reads it back", () => {
  const cell = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "" && !/\r/.test(text));
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const { data } = parse(writeSheetCsv(rows).text, { delimiter: ",", newline: "\n" });
      expect(data.slice(0, -1)).toEqual(rows);
    }),
  );
});
