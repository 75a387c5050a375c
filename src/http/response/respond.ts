import { type HttpContext, type RequestScope } from "../context.ts";
import { type RequestHeaders } from "../request/request-headers.ts";
import { continueTrace } from "../request/traceparent.ts";

type ResponseOptions = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * Constructs a response once, with its own headers and those that middleware has collected. Each
 * call on a `Headers` object crosses into the runtime, so hot routes respond through this function.
 */
export function respond(
  c: HttpContext,
  body: BodyInit | null,
  { status, headers }: ResponseOptions,
): Response {
  const response = new Response(body, {
    status,
    headers: { ...c.get("responseHeaders"), ...timingHeaders(c), ...headers },
  });
  c.set("hasAllHeaders", true);
  return response;
}

/**
 * Adds the collected headers to a response that `respond` has not built. The response's own headers
 * win. Only a response from elsewhere (the Cache API, a Durable Object) is immutable and copied.
 * The response to a WebSocket upgrade cannot have them.
 */
export function addCollectedHeaders(c: HttpContext): void {
  if (c.get("hasAllHeaders") === true || c.res.status === 101) {
    return;
  }
  const headers = { ...c.get("responseHeaders"), ...timingHeaders(c) };
  try {
    setMissingHeaders(c.res.headers, headers);
  } catch {
    const copy = new Response(c.res.body, c.res);
    c.res = undefined; // Otherwise hono would copy the response again, to merge the two.
    c.res = copy;
    setMissingHeaders(copy.headers, headers);
  }
}

function setMissingHeaders(target: Headers, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (name === "vary") {
      target.append(name, value);
    } else if (!target.has(name)) {
      target.set(name, value);
    }
  }
}

/** Returns the headers that report the duration of the request, and continue the client's trace. */
function timingHeaders(c: HttpContext): Record<string, string> {
  const scope = c.get("scope");
  const durationMs = scope.deps.clock.now() - c.get("startedAt");
  const spans = readServerTiming(scope);
  const parent = buildTraceparent(scope, c.get("requestHeaders"));
  return {
    "x-exec-time": `${durationMs}ms`,
    "server-timing": `total;dur=${durationMs}${spans === "" ? "" : `, ${spans}`}`,
    ...(parent !== undefined && { traceparent: parent }),
  };
}

function buildTraceparent(
  { deps }: RequestScope,
  { traceparent }: RequestHeaders,
): string | undefined {
  return traceparent === undefined ? undefined : continueTrace(traceparent, deps);
}

/** Ignores an error in telemetry, so that it never changes a response. */
function readServerTiming({ trace }: RequestScope): string {
  try {
    return trace.serverTiming();
  } catch {
    return "";
  }
}
