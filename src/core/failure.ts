/** The kinds of expected failure. Each edge maps a kind to its own protocol. */
export type FailureKind =
  | "malformed"
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "precondition-failed"
  | "precondition-required"
  | "too-large"
  | "unsupported-media-type"
  | "rate-limited"
  | "unavailable"
  | "database-full"
  | "database-not-writable"
  | "misconfigured";

/** One fault and its location: a JSON Pointer into the body, a parameter, a header or a line. */
export type Fault = {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly header?: string;
  readonly line?: number;
  readonly detail: string;
};

/** A failure reports this many faults. The client finds the others with its next attempt. */
const faultsMax = 20;

/** An expected failure, caused by the caller or by a dependency. Every other error is a bug. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly kind: FailureKind;
  readonly faults: readonly Fault[];

  constructor(kind: FailureKind, detail: string, options: FailureOptions = {}) {
    super(detail, options.cause === undefined ? {} : { cause: options.cause });
    this.kind = kind;
    this.faults = options.faults?.slice(0, faultsMax) ?? [];
  }
}

/**
 * The failure of a request that no longer holds its Idempotency-Key: a retry of the request has
 * taken over the key and does the work, so this request writes nothing.
 */
export class LostClaim extends Failure {
  constructor(cause?: unknown) {
    const detail =
      "A retry with the same Idempotency-Key does this work. Send the request again to get the " +
      "response.";
    super("conflict", detail, { cause });
  }
}

/**
 * The failure of a write while a backup is being restored into its workspace. Retries fail until the
 * restore has ended.
 */
export class WorkspaceLocked extends Failure {
  constructor(cause?: unknown) {
    const detail =
      "A backup is being restored into this workspace. Wait for the end of its job, then retry.";
    super("conflict", detail, { cause });
  }
}

type FailureOptions = { readonly faults?: readonly Fault[]; readonly cause?: unknown };

/** Returns whether the database failed, so that a cached value may stand in for its response. */
export function isDatabaseFailure(error: unknown): boolean {
  return error instanceof Failure && databaseFailures.has(error.kind);
}

const databaseFailures: ReadonlySet<FailureKind> = new Set([
  "unavailable",
  "database-full",
  "database-not-writable",
]);

/** Throws if variables of the Worker are invalid. The failure contains their names, not values. */
export function requireValidVariables(invalid: readonly string[]): void {
  if (invalid.length > 0) {
    const detail =
      `The configuration of Ordinal is invalid: ${invalid.join(", ")}. ` +
      "Ask the operator to read the log of the Worker.";
    throw new Failure("misconfigured", detail);
  }
}

/** Returns a not-found failure, also for an id that exists but that the caller must not see. */
export function notFound(noun: string, id: string): Failure {
  return new Failure("not-found", `No ${noun} has the id "${id}".`);
}

/** Returns one failure for all faults: the list, and a detail that joins their texts. */
export function failureFromFaults(kind: FailureKind, faults: readonly Fault[], lead = ""): Failure {
  const details = faults.slice(0, faultsMax).map(({ detail }) => detail);
  const omitted = faults.length - details.length;
  const sentences = [
    ...(lead === "" ? [] : [lead]),
    ...details,
    ...(omitted > 0 ? [`(And ${omitted} more.)`] : []),
  ];
  return new Failure(kind, sentences.join(" "), { faults });
}

/** Returns a failure with one fault, whose text is also the detail of the failure. */
export function failureFromFault(kind: FailureKind, fault: Fault): Failure {
  return new Failure(kind, fault.detail, { faults: [fault] });
}

/** Returns the failure for a request that sent its parameters as fields of the body. */
export function locateInBody({ kind, message, cause, faults }: Failure): Failure {
  const located = faults.map(({ parameter, ...fault }) =>
    parameter === undefined ? fault : { ...fault, pointer: formatJsonPointer(parameter) },
  );
  return new Failure(kind, message, { faults: located, cause });
}

/** Formats a JSON Pointer (RFC 6901). */
export function formatJsonPointer(...steps: readonly (string | number)[]): string {
  return steps
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
