import { expect, test } from "vitest";
import { findRows } from "../../../../src/core/import/workbook/find-rows.ts";
import { buildJob, buildReport } from "../../../scripts/start/import-jobs.ts";

test("replaces lines with rows in entries and messages, but not in values of the file", () => {
  const job = buildJob({
    state: "failed",
    errors: [{ line: 3, detail: "The same id as line 2." }],
    warnings: [{ line: 4, column: "Due", value: "line 9", detail: "Wrong.", count: 1 }],
    reason: 'No item was imported. Line 3: "line 2" is wrong.',
    report: { ...buildReport(), notes: ["See line 4 and online 5."] },
  });
  expect(findRows(job, (line) => line * 10)).toEqual({
    ...job,
    errors: [{ line: 30, detail: "The same id as row 20." }],
    warnings: [{ line: 40, column: "Due", value: "line 9", detail: "Wrong.", count: 1 }],
    reason: 'No item was imported. Row 30: "line 2" is wrong.',
    report: { ...buildReport(), notes: ["See row 40 and online 5."] },
  });
});

test("replaces both lines in a warning about equal ids", () => {
  const detail = "Line 2 and line 4 have the same id. The last one wins.";
  const job = buildJob({ warnings: [{ line: 4, column: "Key", value: "A", detail, count: 1 }] });
  expect(findRows(job, (line) => line - 1).warnings[0]?.detail).toBe(
    "Row 1 and row 3 have the same id. The last one wins.",
  );
});
