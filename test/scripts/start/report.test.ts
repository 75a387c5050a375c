import { expect, test } from "vitest";
import { formatReport } from "../../../scripts/start/report.ts";
import { type ImportJob } from "../../../scripts/start/types.ts";
import { buildColumn, buildJob, buildReport } from "./import-jobs.ts";

const jiraReport = buildReport({
  profile: { name: "jira", reason: "The file has the columns Issue key and Issue Type." },
  date_order: "day-first",
  columns: [
    buildColumn("Summary", "title"),
    { ...buildColumn("Labels", "labels"), count: 3 },
    buildColumn("Points", "size", "ratings.effort"),
    { ...buildColumn("Due date", "due_date"), values: 50, understood: 45 },
    { ...buildColumn("Comment"), count: 2 },
    buildColumn("Reporter"),
    buildColumn(""),
  ],
  column_count: 10,
  statuses: [
    { status: "To Do", count: 1_200, category: "todo" },
    { status: "Done", count: 7, category: "done" },
  ],
  notes: ["2 rows have no id. To update items by their titles instead, add match=title."],
});

function format(changes: Partial<ImportJob>, width = 100): string[] {
  return formatReport({ job: buildJob(changes), sheet: undefined }, width);
}

function buildWarning(line: number, count = 1) {
  return { line, column: "Priority", value: `P${line}`, detail: "Not a known priority.", count };
}

test("describes the file, its columns, statuses, result and notes", () => {
  const result = { generation: 1, created: 1_680, updated: 0, unchanged: 0, failed: 3 };
  expect(format({ report: jiraReport, total: 1_683, result })).toEqual([
    "  file      Jira: the file has the columns Issue key and Issue Type",
    "            UTF-8, comma-separated, 1,683 rows, dates are day first",
    "  columns   Summary → title · Labels (3 columns) → labels · Points → size, effort ·",
    "            Due date → due_date (45 of 50 cells understood)",
    "            not read: Comment (2 columns) · Reporter",
    "  statuses  To Do (1,200) → todo · Done (7) → done",
    "  result    1,680 created, 0 updated, 0 unchanged, 3 failed",
    "  notes     2 rows have no id. To update items by their titles instead, add --match title.",
  ]);
});

test("states the reason alone if no tracker was recognised", () => {
  const report = buildReport({ encoding: "windows-1252", delimiter: ";", decimal_sign: "," });
  expect(format({ report }).slice(0, 2)).toEqual([
    "  file      The columns match no tracker",
    "            Windows-1252, separated by semicolons, 1 row, numbers have a decimal comma",
  ]);
});

test("describes a file without a delimiter by its format", () => {
  const { delimiter: _, ...report } = buildReport({ format: "ndjson", blank: "clear" });
  expect(format({ report })[1]?.trim()).toBe(
    "UTF-8, NDJSON, 1 row, blank cells clear their fields",
  );
});

test("lists the first five warnings with their cells, and counts the others", () => {
  const warnings = [2, 3, 4, 5, 6, 7].map((line) => buildWarning(line, line === 2 ? 12 : 1));
  expect(format({ warnings, warning_count: 40 }).slice(1)).toEqual([
    "  warnings  40 cells with a warning",
    '            line 2, Priority "P2": Not a known priority. (12 cells)',
    '            line 3, Priority "P3": Not a known priority.',
    '            line 4, Priority "P4": Not a known priority.',
    '            line 5, Priority "P5": Not a known priority.',
    '            line 6, Priority "P6": Not a known priority.',
    "            and 24 more",
  ]);
});

test("lists the first ten errors, and counts the others", () => {
  const errors = Array.from({ length: 12 }, (_, index) => ({ line: index + 2, detail: "Wrong." }));
  const lines = format({ errors, error_count: 1_012 });
  expect(lines[1]).toBe("  errors    line 2: Wrong.");
  expect(lines.slice(10)).toEqual(["            line 11: Wrong.", "            and 1,002 more"]);
});

test("states the reason of a failed job as its result", () => {
  const { result: _, ...job } = buildJob({ state: "failed", reason: "All 3 rows have errors." });
  expect(formatReport({ job, sheet: undefined }, 100)).toEqual([
    "  result    All 3 rows have errors.",
  ]);
});

test("states what a dry run would do", () => {
  const result = { generation: 0, created: 1, updated: 20, unchanged: 3, failed: 2 };
  expect(format({ kind: "dry-run", result })).toEqual([
    "  result    would create 1 item, update 20, leave 3 unchanged and reject 2 rows",
  ]);
});

test("names the sheet and the rows of a workbook", () => {
  const sheet = { name: "Backlog", count: 2, findRow: (line: number) => line };
  const job = buildJob({ report: buildReport(), warnings: [buildWarning(7)], warning_count: 1 });
  const lines = formatReport({ job, sheet }, 100);
  expect(lines[1]).toBe('            Excel workbook, sheet "Backlog" (the first of 2), 1 row');
  expect(lines).toContain('            row 7, Priority "P7": Not a known priority.');
});

test("states a column only once if its heading is its field", () => {
  const columns = [buildColumn("title", "title"), buildColumn("ratings.reach", "ratings.reach")];
  expect(format({ report: buildReport({ columns }) })[2]).toBe("  columns   title · reach");
});

test("lists the columns first that the tracker's profile leaves out, and empty ones last", () => {
  const columns = [
    { ...buildColumn("Empty"), values: 0 },
    buildColumn("Other"),
    { ...buildColumn("Comment"), note: "Imports of Jira leave it out." },
  ];
  const text = format({ report: buildReport({ columns, column_count: 3 }) }).join("\n");
  expect(text).toContain("not read: Comment · Other · Empty");
});

test("limits the columns that were not read", () => {
  const columns = Array.from({ length: 20 }, (_, index) => buildColumn(`C${index}`));
  const text = format({ report: buildReport({ columns, column_count: 20 }) }).join("\n");
  expect(text).toContain("not read: C0 · ");
  expect(text).toMatch(/C11 · and 8 more/);
});

test("wraps at the width of the terminal and removes control characters", () => {
  const report = buildReport({ columns: [buildColumn("Evil\u001B[2J\u0007name", "title")] });
  const lines = format({ report, warnings: [buildWarning(2)], warning_count: 1 }, 40);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  expect(lines.join(" ")).not.toMatch(/\p{Cc}/u);
  expect(lines).toContain("  columns   Evil name → title");
});

test("shortens long headings and statuses", () => {
  const column = buildColumn("h".repeat(1_000), "title");
  const statuses = [{ status: "s".repeat(300), count: 1, category: "todo" as const }];
  const report = buildReport({ columns: [column], statuses });
  const lines = format({ report });
  expect(lines).toContain(`  columns   ${"h".repeat(59)}… → title`);
  expect(lines).toContain(`  statuses  ${"s".repeat(59)}… (1) → todo`);
});
