import { routePath } from "hono/route";
import { type Actor } from "../core/access.ts";
import { requireValidVariables } from "../core/failure.ts";
import { type RequestMetric } from "../ports/deps.ts";
import { type HttpContext, type HttpMiddleware } from "./context.ts";
import { toLoggedPath, toPublicPath } from "./request/path.ts";
import { readHeaders, resolveRequestId, requireWithinLimits } from "./request/request-headers.ts";
import { onError } from "./response/problem.ts";
import { addCollectedHeaders } from "./response/respond.ts";

const slowRequestMs = 500;
const sampleEvery = 100;

/** The security headers of every API response, which loads nothing and must not be framed. */
export const securityHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
} as const;

/**
 * The outermost middleware. It names the request, checks the size of its headers, measures it, and
 * reports the result to telemetry.
 */
export const observeRequest: HttpMiddleware = async (c, next) => {
  const scope = c.get("scope");
  const startedAt = scope.deps.clock.now();
  const { url, headers } = c.req.raw;
  const requestHeaders = readHeaders(headers);
  const requestId = resolveRequestId(requestHeaders);
  c.set("startedAt", startedAt);
  c.set("requestHeaders", requestHeaders);
  c.set("requestId", requestId);
  c.set("responseHeaders", { ...securityHeaders, "x-request-id": requestId });
  try {
    requireWithinLimits(url, requestHeaders);
    requireValidVariables(scope.invalidVariables);
    await next();
  } catch (error) {
    // Hono has handled errors from downstream. This block catches oversized headers and thrown
    // values that are not errors.
    c.res = await onError(error, c);
  }
  addCollectedHeaders(c);
  ignoreErrors(() => recordOutcome(c, scope.deps.clock.now() - startedAt));
};

/** Sends one data point per request. Logs requests that failed, were slow, or are in the sample. */
function recordOutcome(c: HttpContext, durationMs: number): void {
  const scope = c.get("scope");
  const requestId = c.get("requestId");
  const point = toRequestPoint(c, durationMs);
  ignoreErrors(() => scope.recordRequest(point));
  const why = findLogReason(point, requestId);
  if (why !== undefined) {
    const path = toLoggedPath(c.req.path);
    scope.log({ why, request_id: requestId, path, ...point });
  }
}

function toRequestPoint(c: HttpContext, durationMs: number): RequestMetric {
  const actor: Actor | undefined = c.get("actor");
  const { tier = "", model = "", generation = 0 } = c.get("source") ?? {};
  const { statements, rowsRead, rowsWritten, databaseMs } = c.get("scope").trace.totals();
  return {
    workspace: actor?.workspace ?? "",
    method: c.req.method,
    route: toPublicPath(routePath(c, -1)),
    status: c.res.status,
    code: c.get("problemCode") ?? "",
    tier,
    model,
    generation,
    colo: readColo(c.req.raw),
    durationMs,
    statements,
    rowsRead,
    rowsWritten,
    databaseMs,
  };
}

/** The data centre of this isolate. It is cached, because reading `cf` parses all of it. */
let isolateColo: string | undefined;

function readColo(request: Request): string {
  if (isolateColo === undefined) {
    const colo = request.cf?.["colo"];
    isolateColo = typeof colo === "string" ? colo : "";
  }
  return isolateColo;
}

function findLogReason(
  { status, durationMs }: RequestMetric,
  requestId: string,
): string | undefined {
  if (status >= 500) {
    return "failed";
  }
  if (durationMs > slowRequestMs) {
    return "slow";
  }
  return isSampled(requestId) ? "sampled" : undefined;
}

/**
 * Samples by the FNV-1a hash of the request id, so that every service samples the same requests.
 */
function isSampled(requestId: string): boolean {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < requestId.length; index += 1) {
    hash = Math.imul(hash ^ requestId.charCodeAt(index), 0x01_00_01_93);
  }
  return (hash >>> 0) % sampleEvery === 0;
}

/** Ignores an error in telemetry, so that it never changes a response. */
function ignoreErrors(work: () => void): void {
  try {
    work();
  } catch {
    // Ignored: see above.
  }
}
