type JobEntry = { readonly line: number; readonly detail: string };

/** The parts of a job that name lines of the file. */
type JobWithLines = {
  readonly errors: readonly JobEntry[];
  readonly warnings: readonly JobEntry[];
  readonly reason?: string;
  readonly report?: { readonly notes: readonly string[] };
};

/**
 * Replaces the lines of an uploaded CSV with the rows of its sheet, in entries and in messages. The
 * numbers differ if a cell has several lines or if the sheet has empty rows.
 */
export function findRows<J extends JobWithLines>(job: J, findRow: (line: number) => number): J {
  const replace = (text: string) => replaceLines(text, findRow);
  const replaceEntry = <E extends JobEntry>(entry: E): E =>
    Object.assign({}, entry, { line: findRow(entry.line), detail: replace(entry.detail) });
  const { errors, warnings, report, reason } = job;
  return {
    ...job,
    errors: errors.map(replaceEntry),
    warnings: warnings.map(replaceEntry),
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
