import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { formatTime } from "../../contract/item-view.ts";
import { LiveQuery, TicketView } from "../../contract/sessions.ts";
import { Failure } from "../../core/failure.ts";
import { createTicket } from "../../flows/access/tickets.ts";
import { checkSubscription } from "../../flows/rankings/check-subscription.ts";
import { rejectBody } from "../request/body.ts";
import { HttpProblem } from "../response/problem.ts";
import { json, problems } from "../responses.ts";
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
      'The server responds to "ping" with "pong". A page of this origin needs only its session ' +
      "cookie. A page of another origin, which cannot send a key in a header, sends a ticket. The " +
      "server closes the socket when the key or the session ends.",
  })),
  request: { params: WorkspaceParams, query: LiveQuery },
  responses: {
    101: { description: "The WebSocket is open." },
    ...problems(404, 426, 503),
  },
});

const postTicket = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/live-tickets",
  ...docsOnly(() => ({
    operationId: "createTicket",
    tags: ["rankings"],
    summary: "Create ticket",
    description: "Returns a ticket that opens one WebSocket within 30 seconds.",
  })),
  middleware: [rejectBody] as const,
  request: { params: WorkspaceParams },
  responses: { 201: json(TicketView, "The ticket."), ...problems(404) },
});

export const liveRoutes = router()
  .openapi(getLive, async (c) => {
    const actor = c.get("actor");
    await checkSubscription(c.get("deps"), actor);
    if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
      const detail = "This path is a WebSocket endpoint. Connect with Upgrade: websocket.";
      throw new HttpProblem("upgrade-required", detail, { upgrade: "websocket" });
    }
    const response = await c
      .get("scope")
      .openSocket(actor.workspace, c.req.raw, c.get("socketOwner"));
    requireAccepted(response);
    return response;
  })
  .openapi(postTicket, async (c) => {
    const { token, expiresAt } = await createTicket(c.get("deps"), c.get("actor"));
    const headers = { "cache-control": "no-store" };
    return c.json({ ticket: token, expires_at: formatTime(expiresAt) }, 201, headers);
  });

/** Throws the failure that the room reports with a status alone. */
function requireAccepted({ status }: Response): void {
  if (status === 401) {
    const detail = "The key or the session has ended. Send a valid key, or sign in again.";
    throw new Failure("unauthenticated", detail);
  }
  if (status === 503) {
    const detail = "The workspace has the maximum number of open sockets. Retry later.";
    throw new Failure("unavailable", detail);
  }
}
