import { type Job } from "../../core/job.ts";

/** Returns the reason why a job that kept no row has failed, or undefined if it kept one. */
export function describeEmptyImport(job: Job): string | undefined {
  const { kind, created, updated, unchanged, failed, errors, report } = job;
  if (created + updated + unchanged > 0) {
    return undefined;
  }
  const result = kind === "dry-run" ? "No item would be imported" : "No item was imported";
  const [first] = errors;
  if (first === undefined || failed === 0) {
    return [`${result}: the file has no rows to import.`, ...(report?.notes ?? [])].join(" ");
  }
  const rows = failed === 1 ? "the only row has an error" : `all ${failed} rows have errors`;
  return `${result}: ${rows}. Line ${first.line}: ${first.detail}`;
}
