import { createRoute } from "@hono/zod-openapi";
import { ModelParams, WorkspaceParams } from "../../contract/ids.ts";
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
import { checkDefinition } from "../../flows/models/check-definition.ts";
import { listBuiltInModelViews, toModelView, listPresets } from "../../flows/models/model-view.ts";
import { readModel, listModels } from "../../flows/models/read-models.ts";
import { resolveDefinitionRequest } from "../../flows/models/resolve-definition-request.ts";
import { requireRevision, getBuiltInModel } from "../../flows/models/resolve-model.ts";
import { saveModel } from "../../flows/models/save-model.ts";
import { checkBody } from "../request/body.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { type JsonResponse, buildIdempotentResponse, sendJson } from "../response/json-response.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/models";

const postModel = createRoute({
  method: "post",
  path,
  summary: "Make a model",
  middleware: [checkBody(), ensureIdempotent(`/v1${path}`)] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: NewModel } } },
  },
  responses: {
    201: json(ModelView, "The model, at revision 1."),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

const postRevision = createRoute({
  method: "post",
  path: `${path}/{modelId}`,
  summary: "Revise a model",
  description: "What was ranked by an older revision stays as it was.",
  middleware: [checkBody(), ensureIdempotent(`/v1${path}/{modelId}`)] as const,
  request: {
    params: ModelParams,
    body: { required: true, content: { "application/json": { schema: NewRevision } } },
  },
  responses: {
    201: json(ModelView, "The model, at its next revision."),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

const getModels = createRoute({
  method: "get",
  path,
  summary: "List models",
  request: { params: WorkspaceParams },
  responses: {
    200: json(ModelList, "The built-in ones, then the workspace's own."),
    ...problems(400, 401, 404),
  },
});

const getPresets = createRoute({
  method: "get",
  path: `${path}~presets`,
  summary: "List presets",
  request: { params: WorkspaceParams },
  responses: {
    200: json(PresetList, "What can be asked for as `preset`."),
    ...problems(400, 401, 404),
  },
});

const postCheck = createRoute({
  method: "post",
  path: `${path}~validate`,
  summary: "Check weights before they are used",
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: WeightCheck } } },
  },
  responses: {
    200: json(WeightReportView, "What is to be said about them."),
    ...problems(400, 401, 404, 413, 415, 422),
  },
});

const getModel = createRoute({
  method: "get",
  path: `${path}/{modelId}`,
  summary: "Read a model",
  request: { params: ModelParams, query: ModelQuery },
  responses: { 200: json(ModelView, "The model."), ...problems(400, 401, 404, 422) },
});

export const models = router()
  .openapi(postModel, async (c) => {
    const { id, name, kind, ...body } = c.req.valid("json");
    const { workspaceId } = c.req.valid("param");
    const definition = await resolveDefinitionRequest(c.get("deps"), workspaceId, body);
    const answer = buildCreatedModel(workspaceId);
    const row = await saveModel(
      c.get("deps"),
      { id, name, kind, definition },
      { actor: c.get("actor"), mustBe: "new", buildResponse: buildIdempotentResponse(c, answer) },
    );
    return sendJson(answer(row));
  })
  .openapi(postRevision, async (c) => {
    const { workspaceId, modelId: id } = c.req.valid("param");
    const { name, kind: requestedKind, ...body } = c.req.valid("json");
    const definition = await resolveDefinitionRequest(c.get("deps"), workspaceId, body);
    const kind =
      requestedKind ?? (await readModel(c.get("deps"), { workspace: workspaceId, id })).kind;
    const answer = buildCreatedModel(workspaceId);
    const row = await saveModel(
      c.get("deps"),
      { id, name, kind, definition },
      { actor: c.get("actor"), mustBe: "known", buildResponse: buildIdempotentResponse(c, answer) },
    );
    return sendJson(answer(row));
  })
  .openapi(getPresets, (c) => c.json({ data: listPresets() }, 200))
  .openapi(postCheck, async (c) => {
    const { kind, ...body } = c.req.valid("json");
    const { workspaceId } = c.req.valid("param");
    const definition = await resolveDefinitionRequest(c.get("deps"), workspaceId, body);
    const { isValid, issues, suggestions, normalised } = checkDefinition(kind, definition);
    return c.json(
      { is_valid: isValid, issues: [...issues], suggestions: [...suggestions], normalised },
      200,
    );
  })
  .openapi(getModels, async (c) => {
    const own = await listModels(c.get("deps"), c.req.valid("param").workspaceId);
    return c.json({ data: [...listBuiltInModelViews(), ...own.map(toModelView)] }, 200);
  })
  .openapi(getModel, async (c) => {
    const { workspaceId, modelId: id } = c.req.valid("param");
    const { revision } = c.req.valid("query");
    const known = listBuiltInModelViews().find((view) => view.id === id);
    if (known !== undefined) {
      requireRevision(getBuiltInModel(id), revision);
      return c.json(known, 200);
    }
    const row = await readModel(c.get("deps"), { workspace: workspaceId, id, revision });
    return c.json(toModelView(row), 200);
  });

/** 201 with the place of a new model or revision. */
export function buildCreatedModel(workspace: string): (row: ModelRow) => JsonResponse {
  return (row) => ({
    status: 201,
    headers: { location: `/v1/workspaces/${workspace}/models/${row.id}` },
    body: toModelView(row),
  });
}
