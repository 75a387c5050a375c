import { routePath } from "hono/route";
import { type Actor } from "../core/workspace.ts";
import { type RequestPoint } from "../deps.ts";
import { onError } from "./answer/problem.ts";
import { writeHeaders } from "./answer/response-headers.ts";
import { type Head, headOf, requestIdOf, requireSmall } from "./request/head.ts";
import { publicPathOf } from "./request/path.ts";
import { continuedTrace } from "./request/traceparent.ts";
import { type HttpMiddleware, type Scope, type Served } from "./router.ts";

const slowMs = 500;
const sampleOf = 100;

/** An answer of the API is data: it loads nothing, is framed by nobody, and is what it says it is. */
const security = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "no-referrer"],
  ["strict-transport-security", "max-age=63072000; includeSubDomains"],
  ["cross-origin-resource-policy", "same-origin"],
] as const;

const policy = "default-src 'none'; frame-ancestors 'none'";

/**
 * The outermost middleware: names the request, bounds its head, measures it, and says on the answer
 * and to telemetry what came of it.
 */
export const observed: HttpMiddleware = async (c, next) => {
  const scope = c.get("scope");
  const { clock } = scope.deps;
  const startedAt = scope.before?.startedAt ?? clock.now();
  const { url, headers } = c.req.raw;
  const head = headOf(headers);
  const requestId = requestIdOf(head);
  c.set("requestId", requestId);
  try {
    requireSmall(url, head);
    await next();
  } catch (error) {
    // hono has turned every Error of the rest into an answer by now; this is the head, or no Error.
    c.res = await onError(error, c);
  }
  const durationMs = clock.now() - startedAt;
  writeHeaders(c, (answered) => {
    secure(answered);
    sign(scope, { head, requestId, durationMs }, (name, value) => answered.set(name, value));
  });
  const actor: Actor | undefined = c.get("actor");
  tell(scope, {
    request: c.req.raw,
    requestId,
    path: () => publicPathOf(c.req.path),
    route: () => publicPathOf(routePath(c, -1)),
    workspace: actor?.workspace,
    status: c.res.status,
    code: c.get("code"),
    served: c.get("served"),
    durationMs,
  });
};

/** Adds to an answer's headers what all of them say. */
export function secure(headers: Headers): void {
  for (const [name, value] of security) {
    headers.set(name, value);
  }
  if (!headers.has("content-security-policy")) {
    headers.set("content-security-policy", policy);
  }
}

type Signed = {
  readonly head: Head;
  readonly requestId: string;
  readonly durationMs: number;
};

/** Says of an answer which request it is to, and what that took. */
export function sign(
  { trace, deps }: Scope,
  { head, requestId, durationMs }: Signed,
  say: (name: string, value: string) => void,
): void {
  const spans = quietly(() => trace.serverTiming()) ?? "";
  say("x-request-id", requestId);
  say("x-exec-time", `${durationMs}ms`);
  say("server-timing", `total;dur=${durationMs}${spans === "" ? "" : `, ${spans}`}`);
  const parent = continuedTrace(head.traceparent, deps);
  if (parent !== undefined) {
    say("traceparent", parent);
  }
}

/** What is known of a request when it has been answered. */
export type Observation = {
  readonly request: Request;
  readonly requestId: string;
  readonly path: () => string;
  /** The pattern of the path, as clients write it. */
  readonly route: () => string;
  readonly workspace: string | undefined;
  readonly status: number;
  readonly code: string | undefined;
  readonly served: Served | undefined;
  readonly durationMs: number;
};

/** One point for every request; a line for those that failed, were slow, or are in the sample. */
export function tell(scope: Scope, seen: Observation): void {
  quietly(() => {
    const point = pointOf(scope, seen);
    quietly(() => scope.emit(point));
    const why = reasonToLog(seen);
    if (why !== undefined) {
      const path = seen.path().slice(0, 500);
      scope.log({ why, request_id: seen.requestId, path, ...point });
    }
  });
}

function pointOf({ trace }: Scope, seen: Observation): RequestPoint {
  const { request, workspace = "", status, code = "", served, durationMs } = seen;
  const { tier = "", model = "", generation = 0 } = served ?? {};
  const { statements, rowsRead, rowsWritten, databaseMs } = trace.totals();
  return {
    workspace,
    method: request.method,
    route: seen.route(),
    status,
    code,
    tier,
    model,
    generation,
    colo: coloOf(request),
    durationMs,
    statements,
    rowsRead,
    rowsWritten,
    databaseMs,
  };
}

/** Where this isolate is: it was never elsewhere, and to look costs the parsing of all of `cf`. */
let known: string | undefined;

function coloOf(request: Request): string {
  if (known === undefined) {
    const colo = request.cf?.["colo"];
    known = typeof colo === "string" ? colo : "";
  }
  return known;
}

function reasonToLog({ status, durationMs, requestId }: Observation): string | undefined {
  if (status >= 500) {
    return "failed";
  }
  if (durationMs > slowMs) {
    return "slow";
  }
  return isSampled(requestId) ? "sampled" : undefined;
}

/** FNV-1a: the same request id is in the sample everywhere, or nowhere. */
function isSampled(requestId: string): boolean {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < requestId.length; at += 1) {
    hash = Math.imul(hash ^ requestId.charCodeAt(at), 0x01_00_01_93);
  }
  return (hash >>> 0) % sampleOf === 0;
}

/** Telemetry changes no answer: what it throws is dropped here. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
