import { createRoute } from "@hono/zod-openapi";
import { WorkspaceParams } from "../../contract/ids.ts";
import { rankingViewOf } from "../../contract/ranking.ts";
import { timeOf } from "../../contract/view.ts";
import {
  MadeWorkspace,
  NewWorkspace,
  SummaryView,
  WorkspaceView,
  workspaceViewOf,
} from "../../contract/workspace.ts";
import { requirePointer } from "../../flows/rankings/pointer.ts";
import {
  createWorkspace,
  type MadeWorkspace as Made,
} from "../../flows/workspaces/create-workspace.ts";
import { summarize } from "../../flows/workspaces/summarize.ts";
import { type Answer, send } from "../answer/answers.ts";
import { computedHeaders } from "../answer/standing.ts";
import { rootOnly } from "../request/auth.ts";
import { boundedBody } from "../request/body.ts";
import { idempotent } from "../request/idempotent.ts";
import { minGenerationOf } from "../request/min-generation.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const postWorkspace = createRoute({
  method: "post",
  path: "/workspaces",
  summary: "Make a workspace",
  description: "Makes a workspace and its first key. Takes the root key.",
  middleware: [rootOnly, boundedBody(), idempotent("/v1/workspaces")] as const,
  request: {
    body: { required: true, content: { "application/json": { schema: NewWorkspace } } },
  },
  responses: {
    201: json(MadeWorkspace, "The workspace, with its key, which is shown this once."),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
});

const getWorkspace = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}",
  summary: "Where a workspace stands",
  request: { params: WorkspaceParams },
  responses: { 200: json(WorkspaceView, "The workspace."), ...problems(400, 401, 404) },
});

const getSummary = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/summary",
  summary: "Count a backlog",
  description: "Counts by status, type and priority, and the newest ranking of each model.",
  request: { params: WorkspaceParams },
  responses: { 200: json(SummaryView, "The counts."), ...problems(400, 401, 404) },
});

export const workspaces = router()
  .openapi(postWorkspace, async (c) => {
    const { name, default_model: defaultModel } = c.req.valid("json");
    return send(madeAnswer(await createWorkspace(c.get("deps"), { name, defaultModel })));
  })
  .openapi(getWorkspace, async (c) => {
    const { workspaceId } = c.req.valid("param");
    const { workspace } = await requirePointer(c.get("deps"), workspaceId, minGenerationOf(c));
    return c.json(workspaceViewOf(workspace), 200, {
      "ordinal-generation": String(workspace.generation),
    });
  })
  .openapi(getSummary, async (c) => {
    const { workspaceId } = c.req.valid("param");
    const { board, facets, rated, sized, rankings } = await summarize(
      c.get("deps"),
      workspaceId,
      minGenerationOf(c),
    );
    const view = {
      generation: board.generation,
      changed_at: timeOf(board.at),
      total: board.count,
      sized,
      by_status: facets.status,
      by_type: facets.type,
      by_priority: facets.priority,
      rated: Object.fromEntries(rated.map(({ criterion, count }) => [criterion, count])),
      rankings: rankings.map(rankingViewOf),
    };
    return c.json(view, 200, computedHeaders(c, board));
  });

function madeAnswer({ workspace, key }: Made): Answer {
  const headers = { location: `/v1/workspaces/${workspace.id}` };
  return { status: 201, headers, body: { ...workspaceViewOf(workspace), key } };
}
