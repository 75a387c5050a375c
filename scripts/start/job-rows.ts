import { type ImportJob } from "./types.ts";

/**
 * Replaces the lines of an uploaded CSV with the rows of its sheet, in entries and in messages. The
 * numbers differ if a cell has several lines or if the sheet has empty rows.
 */
export function findRows(job: ImportJob, findRow: (line: number) => number): ImportJob {
  const replace = (text: string) => replaceLines(text, findRow);
  const { errors, warnings, report, reason } = job;
  return {
    ...job,
    errors: errors.map(({ line, detail }) => ({ line: findRow(line), detail: replace(detail) })),
    warnings: warnings.map(({ line, column, value, detail, count }) => ({
      line: findRow(line),
      column,
      value,
      detail: replace(detail),
      count,
    })),
    ...(reason !== undefined && { reason: replace(reason) }),
    ...(report !== undefined && { report: { ...report, notes: report.notes.map(replace) } }),
  };
}

/** Replaces "line 7" with "row 6", except in quoted text, which comes from the file. */
function replaceLines(text: string, findRow: (line: number) => number): string {
  return text.replaceAll(
    /"[^"]*"|\b(L|l)ine (\d+)\b/g,
    (match: string, initial: string | undefined, line: string) =>
      initial === undefined ? match : `${initial === "L" ? "R" : "r"}ow ${findRow(Number(line))}`,
  );
}
