import { type Operation, type ResponseEntry } from "./document.ts";

const text = { type: "string" } as const;
const count = { type: "integer", minimum: 0 } as const;

/** The header parameters of requests, by component name. */
export const headerParameters = {
  RequestId: parameter("X-Request-Id", "checkout-7f3a", [
    "The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.",
  ]),
  Traceparent: parameter("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", [
    "The trace that the response continues (W3C Trace Context).",
  ]),
  IfMatch: parameter("If-Match", '"3"', [
    "The expected version, as the ETag of a response, or a list of them. The write fails with 412 if",
    "the resource has another version. `*` accepts any version of an existing resource.",
  ]),
  IfNoneMatch: parameter("If-None-Match", '"3"', [
    "The ETags of earlier responses. If one is still current, the response is a 304 without",
    "a body.",
  ]),
  IfNoneMatchAny: parameter("If-None-Match", "*", [
    "`*` creates the resource. The write fails with 412 if the resource exists.",
  ]),
  IdempotencyKey: parameter("Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324", [
    "1 to 255 printable ASCII characters, new for each operation. A repeated request with the same",
    "key is not run again; it returns the stored response.",
  ]),
  Prefer: parameter("Prefer", "wait=10", [
    "`wait=N` delays the response until the job has ended, for at most N seconds (N ≤ 30).",
  ]),
  OrdinalMinGeneration: parameter("Ordinal-Min-Generation", "12", [
    "The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.",
  ]),
  OrdinalBookmark: parameter("Ordinal-Bookmark", "00000001-00000002-00004e2f-0a1b2c3d4e5f", [
    "The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.",
  ]),
} as const;

/** The headers of responses, by their names. */
export const responseHeaders = {
  "X-Request-Id": header(text, "The id of the request, for support."),
  "X-Exec-Time": header(text, "The duration of the request, such as `12ms`."),
  "Server-Timing": header(text, "The duration of the request, and the time spent in each wait."),
  "Cache-Control": header(text, "How the client may cache the response."),
  "RateLimit-Policy": header(
    text,
    "The quotas of the key and of the workspace: `q` units in `w` seconds.",
  ),
  RateLimit: header(
    text,
    "The units left of each quota, `r`, and the seconds until it resets, `t`. Cheap requests report " +
      "a lower bound. Absent while Ordinal cannot count.",
  ),
  ETag: header(text, "The version of the body, for If-None-Match and If-Match."),
  Location: header(text, "The path of the resource."),
  Link: header(
    text,
    'The paths of the neighbouring pages: `rel="next"` and `rel="prev"` (RFC 8288).',
  ),
  "Content-Disposition": header(text, "The suggested file name."),
  "Cache-Status": header(text, "The cache that served the response, or why none did (RFC 9211)."),
  "Ordinal-Generation": header(count, "The generation of the workspace that the response shows."),
  "Ordinal-Lag": header(
    text,
    "Generations behind the newest known one; `unknown` during an outage.",
  ),
  "Ordinal-Age": header(count, "Seconds since the generation was created."),
  "Ordinal-Digest": header(text, "The SHA-256 of the ranking's order and scores."),
  "Ordinal-Bookmark": header(text, "The position of the write in D1, to send with later reads."),
  "Idempotency-Replayed": header(text, "`true` if the response was stored by an earlier request."),
  "Retry-After": header(count, "Seconds to wait before a retry."),
  "WWW-Authenticate": header(text, "The authentication scheme, `Bearer`."),
  Allow: header(text, "The methods of the path."),
  "Accept-Post": header(text, "The media types that a POST accepts."),
  "Accept-Patch": header(text, "The media types that a PATCH accepts."),
  "Accept-Encoding": header(text, "The content encodings that are accepted."),
  "Set-Cookie": header(text, "Sets or removes the session cookie."),
  Upgrade: header(text, "The required protocol, `websocket`."),
} as const;

/** The header parameters that every operation accepts. */
export const commonParameters = ["RequestId", "Traceparent"] as const;

/** The headers of every response, except that of a WebSocket upgrade. */
export const commonHeaders = [
  "X-Request-Id",
  "X-Exec-Time",
  "Server-Timing",
  "Cache-Control",
] as const;

export type ParameterName = keyof typeof headerParameters;
export type HeaderName = keyof typeof responseHeaders;

/** Returns references to header components. */
export function referToHeaders(names: readonly HeaderName[]): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Returns references to parameter components. */
export function referToParameters(names: readonly ParameterName[]): object[] {
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

/** Adds headers to a response entry. */
export function withHeaders(entry: ResponseEntry, names: readonly HeaderName[]): ResponseEntry {
  const { description, content } = entry;
  return {
    ...(description !== undefined && { description }),
    headers: { ...entry.headers, ...referToHeaders(names) },
    ...(content !== undefined && { content }),
  };
}

/** Adds header parameters to an operation. */
export function withParameters(operation: Operation, names: readonly ParameterName[]): Operation {
  const parameters = [...(operation.parameters ?? []), ...referToParameters(names)];
  return parameters.length === 0 ? operation : { ...operation, parameters };
}

function parameter(name: string, example: string, lines: readonly string[]) {
  return { name, in: "header", description: lines.join(" "), schema: text, example };
}

function header(schema: object, description: string) {
  return { description, schema };
}
