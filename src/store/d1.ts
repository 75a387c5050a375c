import { Failure } from "../core/failure.ts";

/** How a database is called: for how long, how often, and who is told. */
export type CallPolicy = {
  readonly deadlineMs: number;
  /** More than 1 only for what may be done twice. */
  readonly attemptsMax: number;
  readonly onCall: (call: DatabaseCall) => void;
};

/** One round trip, as telemetry and tests want to know it. */
export type DatabaseCall = {
  readonly statements: readonly string[];
  readonly durationMs: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
};

export const readPolicy = { deadlineMs: 2_000, attemptsMax: 3 } as const;
export const writePolicy = { deadlineMs: 8_000, attemptsMax: 1 } as const;

/** What a session and a database both are. */
type Connection = Pick<D1DatabaseSession, "prepare" | "batch">;

/**
 * A D1 connection that keeps its deadlines, tries again what may be tried again, and says what it
 * did. Everything the store asks goes through here, so a count of statements is a count of all.
 */
export function guardD1(connection: Connection, policy: CallPolicy): D1Database {
  const guarded = {
    prepare: (sql: string) => new GuardedStatement(connection.prepare(sql), sql, policy),
    batch: (statements: GuardedStatement[]) => {
      const [inner, texts] = [statements.map((s) => s.inner), statements.map((s) => s.sql)];
      return runCall(() => connection.batch(inner), texts, policy);
    },
  };
  return guarded as unknown as D1Database; // -- Drizzle calls nothing but these two
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
  ask: () => Promise<T>,
  statements: readonly string[],
  policy: CallPolicy,
): Promise<T> {
  const start = Date.now();
  const answer = await callWithRetry(ask, policy, 1);
  policy.onCall({ statements, durationMs: Date.now() - start, ...sumRows(answer) });
  return answer;
}

async function callWithRetry<T>(
  ask: () => Promise<T>,
  policy: CallPolicy,
  tried: number,
): Promise<T> {
  try {
    return await withDeadline(ask(), policy.deadlineMs);
  } catch (error) {
    if (!isTransient(error)) {
      throw error;
    }
    if (tried >= policy.attemptsMax) {
      throw new Failure("unavailable", "The database is away for a moment.", { cause: error });
    }
    await scheduler.wait(Math.random() * 50 * 2 ** tried);
    return callWithRetry(ask, policy, tried + 1);
  }
}

/** A deadline that passes counts as unavailable: nobody is left waiting. */
async function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  const { promise: alarm, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Failure("unavailable", `The database did not answer within ${deadlineMs} ms.`));
  }, deadlineMs);
  try {
    return await Promise.race([work, alarm]);
  } finally {
    clearTimeout(timer);
  }
}

/** Faults of the road and of load, as D1 words them; a second try may well work. */
const transientErrors =
  /database is locked|network connection lost|caused object to be reset|limit and was reset|code was updated|overloaded|too many requests queued|cannot resolve d1 db|internal error/i;

function isTransient(error: unknown): boolean {
  return error instanceof Error && transientErrors.test(`${error.message} ${String(error.cause)}`);
}

/** Whether a constraint stood in the way: somebody else was first. */
export function isConstraintError(error: unknown, name: string): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  const text = `${error.message} ${String(error.cause)}`;
  return text.includes("constraint failed") && text.includes(name);
}

function sumRows(answer: unknown): { rowsRead: number; rowsWritten: number } {
  const results = Array.isArray(answer) ? answer : [answer];
  let [rowsRead, rowsWritten] = [0, 0];
  for (const result of results as Partial<D1Result>[]) {
    rowsRead += result?.meta?.rows_read ?? 0;
    rowsWritten += result?.meta?.rows_written ?? 0;
  }
  return { rowsRead, rowsWritten };
}
