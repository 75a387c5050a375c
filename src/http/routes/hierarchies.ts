import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
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
import { json, notModified, problems } from "../responses.ts";
import { router } from "../router.ts";
import { buildCreatedModel } from "./models.ts";

const path = "/workspaces/{workspaceId}/hierarchies";
const JudgeParams = HierarchyParams.extend({ judge: JudgeName });

const postHierarchy = createRoute({
  method: "post",
  path,
  ...docsOnly(() => ({
    operationId: "createHierarchy",
    tags: ["hierarchies"],
    summary: "Create hierarchy",
    description: "Creates a hierarchy of criteria, which judges compare in pairs (AHP).",
  })),
  middleware: [checkBody(), ensureIdempotent("hierarchies:write", `/v1${path}`)] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: NewHierarchy } } },
  },
  responses: {
    201: json(HierarchyView, "The hierarchy, without judgements."),
    ...problems(404, 409, 422),
  },
});

const getHierarchies = createRoute({
  method: "get",
  path,
  ...docsOnly(() => ({
    operationId: "listHierarchies",
    tags: ["hierarchies"],
    summary: "List hierarchies",
    description: "Lists hierarchies, newest first, without their judgements.",
  })),
  request: { params: WorkspaceParams },
  responses: { 200: json(HierarchyList, "Hierarchies, newest first."), ...problems(404) },
});

const postCompute = createRoute({
  method: "post",
  path: `${path}~compute`,
  ...docsOnly(() => ({
    operationId: "computeHierarchyWeights",
    tags: ["hierarchies"],
    summary: "Compute hierarchy weights",
    description: "Computes weights from a matrix or from judgements. Stores nothing.",
  })),
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: ComputeBody } } },
  },
  responses: {
    200: json(HierarchyResultView, "The weights and their consistency."),
    ...problems(404, 422),
  },
});

const getHierarchy = createRoute({
  method: "get",
  path: `${path}/{hierarchyId}`,
  ...docsOnly(() => ({
    operationId: "getHierarchy",
    tags: ["hierarchies"],
    summary: "Get hierarchy",
    description:
      "Returns the judgements and the weights that they imply so far. The ETag is the version.",
  })),
  request: { params: HierarchyParams },
  responses: {
    200: json(HierarchyView, "The hierarchy."),
    304: notModified,
    ...problems(404),
  },
});

const putJudge = createRoute({
  method: "put",
  path: `${path}/{hierarchyId}/judges/{judge}`,
  ...docsOnly(() => ({
    operationId: "putJudgements",
    tags: ["hierarchies"],
    summary: "Put judgements",
    description: "Replaces all judgements of one judge. Send If-Match to prevent lost updates.",
  })),
  middleware: [checkBody()] as const,
  request: {
    params: JudgeParams,
    body: { required: true, content: { "application/json": { schema: JudgeBody } } },
  },
  responses: {
    200: json(HierarchyView, "The updated hierarchy."),
    ...problems(404, 409, 412, 422),
  },
});

const deleteJudge = createRoute({
  method: "delete",
  path: `${path}/{hierarchyId}/judges/{judge}`,
  ...docsOnly(() => ({
    operationId: "deleteJudgements",
    tags: ["hierarchies"],
    summary: "Delete judgements",
    description: "Deletes all judgements of one judge.",
  })),
  request: { params: JudgeParams },
  responses: { 204: { description: "The judgements are deleted." }, ...problems(404, 409, 412) },
});

const deleteRoute = createRoute({
  method: "delete",
  path: `${path}/{hierarchyId}`,
  ...docsOnly(() => ({
    operationId: "deleteHierarchy",
    tags: ["hierarchies"],
    summary: "Delete hierarchy",
    description: "Deletes a hierarchy that has not been finalized.",
  })),
  request: { params: HierarchyParams },
  responses: { 204: { description: "The hierarchy is deleted." }, ...problems(404, 409, 412) },
});

const postFinalize = createRoute({
  method: "post",
  path: `${path}/{hierarchyId}/~finalize`,
  ...docsOnly(() => ({
    operationId: "finalizeHierarchy",
    tags: ["hierarchies"],
    summary: "Finalize hierarchy",
    description:
      "Creates a model of kind `ahp` from the weights. Rejects judgements with a consistency " +
      "ratio above 0.15. The problem then names the most inconsistent judgement and a value that " +
      "corrects it.",
  })),
  middleware: [
    checkBody(),
    ensureIdempotent("hierarchies:write", `/v1${path}/{hierarchyId}:finalize`),
  ] as const,
  request: {
    params: HierarchyParams,
    body: { required: true, content: { "application/json": { schema: FinalizeBody } } },
  },
  responses: {
    201: json(ModelView, "The model. The hierarchy is now final."),
    ...problems(404, 409, 412, 422),
  },
});

export const hierarchyRoutes = router()
  .openapi(postHierarchy, async (c) => {
    const { workspaceId } = c.req.valid("param");
    const buildResponse = (row: Hierarchy) => ({
      status: 201,
      headers: { location: `/v1/workspaces/${workspaceId}/hierarchies/${row.id}`, etag: '"1"' },
      body: toView(row),
    });
    const request = { ...c.req.valid("json"), actor: c.get("actor") };
    return sendJson(
      buildResponse(
        await createHierarchy(c.get("deps"), request, buildIdempotentResponse(c, buildResponse)),
      ),
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
    const buildResponse = buildCreatedModel(target.workspace);
    const request = { ...target, model, name, actor: c.get("actor") };
    return sendJson(
      buildResponse(
        await finalizeHierarchy(c.get("deps"), request, buildIdempotentResponse(c, buildResponse)),
      ),
    );
  });

function toView(row: Hierarchy) {
  return toHierarchyView(row, computeHierarchyResult(row));
}

/** Returns the hierarchy and its expected version, from If-Match or from the body. */
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
