import { type Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { type Problem } from "../../contract/problem.ts";
import { Failure, type FailureKind, type Fault } from "../../core/failure.ts";
import { type HttpContext, type HttpEnv } from "../context.ts";
import { formatRatePolicy } from "../request/rate-limit.ts";
import { type HttpOnlyCode, type ProblemCode, problemTypes } from "./problem-types.ts";

type HeaderFields = Readonly<Record<string, string>>;

/** A failure that only HTTP knows: the method, the media type, the size of the head. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly code: HttpOnlyCode;
  readonly headers: HeaderFields;

  constructor(code: HttpOnlyCode, detail: string, headers: HeaderFields = {}) {
    super(detail);
    this.code = code;
    this.headers = headers;
  }
}

/** What is said of something that was thrown. */
type ProblemDetails = {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly faults: readonly Fault[];
  readonly headers: HeaderFields;
};

/** Turns whatever was thrown into a problem document; what was not foreseen shows no detail. */
export async function onError(error: unknown, c: HttpContext): Promise<Response> {
  const said = await toProblemDetails(error, c);
  if (said.code === "bug" || said.code === "unavailable") {
    reportUnexpected(error, c);
  }
  return sendProblem(said, c);
}

/**
 * What no route has: 405 with `Allow` when the path is there for other methods, else 404. The
 * router is asked again for each method, which only a miss pays for.
 */
export function notFoundHandler(app: Hono<HttpEnv>): (c: HttpContext) => Response {
  return (c) => {
    const allowed = findAllowedMethods(app, c.req.path);
    if (allowed.length === 0) {
      return sendProblem(buildDetails("not-found", "Nothing has this path."), c);
    }
    const detail = `${c.req.method} is not among the methods of this path.`;
    const headers = { allow: allowed.join(", ") };
    return sendProblem({ ...buildDetails("method-not-allowed", detail), headers }, c);
  };
}

/** None of what Accept names can be made; `offered` are the media types that can. */
export function notAcceptable(offered: readonly string[]): HttpProblem {
  return new HttpProblem("not-acceptable", `It can be had as ${offered.join(", ")}.`);
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
    : buildDetails("bug", problemTypes.bug.description);
}

/** hono and its validators throw these; none of them says where the JSON went wrong. */
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
        "This route does not take a body of that Content-Type.",
      )
    : buildDetails("bug", problemTypes.bug.description);
}

/** Parses the body again for the sake of the parser's words, which name the place. */
async function describeJsonFault(c: HttpContext): Promise<string> {
  try {
    await c.req.json();
    return "it cannot be read.";
  } catch (error) {
    return error instanceof SyntaxError ? `${error.message}.` : "it cannot be read.";
  }
}

function buildDetails(code: ProblemCode, detail: string): ProblemDetails {
  return { code, detail, faults: [], headers: {} };
}

function failureHeaders(kind: FailureKind, c: HttpContext): HeaderFields {
  if (kind === "unauthenticated") {
    return { "www-authenticate": "Bearer" };
  }
  if (kind === "limited") {
    const { ratePolicy } = c.get("scope");
    return {
      "retry-after": String(ratePolicy.periodSeconds),
      "ratelimit-policy": formatRatePolicy(ratePolicy),
    };
  }
  return kind === "unavailable" ? { "retry-after": "1" } : {};
}

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

/** Telemetry changes no answer: a reporter that throws is not heard. */
function reportUnexpected(error: unknown, c: HttpContext): void {
  try {
    const { method, path } = c.req;
    c.get("scope").reportError(error, { request_id: c.get("requestId"), method, path });
  } catch {
    // Nobody is left to tell.
  }
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

function findAllowedMethods(app: Hono<HttpEnv>, path: string): string[] {
  const found = methods.filter((method) => {
    const [handlers] = app.router.match(method, path);
    return handlers.some(([[, route]]) => route.method === method);
  });
  return found.includes("GET") ? [...found, "HEAD"] : found;
}
