import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { JobParams, WorkspaceParams } from "../../contract/ids.ts";
import { toJobView } from "../../contract/job-view.ts";
import { ImportQuery, JobView } from "../../contract/job.ts";
import { type FileFormat } from "../../core/import/formats/detect-format.ts";
import { workbookRemedy } from "../../core/import/text/refuse-binary.ts";
import { type Job } from "../../core/job.ts";
import { stageImport } from "../../flows/imports/stage-import.ts";
import { readJob } from "../../flows/jobs/read-job.ts";
import { readImportBody } from "../request/body.ts";
import { requireContentType } from "../request/content.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { parsePrefer } from "../request/prefer.ts";
import { buildAcceptedJob, sendAcceptedJob } from "../response/accepted-job.ts";
import { buildIdempotentResponse } from "../response/json-response.ts";
import { HttpProblem } from "../response/problem.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const xlsxMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * The media types of files, with the format that each declares. If it is undefined, the content
 * decides.
 */
const formats: Readonly<Record<string, FileFormat | undefined>> = {
  "text/csv": "csv",
  "text/tab-separated-values": "csv",
  "application/x-ndjson": "ndjson",
  "application/jsonl": "ndjson",
  "application/json": undefined,
  "text/plain": undefined,
  "application/octet-stream": undefined,
  // Browsers on Windows send this type for CSV files.
  "application/vnd.ms-excel": undefined,
};

const charsetHint =
  "Omit the charset, and declare another encoding in the query, such as encoding=windows-1252.";

const path = "/workspaces/{workspaceId}/imports";

const postImport = createRoute({
  method: "post",
  path,
  ...docsOnly(() => ({
    operationId: "importItems",
    tags: ["imports"],
    summary: "Import items",
    description:
      "Imports the export of a tracker: CSV or NDJSON of up to 100 MiB and 1,000,000 rows, or JSON " +
      "of up to 16 MiB. " +
      "A row with a known id or external id updates that item; any other row creates one. The job " +
      "reports the meaning of each column. An unreadable cell produces a warning, and an invalid " +
      "row produces an error. The other rows are still imported. With `dry_run=true`, the import " +
      "writes nothing. With `Prefer: wait=10`, the response waits up to ten seconds for the job.",
  })),
  middleware: [ensureIdempotent("items:import", `/v1${path}`)] as const,
  request: {
    params: WorkspaceParams,
    query: ImportQuery,
    body: {
      required: true,
      content: {
        "text/csv": { schema: { type: "string" } },
        "text/tab-separated-values": { schema: { type: "string" } },
        "application/x-ndjson": { schema: { type: "string" } },
        "application/json": { schema: {} },
      },
    },
  },
  responses: {
    200: json(JobView, "The finished job."),
    202: json(JobView, "The job, which continues in the background."),
    ...problems(404, 409, 415, 422),
  },
});

const getJob = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/jobs/{jobId}",
  ...docsOnly(() => ({
    operationId: "getJob",
    tags: ["imports"],
    summary: "Get job",
    description:
      "Returns the progress of an import, a revert or a restore. With `Prefer: wait=10`, the response waits up " +
      "to ten seconds for the end of the job.",
  })),
  request: { params: JobParams },
  responses: { 200: json(JobView, "The job."), ...problems(404) },
});

export const importRoutes = router()
  .openapi(postImport, async (c) => {
    refuseWorkbook(c.req.header("content-type"));
    const type = requireContentType(c, Object.keys(formats), charsetHint);
    const job = await stageImport(c.get("deps"), c.get("actor"), {
      body: readImportBody(c),
      format: formats[type],
      query: c.req.valid("query"),
      buildResponse: buildIdempotentResponse(c, buildAcceptedJob),
    });
    return sendAcceptedJob(c, job);
  })
  .openapi(getJob, async (c) => {
    const { jobId } = c.req.valid("param");
    const { waitSeconds } = parsePrefer(c.req.header("prefer"));
    const job = await readJob(c.get("deps"), c.get("actor"), { job: jobId, waitSeconds });
    return c.json(toJobView(job), 200, buildGenerationHeader(job));
  });

/**
 * Returns the header with the generation that contains the items of a finished import. A dry run
 * has none.
 */
function buildGenerationHeader({ state, kind, generation }: Job): Record<string, string> {
  return state === "done" && kind !== "dry-run" ? { "ordinal-generation": String(generation) } : {};
}

/** Rejects Excel workbooks by name, whatever the body is. */
function refuseWorkbook(contentType = ""): void {
  if (contentType.toLowerCase().startsWith(xlsxMediaType)) {
    const detail = `The file is an Excel workbook (.xlsx). ${workbookRemedy}`;
    throw new HttpProblem("unsupported-media-type", detail);
  }
}
