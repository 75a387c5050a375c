import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { formatTime } from "../../contract/item-view.ts";
import { LiveQuery, TicketView } from "../../contract/sessions.ts";
import { Failure } from "../../core/failure.ts";
import { createTicket } from "../../flows/access/tickets.ts";
import { resolveSubscription } from "../../flows/rankings/resolve-subscription.ts";
import { type Subscription } from "../../ports/deps.ts";
import { type HttpContext } from "../context.ts";
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
      "Opens a WebSocket that follows the rankings by one model. The first message is `hello`, " +
      "with the current ranking and the number of connected people. After each publish, `delta` " +
      "lists the items that moved, or `resync` asks the client to read the ranking again. " +
      "`presence` states the number of people, and `job` the progress of a job. " +
      'The server responds to "ping" with "pong". A page of this origin needs only its session ' +
      "cookie. A page of another origin, which cannot send a key in a header, sends a ticket. The " +
      "server closes the socket when the key or the session ends, or after minutes without a ping.",
  })),
  request: { params: WorkspaceParams, query: LiveQuery },
  responses: {
    101: { description: "The WebSocket is open." },
    ...problems(400, 404, 422, 426, 429, 503),
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
    const { model, scope, since } = c.req.valid("query");
    const request = { model, scope, since };
    const subscription = await resolveSubscription(c.get("deps"), c.get("actor"), request);
    if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
      const detail = "This path is a WebSocket endpoint. Connect with Upgrade: websocket.";
      throw new HttpProblem("upgrade-required", detail, { upgrade: "websocket" });
    }
    const response = await openSocket(c, subscription);
    if (response.status !== staleStatus) {
      return requireAccepted(c, response);
    }
    const minGeneration = Number(response.headers.get("ordinal-generation"));
    const fresh = { ...request, minGeneration };
    const renewed = await resolveSubscription(c.get("deps"), c.get("actor"), fresh);
    return requireAccepted(c, await openSocket(c, renewed));
  })
  .openapi(postTicket, async (c) => {
    const { token, expiresAt } = await createTicket(c.get("deps"), c.get("actor"));
    const headers = { "cache-control": "no-store" };
    return c.json({ ticket: token, expires_at: formatTime(expiresAt) }, 201, headers);
  });

/** The status with which the room rejects a subscription of a generation that is not the newest. */
const staleStatus = 409;

function openSocket(c: HttpContext, subscription: Subscription): Promise<Response> {
  const request = { owner: c.get("socketOwner"), subscription };
  return c.get("scope").openSocket(c.req.raw, c.get("actor").workspace, request);
}

/** Throws the failure that the room reports with a status alone. */
function requireAccepted(c: HttpContext, response: Response): Response {
  const { perKey, perWorkspace } = c.get("scope").socketLimits;
  switch (response.status) {
    case 401: {
      const detail = "The key or the session has ended. Send a valid key, or sign in again.";
      throw new Failure("unauthenticated", detail);
    }
    case 429: {
      const detail = `The key has ${perKey} open sockets, the maximum. Close one of them, then retry.`;
      throw new Failure("rate-limited", detail);
    }
    case 503: {
      const detail = `The workspace has ${perWorkspace} open sockets, the maximum. Retry later.`;
      throw new Failure("unavailable", detail);
    }
    case staleStatus: {
      const detail = "The workspace has changed in the meantime. Retry.";
      throw new Failure("unavailable", detail);
    }
    default:
      return response;
  }
}
