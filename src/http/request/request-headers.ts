import { limits } from "../../contract/limits.ts";
import { HttpProblem } from "../response/problem.ts";

/** What every answer needs of a request's headers. */
export type RequestHeaders = {
  /** Of names, values and what stands around them, together. */
  bytes: number;
  authorization: string | undefined;
  ifNoneMatch: string | undefined;
  minGeneration: string | undefined;
  bookmark: string | undefined;
  requestId: string | undefined;
  /** What the platform calls the request. */
  ray: string | undefined;
  traceparent: string | undefined;
};

const fieldNames = {
  authorization: "authorization",
  "if-none-match": "ifNoneMatch",
  "ordinal-min-generation": "minGeneration",
  "ordinal-bookmark": "bookmark",
  "x-request-id": "requestId",
  "cf-ray": "ray",
  traceparent: "traceparent",
} as const satisfies Readonly<Record<string, Exclude<keyof RequestHeaders, "bytes">>>;

const fieldByHeader: ReadonlyMap<string, Exclude<keyof RequestHeaders, "bytes">> = new Map(
  Object.entries(fieldNames),
);

/** Reads the headers once: each look at one of them is a call into the runtime. */
export function readHeaders(headers: Headers): RequestHeaders {
  const head: RequestHeaders = {
    bytes: 0,
    authorization: undefined,
    ifNoneMatch: undefined,
    minGeneration: undefined,
    bookmark: undefined,
    requestId: undefined,
    ray: undefined,
    traceparent: undefined,
  };
  headers.forEach((value, name) => {
    head.bytes += name.length + value.length + 4;
    const field = fieldByHeader.get(name);
    if (field !== undefined) {
      head[field] = value;
    }
  });
  return head;
}

/** Rejects a URL, or headers, that are longer than our limits. The platform accepts longer ones. */
export function requireWithinLimits(url: string, { bytes }: RequestHeaders): void {
  if (url.length > limits.urlBytesMax) {
    throw new HttpProblem("uri-too-long", `A URL has at most ${limits.urlBytesMax} bytes.`);
  }
  if (bytes > limits.headerBytesMax) {
    const detail = `All headers together have at most ${limits.headerBytesMax} bytes.`;
    throw new HttpProblem("headers-too-large", detail);
  }
}

let isolatePrefix: string | undefined;
let requestCount = 0;

/**
 * What a request is called: as its client does, or the platform; or else by a name of our own, in
 * the shape of a UUID. Of those an isolate counts the end, behind a beginning that was drawn once.
 */
export function resolveRequestId({ requestId: given, ray }: RequestHeaders): string {
  if (given !== undefined && /^[\w-]{1,64}$/.test(given)) {
    return given;
  }
  if (ray !== undefined) {
    return ray;
  }
  isolatePrefix ??= crypto.randomUUID().slice(0, 24);
  requestCount += 1;
  return isolatePrefix + requestCount.toString(16).padStart(12, "0");
}
