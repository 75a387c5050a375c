import { createRoute } from "@hono/zod-openapi";
import { toBaselineView } from "../../contract/baseline-view.ts";
import {
  BaselineList,
  BaselinePatch,
  BaselineView,
  NewBaseline,
} from "../../contract/baselines.ts";
import { docsOnly } from "../../contract/docs-only.ts";
import { BaselineParams, WorkspaceParams } from "../../contract/ids.ts";
import { listBaselines, readBaseline } from "../../flows/baselines/read-baselines.ts";
import {
  changeBaseline,
  createBaseline,
  deleteBaseline,
} from "../../flows/baselines/save-baseline.ts";
import { mergePatch } from "../request-bodies.ts";
import { checkBody } from "../request/body.ts";
import {
  acceptCreateOnly,
  readExpectedVersion,
  readPreconditions,
} from "../request/conditional.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { type JsonResponse, buildIdempotentResponse, sendJson } from "../response/json-response.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/baselines";

const postBaseline = createRoute({
  method: "post",
  path,
  ...docsOnly(() => ({
    operationId: "createBaseline",
    tags: ["rankings"],
    summary: "Create baseline",
    description:
      "Gives a name to a ranking of the open items: to a stored one, or to the one of a model at a " +
      "point in the past. By default, names the newest ranking of the default model. Ordinal keeps " +
      "the ranking until its last baseline is deleted. A workspace has at most 100 baselines.",
  })),
  middleware: [
    acceptCreateOnly,
    checkBody(),
    ensureIdempotent("baselines:write", `/v1${path}`),
  ] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: NewBaseline } } },
  },
  responses: {
    201: json(BaselineView, "The baseline."),
    ...problems(404, 409, 422, 503),
  },
});

const getBaselines = createRoute({
  method: "get",
  path,
  ...docsOnly(() => ({
    operationId: "listBaselines",
    tags: ["rankings"],
    summary: "List baselines",
    description: "Lists the baselines of the workspace, newest first.",
  })),
  request: { params: WorkspaceParams },
  responses: { 200: json(BaselineList, "The baselines, newest first."), ...problems(404) },
});

const getBaseline = createRoute({
  method: "get",
  path: `${path}/{baselineId}`,
  ...docsOnly(() => ({
    operationId: "getBaseline",
    tags: ["rankings"],
    summary: "Get baseline",
    description: "Returns a baseline. The ETag is the version.",
  })),
  request: { params: BaselineParams },
  responses: { 200: json(BaselineView, "The baseline."), ...problems(404) },
});

const patchBaseline = createRoute({
  method: "patch",
  path: `${path}/{baselineId}`,
  ...docsOnly(() => ({
    operationId: "updateBaseline",
    tags: ["rankings"],
    summary: "Update baseline",
    description:
      "Applies a merge patch to the name and the note. `null` removes the note. A baseline keeps its " +
      "ranking. Send If-Match to prevent lost updates.",
  })),
  middleware: [readPreconditions, checkBody()] as const,
  request: { params: BaselineParams, body: mergePatch(BaselinePatch) },
  responses: {
    200: json(BaselineView, "The updated baseline."),
    ...problems(404, 409, 412, 422),
  },
});

const deleteRoute = createRoute({
  method: "delete",
  path: `${path}/{baselineId}`,
  ...docsOnly(() => ({
    operationId: "deleteBaseline",
    tags: ["rankings"],
    summary: "Delete baseline",
    description:
      "Removes a baseline. Ordinal then keeps its ranking only as long as rankings without a " +
      "baseline.",
  })),
  middleware: [readPreconditions] as const,
  request: { params: BaselineParams },
  responses: { 204: { description: "The baseline is deleted." }, ...problems(404, 412) },
});

export const baselineRoutes = router()
  .openapi(postBaseline, async (c) => {
    const buildResponse = buildCreatedBaseline(c.get("actor").workspace);
    const baseline = await createBaseline(c.get("deps"), c.get("actor"), {
      ...c.req.valid("json"),
      buildResponse: buildIdempotentResponse(c, buildResponse),
    });
    return sendJson(buildResponse(baseline));
  })
  .openapi(getBaselines, async (c) => {
    const baselines = await listBaselines(c.get("deps"), c.get("actor"));
    return c.json({ data: baselines.map(toBaselineView) }, 200);
  })
  .openapi(getBaseline, async (c) => {
    const { baselineId } = c.req.valid("param");
    const baseline = await readBaseline(c.get("deps"), c.get("actor"), baselineId);
    return c.json(toBaselineView(baseline), 200, { etag: `"${baseline.version}"` });
  })
  .openapi(patchBaseline, async (c) => {
    const { baselineId: id } = c.req.valid("param");
    const { expected_version: expected, ...patch } = c.req.valid("json");
    const version = readExpectedVersion(c, expected);
    const baseline = await changeBaseline(c.get("deps"), c.get("actor"), { id, version, patch });
    return c.json(toBaselineView(baseline), 200, { etag: `"${baseline.version}"` });
  })
  .openapi(deleteRoute, async (c) => {
    const { baselineId: id } = c.req.valid("param");
    const version = readExpectedVersion(c);
    await deleteBaseline(c.get("deps"), c.get("actor"), { id, version });
    return c.body(null, 204);
  });

function buildCreatedBaseline(
  workspace: string,
): (baseline: Parameters<typeof toBaselineView>[0]) => JsonResponse {
  return (baseline) => ({
    status: 201,
    headers: {
      location: `/v1/workspaces/${workspace}/baselines/${baseline.id}`,
      etag: `"${baseline.version}"`,
    },
    body: toBaselineView(baseline),
  });
}
