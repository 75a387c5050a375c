import { type Job } from "../../core/job.ts";

/** Returns the reason why a job that kept no row has failed, or undefined if it kept one. */
export function describeEmptyImport({
  created,
  updated,
  unchanged,
  failed,
  errors,
  report,
}: Pick<Job, "created" | "updated" | "unchanged" | "failed" | "errors" | "report">):
  | string
  | undefined {
  if (created + updated + unchanged > 0) {
    return undefined;
  }
  const [first] = errors;
  if (first === undefined || failed === 0) {
    return ["No item was imported: the file has no rows to import.", ...(report?.notes ?? [])].join(
      " ",
    );
  }
  const rows = failed === 1 ? "the only row has an error" : `all ${failed} rows have errors`;
  return `No item was imported: ${rows}. Line ${first.line}: ${first.detail}`;
}
