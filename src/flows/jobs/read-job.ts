import { notFound } from "../../core/failure.ts";
import { type Job } from "../../core/job.ts";
import { type Deps } from "../../ports/deps.ts";

/** Between two looks at a job that somebody waits for. */
const pollIntervalMs = 100;

/** A job as it stands; waits up to `waitSeconds` for its end. */
export async function readJob(
  deps: Pick<Deps, "store" | "clock" | "sleep">,
  { workspace, job: id }: { readonly workspace: string; readonly job: string },
  waitSeconds = 0,
): Promise<Job> {
  const end = deps.clock.now() + waitSeconds * 1_000;
  for (;;) {
    // One look after another, until the end of the job or of the patience: 30 seconds at most.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const job = await deps.store.jobs.read(workspace, id);
    if (job === undefined) {
      throw notFound("job", id);
    }
    if (job.state === "done" || job.state === "failed" || deps.clock.now() >= end) {
      return job;
    }
    // oxlint-disable-next-line no-await-in-loop -- see above
    await deps.sleep(pollIntervalMs);
  }
}
