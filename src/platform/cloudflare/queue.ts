import { type QueuedJob } from "../../contract/queued-job.ts";
import { type JobQueue } from "../../ports/queue.ts";

/** One queue per kind of job, so that a slow kind does not delay the others. */
export type JobQueues = Readonly<Record<QueuedJob["kind"], Queue<QueuedJob>>>;

type Timer = { readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T> };

/** Opens the queues of one invocation. `trace` times each send. */
export function openJobQueue(queues: JobQueues, trace: Timer): JobQueue {
  return {
    send: (job, options) =>
      trace.time("queue", async () => {
        await queues[job.kind].send(job, options);
      }),
  };
}
