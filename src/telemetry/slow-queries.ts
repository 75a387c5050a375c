import { type DatabaseCall } from "../ports/telemetry.ts";

/** Calls of at least this duration are logged. The duration includes queueing in D1. */
const slowMs = 200;

/** Limits of a log line: statements per batch, and characters per statement. */
const [statementsMax, statementLengthMax] = [5, 300];

/**
 * Wraps an observer of database calls, and logs slow calls: their SQL, which contains no values,
 * their duration, and the numbers of rows that the database reports.
 */
export function withSlowQueries(
  onCall: (call: DatabaseCall) => void,
  log: (line: Readonly<Record<string, unknown>>) => void,
): (call: DatabaseCall) => void {
  return (call) => {
    onCall(call);
    const { durationMs, rowsRead, rowsWritten, statements } = call;
    if (durationMs >= slowMs) {
      log({
        level: "warn",
        why: "slow query",
        durationMs,
        rowsRead,
        rowsWritten,
        count: statements.length,
        statements: statements.slice(0, statementsMax).map(shortenSql),
      });
    }
  };
}

function shortenSql(sql: string): string {
  return sql.replaceAll(/\s+/g, " ").trim().slice(0, statementLengthMax);
}
