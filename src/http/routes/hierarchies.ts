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
import {
  acceptCreateOnly,
  readExpectedVersion,
  readPreconditions,
} from "../request/conditional.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { buildIdempotentResponse, sendJson } from "../response/json-response.ts";
import { json, problems } from "../responses.ts";
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
  middleware: [
    acceptCreateOnly,
    checkBody(),
    ensureIdempotent("hierarchies:write", `/v1${path}`),
  ] as const,
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
  responses: { 200: json(HierarchyView, "The hierarchy."), ...problems(404) },
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
  middleware: [readPreconditions, checkBody()] as const,
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
  middleware: [readPreconditions] as const,
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
  middleware: [readPreconditions] as const,
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
    readPreconditions,
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
    const { workspace } = c.get("actor");
    const build = (row: Hierarchy) => ({
      status: 201,
      headers: { location: `/v1/workspaces/${workspace}/hierarchies/${row.id}`, etag: '"1"' },
      body: toView(row),
    });
    const buildResponse = buildIdempotentResponse(c, build);
    const request = { ...c.req.valid("json"), buildResponse };
    return sendJson(build(await createHierarchy(c.get("deps"), c.get("actor"), request)));
  })
  .openapi(getHierarchies, async (c) => {
    const rows = await listHierarchies(c.get("deps"), c.get("actor"));
    return c.json({ data: rows.map(toHierarchySummary) }, 200);
  })
  .openapi(postCompute, (c) =>
    c.json(toHierarchyResultView(computeWeights(c.get("actor"), c.req.valid("json"))), 200),
  )
  .openapi(getHierarchy, async (c) => {
    const { hierarchyId } = c.req.valid("param");
    const row = await readHierarchy(c.get("deps"), c.get("actor"), hierarchyId);
    return c.json(toView(row), 200, { etag: `"${row.version}"` });
  })
  .openapi(putJudge, async (c) => {
    const { judge, hierarchyId } = c.req.valid("param");
    const { judgements, expected_version: expected } = c.req.valid("json");
    const change = { ...toHierarchyRef(c, hierarchyId, expected), judge, judgements };
    const row = await saveJudgements(c.get("deps"), c.get("actor"), change);
    return c.json(toView(row), 200, { etag: `"${row.version}"` });
  })
  .openapi(deleteJudge, async (c) => {
    const { judge, hierarchyId } = c.req.valid("param");
    await removeJudge(c.get("deps"), c.get("actor"), { ...toHierarchyRef(c, hierarchyId), judge });
    return c.body(null, 204);
  })
  .openapi(deleteRoute, async (c) => {
    const { hierarchyId } = c.req.valid("param");
    await deleteHierarchy(c.get("deps"), c.get("actor"), toHierarchyRef(c, hierarchyId));
    return c.body(null, 204);
  })
  .openapi(postFinalize, async (c) => {
    const { expected_version: expected, model, name } = c.req.valid("json");
    const build = buildCreatedModel(c.get("actor").workspace);
    const ref = toHierarchyRef(c, c.req.valid("param").hierarchyId, expected);
    const buildResponse = buildIdempotentResponse(c, build);
    const request = { ...ref, model, name, buildResponse };
    return sendJson(build(await finalizeHierarchy(c.get("deps"), c.get("actor"), request)));
  });

function toView(row: Hierarchy) {
  return toHierarchyView(row, computeHierarchyResult(row));
}

/** Returns the hierarchy and its expected version, from If-Match or from the body. */
function toHierarchyRef(c: HttpContext, id: string, expected?: number) {
  return { id, version: readExpectedVersion(c, expected) };
}
