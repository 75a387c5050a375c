import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { JobView } from "../../contract/job.ts";
import { ErasureRequest } from "../../contract/people.ts";
import { erasePerson } from "../../flows/people/erase-person.ts";
import { checkBody } from "../request/body.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { buildAcceptedJob, sendAcceptedJob } from "../response/accepted-job.ts";
import { buildIdempotentResponse } from "../response/json-response.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/people";

const postErasure = createRoute({
  method: "post",
  path: `${path}~erase`,
  ...docsOnly(() => ({
    operationId: "erasePerson",
    tags: ["people"],
    summary: "Erase person",
    description:
      "Starts a job that removes a person from the workspace: as the assignee of items and in " +
      "the log of their changes, from the team, and from reports of imports. A judge with the " +
      "name gets a pseudonym and keeps the judgements. With `actor`, the log no longer names the " +
      "key. Titles, descriptions, labels and teams keep their text. In the job, `done` and " +
      "`total` count steps, and `result.updated` counts items. With `Prefer: wait=10`, the " +
      "response waits up to ten seconds for the job.",
  })),
  middleware: [checkBody(), ensureIdempotent("people:erase", `/v1${path}:erase`)] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: ErasureRequest } } },
  },
  responses: {
    200: json(JobView, "The finished job."),
    202: json(JobView, "The job, which continues in the background."),
    ...problems(403, 404, 409, 422),
  },
});

export const erasureRoutes = router().openapi(postErasure, async (c) => {
  const job = await erasePerson(c.get("deps"), c.get("actor"), {
    person: c.req.valid("json"),
    buildResponse: buildIdempotentResponse(c, buildAcceptedJob),
  });
  return sendAcceptedJob(c, job);
});
