import { asc } from "drizzle-orm";
import {
  type BackupKind,
  type BackupRowList,
  type BackupRows,
  readLastBackupKey,
} from "../core/backup/backup-row.ts";
import { type BackupPage } from "../ports/store.ts";
import { readItemPage } from "./backup-items.ts";
import { isInPage, type PageWindow } from "./backup-window.ts";
import { toJob } from "./jobs.ts";
import { baselines, published, rankings } from "./ranking-tables.ts";
import { type Database, type Shards } from "./shards.ts";
import { changes, hierarchies, jobs, models, people, statusMaps } from "./tables.ts";

/** Reads the next rows of a kind, as they were at the moment. */
export async function readBackupPage(
  shards: Shards,
  kind: BackupKind,
  window: PageWindow,
): Promise<BackupPage> {
  const db = shards.reader(window.workspace);
  if (kind === "item") {
    const { rows, next } = await readItemPage(db, window);
    return { list: { kind, rows }, next };
  }
  const list = await readers[kind](db, window);
  return { list, next: readLastBackupKey(list) };
}

type Reader<K extends BackupKind> = (db: Database, window: PageWindow) => Promise<BackupRowList<K>>;

const readers: { readonly [K in Exclude<BackupKind, "item">]: Reader<K> } = {
  async person(db, window) {
    const { workspaceId, id } = people;
    const page = { table: people, workspaceId, key: [id], texts: [people.skills] };
    const rows = await db.select().from(people).where(isInPage(page, window)).orderBy(asc(id));
    return { kind: "person", rows: rows.map(omitWorkspace) };
  },

  async hierarchy(db, window) {
    const { workspaceId, id } = hierarchies;
    const page = { table: hierarchies, workspaceId, key: [id], texts: [hierarchies.document] };
    const rows = await db.select().from(hierarchies).where(isInPage(page, window)).orderBy(asc(id));
    return {
      kind: "hierarchy",
      rows: rows.map(toBackupHierarchy),
    };
  },

  async model(db, window) {
    const { workspaceId, id, revision, request, definition } = models;
    const page = { table: models, workspaceId, key: [id, revision], texts: [request, definition] };
    const rows = await db
      .select()
      .from(models)
      .where(isInPage(page, window))
      .orderBy(asc(id), asc(revision));
    return { kind: "model", rows: rows.map(omitWorkspace) };
  },

  async status_map(db, window) {
    const { workspaceId, generation, categories } = statusMaps;
    const page = {
      table: statusMaps,
      workspaceId,
      key: [generation],
      texts: [categories],
      upTo: { column: generation, max: window.moment.generation },
    };
    const rows = await db
      .select()
      .from(statusMaps)
      .where(isInPage(page, window))
      .orderBy(asc(generation));
    return { kind: "status_map", rows: rows.map(omitWorkspace) };
  },

  async publication(db, window) {
    const { workspaceId, model, revision, generation } = published;
    const page = {
      table: published,
      workspaceId,
      key: [model, revision],
      texts: [],
      upTo: { column: generation, max: window.moment.generation },
    };
    const rows = await db
      .select()
      .from(published)
      .where(isInPage(page, window))
      .orderBy(asc(model), asc(revision));
    return { kind: "publication", rows: rows.map(omitWorkspace) };
  },

  async baseline(db, window) {
    const { workspaceId, id, note, createdAt } = baselines;
    const page = {
      table: baselines,
      workspaceId,
      key: [id],
      texts: [note],
      upTo: { column: createdAt, max: window.moment.at },
    };
    const rows = await db.select().from(baselines).where(isInPage(page, window)).orderBy(asc(id));
    return { kind: "baseline", rows: rows.map(toBackupBaseline) };
  },

  async ranking(db, window) {
    const { workspaceId, generation, model, revision, orderRules } = rankings;
    const key = [generation, model, revision, orderRules];
    const page = {
      table: rankings,
      workspaceId,
      key,
      texts: [],
      upTo: { column: generation, max: window.moment.generation },
    };
    const rows = await db
      .select()
      .from(rankings)
      .where(isInPage(page, window))
      .orderBy(asc(generation), asc(model), asc(revision), asc(orderRules));
    return { kind: "ranking", rows: rows.map(omitWorkspace) };
  },

  async job(db, window) {
    const { workspaceId, id, errors, warnings, generations, report, plan, createdAt } = jobs;
    const texts = [errors, warnings, generations, report, plan, jobs.unmapped];
    const page = {
      table: jobs,
      workspaceId,
      key: [id],
      texts,
      upTo: { column: createdAt, max: window.moment.at },
    };
    const rows = await db.select().from(jobs).where(isInPage(page, window)).orderBy(asc(id));
    return { kind: "job", rows: rows.map(toBackupJob) };
  },

  async change(db, window) {
    const { workspaceId, generation, number, before } = changes;
    const page = {
      table: changes,
      workspaceId,
      key: [generation, number],
      texts: [before],
      upTo: { column: generation, max: window.moment.generation },
    };
    const rows = await db
      .select()
      .from(changes)
      .where(isInPage(page, window))
      .orderBy(asc(generation), asc(number));
    return {
      kind: "change",
      rows: rows.map(toBackupChange),
    };
  },
};

function omitWorkspace<T extends { readonly workspaceId: string }>({
  workspaceId: _workspaceId,
  ...row
}: T): Omit<T, "workspaceId"> {
  return row;
}

function toBackupJob(row: typeof jobs.$inferSelect): BackupRows["job"] {
  const { workspace: _workspace, ...job } = toJob(row);
  return job;
}

function toBackupHierarchy({
  workspaceId: _workspaceId,
  model,
  ...row
}: typeof hierarchies.$inferSelect): BackupRows["hierarchy"] {
  return model === null ? row : { ...row, model };
}

function toBackupBaseline({
  workspaceId: _workspaceId,
  note,
  ...row
}: typeof baselines.$inferSelect): BackupRows["baseline"] {
  return note === null ? row : { ...row, note };
}

function toBackupChange({
  workspaceId: _workspaceId,
  before: text,
  ...row
}: typeof changes.$inferSelect): BackupRows["change"] {
  const before: BackupRows["change"]["before"] = text === null ? null : JSON.parse(text);
  return { ...row, before };
}
