import { type SQL } from "drizzle-orm";
import { type Database } from "./shards.ts";

/**
 * Returns a raw SQL statement that Drizzle accepts in `batch()`. A raw query with parameters fails
 * there: `batch()` binds them to the `stmt` of a prepared query, which a raw query lacks.
 */
export function toBatchItem<T>(db: Database, statement: SQL) {
  const query = db.all<T>(statement);
  return Object.assign(query, { stmt: db.$client.prepare(query.getQuery().sql) });
}

/** Returns such a statement whose result is the number of rows that it changed, not its rows. */
export function toBatchRun(db: Database, statement: SQL) {
  const query = db.run(statement);
  return Object.assign(query, { stmt: db.$client.prepare(query.getQuery().sql) });
}
