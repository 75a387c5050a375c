import { openClient } from "../../src/client/client.ts";
import { ApiProblem, requireData } from "../../src/client/problem.ts";
import { findRows } from "../../src/core/import/workbook/find-rows.ts";
import { CliError, InputError } from "../cli-error.ts";
import { formatImportProblem } from "./import-problem.ts";
import { formatProgress, formatUpload } from "./output.ts";
import { type SourceBody } from "./source-body.ts";
import { type SourceFile } from "./source-file.ts";
import { type Backlog, type EndedImport, type ImportJob } from "./types.ts";

/** Each poll waits for one second on the server, so this is one hour. */
const pollsMax = 3_600;

/** The statuses of a request whose file or options are wrong. */
const inputStatuses: ReadonlySet<number> = new Set([400, 413, 415, 422]);

export type ImportRequest = {
  readonly source: SourceFile;
  readonly body: SourceBody;
  readonly isDryRun: boolean;
};

/**
 * Uploads a file as a stream and waits until its rows are imported and ranked. Reports the progress
 * of each poll. Throws an InputError if the server rejects the file or an option.
 */
export async function importSource(
  backlog: Backlog,
  { source, body, isDryRun }: ImportRequest,
  onProgress: (line: string) => void,
): Promise<EndedImport> {
  onProgress(formatUpload(source));
  let job = await upload(backlog, body, isDryRun);
  for (let polls = 0; polls < pollsMax && !hasEnded(job); polls += 1) {
    onProgress(formatProgress(job));
    // oxlint-disable-next-line no-await-in-loop -- polls run one after another
    job = await readJob(backlog, job.id);
  }
  if (!hasEnded(job)) {
    throw new CliError("The import did not end within an hour. Stop, and start again.");
  }
  const { sheet } = body;
  return { job: sheet === undefined ? job : findRows(job, sheet.findRow), sheet };
}

function hasEnded({ state }: ImportJob): boolean {
  return state === "done" || state === "failed";
}

async function upload(
  backlog: Backlog,
  { body, mediaType, parameters }: SourceBody,
  isDryRun: boolean,
): Promise<ImportJob> {
  const query = { ...parameters, ...(isDryRun && { dry_run: "true" as const }) };
  const result = await openClient(backlog).POST("/v1/workspaces/{workspaceId}/imports", {
    params: { path: { workspaceId: backlog.workspace }, query },
    headers: { "content-type": mediaType },
    body,
  });
  try {
    return requireData(result);
  } catch (cause) {
    if (cause instanceof ApiProblem && inputStatuses.has(cause.status)) {
      throw new InputError(formatImportProblem(cause), { cause });
    }
    throw cause;
  }
}

async function readJob(backlog: Backlog, jobId: string): Promise<ImportJob> {
  return requireData(
    await openClient(backlog).GET("/v1/workspaces/{workspaceId}/jobs/{jobId}", {
      params: { path: { workspaceId: backlog.workspace, jobId } },
      headers: { prefer: "wait=1" },
    }),
  );
}
