import { type Schemas } from "./client.ts";

type Problem = Schemas["Problem"];

type ProblemError = NonNullable<Problem["errors"]>[number];

type Success<T> = { readonly data: T; readonly response: Response };

type ErrorResult = { readonly error: unknown; readonly response: Response };

type ProblemFields = Pick<Problem, "status" | "code" | "title" | "detail"> & {
  readonly errors: readonly ProblemError[];
  readonly requestId: string | undefined;
};

/** A response other than 2xx. The message is written for a terminal. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  /** The kind of problem, such as `not-found`; `unknown` if the body is not a problem document. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly ProblemError[];
  readonly requestId: string | undefined;

  constructor(fields: ProblemFields) {
    super(formatProblem(fields));
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title;
    this.detail = fields.detail;
    this.errors = fields.errors;
    this.requestId = fields.requestId;
  }
}

/**
 * Returns the data of a response, and throws an `ApiProblem` for any status other than 2xx. After a
 * conditional request, check for 304 first: it has no data.
 */
export function requireData<T>(result: Success<T> | ErrorResult): T {
  if (isSuccess(result)) {
    return result.data;
  }
  throw toApiProblem(result);
}

function isSuccess<T>(result: Success<T> | ErrorResult): result is Success<T> {
  return result.response.ok;
}

function toApiProblem({ response, error }: ErrorResult): ApiProblem {
  const { status, statusText } = response;
  if (isProblem(error)) {
    const { code, title, detail, errors = [], request_id: requestId } = error;
    return new ApiProblem({ status, code, title, detail, errors, requestId });
  }
  return new ApiProblem({
    status,
    code: "unknown",
    title: statusText === "" ? "Unexpected response" : statusText,
    detail: describeBody(error),
    errors: [],
    requestId: undefined,
  });
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "code" in body &&
    typeof body.code === "string" &&
    "title" in body &&
    typeof body.title === "string" &&
    "detail" in body &&
    typeof body.detail === "string"
  );
}

/** Returns the start of a body that is not a problem document, such as the page of a proxy. */
function describeBody(body: unknown): string {
  if (body === undefined || body === "") {
    return "The response has no body.";
  }
  return (typeof body === "string" ? body : JSON.stringify(body)).slice(0, 200);
}

/**
 * Formats a line for the problem and one for each error, without repeating a detail. Adds the
 * request id if the server failed. Replaces control characters, because they could manipulate the
 * terminal.
 */
function formatProblem(problem: ProblemFields): string {
  const { status, errors, requestId } = problem;
  const others = errors.filter(({ detail }) => detail !== problem.detail);
  const lines = [
    formatHead(problem),
    ...others.map((error) => `  ${formatError(error)}`),
    ...(status >= 500 && requestId !== undefined ? [`  request_id: ${requestId}`] : []),
  ];
  return lines.map((line) => line.replaceAll(/\p{Cc}+/gu, " ")).join("\n");
}

/** Formats the first line. The detail of a problem often repeats the texts of its errors. */
function formatHead({ status, title, detail, errors }: ProblemFields): string {
  const joined = errors.map((error) => error.detail).join(" ");
  if (errors.length > 1 && joined === detail) {
    return `${status} ${title}:`;
  }
  const same = errors.find((error) => error.detail === detail);
  return `${status} ${title}: ${same === undefined ? detail : formatError(same)}`;
}

function formatError({ pointer, parameter, header, line, detail }: ProblemError): string {
  const place = pointer ?? parameter ?? header ?? (line === undefined ? "" : `line ${line}`);
  return place === "" ? detail : `${place}: ${detail}`;
}
