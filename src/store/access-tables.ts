import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { type Role } from "../core/access.ts";

/** API keys. Only the hash of a token is stored. */
export const apiKeys = sqliteTable(
  "api_keys",
  {
    hash: text().primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull().default("admin"),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at"),
    /** The last use, to within an hour: only a sample of the uses is recorded. */
    lastUsedAt: integer("last_used_at"),
    revokedAt: integer("revoked_at"),
    /** The id of the key that replaces this one after a rotation. */
    replacedBy: text("replaced_by"),
    /** Set while the workspace is deleted. */
    suspendedAt: integer("suspended_at"),
  },
  (table) => [uniqueIndex("api_keys_by_id").on(table.workspaceId, table.id)],
);

/** Sessions of browsers. A session has the role of its key, and ends with it. */
export const sessions = sqliteTable(
  "sessions",
  {
    /** The SHA-256 of the token in the cookie. */
    hash: text().primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    keyId: text("key_id").notNull(),
    userAgent: text("user_agent").notNull().default(""),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    lastUsedAt: integer("last_used_at").notNull(),
    endedAt: integer("ended_at"),
  },
  (table) => [
    uniqueIndex("sessions_by_id").on(table.workspaceId, table.id),
    index("sessions_by_expiry").on(table.expiresAt),
  ],
);

/** Single-use tickets that open a WebSocket. The request that uses a ticket deletes it. */
export const tickets = sqliteTable(
  "tickets",
  {
    /** The SHA-256 of the ticket. */
    hash: text().primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    keyId: text("key_id").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [index("tickets_by_expiry").on(table.expiresAt)],
);

/**
 * Erasures of people. While one is running, the undo log accepts updates of `before` and `actor`
 * (see the trigger `changes_are_never_altered`).
 */
export const erasures = sqliteTable(
  "erasures",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    /** The name to erase; NULL once the erasure has ended. */
    person: text(),
    actor: text().notNull(),
    createdAt: integer("created_at").notNull(),
    finishedAt: integer("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("erasures_unfinished")
      .on(table.createdAt)
      .where(sql`finished_at IS NULL`),
  ],
);
