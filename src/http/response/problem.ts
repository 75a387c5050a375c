import { type Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { type Problem } from "../../contract/problem.ts";
import { Failure, type FailureKind, type Fault } from "../../core/failure.ts";
import { windowSeconds } from "../../core/quota/quota.ts";
import { type HttpContext, type HttpEnv } from "../context.ts";
import { toLoggedPath } from "../request/path.ts";
import { type HttpProblemCode, type ProblemCode, problemTypes } from "./problem-types.ts";

type HeaderFields = Readonly<Record<string, string>>;

/** A failure of the HTTP request: its method, its media type, the size of its headers. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly code: HttpProblemCode;
  readonly headers: HeaderFields;

  constructor(code: HttpProblemCode, detail: string, headers: HeaderFields = {}) {
    super(detail);
    this.code = code;
    this.headers = headers;
  }
}

/** The content of a problem document, before it is rendered. */
type ProblemDetails = {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly faults: readonly Fault[];
  readonly headers: HeaderFields;
};

/** Converts a thrown value to a problem document. An unexpected error shows no detail. */
export async function onError(error: unknown, c: HttpContext): Promise<Response> {
  const details = await toProblemDetails(error, c);
  if (problemTypes[details.code].status >= 500 && details.code !== "misconfigured") {
    reportUnexpected(error, c);
  }
  return sendProblem(details, c);
}

/**
 * Returns the handler of requests without a route: 405 with `Allow` if the path has other methods,
 * otherwise 404. It matches the path again for each method, which only unmatched requests pay for.
 */
export function notFoundHandler(app: Hono<HttpEnv>): (c: HttpContext) => Response {
  return (c) => {
    const allowed = findAllowedMethods(app, c.req.path);
    if (allowed.length === 0) {
      return sendProblem(
        buildDetails("not-found", "There is no such path. Compare it with /openapi.json."),
        c,
      );
    }
    const allow = allowed.join(", ");
    const detail = `This path does not support ${c.req.method}. Use one of ${allow}.`;
    return sendProblem({ ...buildDetails("method-not-allowed", detail), headers: { allow } }, c);
  };
}

/** Builds the problem of an Accept header without a supported media type. */
export function notAcceptable(offered: readonly string[]): HttpProblem {
  return new HttpProblem(
    "not-acceptable",
    `No media type in Accept is supported. Accept ${offered.join(" or ")}.`,
  );
}

async function toProblemDetails(error: unknown, c: HttpContext): Promise<ProblemDetails> {
  if (error instanceof Failure) {
    const { kind, message, faults } = error;
    return { code: kind, detail: message, faults, headers: failureHeaders(kind, c) };
  }
  if (error instanceof HttpProblem) {
    return { code: error.code, detail: error.message, faults: [], headers: error.headers };
  }
  return error instanceof HTTPException
    ? await describeHttpException(error, c)
    : buildDetails("internal-error", problemTypes["internal-error"].description);
}

/** Describes an exception of Hono or its validators. They do not name the error in the JSON. */
async function describeHttpException(
  error: HTTPException,
  c: HttpContext,
): Promise<ProblemDetails> {
  if (error.status === 400) {
    return buildDetails("malformed", `The body is not JSON: ${await describeJsonFault(c)}`);
  }
  return error.status === 415
    ? buildDetails(
        "unsupported-media-type",
        "This route does not support the Content-Type of the body. Send application/json.",
      )
    : buildDetails("internal-error", problemTypes["internal-error"].description);
}

/** Parses the body again, because the parser's message contains the position of the error. */
async function describeJsonFault(c: HttpContext): Promise<string> {
  try {
    await c.req.json();
    return "it cannot be parsed.";
  } catch (error) {
    return error instanceof SyntaxError ? `${error.message}.` : "it cannot be parsed.";
  }
}

function buildDetails(code: ProblemCode, detail: string): ProblemDetails {
  return { code, detail, faults: [], headers: {} };
}

function failureHeaders(kind: FailureKind, c: HttpContext): HeaderFields {
  if (kind === "unauthenticated") {
    return { "www-authenticate": "Bearer" };
  }
  if (kind === "rate-limited") {
    return { "retry-after": String(c.get("retryAfterSeconds") ?? windowSeconds) };
  }
  const seconds = retryAfterSeconds[kind];
  return seconds === undefined ? {} : { "retry-after": String(seconds) };
}

/** The delays before a retry, by kind of failure. Other kinds do not pass with time. */
const retryAfterSeconds: Readonly<Partial<Record<FailureKind, number>>> = {
  unavailable: 1,
  // An operator has to act first.
  "database-full": 60,
  "database-not-writable": 60,
  misconfigured: 60,
};

function sendProblem({ code, detail, faults, headers }: ProblemDetails, c: HttpContext): Response {
  const { status, title } = problemTypes[code];
  const body: Problem = {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    code,
    request_id: c.get("requestId"),
    ...(faults.length > 0 && { errors: [...faults] }),
  };
  c.set("problemCode", code);
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

/** Reports the error to Sentry. Telemetry never changes a response: an error in it is ignored. */
function reportUnexpected(error: unknown, c: HttpContext): void {
  try {
    const about = { request_id: c.get("requestId"), method: c.req.method };
    c.get("scope").reportError(error, { ...about, path: toLoggedPath(c.req.path) });
  } catch {
    // Ignored: see above.
  }
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

function findAllowedMethods(app: Hono<HttpEnv>, path: string): string[] {
  const allowed = methods.filter((method) => {
    const [handlers] = app.router.match(method, path);
    return handlers.some(([[, route]]) => route.method === method);
  });
  return allowed.includes("GET") ? [...allowed, "HEAD"] : allowed;
}
