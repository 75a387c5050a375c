import { routePath } from "hono/route";
import { limits } from "../contract/limits.ts";
import { type Actor } from "../core/workspace.ts";
import { type RequestPoint } from "../deps.ts";
import { HttpProblem, onError } from "./answer/problem.ts";
import { writeHeaders } from "./answer/response-headers.ts";
import { publicPathOf } from "./request/path.ts";
import { continuedTrace } from "./request/traceparent.ts";
import { type HttpContext, type HttpMiddleware } from "./router.ts";

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
 * and to telemetry what came of it. Every cached page runs through here, so headers are set in
 * place and nothing is built that is not sent.
 */
export const observed: HttpMiddleware = async (c, next) => {
  const { clock } = c.get("scope").deps;
  const startedAt = clock.now();
  c.set("requestId", requestIdOf(c.req.raw.headers));
  try {
    requireSmallHead(c.req.raw);
    await next();
  } catch (error) {
    // hono has turned every Error of the rest into an answer by now; this is the head, or no Error.
    c.res = await onError(error, c);
  }
  const durationMs = clock.now() - startedAt;
  sign(c, durationMs);
  tell(c, durationMs);
};

function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given !== null && /^[\w-]{1,64}$/.test(given)
    ? given
    : (headers.get("cf-ray") ?? crypto.randomUUID());
}

function requireSmallHead({ url, headers }: Request): void {
  if (url.length > limits.urlBytesMax) {
    throw new HttpProblem("uri-too-long", `A URL has at most ${limits.urlBytesMax} bytes.`);
  }
  let bytes = 0;
  headers.forEach((value, name) => {
    bytes += name.length + value.length + 4;
  });
  if (bytes > limits.headerBytesMax) {
    const detail = `All headers together have at most ${limits.headerBytesMax} bytes.`;
    throw new HttpProblem("headers-too-large", detail);
  }
}

function sign(c: HttpContext, durationMs: number): void {
  const spans = quietly(() => c.get("scope").trace.serverTiming()) ?? "";
  const parent = continuedTrace(c.req.raw.headers.get("traceparent"), c.get("deps"));
  writeHeaders(c, (headers) => {
    for (const [name, value] of security) {
      headers.set(name, value);
    }
    if (!headers.has("content-security-policy")) {
      headers.set("content-security-policy", policy);
    }
    headers.set("x-request-id", c.get("requestId"));
    headers.set("x-exec-time", `${durationMs}ms`);
    headers.set("server-timing", `total;dur=${durationMs}${spans === "" ? "" : `, ${spans}`}`);
    if (parent !== undefined) {
      headers.set("traceparent", parent);
    }
  });
}

/** One point for every request; a line for those that failed, were slow, or are in the sample. */
function tell(c: HttpContext, durationMs: number): void {
  const scope = c.get("scope");
  quietly(() => {
    const point = pointOf(c, durationMs);
    quietly(() => scope.emit(point));
    const why = reasonToLog(c, durationMs);
    if (why !== undefined) {
      scope.log({
        why,
        request_id: c.get("requestId"),
        path: publicPathOf(c.req.path).slice(0, 500),
        ...point,
      });
    }
  });
}

function pointOf(c: HttpContext, durationMs: number): RequestPoint {
  const actor: Actor | undefined = c.get("actor");
  const served = c.get("served");
  return {
    workspace: actor?.workspace ?? "",
    method: c.req.method,
    route: publicPathOf(routePath(c, -1)),
    status: c.res.status,
    code: c.get("code") ?? "",
    tier: served?.tier ?? "",
    model: served?.model ?? "",
    generation: served?.generation ?? 0,
    colo: coloOf(c.req.raw),
    durationMs,
    ...c.get("scope").trace.totals(),
  };
}

function coloOf({ cf }: Request): string {
  return typeof cf?.["colo"] === "string" ? cf["colo"] : "";
}

function reasonToLog(c: HttpContext, durationMs: number): string | undefined {
  if (c.res.status >= 500) {
    return "failed";
  }
  if (durationMs > slowMs) {
    return "slow";
  }
  return isSampled(c.get("requestId")) ? "sampled" : undefined;
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
