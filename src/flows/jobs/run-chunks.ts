import { type QueuedJob } from "../../contract/queued-job.ts";
import { type Job } from "../../core/job.ts";
import { type Deps } from "../../ports/deps.ts";
import { openProgress } from "./report-job.ts";

/** The limits of one queue message: batches and time. The next message continues the job. */
const batchesPerMessageMax = 50;
const messageBudgetMs = 15_000;

/** The steps of a job whose chunks are staged in D1. */
export type ChunkSteps = {
  /** Applies the next chunk in one batch. Returns false if there is none. */
  readonly applyNext: () => Promise<boolean>;
  /** Ends the job. */
  readonly finish: () => Promise<void>;
  /** The message that continues the job. */
  readonly next: QueuedJob;
};

/** Reads a job, unless it has ended. */
export async function readUnfinishedJob(
  { store }: Pick<Deps, "store">,
  { workspace, job: id }: { readonly workspace: string; readonly job: string },
): Promise<Job | undefined> {
  const job = await store.jobs.read(workspace, id);
  return job?.state === "queued" || job?.state === "running" ? job : undefined;
}

/**
 * Applies the chunks of a job one after another. A chunk may depend on the previous chunks, and D1
 * runs one write at a time. Queues the rest after a number of batches or seconds.
 */
export async function runChunks(
  deps: Pick<Deps, "clock" | "queue" | "store" | "rooms" | "waitUntil">,
  { applyNext, finish, next }: ChunkSteps,
): Promise<void> {
  const start = deps.clock.now();
  const { workspace } = next;
  const reportProgress =
    "job" in next ? openProgress(deps, { workspace, id: next.job }) : () => undefined;
  for (let batches = 0; batches < batchesPerMessageMax; batches += 1) {
    // oxlint-disable-next-line no-await-in-loop -- see above
    const hasMore = await applyNext();
    if (!hasMore) {
      return finish();
    }
    reportProgress();
    if (deps.clock.now() - start > messageBudgetMs) {
      break;
    }
  }
  await deps.queue.send(next);
}
