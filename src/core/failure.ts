/** Every expected way a piece of work can fail. Each edge translates a kind into its own language. */
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
  | "rate-limited"
  | "unavailable";

/** Where the fault is: a JSON Pointer into the body, a parameter, a header or a line of a file. */
export type Fault = {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly header?: string;
  readonly line?: number;
  readonly detail: string;
};

/** So many faults are told: whoever sent more learns of the others with the next try. */
const faultsMax = 20;

/** An expected failure: the caller's mistake or the world's. Anything else that is thrown is a bug. */
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

type FailureOptions = { readonly faults?: readonly Fault[]; readonly cause?: unknown };

/** There is nothing of that id, or it is not the caller's to know of: the answer is the same. */
export function notFound(noun: string, id: string): Failure {
  return new Failure("not-found", `No ${noun} has the id "${id}".`);
}

/** All that is wrong at once: each fault beside its place, and one after another in the detail. */
export function failureFromFaults(kind: FailureKind, faults: readonly Fault[], lead = ""): Failure {
  const details = faults.slice(0, faultsMax).map(({ detail }) => detail);
  const left = faults.length - details.length;
  const all = [
    ...(lead === "" ? [] : [lead]),
    ...details,
    ...(left > 0 ? [`(And ${left} more.)`] : []),
  ];
  return new Failure(kind, all.join(" "), { faults });
}

/** One fault of one place, said once in the detail and once beside its pointer, parameter or header. */
export function failureFromFault(kind: FailureKind, fault: Fault): Failure {
  return new Failure(kind, fault.detail, { faults: [fault] });
}

/** A JSON Pointer (RFC 6901). */
export function formatJsonPointer(...steps: readonly (string | number)[]): string {
  return steps
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
