import { openAsBlob } from "node:fs";
import { JobView } from "../../src/contract/job.ts";
import { CliError } from "../cli-error.ts";
import { type Backlog, call } from "./client.ts";
import { formatProgress, formatUpload } from "./output.ts";
import { type SourceFile } from "./source-file.ts";
import { type ImportJob } from "./types.ts";

/** Each poll waits for one second on the server, so this is one hour. */
const pollsMax = 3_600;

/**
 * Uploads a file as a stream and waits until its rows are imported and ranked. Reports the progress
 * of each poll. Throws if the job fails; rows with errors do not make it fail.
 */
export async function importSource(
  backlog: Backlog,
  source: SourceFile,
  onProgress: (line: string) => void,
): Promise<ImportJob> {
  const query = source.map === undefined ? "" : `?map=${encodeURIComponent(source.map)}`;
  onProgress(formatUpload(source));
  let job = await call(backlog.client, JobView, {
    path: `/v1/workspaces/${backlog.workspace}/imports${query}`,
    method: "POST",
    headers: { "content-type": source.mediaType },
    body: await openAsBlob(source.file),
  });
  for (let polls = 0; polls < pollsMax && job.state !== "done"; polls += 1) {
    onProgress(formatProgress(job));
    if (job.state === "failed") {
      throw new CliError(`The import failed: ${job.reason ?? "unknown reason"}`);
    }
    // oxlint-disable-next-line no-await-in-loop -- polls run one after another
    job = await readJob(backlog, job.id);
  }
  return job;
}

function readJob({ client, workspace }: Backlog, job: string): Promise<ImportJob> {
  return call(client, JobView, {
    path: `/v1/workspaces/${workspace}/jobs/${job}`,
    headers: { prefer: "wait=1" },
  });
}
