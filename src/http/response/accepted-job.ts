import { toJobView } from "../../contract/job-view.ts";
import { type Job } from "../../core/job.ts";
import { readJob } from "../../flows/jobs/read-job.ts";
import { type HttpContext } from "../context.ts";
import { parsePrefer } from "../request/prefer.ts";
import { type JsonResponse, sendJson } from "./json-response.ts";

/** Builds the response to a request that started a job, which may have ended at once. */
export function buildAcceptedJob(job: Job): JsonResponse {
  const headers = { location: `/v1/workspaces/${job.workspace}/jobs/${job.id}` };
  const status = job.state === "done" || job.state === "failed" ? 200 : 202;
  return { status, headers, body: toJobView(job) };
}

/**
 * Sends the response to a request that started a job. Waits for the end of the job if the client
 * sent `Prefer: wait`. A request with an Idempotency-Key does not wait: its response is already
 * stored.
 */
export async function sendAcceptedJob(c: HttpContext, job: Job): Promise<Response> {
  const { waitSeconds } = parsePrefer(c.req.header("prefer"));
  const hasEnded = job.state !== "queued";
  if (hasEnded || waitSeconds === undefined || c.get("idempotencyKey") !== undefined) {
    return sendJson(buildAcceptedJob(job));
  }
  const request = { job: job.id, waitSeconds };
  return sendJson(buildAcceptedJob(await readJob(c.get("deps"), c.get("actor"), request)));
}
