import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { type HierarchyDocument } from "../core/ahp/hierarchy-document.ts";
import { type Ratings } from "../core/item/item.ts";
import { type Job, type LineFault } from "../core/job.ts";
import { type Definition, type DefinitionRequest } from "../core/models/model.ts";

/** A tenant. Its generation is the one number that moves when anything in it does. */
export const workspaces = sqliteTable(
  "workspaces",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Raised by the last statement of every batch that changes an item. */
    generation: integer().notNull().default(0),
    /** When the generation was made. */
    changedAt: integer("changed_at").notNull(),
    /** The largest item number given so far. */
    lastNumber: integer("last_number").notNull().default(0),
    defaultModel: text("default_model").notNull(),
    /** Signs this workspace's cursors; 32 random bytes in hexadecimal. */
    cursorKey: text("cursor_key").notNull(),
    /** The generation of the newest board copy in KV; 0 before the first. */
    snapshotGeneration: integer("board_generation").notNull().default(0),
    snapshotAt: integer("board_at").notNull().default(0),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("workspaces_by_change").on(table.changedAt)],
);

/** Work items. Long texts stand last, so that a scan for a board never touches their pages. */
export const items = sqliteTable(
  "items",
  {
    workspaceId: text("workspace_id").notNull(),
    number: integer().notNull(),
    id: text().notNull(),
    externalId: text("external_id"),
    type: integer().notNull(),
    status: text().notNull(),
    priority: integer().notNull(),
    parentId: text("parent_id"),
    assignee: text(),
    team: text(),
    size: real(),
    startDate: text("start_date"),
    dueDate: text("due_date"),
    version: integer().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
    /** JSON: an array of words. */
    labels: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    /** JSON: criterion → number or {low, likely, high}. */
    ratings: text({ mode: "json" }).$type<Ratings>().notNull().default({}),
    title: text().notNull(),
    description: text(),
    /** JSON: ids of the items that have to be done first; NULL where there are none. */
    blockedBy: text("blocked_by", { mode: "json" }).$type<string[]>(),
    /** The title as it is looked for; NULL where the database can fold it by itself: A–Z. */
    folded: text(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.number] }),
    index("items_blocked")
      .on(table.workspaceId, table.number)
      .where(sql`blocked_by IS NOT NULL`),
    uniqueIndex("items_by_id").on(table.workspaceId, table.id),
    uniqueIndex("items_by_external_id")
      .on(table.workspaceId, table.externalId)
      .where(sql`external_id IS NOT NULL AND deleted_at IS NULL`),
    index("items_by_parent")
      .on(table.workspaceId, table.parentId)
      .where(sql`parent_id IS NOT NULL`),
  ],
);

/** An undo log, only ever appended to: what a change overwrote, who made it and when. */
export const changes = sqliteTable(
  "changes",
  {
    workspaceId: text("workspace_id").notNull(),
    generation: integer().notNull(),
    number: integer().notNull(),
    /** JSON: the fields that changed, as they were before; NULL for an item that was not there. */
    before: text(),
    actor: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.generation, table.number] })],
);

/** Models of a workspace's own, one row a revision; a revision never changes. */
export const models = sqliteTable(
  "models",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    revision: integer().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    /** JSON: the request as it was made, and the definition that came of it. */
    request: text({ mode: "json" }).$type<DefinitionRequest>().notNull(),
    definition: text({ mode: "json" }).$type<Definition>().notNull(),
    createdAt: integer("created_at").notNull(),
    actor: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id, table.revision] })],
);

/** Who does the work: what they can do, and how much of it. */
export const people = sqliteTable(
  "people",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    name: text().notNull(),
    /** JSON: an array of words. */
    skills: text({ mode: "json" }).$type<string[]>().notNull(),
    /** How much work a release has room for, in the unit of an item's size. */
    capacity: real().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** Judgements that weights are made of, pair by pair (AHP), until they become a model. */
export const hierarchies = sqliteTable(
  "hierarchies",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    name: text().notNull(),
    /** JSON: the criteria, by category or not, and what each judge said of each pair. */
    judged: text({ mode: "json" }).$type<HierarchyDocument>().notNull(),
    /** The model that came of it, once it is final. */
    model: text(),
    actor: text().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** Says that a ranking exists and what its columns hash to; the columns are a copy. */
export const rankings = sqliteTable(
  "rankings",
  {
    workspaceId: text("workspace_id").notNull(),
    generation: integer().notNull(),
    model: text().notNull(),
    revision: integer().notNull(),
    id: text().notNull(),
    /** When the generation was made. */
    at: integer().notNull(),
    count: integer().notNull(),
    unscored: integer().notNull(),
    digest: text().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.workspaceId, table.generation, table.model, table.revision],
    }),
    uniqueIndex("rankings_by_id").on(table.workspaceId, table.id),
  ],
);

/** The newest ranking of each model; an older generation never replaces a newer. */
export const published = sqliteTable(
  "published",
  {
    workspaceId: text("workspace_id").notNull(),
    model: text().notNull(),
    revision: integer().notNull(),
    generation: integer().notNull(),
    publishedAt: integer("published_at").notNull(),
    /** When somebody last read it, to some minutes; says which models are kept fresh. */
    readAt: integer("read_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.model, table.revision] })],
);

/** Long work. The queue may forget a job; this row does not. */
export const jobs = sqliteTable(
  "jobs",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    kind: text().$type<Job["kind"]>().notNull(),
    state: text().$type<Job["state"]>().notNull(),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    created: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    errorCount: integer("error_count").notNull().default(0),
    /** The generation that holds the job's last change. */
    generation: integer().notNull().default(0),
    /** JSON: [{line, detail}], the first hundred. */
    errors: text({ mode: "json" }).$type<LineFault[]>().notNull().default([]),
    /** JSON: columns of the file that nothing was made of. */
    unmapped: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    reason: text(),
    actor: text().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("jobs_unfinished")
      .on(table.updatedAt)
      .where(sql`state IN ('staging', 'queued', 'running')`),
  ],
);

/**
 * Rows of an import on their way to the truth, a bounded number in each chunk. The batch that takes
 * a chunk in removes it: what is not here any more cannot be taken again.
 */
export const importChunks = sqliteTable(
  "import_chunks",
  {
    workspaceId: text("workspace_id").notNull(),
    jobId: text("job_id").notNull(),
    sequence: integer().notNull(),
    /** JSON; flows/imports/staged-rows.ts writes and reads it. */
    rows: text().notNull(),
    /** How many rows there are. */
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.jobId, table.sequence] })],
);

/** Who may come in. Only the hash of a key is kept. */
export const apiKeys = sqliteTable(
  "api_keys",
  {
    hash: text().primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    name: text().notNull(),
    createdAt: integer("created_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [index("api_keys_by_workspace").on(table.workspaceId)],
);

/** Answers to keyed requests, kept for a day so that a repeat hears the same. */
export const idempotency = sqliteTable(
  "idempotency",
  {
    /** The workspace, or "root". */
    scope: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of the request's body. */
    request: text().notNull(),
    /** 0 while the request runs. */
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
