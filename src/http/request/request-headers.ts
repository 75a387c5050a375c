import { limits } from "../../contract/limits.ts";
import { HttpProblem } from "../response/problem.ts";

/** The request headers that middleware and hot routes use. */
export type RequestHeaders = {
  /** Total size of the names, the values and their separators. */
  bytes: number;
  authorization: string | undefined;
  origin: string | undefined;
  /** Sec-Fetch-Site: the relation of the page that sends the request to this origin. */
  fetchSite: string | undefined;
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
  ifUnmodifiedSince: string | undefined;
  accept: string | undefined;
  minGeneration: string | undefined;
  bookmark: string | undefined;
  requestId: string | undefined;
  /** The platform's id of the request. */
  ray: string | undefined;
  traceparent: string | undefined;
};

const fieldNames = {
  authorization: "authorization",
  origin: "origin",
  "sec-fetch-site": "fetchSite",
  "if-match": "ifMatch",
  "if-none-match": "ifNoneMatch",
  "if-unmodified-since": "ifUnmodifiedSince",
  accept: "accept",
  "ordinal-min-generation": "minGeneration",
  "ordinal-bookmark": "bookmark",
  "x-request-id": "requestId",
  "cf-ray": "ray",
  traceparent: "traceparent",
} as const satisfies Readonly<Record<string, Exclude<keyof RequestHeaders, "bytes">>>;

const fieldByHeader: ReadonlyMap<string, Exclude<keyof RequestHeaders, "bytes">> = new Map(
  Object.entries(fieldNames),
);

/** Reads all headers in one pass: each lookup of a header is a call into the runtime. */
export function readHeaders(headers: Headers): RequestHeaders {
  const requestHeaders: RequestHeaders = {
    bytes: 0,
    authorization: undefined,
    origin: undefined,
    fetchSite: undefined,
    ifMatch: undefined,
    ifNoneMatch: undefined,
    ifUnmodifiedSince: undefined,
    accept: undefined,
    minGeneration: undefined,
    bookmark: undefined,
    requestId: undefined,
    ray: undefined,
    traceparent: undefined,
  };
  headers.forEach((value, name) => {
    requestHeaders.bytes += name.length + value.length + 4;
    const field = fieldByHeader.get(name);
    if (field !== undefined) {
      requestHeaders[field] = value;
    }
  });
  return requestHeaders;
}

/** Rejects a URL or headers above Ordinal's limits, which are lower than the platform's. */
export function requireWithinLimits(url: string, { bytes }: RequestHeaders): void {
  if (url.length > limits.urlBytesMax) {
    throw new HttpProblem(
      "uri-too-long",
      `The URL has more than ${limits.urlBytesMax} bytes. Shorten its query.`,
    );
  }
  if (bytes > limits.headerBytesMax) {
    const detail = `The headers have more than ${limits.headerBytesMax} bytes. Send fewer headers.`;
    throw new HttpProblem("headers-too-large", detail);
  }
}

let isolatePrefix: string | undefined;
let requestCount = 0;

/**
 * Returns the request's id: the client's, the platform's or a generated one, in that order.
 * Generated ids have the form of a UUID: a random prefix per isolate, and a counter.
 */
export function resolveRequestId({ requestId, ray }: RequestHeaders): string {
  if (requestId !== undefined && /^[\w-]{1,64}$/.test(requestId)) {
    return requestId;
  }
  if (ray !== undefined) {
    return ray;
  }
  isolatePrefix ??= crypto.randomUUID().slice(0, 24);
  requestCount += 1;
  return isolatePrefix + requestCount.toString(16).padStart(12, "0");
}
