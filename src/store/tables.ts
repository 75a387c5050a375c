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
import { type ImportReport } from "../core/import/report/import-report.ts";
import { type Ratings } from "../core/item/item.ts";
import { type CellWarning, type GenerationRange, type Job, type LineFault } from "../core/job.ts";
import { type Definition, type DefinitionRequest } from "../core/models/model.ts";
import { type StatusMap } from "../core/status/status-map.ts";

/** Tenants. Every change to a tenant's items increments its generation. */
export const workspaces = sqliteTable(
  "workspaces",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Incremented by the last statement of every batch that changes an item. */
    generation: integer().notNull().default(0),
    /** The instant of the generation. */
    changedAt: integer("changed_at").notNull(),
    /** The largest item number assigned. */
    lastNumber: integer("last_number").notNull().default(0),
    defaultModel: text("default_model").notNull(),
    /** Signs the workspace's cursors: 32 random bytes in hexadecimal. */
    cursorKey: text("cursor_key").notNull(),
    /** The generation of the newest snapshot in KV; 0 before the first one. */
    snapshotGeneration: integer("snapshot_generation").notNull().default(0),
    snapshotAt: integer("snapshot_at").notNull().default(0),
    createdAt: integer("created_at").notNull(),
    /** JSON: the origins of web pages that may call the API with a key. */
    allowedOrigins: text("allowed_origins", { mode: "json" })
      .$type<string[]>()
      .notNull()
      .default([]),
    /** Set by a deletion. The workspace can be restored until the purge starts. */
    deletedAt: integer("deleted_at"),
    /** The earliest instant of the purge. */
    purgeAt: integer("purge_at"),
    purgeStartedAt: integer("purge_started_at"),
    /**
     * JSON: the criteria of the items' ratings, as the members of an object. It bounds the columns
     * of a snapshot. A checkpoint removes the criteria that no item has.
     */
    criteria: text().notNull().default("{}"),
  },
  (table) => [
    index("workspaces_by_change").on(table.changedAt),
    index("workspaces_to_purge")
      .on(table.purgeAt)
      .where(sql`purge_at IS NOT NULL`),
  ],
);

/** Work items. Long texts are last, so that a scan for a snapshot does not read their pages. */
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
    /** JSON: an array of strings. */
    labels: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    /** JSON: criterion → number or {low, likely, high}. */
    ratings: text({ mode: "json" }).$type<Ratings>().notNull().default({}),
    title: text().notNull(),
    description: text(),
    /** JSON: ids of the blockers; NULL if there are none. */
    blockedBy: text("blocked_by", { mode: "json" }).$type<string[]>(),
    /**
     * The folded title for searches; NULL if the title is ASCII, which the database folds itself.
     */
    folded: text(),
    /** The source system of the external id, such as "jira"; empty by default. */
    source: text().notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.number] }),
    index("items_blocked")
      .on(table.workspaceId, table.number)
      .where(sql`blocked_by IS NOT NULL`),
    uniqueIndex("items_by_id").on(table.workspaceId, table.id),
    uniqueIndex("items_by_external_id")
      .on(table.workspaceId, table.externalId, table.source)
      .where(sql`external_id IS NOT NULL AND deleted_at IS NULL`),
    index("items_by_title")
      .on(table.workspaceId, table.title)
      .where(sql`external_id IS NULL AND deleted_at IS NULL`),
    index("items_by_parent")
      .on(table.workspaceId, table.parentId)
      .where(sql`parent_id IS NOT NULL`),
  ],
);

/** The append-only undo log: the fields that a change overwrote, its actor and its instant. */
export const changes = sqliteTable(
  "changes",
  {
    workspaceId: text("workspace_id").notNull(),
    generation: integer().notNull(),
    number: integer().notNull(),
    /** JSON: the previous values of the changed fields; NULL if the item was created. */
    before: text(),
    actor: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.generation, table.number] }),
    // Without the entries of new items, so that an import does not write to the index.
    index("changes_by_item")
      .on(table.workspaceId, table.number, table.generation)
      .where(sql`before IS NOT NULL`),
  ],
);

/** Models of workspaces, one row per revision. A revision never changes. */
export const models = sqliteTable(
  "models",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    revision: integer().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    /** JSON: the request, and the definition that was built from it. */
    request: text({ mode: "json" }).$type<DefinitionRequest>().notNull(),
    definition: text({ mode: "json" }).$type<Definition>().notNull(),
    createdAt: integer("created_at").notNull(),
    actor: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id, table.revision] })],
);

/** People with their skills and capacity. */
export const people = sqliteTable(
  "people",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    name: text().notNull(),
    /** JSON: an array of strings. */
    skills: text({ mode: "json" }).$type<string[]>().notNull(),
    /** Work per release, in the unit of an item's size. */
    capacity: real().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** Pairwise judgements (AHP), from which a model's weights are derived. */
export const hierarchies = sqliteTable(
  "hierarchies",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    name: text().notNull(),
    /** JSON: the criteria, with or without categories, and the judgements of each judge. */
    document: text("judged", { mode: "json" }).$type<HierarchyDocument>().notNull(),
    /** The id of the model, once the hierarchy is final. */
    model: text(),
    actor: text().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/**
 * The categories of statuses, one row per change. A row applies from its generation until the
 * generation of the next row.
 */
export const statusMaps = sqliteTable(
  "status_maps",
  {
    workspaceId: text("workspace_id").notNull(),
    generation: integer().notNull(),
    /** JSON: status → category, for all statuses that the workspace has assigned. */
    categories: text({ mode: "json" }).$type<StatusMap>().notNull(),
    actor: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.generation] })],
);

/** Background jobs. A sweep finds the row of a job whose message the queue lost. */
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
    /** The generation of the job's last write. */
    generation: integer().notNull().default(0),
    /** JSON: [{line, detail}], the first hundred. */
    errors: text({ mode: "json" }).$type<LineFault[]>().notNull().default([]),
    /** JSON: columns of the file that the import ignored. */
    unmapped: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    reason: text(),
    /** JSON: [{line, column, value, detail, count}], the first hundred. */
    warnings: text({ mode: "json" }).$type<CellWarning[]>().notNull().default([]),
    /** The number of cells with a warning. */
    warningCount: integer("warning_count").notNull().default(0),
    /** JSON: [[first, last]], the generations that the job wrote. */
    generations: text({ mode: "json" }).$type<GenerationRange[]>().notNull().default([]),
    /** JSON: the report about the file; NULL until it has been read. */
    report: text({ mode: "json" }).$type<ImportReport>(),
    /** JSON: the data that the steps of the job need; its format belongs to the kind of job. */
    plan: text(),
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
 * Staged rows of imports, a bounded number per chunk. The batch that writes the items of a chunk
 * deletes the chunk, so that no chunk is imported twice.
 */
export const importChunks = sqliteTable(
  "import_chunks",
  {
    workspaceId: text("workspace_id").notNull(),
    jobId: text("job_id").notNull(),
    sequence: integer().notNull(),
    /** JSON in the format of flows/imports/staged-rows.ts. */
    rows: text().notNull(),
    /** The number of rows. */
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.jobId, table.sequence] })],
);
