import { openAsBlob } from "node:fs";
import { openClient } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";
import { CliError } from "../cli-error.ts";
import { formatProgress, formatUpload } from "./output.ts";
import { type SourceFile } from "./source-file.ts";
import { type Backlog, type ImportJob } from "./types.ts";

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
  onProgress(formatUpload(source));
  let job = await upload(backlog, source);
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

async function upload(backlog: Backlog, { file, mediaType, map }: SourceFile): Promise<ImportJob> {
  return requireData(
    await openClient(backlog).POST("/v1/workspaces/{workspaceId}/imports", {
      params: { path: { workspaceId: backlog.workspace }, query: map === undefined ? {} : { map } },
      headers: { "content-type": mediaType },
      body: await openAsBlob(file),
    }),
  );
}

async function readJob(backlog: Backlog, jobId: string): Promise<ImportJob> {
  return requireData(
    await openClient(backlog).GET("/v1/workspaces/{workspaceId}/jobs/{jobId}", {
      params: { path: { workspaceId: backlog.workspace, jobId } },
      headers: { prefer: "wait=1" },
    }),
  );
}
