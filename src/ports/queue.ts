import { type QueuedJob } from "../contract/queued-job.ts";

/** The queues of background jobs. */
export type JobQueue = {
  readonly send: (job: QueuedJob, options?: { readonly delaySeconds: number }) => Promise<void>;
};
