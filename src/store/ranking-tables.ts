import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** Rankings with their digests. The columns of a ranking are cached values only. */
export const rankings = sqliteTable(
  "rankings",
  {
    workspaceId: text("workspace_id").notNull(),
    generation: integer().notNull(),
    model: text().notNull(),
    revision: integer().notNull(),
    /** The version of the order rules; see `orderRules` in core/ranking. */
    orderRules: integer("order_rules").notNull().default(1),
    id: text().notNull(),
    /** The instant of the generation. */
    at: integer().notNull(),
    count: integer().notNull(),
    unscored: integer().notNull(),
    digest: text().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.workspaceId, table.generation, table.model, table.revision, table.orderRules],
    }),
    uniqueIndex("rankings_by_id").on(table.workspaceId, table.id),
    index("rankings_by_model").on(table.workspaceId, table.model, table.generation),
  ],
);

/** Rankings with a name. The columns of the key name a row of `rankings`. */
export const baselines = sqliteTable(
  "baselines",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    name: text().notNull(),
    note: text(),
    generation: integer().notNull(),
    model: text().notNull(),
    revision: integer().notNull(),
    orderRules: integer("order_rules").notNull(),
    actor: text().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("baselines_by_name").on(table.workspaceId, table.name),
  ],
);

/** The newest ranking of each model. An older generation never replaces a newer one. */
export const published = sqliteTable(
  "published",
  {
    workspaceId: text("workspace_id").notNull(),
    model: text().notNull(),
    revision: integer().notNull(),
    orderRules: integer("order_rules").notNull().default(1),
    generation: integer().notNull(),
    publishedAt: integer("published_at").notNull(),
    /** The last read, to within minutes. Publishes refresh only models that were read recently. */
    readAt: integer("read_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.model, table.revision] })],
);
