import { type LiveJob } from "../../contract/live.ts";
import { type Job } from "../../core/job.ts";
import { type Deps } from "../../ports/deps.ts";

/** The progress of a job is reported at most once in this time. */
const reportIntervalMs = 1_000;

type ReportDeps = Pick<Deps, "store" | "rooms" | "waitUntil">;
type JobName = { readonly workspace: string; readonly id: string };

/**
 * Reports the state of a job to the sockets of its workspace, in the background. Ignores failures: a
 * client reads the job itself if it needs to know.
 */
export function reportJob(deps: ReportDeps, job: JobName): void {
  deps.waitUntil(
    sendJob(deps, job).then(
      () => undefined,
      () => undefined,
    ),
  );
}

/** Returns a function that reports the progress of a job, unless it was called a moment ago. */
export function openProgress(deps: ReportDeps & Pick<Deps, "clock">, job: JobName): () => void {
  let reportedAt = deps.clock.now();
  return () => {
    const at = deps.clock.now();
    if (at - reportedAt >= reportIntervalMs) {
      reportedAt = at;
      reportJob(deps, job);
    }
  };
}

async function sendJob({ store, rooms }: ReportDeps, { workspace, id }: JobName): Promise<void> {
  const job = await store.jobs.read(workspace, id);
  if (job !== undefined) {
    await rooms.reportJob(workspace, toLiveJob(job));
  }
}

/** Maps a job to its message, which contains counts and no data of items. */
function toLiveJob({ id, kind, state, ...job }: Job): LiveJob {
  const { done, total, created, updated, unchanged, failed, generation } = job;
  return {
    type: "job",
    job: id,
    kind,
    state: state === "staging" ? "queued" : state,
    done,
    total,
    created,
    updated,
    unchanged,
    failed,
    generation,
  };
}
