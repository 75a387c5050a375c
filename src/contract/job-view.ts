import { type ColumnReport, type ImportReport } from "../core/import/report/import-report.ts";
import { type Job } from "../core/job.ts";
import { type WireType } from "./docs-only.ts";
import { type JobView } from "./job.ts";

/** Maps a job. Clients see a job that is still being staged as queued. */
export function toJobView(job: Job): WireType<typeof JobView> {
  const { id, kind, state, done, total, errors, warnings, unmapped, reason, failed } = job;
  const { generation, generations, created, updated, unchanged, report } = job;
  return {
    id,
    kind,
    state: state === "staging" ? "queued" : state,
    done,
    total,
    errors: [...errors],
    error_count: job.errorCount,
    warnings: [...warnings],
    warning_count: job.warningCount,
    unmapped: [...unmapped],
    ...(report !== undefined && { report: toReportView(report) }),
    ...(reason !== undefined && { reason }),
    generations: generations.map(([first, last]) => [first, last]),
    ...(state === "done" && { result: { generation, created, updated, unchanged, failed } }),
  };
}

function toReportView(report: ImportReport): NonNullable<WireType<typeof JobView>["report"]> {
  const { dateOrder, decimalSign, columns, columnCount, statuses, suggestedModel, notes, ...rest } =
    report;
  return {
    ...rest,
    ...(dateOrder !== undefined && { date_order: dateOrder }),
    ...(decimalSign !== undefined && { decimal_sign: decimalSign }),
    columns: columns.map(toColumnView),
    column_count: columnCount,
    statuses: [...statuses],
    ...(suggestedModel !== undefined && { suggested_model: suggestedModel }),
    notes: [...notes],
  };
}

function toColumnView({ targets, samples, ...column }: ColumnReport) {
  return { ...column, targets: [...targets], samples: [...samples] };
}
