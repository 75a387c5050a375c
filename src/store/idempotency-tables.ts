import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Responses to requests with an Idempotency-Key, stored for a day and returned to retries. */
export const idempotency = sqliteTable(
  "idempotency",
  {
    /** The workspace, or "root". */
    scope: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    /** The SHA-256 of the request body. */
    request: text().notNull(),
    /** The random token of the request that holds the claim. */
    claim: text().notNull().default(""),
    /** 0 until the request has ended. */
    status: integer().notNull().default(0),
    headers: text({ mode: "json" }).$type<Record<string, string>>().notNull().default({}),
    body: text().notNull().default(""),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.route, table.key] }),
    index("idempotency_by_age").on(table.at),
  ],
);

/** The gzip-compressed body of a stored response, in parts below D1's limit for a value. */
export const idempotencyParts = sqliteTable(
  "idempotency_parts",
  {
    scope: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    /** 0, 1, 2 … */
    part: integer().notNull(),
    bytes: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.route, table.key, table.part] })],
);
