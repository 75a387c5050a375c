import { type Job } from "../core/job.ts";
import { type WireType } from "./docs-only.ts";
import { type JobView } from "./job.ts";

/** Maps a job. Clients see a job that is still being staged as queued. */
export function toJobView(job: Job): WireType<typeof JobView> {
  const { id, kind, state, done, total, errors, unmapped, reason, failed } = job;
  const { generation, created, updated, unchanged, errorCount } = job;
  return {
    id,
    kind,
    state: state === "staging" ? "queued" : state,
    done,
    total,
    errors: [...errors],
    error_count: errorCount,
    unmapped: [...unmapped],
    ...(reason !== undefined && { reason }),
    ...(state === "done" && { result: { generation, created, updated, unchanged, failed } }),
  };
}
