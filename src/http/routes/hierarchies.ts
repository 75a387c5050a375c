import { createRoute } from "@hono/zod-openapi";
import {
  toHierarchySummary,
  toHierarchyView,
  toHierarchyResultView,
} from "../../contract/hierarchy-view.ts";
import {
  ComputeBody,
  FinalizeBody,
  HierarchyList,
  HierarchyView,
  JudgeBody,
  JudgeName,
  NewHierarchy,
  HierarchyResultView,
} from "../../contract/hierarchy.ts";
import { HierarchyParams, WorkspaceParams } from "../../contract/ids.ts";
import { ModelView } from "../../contract/model.ts";
import { type Hierarchy } from "../../core/ahp/hierarchy-document.ts";
import { computeWeights } from "../../flows/hierarchies/compute-weights.ts";
import { finalizeHierarchy } from "../../flows/hierarchies/finalize-hierarchy.ts";
import {
  listHierarchies,
  readHierarchy,
  computeHierarchyResult,
} from "../../flows/hierarchies/read-hierarchy.ts";
import {
  createHierarchy,
  deleteHierarchy,
  removeJudge,
  saveJudgements,
} from "../../flows/hierarchies/save-hierarchy.ts";
import { type HttpContext } from "../context.ts";
import { checkBody } from "../request/body.ts";
import { readExpectedVersion, isCurrent } from "../request/conditional.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { buildIdempotentResponse, sendJson } from "../response/json-response.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";
import { buildCreatedModel as modelAnswerFor } from "./models.ts";

const path = "/workspaces/{workspaceId}/hierarchies";
const JudgeParams = HierarchyParams.extend({ judge: JudgeName });

const postHierarchy = createRoute({
  method: "post",
  path,
  summary: "Begin a hierarchy",
  description:
    "Criteria whose weights are to be judged pair by pair (AHP), side by side or by category.",
  middleware: [checkBody(), ensureIdempotent(`/v1${path}`)] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: NewHierarchy } } },
  },
  responses: {
    201: json(HierarchyView, "The hierarchy, unjudged."),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

const getHierarchies = createRoute({
  method: "get",
  path,
  summary: "List hierarchies",
  request: { params: WorkspaceParams },
  responses: {
    200: json(HierarchyList, "The newest first, without their judgements."),
    ...problems(400, 401, 404),
  },
});

const postCompute = createRoute({
  method: "post",
  path: `${path}~compute`,
  summary: "Weigh criteria by judgements",
  description: "Keeps nothing. Takes a matrix, one judge's judgements, or several judges'.",
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: ComputeBody } } },
  },
  responses: {
    200: json(HierarchyResultView, "The weights, and how far to trust them."),
    ...problems(400, 401, 404, 413, 415, 422),
  },
});

const getHierarchy = createRoute({
  method: "get",
  path: `${path}/{hierarchyId}`,
  summary: "Read a hierarchy",
  description: "What was judged, and what it comes to so far; the ETag is the version.",
  request: { params: HierarchyParams },
  responses: {
    200: json(HierarchyView, "The hierarchy."),
    304: { description: "What the client holds is current." },
    ...problems(400, 401, 404),
  },
});

const putJudge = createRoute({
  method: "put",
  path: `${path}/{hierarchyId}/judges/{judge}`,
  summary: "Say what a judge judges",
  description: "Replaces this judge's word and no other's. If-Match guards against lost updates.",
  middleware: [checkBody()] as const,
  request: {
    params: JudgeParams,
    body: { required: true, content: { "application/json": { schema: JudgeBody } } },
  },
  responses: {
    200: json(HierarchyView, "The hierarchy as it is now."),
    ...problems(400, 401, 404, 409, 412, 413, 415, 422),
  },
});

const deleteJudge = createRoute({
  method: "delete",
  path: `${path}/{hierarchyId}/judges/{judge}`,
  summary: "Take a judge's word out",
  request: { params: JudgeParams },
  responses: { 204: { description: "It is out." }, ...problems(400, 401, 404, 409, 412) },
});

const deleteRoute = createRoute({
  method: "delete",
  path: `${path}/{hierarchyId}`,
  summary: "Take a hierarchy away",
  description: "One that became a model stays: it says where the weights come from.",
  request: { params: HierarchyParams },
  responses: { 204: { description: "It is gone." }, ...problems(400, 401, 404, 409, 412) },
});

const postFinalize = createRoute({
  method: "post",
  path: `${path}/{hierarchyId}/~finalize`,
  summary: "Make a model of a hierarchy",
  description:
    "A model of the kind `ahp`. Judgements that contradict themselves (CR above .15) make none: " +
    "the problem names the judgement that stands out and the value that would mend it.",
  middleware: [checkBody(), ensureIdempotent(`/v1${path}/{hierarchyId}:finalize`)] as const,
  request: {
    params: HierarchyParams,
    body: { required: true, content: { "application/json": { schema: FinalizeBody } } },
  },
  responses: {
    201: json(ModelView, "The model. The hierarchy is final."),
    ...problems(400, 401, 404, 409, 412, 413, 415, 422),
  },
});

export const hierarchies = router()
  .openapi(postHierarchy, async (c) => {
    const { workspaceId } = c.req.valid("param");
    const answer = (row: Hierarchy) => ({
      status: 201,
      headers: { location: `/v1/workspaces/${workspaceId}/hierarchies/${row.id}`, etag: '"1"' },
      body: toView(row),
    });
    const request = { ...c.req.valid("json"), actor: c.get("actor") };
    return sendJson(
      answer(await createHierarchy(c.get("deps"), request, buildIdempotentResponse(c, answer))),
    );
  })
  .openapi(getHierarchies, async (c) => {
    const rows = await listHierarchies(c.get("deps"), c.req.valid("param").workspaceId);
    return c.json({ data: rows.map(toHierarchySummary) }, 200);
  })
  .openapi(postCompute, (c) =>
    c.json(toHierarchyResultView(computeWeights(c.req.valid("json"))), 200),
  )
  .openapi(getHierarchy, async (c) => {
    const { workspaceId, hierarchyId } = c.req.valid("param");
    const row = await readHierarchy(c.get("deps"), workspaceId, hierarchyId);
    const etag = `"${row.version}"`;
    return isCurrent(c.req.header("if-none-match"), etag)
      ? c.body(null, 304, { etag })
      : c.json(toView(row), 200, { etag });
  })
  .openapi(putJudge, async (c) => {
    const { judge: name, ...params } = c.req.valid("param");
    const { judgements, expected_version: expected } = c.req.valid("json");
    const target = toHierarchyVersion(c, params, expected);
    const row = await saveJudgements(c.get("deps"), target, { judge: name, judgements });
    return c.json(toView(row), 200, { etag: `"${row.version}"` });
  })
  .openapi(deleteJudge, async (c) => {
    const { judge: name, ...params } = c.req.valid("param");
    await removeJudge(c.get("deps"), toHierarchyVersion(c, params), name);
    return c.body(null, 204);
  })
  .openapi(deleteRoute, async (c) => {
    await deleteHierarchy(c.get("deps"), toHierarchyVersion(c, c.req.valid("param")));
    return c.body(null, 204);
  })
  .openapi(postFinalize, async (c) => {
    const { expected_version: expected, model, name } = c.req.valid("json");
    const target = toHierarchyVersion(c, c.req.valid("param"), expected);
    const answer = modelAnswerFor(target.workspace);
    const request = { ...target, model, name, actor: c.get("actor") };
    return sendJson(
      answer(await finalizeHierarchy(c.get("deps"), request, buildIdempotentResponse(c, answer))),
    );
  });

function toView(row: Hierarchy) {
  return toHierarchyView(row, computeHierarchyResult(row));
}

/** If-Match, or `expected_version` of the body. */
function toHierarchyVersion(
  c: HttpContext,
  {
    workspaceId: workspace,
    hierarchyId: id,
  }: { readonly workspaceId: string; readonly hierarchyId: string },
  expected?: number,
) {
  return { workspace, id, version: readExpectedVersion(c.req.header("if-match"), expected) };
}
