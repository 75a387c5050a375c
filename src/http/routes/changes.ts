import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { ChangeParams } from "../../contract/ids.ts";
import { JobView } from "../../contract/job.ts";
import { revertGeneration } from "../../flows/changes/revert-generation.ts";
import { rejectBody } from "../request/body.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { buildAcceptedJob, sendAcceptedJob } from "../response/accepted-job.ts";
import { buildIdempotentResponse } from "../response/json-response.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/changes/{generation}";

const postRevert = createRoute({
  method: "post",
  path: `${path}/~revert`,
  ...docsOnly(() => ({
    operationId: "revertChanges",
    tags: ["imports"],
    summary: "Revert changes",
    description:
      "Reverts the changes of a generation in a new generation. If an import or a revert wrote " +
      "the generation, reverts everything that this job wrote. Each item gets its earlier fields, " +
      "an item that was created is deleted, and an item that was deleted is restored. An item " +
      "that has changed again stays unchanged, and the job lists it in `errors` with line 0. In " +
      "`result`, `updated` counts the reverted items, `unchanged` the items that already have " +
      "their earlier fields, `failed` the refused items, and `created` is 0. Accepts no body. " +
      "With `Prefer: wait=10`, the response waits up to ten seconds for the job.",
  })),
  middleware: [rejectBody, ensureIdempotent("changes:revert", `/v1${path}:revert`)] as const,
  request: { params: ChangeParams },
  responses: {
    200: json(JobView, "The finished job."),
    202: json(JobView, "The job, which continues in the background."),
    ...problems(404, 409),
  },
});

export const changeRoutes = router().openapi(postRevert, async (c) => {
  const job = await revertGeneration(c.get("deps"), c.get("actor"), {
    generation: c.req.valid("param").generation,
    buildResponse: buildIdempotentResponse(c, buildAcceptedJob),
  });
  return sendAcceptedJob(c, job);
});
