import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { ModelParams, WorkspaceParams } from "../../contract/ids.ts";
import {
  toBuiltInModelView,
  toModelView,
  toPresetListView,
  toWeightReportView,
} from "../../contract/model-view.ts";
import {
  ModelList,
  ModelQuery,
  ModelView,
  NewModel,
  NewRevision,
  PresetList,
  WeightCheck,
  WeightReportView,
} from "../../contract/model.ts";
import { type ModelRow } from "../../core/workspace.ts";
import { checkModelWeights } from "../../flows/models/check-definition.ts";
import { listModelKinds, listModels, readModel } from "../../flows/models/read-models.ts";
import { createModel, reviseModel } from "../../flows/models/save-model.ts";
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

const path = "/workspaces/{workspaceId}/models";

const postModel = createRoute({
  method: "post",
  path,
  ...docsOnly(() => ({
    operationId: "createModel",
    tags: ["models"],
    summary: "Create model",
    description:
      "Creates a model from a built-in kind, with the weights, criteria and options of the " +
      "request.",
  })),
  middleware: [
    acceptCreateOnly,
    checkBody(),
    ensureIdempotent("models:write", `/v1${path}`),
  ] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: NewModel } } },
  },
  responses: {
    201: json(ModelView, "The model, at revision 1."),
    ...problems(404, 409, 422),
  },
});

const postRevision = createRoute({
  method: "post",
  path: `${path}/{modelId}`,
  ...docsOnly(() => ({
    operationId: "reviseModel",
    tags: ["models"],
    summary: "Revise model",
    description:
      "Adds a revision to a model. Rankings by older revisions do not change. The revision keeps " +
      "the `missing` and `min_coverage` of the previous one unless the request contains them. The " +
      "ETag of a model is its newest revision. Send If-Match to prevent lost updates.",
  })),
  middleware: [
    readPreconditions,
    checkBody(),
    ensureIdempotent("models:write", `/v1${path}/{modelId}`),
  ] as const,
  request: {
    params: ModelParams,
    body: { required: true, content: { "application/json": { schema: NewRevision } } },
  },
  responses: {
    201: json(ModelView, "The model, at its next revision."),
    ...problems(404, 409, 422),
  },
});

const getModels = createRoute({
  method: "get",
  path,
  ...docsOnly(() => ({
    operationId: "listModels",
    tags: ["models"],
    summary: "List models",
    description: "Lists the built-in models, then the models of the workspace.",
  })),
  request: { params: WorkspaceParams },
  responses: {
    200: json(ModelList, "The models."),
    ...problems(404),
  },
});

const getPresets = createRoute({
  method: "get",
  path: `${path}~presets`,
  ...docsOnly(() => ({
    operationId: "listModelPresets",
    tags: ["models"],
    summary: "List model presets",
    description: "Lists the values of `preset` by kind of model.",
  })),
  request: { params: WorkspaceParams },
  responses: {
    200: json(PresetList, "The presets."),
    ...problems(404),
  },
});

const postCheck = createRoute({
  method: "post",
  path: `${path}~validate`,
  ...docsOnly(() => ({
    operationId: "checkModelWeights",
    tags: ["models"],
    summary: "Check model weights",
    description:
      "Checks weights before they are used. Returns issues, suggestions and the normalised " +
      "weights.",
  })),
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: WeightCheck } } },
  },
  responses: {
    200: json(WeightReportView, "The report."),
    ...problems(404, 422),
  },
});

const getModel = createRoute({
  method: "get",
  path: `${path}/{modelId}`,
  ...docsOnly(() => ({
    operationId: "getModel",
    tags: ["models"],
    summary: "Get model",
    description: "Returns a model at its newest revision, or at the revision in the query.",
  })),
  request: { params: ModelParams, query: ModelQuery },
  responses: { 200: json(ModelView, "The model."), ...problems(404, 422) },
});

export const modelRoutes = router()
  .openapi(postModel, async (c) => {
    const { id, name, kind, ...definition } = c.req.valid("json");
    const build = buildCreatedModel(c.get("actor").workspace);
    const buildResponse = buildIdempotentResponse(c, build);
    const body = { id, name, kind, definition, version: readExpectedVersion(c), buildResponse };
    return sendJson(build(await createModel(c.get("deps"), c.get("actor"), body)));
  })
  .openapi(postRevision, async (c) => {
    const { modelId: id } = c.req.valid("param");
    const { name, kind, ...definition } = c.req.valid("json");
    const build = buildCreatedModel(c.get("actor").workspace);
    const buildResponse = buildIdempotentResponse(c, build);
    const body = { id, name, kind, definition, version: readExpectedVersion(c), buildResponse };
    return sendJson(build(await reviseModel(c.get("deps"), c.get("actor"), body)));
  })
  .openapi(getPresets, (c) => c.json(toPresetListView(listModelKinds(c.get("actor"))), 200))
  .openapi(postCheck, async (c) => {
    const { kind, ...definition } = c.req.valid("json");
    const report = await checkModelWeights(c.get("deps"), c.get("actor"), { kind, definition });
    return c.json(toWeightReportView(report), 200);
  })
  .openapi(getModels, async (c) => {
    const { builtIn, own } = await listModels(c.get("deps"), c.get("actor"));
    return c.json({ data: [...builtIn.map(toBuiltInModelView), ...own.map(toModelView)] }, 200);
  })
  .openapi(getModel, async (c) => {
    const { modelId: id } = c.req.valid("param");
    const { revision } = c.req.valid("query");
    const found = await readModel(c.get("deps"), c.get("actor"), { id, revision });
    return "own" in found
      ? c.json(toModelView(found.own), 200, { etag: formatETag(found.own) })
      : c.json(toBuiltInModelView(found.builtIn), 200);
  });

/** Returns the ETag of a model: its revision, which never changes. */
function formatETag({ revision }: ModelRow): string {
  return `"${revision}"`;
}

/** Returns the function that builds the 201 of a new model or revision. */
export function buildCreatedModel(workspace: string): (row: ModelRow) => JsonResponse {
  return (row) => ({
    status: 201,
    headers: { location: `/v1/workspaces/${workspace}/models/${row.id}`, etag: formatETag(row) },
    body: toModelView(row),
  });
}
