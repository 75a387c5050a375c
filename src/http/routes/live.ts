import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { checkSubscription } from "../../flows/rankings/check-subscription.ts";
import { HttpProblem } from "../response/problem.ts";
import { problems } from "../responses.ts";
import { router } from "../router.ts";

const getLive = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/live",
  ...docsOnly(() => ({
    operationId: "subscribeToRankings",
    tags: ["rankings"],
    summary: "Subscribe to rankings",
    description:
      "Opens a WebSocket that sends `{generation, model, ranking}` when a ranking is published. " +
      'The server responds to "ping" with "pong".',
  })),
  request: { params: WorkspaceParams },
  responses: {
    101: { description: "The WebSocket is open." },
    ...problems(404, 426, 503),
  },
});

export const liveRoutes = router().openapi(getLive, async (c) => {
  const actor = c.get("actor");
  await checkSubscription(c.get("deps"), actor);
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
    const detail = "This path is a WebSocket endpoint. Connect with Upgrade: websocket.";
    throw new HttpProblem("upgrade-required", detail, { upgrade: "websocket" });
  }
  return c.get("scope").openSocket(actor.workspace, c.req.raw);
});
