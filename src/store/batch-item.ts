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
