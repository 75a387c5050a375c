import { api, requireData, type Schemas } from "./api.ts";
import { workspaceId } from "./session.ts";

export type Job = Schemas["Job"];

type FollowOptions = {
  /** Called with each state of the job, the last one included. */
  readonly onProgress: (job: Job) => void;
  /** Stops following. The job itself continues. */
  readonly signal?: AbortSignal | undefined;
};

/** Returns whether a job has ended, as done or as failed. */
export function hasEnded({ state }: Job): boolean {
  return state === "done" || state === "failed";
}

/** Reads a job until it has ended. Each request waits for a second on the server. */
export async function followJob(started: Job, options: FollowOptions): Promise<Job> {
  let job = started;
  options.onProgress(job);
  while (!hasEnded(job)) {
    // oxlint-disable-next-line no-await-in-loop -- requests run one after another
    job = await readJob(job.id, options.signal);
    options.onProgress(job);
  }
  return job;
}

/** Reads a job, and waits up to a second for its end. */
export async function readJob(jobId: string, signal?: AbortSignal): Promise<Job> {
  return requireData(
    await api.GET("/v1/workspaces/{workspaceId}/jobs/{jobId}", {
      params: { path: { workspaceId: workspaceId.value, jobId } },
      headers: { prefer: "wait=1" },
      signal: signal ?? null,
    }),
  );
}
