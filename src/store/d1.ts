import { Failure } from "../core/failure.ts";
import { retry } from "../core/retry.ts";
import { type DatabaseCall } from "../ports/telemetry.ts";
import { buildDiskFailure, type DiskFault, findDiskFailure } from "./database-failures.ts";

/** Limits and observers of each call to a database. */
export type CallPolicy = {
  readonly deadlineMs: number;
  /** More than 1 only for idempotent calls. */
  readonly attemptsMax: number;
  readonly onCall: (call: DatabaseCall) => void;
  /** Returns a random number in [0, 1), for the jitter between attempts. */
  readonly fraction: () => number;
  /** Returns the fault of the local disk. A local database reports it only as "internal error". */
  readonly findDiskFault?: (() => Promise<DiskFault | undefined>) | undefined;
};

export const readPolicy = { deadlineMs: 2_000, attemptsMax: 3 } as const;
export const writePolicy = { deadlineMs: 8_000, attemptsMax: 1 } as const;

const baseDelayMs = 50;

/** The methods that a session and a database share. */
type Connection = Pick<D1DatabaseSession, "prepare" | "batch">;

/**
 * Wraps a D1 connection with a deadline, retries of transient errors, and a report of each call.
 * Every statement of the store passes through this wrapper, so `onCall` sees all of them.
 */
export function guardD1(connection: Connection, policy: CallPolicy): D1Database {
  const guarded = {
    prepare: (sql: string) => new GuardedStatement(connection.prepare(sql), sql, policy),
    batch: (statements: GuardedStatement[]) => {
      const inner = statements.map((statement) => statement.inner);
      const texts = statements.map((statement) => statement.sql);
      return runCall(() => connection.batch(inner), texts, policy);
    },
  };
  // Drizzle calls only these two methods.
  return guarded as unknown as D1Database;
}

class GuardedStatement {
  readonly inner: D1PreparedStatement;
  readonly sql: string;
  readonly #policy: CallPolicy;

  constructor(inner: D1PreparedStatement, sql: string, policy: CallPolicy) {
    this.inner = inner;
    this.sql = sql;
    this.#policy = policy;
  }

  bind(...values: unknown[]): GuardedStatement {
    return new GuardedStatement(this.inner.bind(...values), this.sql, this.#policy);
  }

  all<T>(): Promise<D1Result<T>> {
    return runCall(() => this.inner.all<T>(), [this.sql], this.#policy);
  }

  run<T>(): Promise<D1Result<T>> {
    return runCall(() => this.inner.run<T>(), [this.sql], this.#policy);
  }

  raw<T>(): Promise<T[]> {
    return runCall(() => this.inner.raw<T>(), [this.sql], this.#policy);
  }
}

async function runCall<T>(
  call: () => Promise<T>,
  statements: readonly string[],
  policy: CallPolicy,
): Promise<T> {
  const start = Date.now();
  const result = await callWithRetry(call, policy);
  policy.onCall({ statements, durationMs: Date.now() - start, ...sumRows(result) });
  return result;
}

async function callWithRetry<T>(call: () => Promise<T>, policy: CallPolicy): Promise<T> {
  const { attemptsMax, fraction, deadlineMs } = policy;
  let cause: unknown;
  const success = await retry({ attemptsMax, baseDelayMs, fraction, sleep }, async () => {
    try {
      return { result: await withDeadline(call(), deadlineMs) };
    } catch (error) {
      const diskFailure = findDiskFailure(error);
      if (diskFailure !== undefined || !isTransient(error)) {
        throw diskFailure ?? error;
      }
      cause = error;
      return undefined;
    }
  });
  if (success === undefined) {
    throw await describeOutage(cause, policy);
  }
  return success.result;
}

async function describeOutage(cause: unknown, { findDiskFault }: CallPolicy): Promise<Failure> {
  const fault = await findDiskFault?.();
  return fault === undefined
    ? new Failure("unavailable", "The database is unavailable. Retry the request.", { cause })
    : buildDiskFailure(fault, cause);
}

function sleep(milliseconds: number): Promise<void> {
  return scheduler.wait(milliseconds);
}

/** Rejects as unavailable if the work does not end before the deadline. */
async function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Failure("unavailable", `The database did not respond within ${deadlineMs} ms.`));
  }, deadlineMs);
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Messages of D1 for network faults, resets and overload: a retry may succeed. */
const transientErrors =
  /database is locked|network connection lost|caused object to be reset|limit and was reset|code was updated|overloaded|too many requests queued|cannot resolve d1 db|internal error/i;

function isTransient(error: unknown): boolean {
  return error instanceof Error && transientErrors.test(`${error.message} ${String(error.cause)}`);
}

/**
 * Returns whether the error is a failed constraint of this table or column: another writer was
 * first.
 */
export function isConstraintError(error: unknown, name: string): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  const text = `${error.message} ${String(error.cause)}`;
  return text.includes("constraint failed") && text.includes(name);
}

function sumRows(result: unknown): { rowsRead: number; rowsWritten: number } {
  const results = Array.isArray(result) ? result : [result];
  let [rowsRead, rowsWritten] = [0, 0];
  for (const each of results as Partial<D1Result>[]) {
    rowsRead += each?.meta?.rows_read ?? 0;
    rowsWritten += each?.meta?.rows_written ?? 0;
  }
  return { rowsRead, rowsWritten };
}
