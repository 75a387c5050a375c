import { type Deps } from "../../ports/deps.ts";

/** A job that nobody has touched for this long is taken up again. */
const stalledMs = 60_000;

/** An upload that has not come on for this long has ended. */
const abandonedMs = 10 * 60_000;

/** A workspace whose last change is this old and not in its ranking was forgotten. */
const unpublishedMs = 30_000;

/** Answers to keyed requests are kept for a day. */
const idempotencyTtlMs = 24 * 3_600_000;

/** What one sweep takes up; the next one finds the rest. */
const sweepBatchMax = 100;

/**
 * Finds in the truth what a queue has lost: jobs that nobody works on, and workspaces whose newest
 * change is not in their ranking. Everything it sends may be sent twice.
 */
export async function sweep(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  const [stalled, unpublished] = await Promise.all([
    deps.store.jobs.listStalled(at - stalledMs, sweepBatchMax),
    deps.store.workspaces.listUnpublished(at - unpublishedMs, sweepBatchMax),
    deps.store.idempotency.deleteExpired(at - idempotencyTtlMs),
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

type StalledJob = Awaited<ReturnType<Deps["store"]["jobs"]["listStalled"]>>[number];

async function resumeJob(deps: Deps, { workspace, id, state, updatedAt }: StalledJob, at: number) {
  if (state !== "staging") {
    await deps.queue.send({ kind: "import", workspace, job: id });
  } else if (at - updatedAt > abandonedMs) {
    await deps.store.jobs.fail(workspace, id, { reason: "The upload never ended.", at });
  }
}
