import { type Deps } from "../../ports/deps.ts";
import { reportJob } from "./report-job.ts";

/** A job without progress for this long is resumed. */
const stalledMs = 60_000;

/** An upload without progress for this long has failed. */
const abandonedMs = 10 * 60_000;

/** The sweep publishes a workspace again if it has an unpublished change of this age. */
const unpublishedMs = 30_000;

/** The time for which the store keeps responses to requests with an idempotency key: a day. */
const idempotencyTtlMs = 24 * 3_600_000;

/** The maximum number of jobs, and of workspaces, per sweep. The next sweep finds the rest. */
const sweepBatchMax = 100;

/**
 * Finds messages in D1 that the queue has lost: jobs without progress, and workspaces whose newest
 * change is not published. Sends them again; consumers tolerate duplicates.
 */
export async function sweep(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  const [stalled, unpublished] = await Promise.all([
    deps.store.jobs.listStalled(at - stalledMs, sweepBatchMax),
    deps.store.workspaces.listUnpublished(at - unpublishedMs, sweepBatchMax),
    deps.store.idempotency.deleteExpired(at - idempotencyTtlMs),
    deps.store.sessions.deleteExpired(at),
    deps.store.tickets.deleteExpired(at),
  ]);
  await Promise.all([
    ...stalled.map((job) => resumeJob(deps, job, at)),
    ...unpublished.map(({ workspace, generation }) =>
      deps.queue.send({ kind: "publish", workspace, generation }),
    ),
  ]);
  const durationMs = deps.clock.now() - at;
  const rows = stalled.length + unpublished.length;
  deps.recordMetric({ kind: "cron", workspace: "", outcome: "swept", rows, durationMs });
}

/** The messages that resume jobs. A dry run is an import that writes no item. */
const queuedKinds = {
  import: "import",
  "dry-run": "import",
  revert: "revert",
  erasure: "erasure",
  restore: "restore",
} as const;

const abandonedReasons = {
  import: "The upload did not finish. Import the file again.",
  revert: "The request ended before the revert began. Send it again.",
  restore: "The upload did not finish. Restore the backup again.",
  erasure: "The request ended before the erasure began. Send it again.",
} as const;

type StalledJob = Awaited<ReturnType<Deps["store"]["jobs"]["listStalled"]>>[number];

async function resumeJob(deps: Deps, job: StalledJob, at: number) {
  const { workspace, id, state, updatedAt } = job;
  const kind = queuedKinds[job.kind];
  if (state !== "staging") {
    await deps.queue.send({ kind, workspace, job: id });
  } else if (at - updatedAt > abandonedMs) {
    await deps.store.jobs.fail(workspace, id, { reason: abandonedReasons[kind], at });
    reportJob(deps, { workspace, id });
  }
}
