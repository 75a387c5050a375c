import { type DatabaseCall } from "./trace.ts";

/** From here on a call is worth a line of its own, in milliseconds; its waits for others are in it. */
const slowMs = 200;

/** A line stays short: so many statements of a batch, so many letters of each. */
const [statementsMax, statementLengthMax] = [5, 300];

/**
 * Passes calls of the store on, and logs those that took long: their texts, which have no values in
 * them, how long they took and how many rows they touched, as far as the database says so.
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
