import { routePath } from "hono/route";
import { type Actor } from "../core/workspace.ts";
import { type RequestPoint } from "../deps.ts";
import { onError } from "./answer/problem.ts";
import { addCollectedHeaders } from "./answer/respond.ts";
import { type HttpContext, type HttpMiddleware, type Scope } from "./context.ts";
import { headOf, requestIdOf, requireSmall } from "./request/head.ts";
import { publicPathOf } from "./request/path.ts";

const slowMs = 500;
const sampleOf = 100;

/** Security headers of every API response: it loads nothing and must not be framed. */
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
export const observed: HttpMiddleware = async (c, next) => {
  const scope = c.get("scope");
  const startedAt = scope.deps.clock.now();
  const { url, headers } = c.req.raw;
  const head = headOf(headers);
  const requestId = requestIdOf(head);
  c.set("startedAt", startedAt);
  c.set("head", head);
  c.set("requestId", requestId);
  c.set("collected", { ...securityHeaders, "x-request-id": requestId });
  try {
    requireSmall(url, head);
    await next();
  } catch (error) {
    // Hono has handled errors from downstream. This catches oversized headers and thrown non-Errors.
    c.res = await onError(error, c);
  }
  addCollectedHeaders(c);
  quietly(() => tell(scope, observationOf(c, scope.deps.clock.now() - startedAt)));
};

type Observation = {
  readonly requestId: string;
  readonly path: string;
  readonly point: RequestPoint;
};

function observationOf(c: HttpContext, durationMs: number): Observation {
  return {
    requestId: c.get("requestId"),
    path: c.req.path,
    point: pointOf(c, durationMs),
  };
}

/** Sends one data point per request. Logs requests that failed, were slow, or are in the sample. */
function tell(scope: Scope, { requestId, path, point }: Observation): void {
  quietly(() => scope.emit(point));
  const why = reasonToLog(point, requestId);
  if (why !== undefined) {
    const shownPath = publicPathOf(path).slice(0, 500);
    scope.log({ why, request_id: requestId, path: shownPath, ...point });
  }
}

function pointOf(c: HttpContext, durationMs: number): RequestPoint {
  const actor: Actor | undefined = c.get("actor");
  const { tier = "", model = "", generation = 0 } = c.get("served") ?? {};
  const { statements, rowsRead, rowsWritten, databaseMs } = c.get("scope").trace.totals();
  return {
    workspace: actor?.workspace ?? "",
    method: c.req.method,
    route: publicPathOf(routePath(c, -1)),
    status: c.res.status,
    code: c.get("code") ?? "",
    tier,
    model,
    generation,
    colo: coloOf(c.req.raw),
    durationMs,
    statements,
    rowsRead,
    rowsWritten,
    databaseMs,
  };
}

/** The data centre of this isolate. Reading `cf` parses all of it, so it is read once. */
let known: string | undefined;

function coloOf(request: Request): string {
  if (known === undefined) {
    const colo = request.cf?.["colo"];
    known = typeof colo === "string" ? colo : "";
  }
  return known;
}

function reasonToLog({ status, durationMs }: RequestPoint, requestId: string): string | undefined {
  if (status >= 500) {
    return "failed";
  }
  if (durationMs > slowMs) {
    return "slow";
  }
  return isSampled(requestId) ? "sampled" : undefined;
}

/** Samples by the FNV-1a hash of the request id, so that every service samples the same requests. */
function isSampled(requestId: string): boolean {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < requestId.length; at += 1) {
    hash = Math.imul(hash ^ requestId.charCodeAt(at), 0x01_00_01_93);
  }
  return (hash >>> 0) % sampleOf === 0;
}

/** Telemetry never changes a response: an error in it is ignored. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Ignored: see above.
  }
}
