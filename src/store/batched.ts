import { type SQL } from "drizzle-orm";
import { type DrizzleD1Database } from "drizzle-orm/d1";

/**
 * A statement in SQL that may stand in a `batch()`. Drizzle's own `db.all(sql)` cannot, once it has
 * parameters: `batch()` binds them to the `stmt` of a prepared query, which a raw query lacks.
 */
export function batched<T>(db: DrizzleD1Database, statement: SQL) {
  const query = db.all<T>(statement);
  const client = (db as unknown as { readonly $client: D1Database }).$client;
  return Object.assign(query, { stmt: client.prepare(query.getQuery().sql) });
}
