import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { JobView } from "../../contract/job.ts";
import { exportBackup } from "../../flows/backups/export-backup.ts";
import { stageRestore } from "../../flows/backups/stage-restore.ts";
import { requireAcceptable } from "../request/accept.ts";
import { readImportBody } from "../request/body.ts";
import { requireContentType } from "../request/content.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { buildAcceptedJob, sendAcceptedJob } from "../response/accepted-job.ts";
import { buildIdempotentResponse } from "../response/json-response.ts";
import { toReadableStream } from "../response/stream.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/backup";
const mediaType = "application/x-ndjson";

const getBackup = createRoute({
  method: "get",
  path,
  ...docsOnly(() => ({
    operationId: "exportBackup",
    tags: ["workspaces"],
    summary: "Export backup",
    description:
      "Streams everything that a restore needs, at one generation: items with deleted ones, the " +
      "undo log, people, hierarchies, models, statuses, rankings and jobs. The first line is a " +
      "manifest, and the last one contains the number of lines of each kind and a digest. Keys, " +
      "sessions and secrets are not in the file. A file without its last line is incomplete.",
  })),
  request: { params: WorkspaceParams },
  responses: {
    200: {
      description: "The backup.",
      content: { [mediaType]: { schema: { type: "string" } } },
    },
    ...problems(404, 409),
  },
});

const postRestore = createRoute({
  method: "post",
  path: `${path}~restore`,
  ...docsOnly(() => ({
    operationId: "restoreBackup",
    tags: ["workspaces"],
    summary: "Restore backup",
    description:
      "Restores a backup into an empty workspace: generation 0, without items, models, people, " +
      "hierarchies and statuses. Ids, numbers, versions, generations and times stay the same, and " +
      "the rankings have the same digests. The workspace keeps its own id and keys. A file that " +
      "is incomplete or altered has no effect, and the problem names the line. While the job " +
      "runs, writes of items and statuses return 409. With `Prefer: wait=10`, the response waits " +
      "up to ten seconds for the job.",
  })),
  middleware: [ensureIdempotent("backup:restore", `/v1${path}:restore`)] as const,
  request: {
    params: WorkspaceParams,
    body: {
      required: true,
      content: { [mediaType]: { schema: { type: "string" } } },
    },
  },
  responses: {
    200: json(JobView, "The finished job."),
    202: json(JobView, "The job, which continues in the background."),
    ...problems(404, 409, 415, 422),
  },
});

export const backupRoutes = router()
  .openapi(getBackup, async (c) => {
    requireAcceptable(c, [mediaType]);
    const { version } = c.get("scope");
    const request = { actor: c.get("actor"), version };
    const { generation, chunks } = await exportBackup(c.get("deps"), request);
    const name = `${request.actor.workspace}-${generation}.ndjson`;
    return new Response(toReadableStream(chunks), {
      headers: {
        "content-type": mediaType,
        "content-disposition": `attachment; filename="${name}"`,
        "ordinal-generation": String(generation),
      },
    });
  })
  .openapi(postRestore, async (c) => {
    requireContentType(c, [mediaType]);
    const job = await stageRestore(c.get("deps"), {
      actor: c.get("actor"),
      body: readImportBody(c),
      buildResponse: buildIdempotentResponse(c, buildAcceptedJob),
    });
    return sendAcceptedJob(c, job);
  });
