import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { SessionParams, WorkspaceParams } from "../../contract/ids.ts";
import { toCallerView, toSessionView } from "../../contract/session-view.ts";
import { CallerView, SessionList, SessionView } from "../../contract/sessions.ts";
import { readCaller } from "../../flows/access/read-caller.ts";
import { createSession, endSession, listSessions } from "../../flows/access/sessions.ts";
import { authenticate } from "../request/auth/authenticate.ts";
import { requireSameOriginPage } from "../request/auth/public-origin.ts";
import { rejectBody } from "../request/body.ts";
import { sendJson } from "../response/json-response.ts";
import { formatSessionCookie } from "../response/session-cookie.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const postSession = createRoute({
  method: "post",
  path: "/session",
  ...docsOnly(() => ({
    operationId: "createSession",
    tags: ["sessions"],
    summary: "Create session",
    description:
      "Exchanges the key of the request for a session cookie (`HttpOnly`, `SameSite=Strict`), which " +
      "lasts a week, or until the key ends. Only pages of this origin can use the session.",
  })),
  middleware: [requireSameOriginPage, authenticate, rejectBody] as const,
  responses: { 201: json(SessionView, "The session."), ...problems(403) },
});

const getSession = createRoute({
  method: "get",
  path: "/session",
  ...docsOnly(() => ({
    operationId: "getSession",
    tags: ["sessions"],
    summary: "Get session",
    description:
      "Returns the workspace, the role and the permissions of the caller, whom a session or a key " +
      "authenticates.",
  })),
  middleware: [authenticate] as const,
  responses: { 200: json(CallerView, "The caller."), ...problems(403) },
});

const deleteOwnSession = createRoute({
  method: "delete",
  path: "/session",
  ...docsOnly(() => ({
    operationId: "endSession",
    tags: ["sessions"],
    summary: "End session",
    description: "Ends the session of the request and removes its cookie.",
  })),
  middleware: [authenticate, rejectBody] as const,
  responses: { 204: { description: "The session has ended." }, ...problems(403, 404) },
});

const path = "/workspaces/{workspaceId}/sessions";

const getSessions = createRoute({
  method: "get",
  path,
  ...docsOnly(() => ({
    operationId: "listSessions",
    tags: ["sessions"],
    summary: "List sessions",
    description:
      "Lists the open sessions of the caller's key, newest first. Admins see the sessions of all " +
      "keys of the workspace.",
  })),
  request: { params: WorkspaceParams },
  responses: { 200: json(SessionList, "The sessions."), ...problems(404) },
});

const deleteSession = createRoute({
  method: "delete",
  path: `${path}/{sessionId}`,
  ...docsOnly(() => ({
    operationId: "endSessionById",
    tags: ["sessions"],
    summary: "End session by id",
    description:
      "Ends a session of the caller's key, and closes its sockets. Admins can end the sessions of " +
      "all keys. Every isolate rejects the session within a minute.",
  })),
  middleware: [rejectBody] as const,
  request: { params: SessionParams },
  responses: { 204: { description: "The session has ended." }, ...problems(404) },
});

export const sessionRoutes = router()
  .openapi(postSession, async (c) => {
    const userAgent = c.req.header("user-agent") ?? "";
    const { session, token } = await createSession(c.get("deps"), c.get("actor"), userAgent);
    return sendJson({
      status: 201,
      headers: { "set-cookie": formatSessionCookie(c, token), "cache-control": "no-store" },
      body: toSessionView(session, session.id),
    });
  })
  .openapi(getSession, (c) => {
    const caller = readCaller(c.get("actor"));
    return c.json(toCallerView(caller, c.get("socketOwner")), 200, { "cache-control": "no-store" });
  })
  .openapi(deleteOwnSession, async (c) => {
    // A request with a key has no session. The flow then authorizes it, and finds none.
    const { session = "of this request" } = c.get("socketOwner");
    await endSession(c.get("deps"), c.get("actor"), session);
    return c.body(null, 204, { "set-cookie": formatSessionCookie(c, "") });
  })
  .openapi(getSessions, async (c) => {
    const sessions = await listSessions(c.get("deps"), c.get("actor"));
    const { session: currentId } = c.get("socketOwner");
    return c.json({ data: sessions.map((session) => toSessionView(session, currentId)) }, 200);
  })
  .openapi(deleteSession, async (c) => {
    await endSession(c.get("deps"), c.get("actor"), c.req.valid("param").sessionId);
    return c.body(null, 204);
  });
