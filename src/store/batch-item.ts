import { type SQL } from "drizzle-orm";
import { type Database } from "./shards.ts";

/**
 * A statement in SQL that may stand in a `batch()`. Drizzle's own `db.all(sql)` cannot, once it has
 * parameters: `batch()` binds them to the `stmt` of a prepared query, which a raw query lacks.
 */
export function toBatchItem<T>(db: Database, statement: SQL) {
  const query = db.all<T>(statement);
  return Object.assign(query, { stmt: db.$client.prepare(query.getQuery().sql) });
}
