import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { toWorkspaceSummaryView, toWorkspaceView } from "../../contract/workspace-view.ts";
import {
  CreatedWorkspaceView,
  NewWorkspace,
  SummaryQuery,
  WorkspaceSummaryView,
  WorkspaceDetailsView,
} from "../../contract/workspace.ts";
import { replaceCursorKey } from "../../flows/secrets/replace-cursor-key.ts";
import {
  createWorkspace,
  type WorkspaceWithKey as Made,
} from "../../flows/workspaces/create-workspace.ts";
import { readWorkspace } from "../../flows/workspaces/read-workspace.ts";
import { summarizeWorkspace } from "../../flows/workspaces/summarize-workspace.ts";
import { authenticate } from "../request/auth/authenticate.ts";
import { checkBody } from "../request/body.ts";
import { acceptCreateOnly } from "../request/conditional.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import {
  type JsonResponse,
  buildSealedResponse,
  generationHeaders,
  sendJson,
} from "../response/json-response.ts";
import { sealStoredResponse } from "../response/stored-body.ts";
import { buildWorkspaceResponse } from "../response/workspace-response.ts";
import { json, notModified, problems } from "../responses.ts";
import { router } from "../router.ts";

const postWorkspace = createRoute({
  method: "post",
  path: "/workspaces",
  ...docsOnly(() => ({
    operationId: "createWorkspace",
    tags: ["workspaces"],
    summary: "Create workspace",
    description:
      "Creates a workspace and its first key. The response is the only one that contains the " +
      "key.",
  })),
  middleware: [
    authenticate,
    acceptCreateOnly,
    checkBody(),
    sealStoredResponse,
    ensureIdempotent("workspaces:create", "/v1/workspaces"),
  ] as const,
  request: {
    body: { required: true, content: { "application/json": { schema: NewWorkspace } } },
  },
  responses: {
    201: json(CreatedWorkspaceView, "The workspace and its key."),
    ...problems(403, 409, 422),
  },
});

const getWorkspace = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}",
  ...docsOnly(() => ({
    operationId: "getWorkspace",
    tags: ["workspaces"],
    summary: "Get workspace",
    description:
      "Returns the settings and the current generation of a workspace. The ETag is the " +
      "generation. The root key also reads a deleted workspace.",
  })),
  request: { params: WorkspaceParams },
  responses: {
    200: json(WorkspaceDetailsView, "The workspace."),
    304: notModified,
    ...problems(404),
  },
});

const postCursorKey = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/cursor-key~replace",
  ...docsOnly(() => ({
    operationId: "replaceCursorKey",
    tags: ["workspaces"],
    summary: "Replace cursor key",
    description:
      "Replaces the key that signs cursors with a new random key. Creates a generation, and " +
      "rejects every cursor of earlier pages. Use it if the key is unreadable, or was disclosed.",
  })),
  middleware: [ensureIdempotent("workspace:update")] as const,
  request: { params: WorkspaceParams },
  responses: {
    200: json(WorkspaceDetailsView, "The workspace with its new generation."),
    ...problems(404, 409, 422),
  },
});

const getSummary = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/summary",
  ...docsOnly(() => ({
    operationId: "getWorkspaceSummary",
    tags: ["workspaces"],
    summary: "Get workspace summary",
    description:
      "Counts the open items by status, type and priority, and their ratings by criterion. Counts " +
      "all items by status category. Lists the newest ranking of each model.",
  })),
  request: { params: WorkspaceParams, query: SummaryQuery },
  responses: { 200: json(WorkspaceSummaryView, "The counts."), ...problems(404, 422) },
});

export const workspaceRoutes = router()
  .openapi(postWorkspace, async (c) => {
    const { name, default_model: defaultModel } = c.req.valid("json");
    const request = { name, defaultModel };
    const buildResponse = buildSealedResponse(c, buildCreatedWorkspace);
    const created = await createWorkspace(c.get("deps"), c.get("actor"), {
      ...request,
      buildResponse,
    });
    return sendJson(buildCreatedWorkspace(created));
  })
  .openapi(getWorkspace, async (c) => {
    const workspace = await readWorkspace(c.get("deps"), c.get("actor"), readMinGeneration(c));
    const { body, headers } = await buildWorkspaceResponse(c, workspace);
    return c.json(body, 200, headers);
  })
  .openapi(postCursorKey, async (c) => {
    const generation = await replaceCursorKey(c.get("deps"), c.get("actor"));
    const workspace = await readWorkspace(c.get("deps"), c.get("actor"), generation);
    const { body, headers } = await buildWorkspaceResponse(c, workspace);
    return c.json(body, 200, { ...generationHeaders(c, generation), ...headers });
  })
  .openapi(getSummary, async (c) => {
    const summary = await summarizeWorkspace(c.get("deps"), c.get("actor"), {
      ...c.req.valid("query"),
      minGeneration: readMinGeneration(c),
    });
    const headers = computedHeaders(c, summary.snapshot);
    return c.json(toWorkspaceSummaryView(summary), 200, headers);
  });

function buildCreatedWorkspace({ workspace, key }: Made): JsonResponse {
  const headers = { location: `/v1/workspaces/${workspace.id}` };
  return { status: 201, headers, body: { ...toWorkspaceView(workspace), key } };
}
