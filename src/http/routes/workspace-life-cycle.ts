import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { toWorkspaceListView } from "../../contract/workspace-view.ts";
import {
  WorkspaceList,
  WorkspaceListQuery,
  WorkspacePatch,
  WorkspaceDetailsView,
} from "../../contract/workspace.ts";
import { deleteWorkspace } from "../../flows/workspaces/delete-workspace.ts";
import { listWorkspaces } from "../../flows/workspaces/list-workspaces.ts";
import { restoreWorkspace } from "../../flows/workspaces/restore-workspace.ts";
import { updateWorkspace } from "../../flows/workspaces/update-workspace.ts";
import { mergePatch } from "../request-bodies.ts";
import { authenticate } from "../request/auth/authenticate.ts";
import { checkBody, rejectBody } from "../request/body.ts";
import { readExpectedVersion, readPreconditions } from "../request/conditional.ts";
import { generationHeaders } from "../response/json-response.ts";
import { buildWorkspaceResponse } from "../response/workspace-response.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}";

const getWorkspaces = createRoute({
  method: "get",
  path: "/workspaces",
  ...docsOnly(() => ({
    operationId: "listWorkspaces",
    tags: ["workspaces"],
    summary: "List workspaces",
    description: "Lists the workspaces of all tenants, in the order of their creation.",
  })),
  middleware: [authenticate] as const,
  request: { query: WorkspaceListQuery },
  responses: { 200: json(WorkspaceList, "A page of workspaces."), ...problems(403) },
});

const patchWorkspace = createRoute({
  method: "patch",
  path,
  ...docsOnly(() => ({
    operationId: "updateWorkspace",
    tags: ["workspaces"],
    summary: "Update workspace",
    description:
      "Applies a merge patch to the settings: omitted settings keep their values. A change " +
      "creates a generation and publishes the rankings again. Send If-Match to prevent lost " +
      "updates.",
  })),
  middleware: [readPreconditions, checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: mergePatch(WorkspacePatch),
  },
  responses: {
    200: json(WorkspaceDetailsView, "The workspace with its new settings."),
    ...problems(403, 404, 412, 422),
  },
});

const deleteRoute = createRoute({
  method: "delete",
  path,
  ...docsOnly(() => ({
    operationId: "deleteWorkspace",
    tags: ["workspaces"],
    summary: "Delete workspace",
    description:
      "Deletes the workspace: its keys stop working, its sessions end and its sockets close. The " +
      "root key can restore it for 30 days. Then Ordinal removes its data.",
  })),
  middleware: [readPreconditions, rejectBody] as const,
  request: { params: WorkspaceParams },
  responses: { 204: { description: "The workspace is deleted." }, ...problems(403, 404, 412) },
});

const postRestore = createRoute({
  method: "post",
  path: `${path}/~restore`,
  ...docsOnly(() => ({
    operationId: "restoreWorkspace",
    tags: ["workspaces"],
    summary: "Restore workspace",
    description:
      "Restores a deleted workspace and its keys, until its purge begins. Sessions stay ended. " +
      "Accepts no body.",
  })),
  middleware: [rejectBody] as const,
  request: { params: WorkspaceParams },
  responses: {
    200: json(WorkspaceDetailsView, "The restored workspace."),
    ...problems(403, 404, 409),
  },
});

export const workspaceLifeCycleRoutes = router()
  .openapi(getWorkspaces, async (c) => {
    const { limit, cursor, state } = c.req.valid("query");
    const page = await listWorkspaces(c.get("deps"), c.get("actor"), { limit, cursor, state });
    const first = `/v1/workspaces?state=${state}&limit=${limit}`;
    const next =
      page.nextCursor === null ? "" : `, <${first}&cursor=${page.nextCursor}>; rel="next"`;
    return c.json(toWorkspaceListView(page), 200, { link: `<${first}>; rel="first"${next}` });
  })
  .openapi(patchWorkspace, async (c) => {
    const {
      default_model: defaultModel,
      allowed_origins: allowedOrigins,
      name,
    } = c.req.valid("json");
    const version = readExpectedVersion(c);
    const settings = { name, defaultModel, allowedOrigins, version };
    const workspace = await updateWorkspace(c.get("deps"), c.get("actor"), settings);
    const { body, headers } = await buildWorkspaceResponse(c, workspace);
    return c.json(body, 200, { ...generationHeaders(c, workspace.generation), ...headers });
  })
  .openapi(deleteRoute, async (c) => {
    const version = readExpectedVersion(c);
    await deleteWorkspace(c.get("deps"), c.get("actor"), version);
    return c.body(null, 204);
  })
  .openapi(postRestore, async (c) => {
    const workspace = await restoreWorkspace(c.get("deps"), c.get("actor"));
    const { body, headers } = await buildWorkspaceResponse(c, workspace);
    return c.json(body, 200, headers);
  });
