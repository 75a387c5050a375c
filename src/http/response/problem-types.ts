import { type FailureKind } from "../../core/failure.ts";

/** What a kind of problem is in HTTP: its status, its title, and what its page says. */
type ProblemType = {
  readonly status: number;
  readonly title: string;
  readonly description: string;
};

/** How HTTP says each kind of failure. The compiler asks for a line when core learns a new kind. */
const failureTypes = {
  malformed: {
    status: 400,
    title: "The request cannot be read.",
    description:
      "Its syntax, a parameter or a header is wrong, or it has a field or parameter that does " +
      "not exist here. The same request will fail again.",
  },
  unauthenticated: {
    status: 401,
    title: "Say who you are.",
    description:
      "Send a key that is known and not revoked, as `Authorization: Bearer ord_…`. A key in the " +
      "query string is never taken.",
  },
  forbidden: {
    status: 403,
    title: "This is not yours to do.",
    description: "The key is known, and does not allow this.",
  },
  "not-found": {
    status: 404,
    title: "There is no such thing.",
    description:
      "Nothing has this path or id. What belongs to another workspace is answered the same way.",
  },
  conflict: {
    status: 409,
    title: "Something else stands in the way.",
    description:
      "The state of the thing does not allow this now, or the same keyed request is still " +
      "running. Look at it again, then decide.",
  },
  stale: {
    status: 412,
    title: "Someone else changed it first.",
    description:
      "The version you named is not the present one. Read it again, and apply your change.",
  },
  "too-large": {
    status: 413,
    title: "That is more than fits.",
    description: "The body is over the bound of this route, compressed or not. Send it in parts.",
  },
  invalid: {
    status: 422,
    title: "The request cannot be carried out as it stands.",
    description:
      "It can be read, and what it says is not possible. `errors` points at each place in it.",
  },
  unconditional: {
    status: 428,
    title: "Say which version you mean.",
    description:
      "This write must be conditional: send If-Match with the version you read, or " +
      "`expected_version` in the body.",
  },
  limited: {
    status: 429,
    title: "Too many requests.",
    description: "Wait for as long as Retry-After says. RateLimit-Policy says what is allowed.",
  },
  unavailable: {
    status: 503,
    title: "Something we depend on is away.",
    description: "It is known and passes. Try again after Retry-After; reads are safe to repeat.",
  },
} as const satisfies Record<FailureKind, ProblemType>;

/** What only HTTP can get wrong. */
const httpTypes = {
  "method-not-allowed": {
    status: 405,
    title: "This cannot be done with that.",
    description: "The path exists, the method does not. `Allow` lists those that do.",
  },
  "not-acceptable": {
    status: 406,
    title: "It cannot be had in that form.",
    description: "None of the media types in Accept can be made here.",
  },
  "uri-too-long": {
    status: 414,
    title: "The address is too long.",
    description: "A URL has at most 8,192 bytes. What is longer belongs into a body.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "The body is of a kind that is not understood here.",
    description: "Its Content-Type, charset or Content-Encoding is not one this route takes.",
  },
  "upgrade-required": {
    status: 426,
    title: "This is a WebSocket.",
    description: "Ask for it with `Upgrade: websocket`.",
  },
  "headers-too-large": {
    status: 431,
    title: "The headers are too large.",
    description: "All headers together have at most 16,384 bytes.",
  },
} as const satisfies Record<string, ProblemType>;

/** What was not foreseen. Its cause is shown to nobody, and is reported. */
const internalTypes = {
  bug: {
    status: 500,
    title: "We made a mistake.",
    description: "It has been reported. Name the request_id when you ask about it.",
  },
} as const satisfies Record<string, ProblemType>;

/** Every problem by its code. */
export const problemTypes = { ...failureTypes, ...httpTypes, ...internalTypes };

export type HttpOnlyCode = keyof typeof httpTypes;
export type ProblemCode = keyof typeof problemTypes;
export type ProblemStatus = (typeof problemTypes)[ProblemCode]["status"];

/** What a status means, as one sentence of the documents. */
export function describeStatus(status: ProblemStatus): string {
  const entry = Object.values<ProblemType>(problemTypes).find((one) => one.status === status);
  return entry === undefined ? "A problem." : entry.title;
}

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemTypes, text);
}
