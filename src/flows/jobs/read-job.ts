import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import { type Job } from "../../core/job.ts";
import { type Deps } from "../../ports/deps.ts";

/** The interval between two reads of a job while a client waits for it. */
const pollIntervalMs = 100;

/** Reads a job. Waits up to `waitSeconds` for it to end. */
export async function readJob(
  deps: Pick<Deps, "store" | "clock" | "sleep">,
  actor: Actor,
  { job: id, waitSeconds = 0 }: { readonly job: string; readonly waitSeconds?: number | undefined },
): Promise<Job> {
  authorize(actor, "jobs:read");
  const end = deps.clock.now() + waitSeconds * 1_000;
  for (;;) {
    // Polls until the job or the wait ends, after 30 seconds at most.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const job = await deps.store.jobs.read(actor.workspace, id);
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
