import { Failure } from "../../../core/failure.ts";
import { isTypeId } from "../../../core/type-id.ts";
import { allowsOrigin } from "../../../flows/access/allows-origin.ts";
import { type HttpContext, type HttpMiddleware } from "../../context.ts";
import { respond } from "../../response/respond.ts";
import { limitFailures } from "./failed-authentications.ts";
import { findForeignOrigin } from "./public-origin.ts";

/*
 * Pages of other origins call the API with a key, never with a cookie: no response has
 * Access-Control-Allow-Credentials. Each workspace lists the origins that it allows.
 */

const preflightHeaders = {
  "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
  "access-control-allow-headers":
    "Authorization, Content-Type, Content-Encoding, If-Match, If-None-Match, Idempotency-Key, " +
    "Prefer, Ordinal-Min-Generation, Ordinal-Bookmark, X-Request-Id, Traceparent",
  "access-control-max-age": "600",
} as const;

const preflightVary = {
  vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
} as const;

/** The response headers that a page of another origin may read. */
export const exposedHeaders = [
  "Accept-Patch",
  "Accept-Post",
  "Allow",
  "Cache-Status",
  "Content-Disposition",
  "ETag",
  "Idempotency-Replayed",
  "Link",
  "Location",
  "Ordinal-Age",
  "Ordinal-Bookmark",
  "Ordinal-Digest",
  "Ordinal-Generation",
  "Ordinal-Lag",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  "Server-Timing",
  "Traceparent",
  "WWW-Authenticate",
  "X-Exec-Time",
  "X-Request-Id",
] as const;

/**
 * Answers preflight requests, which browsers send without a key. The allow-list of the workspace in
 * the path decides. On a path without a workspace, the allow-list of the key's workspace decides
 * about the actual request. Only pages of this origin can use a session.
 */
export const answerPreflight: HttpMiddleware = async (c, next) => {
  const origin = c.req.method === "OPTIONS" ? findForeignOrigin(c) : undefined;
  if (origin === undefined || c.req.header("access-control-request-method") === undefined) {
    return next();
  }
  Object.assign(c.get("responseHeaders"), preflightVary);
  await limitFailures(c, () => requirePreflight(c, origin), "preflights");
  return respond(c, null, {
    status: 204,
    headers: { ...preflightHeaders, "access-control-allow-origin": origin },
  });
};

/**
 * Rejects a request of a page whose origin the workspace of the key does not allow. Adds the headers
 * that let an allowed page read the response.
 */
export async function requireAllowedOrigin(c: HttpContext): Promise<void> {
  const origin = findForeignOrigin(c);
  if (origin === undefined) {
    return;
  }
  if (!(await allowsOrigin(c.get("deps"), c.get("actor").workspace, origin))) {
    throw foreignOrigin(origin);
  }
  Object.assign(c.get("responseHeaders"), {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": exposedHeaders.join(", "),
  });
}

async function requirePreflight(c: HttpContext, origin: string): Promise<void> {
  if (!(await allowsPreflight(c, origin))) {
    throw foreignOrigin(origin);
  }
}

async function allowsPreflight(c: HttpContext, origin: string): Promise<boolean> {
  const [, workspace] = /^\/v1\/workspaces\/([^/]+)/.exec(c.req.path) ?? [];
  if (workspace === undefined) {
    return c.req.path !== "/v1/session";
  }
  return isTypeId("wsp", workspace) && allowsOrigin(c.get("deps"), workspace, origin);
}

function foreignOrigin(origin: string): Failure {
  return new Failure(
    "forbidden",
    `The workspace does not allow pages of ${origin.slice(0, 100)}. Add the origin to its ` +
      "allowed_origins.",
  );
}
