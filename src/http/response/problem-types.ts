import { type FailureKind } from "../../core/failure.ts";

/** A kind of problem in HTTP: its status, its title, and the text of its page. */
type ProblemType = {
  readonly status: number;
  readonly title: string;
  readonly description: string;
};

/** The problem type of each kind of failure. The compiler reports a kind that has no row. */
const failureTypes = {
  malformed: {
    status: 400,
    title: "Malformed request",
    description:
      "The syntax, a parameter or a header of the request is wrong, or the request has a field " +
      "or parameter that does not exist. Correct the places that `errors` lists before you " +
      "retry.",
  },
  unauthenticated: {
    status: 401,
    title: "Authentication required",
    description:
      "The request has no key, or its key is unknown or revoked. Send a valid key as " +
      "`Authorization: Bearer ord_…`, not in the query string.",
  },
  forbidden: {
    status: 403,
    title: "Forbidden",
    description: "The key is valid but does not allow this operation. Use a key that does.",
  },
  "not-found": {
    status: 404,
    title: "Not found",
    description:
      "No resource has this path or id, or it belongs to another workspace. Check the path, and " +
      "check that the key belongs to the workspace in the path.",
  },
  conflict: {
    status: 409,
    title: "Conflict",
    description:
      "The current state does not allow the operation, or the request with the same " +
      "Idempotency-Key is still running. Read the resource again, then decide whether to retry.",
  },
  "precondition-failed": {
    status: 412,
    title: "Version conflict",
    description:
      "The request names a version or generation that is not the current one. Read the resource " +
      "again, apply the change to the new version, and send that version.",
  },
  "too-large": {
    status: 413,
    title: "Payload too large",
    description:
      "The body is larger than this route accepts, compressed or decompressed. Split the request.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "Unsupported media type",
    description:
      "This route does not accept the Content-Type, charset, Content-Encoding or file format of " +
      "the body. Send a value that `detail` lists.",
  },
  invalid: {
    status: 422,
    title: "Unprocessable content",
    description:
      "The request is well-formed, but a value in it is not valid. Correct each place that " +
      "`errors` lists.",
  },
  "precondition-required": {
    status: 428,
    title: "Precondition required",
    description:
      "This write must be conditional. Send the version that you read, either as If-Match or " +
      "as `expected_version` in the body.",
  },
  "rate-limited": {
    status: 429,
    title: "Too many requests",
    description:
      "The key or the workspace has used up a quota that RateLimit-Policy states, or the address has " +
      "sent too many invalid keys. Wait for the number of seconds in Retry-After, then retry.",
  },
  unavailable: {
    status: 503,
    title: "Service unavailable",
    description:
      "A service that Ordinal depends on is temporarily unavailable. Retry after the number of " +
      "seconds in Retry-After. Send writes with an Idempotency-Key so that retries are safe.",
  },
  "database-not-writable": {
    status: 503,
    title: "Database not writable",
    description:
      "Ordinal cannot write to its database: the folder or the file is read-only, or the disk " +
      "reports errors. Reads may still succeed. The operator has to correct the permissions of " +
      "the folder, or the disk. Retry after that.",
  },
  misconfigured: {
    status: 503,
    title: "Invalid configuration",
    description:
      "A variable or secret of this Worker is invalid, so it rejects every request. The log " +
      "of the Worker has one line for each fault. The operator has to correct the variables.",
  },
  "database-full": {
    status: 507,
    title: "Database full",
    description:
      "The database or its disk has no space left, so Ordinal cannot write. Reads still " +
      "succeed. The operator has to free space or raise the limit. Retry after that.",
  },
} as const satisfies Record<FailureKind, ProblemType>;

/** Problems that exist only in HTTP. */
const httpTypes = {
  "method-not-allowed": {
    status: 405,
    title: "Method not allowed",
    description: "The path exists, but not for this method. Use a method that `Allow` lists.",
  },
  "not-acceptable": {
    status: 406,
    title: "Not acceptable",
    description:
      "The resource has none of the media types in Accept. Accept a type that `detail` lists.",
  },
  "uri-too-long": {
    status: 414,
    title: "URI too long",
    description: "The URL is longer than 8,192 bytes. Shorten its query.",
  },
  "upgrade-required": {
    status: 426,
    title: "Upgrade required",
    description: "This path is a WebSocket endpoint. Connect with `Upgrade: websocket`.",
  },
  "headers-too-large": {
    status: 431,
    title: "Request header fields too large",
    description: "The request headers have more than 16,384 bytes in total. Send fewer headers.",
  },
} as const satisfies Record<string, ProblemType>;

/** An unexpected error. The response does not show its cause; Sentry receives it. */
const internalTypes = {
  "internal-error": {
    status: 500,
    title: "Internal error",
    description:
      "An unexpected error occurred and was reported. Retry once; if the error persists, contact " +
      "support with the `request_id`.",
  },
} as const satisfies Record<string, ProblemType>;

/** Every problem type by its code. */
export const problemTypes = { ...failureTypes, ...httpTypes, ...internalTypes };

/** The codes of an HttpProblem. A header or the format of a file can cause a 415. */
export type HttpProblemCode = keyof typeof httpTypes | "unsupported-media-type";
export type ProblemCode = keyof typeof problemTypes;
export type ProblemStatus = (typeof problemTypes)[ProblemCode]["status"];

/** Returns the title of the problem type that has a status. */
export function describeStatus(status: ProblemStatus): string {
  const type = Object.values<ProblemType>(problemTypes).find((entry) => entry.status === status);
  return type?.title ?? "Problem";
}

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemTypes, text);
}
