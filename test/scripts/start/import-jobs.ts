import { type ImportJob, type ImportReport } from "../../../scripts/start/types.ts";

/** Builds a finished import of one row. */
export function buildJob(changes: Partial<ImportJob> = {}): ImportJob {
  return {
    id: "job_1",
    kind: "import",
    state: "done",
    done: 1,
    total: 1,
    errors: [],
    error_count: 0,
    warnings: [],
    warning_count: 0,
    unmapped: [],
    result: { generation: 1, created: 1, updated: 0, unchanged: 0, failed: 0 },
    ...changes,
  };
}

/** Builds the report of a file with one column. */
export function buildReport(changes: Partial<ImportReport> = {}): ImportReport {
  return {
    profile: { name: "generic", reason: "The columns match no tracker." },
    format: "csv",
    encoding: "utf-8",
    delimiter: ",",
    decimal_sign: ".",
    blank: "keep",
    source: "",
    columns: [buildColumn("title", "title")],
    column_count: 1,
    statuses: [],
    notes: [],
    ...changes,
  };
}

/** Builds the report of a column with one value. */
export function buildColumn(
  column: string,
  ...targets: readonly string[]
): ImportReport["columns"][number] {
  return { column, count: 1, targets: [...targets], samples: ["A"], values: 1, understood: 1 };
}
