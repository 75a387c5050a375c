import { openAsBlob } from "node:fs";
import { JobView } from "../../src/contract/job.ts";
import { Trouble } from "../cli-error.ts";
import { type Backlog, call } from "./client.ts";
import { progressLine, sendingLine } from "./output.ts";
import { type Source } from "./source-file.ts";
import { type ImportJob } from "./types.ts";

/** An hour of looks, each of which waits a second at the server. */
const looksMax = 3_600;

/**
 * Sends a file, read from disk as it goes, and waits until its rows are in and ranked. Tells how far
 * it is as often as that is known. Fails when the import as a whole does; a refused row is no failure.
 */
export async function importSource(
  backlog: Backlog,
  source: Source,
  onProgress: (line: string) => void,
): Promise<ImportJob> {
  const query = source.map === undefined ? "" : `?map=${encodeURIComponent(source.map)}`;
  onProgress(sendingLine(source));
  let job = await call(backlog.client, JobView, {
    path: `/v1/workspaces/${backlog.workspace}/imports${query}`,
    method: "POST",
    headers: { "content-type": source.mediaType },
    body: await openAsBlob(source.file),
  });
  for (let looks = 0; looks < looksMax && job.state !== "done"; looks += 1) {
    onProgress(progressLine(job));
    if (job.state === "failed") {
      throw new Trouble(`The import failed: ${job.reason ?? "nobody knows why"}`);
    }
    // One look after another is what waiting is.
    // oxlint-disable-next-line no-await-in-loop -- see above
    job = await look(backlog, job.id);
  }
  return job;
}

function look({ client, workspace }: Backlog, job: string): Promise<ImportJob> {
  return call(client, JobView, {
    path: `/v1/workspaces/${workspace}/jobs/${job}`,
    headers: { prefer: "wait=1" },
  });
}
