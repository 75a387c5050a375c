import { getTableName, type SQL, sql } from "drizzle-orm";
import {
  type BackedUpWorkspace,
  type BackupKind,
  type BackupRowList,
} from "../core/backup/backup-row.ts";
import { Failure } from "../core/failure.ts";
import { type Instant } from "../core/item/item.ts";
import { type RestoreStep } from "../ports/store.ts";
import { backupTables, insertBackupRows } from "./backup-inserts.ts";
import { toBatchItem } from "./batch-item.ts";
import { isConstraintError } from "./d1.ts";
import { baselines, published, rankings } from "./ranking-tables.ts";
import { type Database } from "./shards.ts";
import { changes, hierarchies, items, models, people, statusMaps } from "./tables.ts";

/** Writes the rows of one chunk of a restore, and deletes the chunk, in one transaction. */
export async function restoreRows(
  db: Database,
  { workspace, ...step }: RestoreStep & { readonly workspace: string },
  list: BackupRowList,
): Promise<void> {
  await runStep(
    db,
    { workspace, ...step },
    { list, statements: insertBackupRows(workspace, list) },
  );
}

/** Writes the generation and settings in the last step. The generation makes rankings visible. */
export async function completeRestore(
  db: Database,
  { workspace, ...step }: RestoreStep & { readonly workspace: string },
  row: BackedUpWorkspace,
): Promise<void> {
  const isOwn = sql`workspace_id = ${workspace} AND generation = 0`;
  const statements = [
    // The rankings of the empty workspace. Those of the backup have another instant.
    sql`DELETE FROM rankings WHERE ${isOwn}
      AND at = (SELECT changed_at FROM workspaces WHERE id = ${workspace})`,
    sql`DELETE FROM published WHERE ${isOwn} AND NOT EXISTS (SELECT 1 FROM rankings r
      WHERE r.workspace_id = ${workspace} AND r.generation = 0 AND r.model = published.model
        AND r.revision = published.revision)`,
    sql`UPDATE workspaces SET name = ${row.name}, generation = ${row.generation},
        changed_at = ${row.changedAt}, last_number = ${row.lastNumber},
        default_model = ${row.defaultModel}, created_at = ${row.createdAt},
        allowed_origins = ${JSON.stringify(row.allowedOrigins)},
        snapshot_generation = 0, snapshot_at = 0
      WHERE id = ${workspace}`,
  ];
  await runStep(db, { workspace, ...step }, { list: undefined, statements });
}

/** A restore that has failed. */
type FailedRestore = {
  readonly workspace: string;
  readonly job: string;
  readonly reason: string;
  readonly at: Instant;
};

/** Ends a restore as failed, and deletes the rows of a restore that has written some. */
export async function discardRestore(db: Database, failed: FailedRestore): Promise<void> {
  const { workspace, job, reason, at } = failed;
  const isJob = sql`workspace_id = ${workspace} AND id = ${job}`;
  const isDiscardable = sql`workspace_id = ${workspace}
    AND (SELECT generation FROM workspaces WHERE id = ${workspace}) = 0
    AND NOT EXISTS (SELECT 1 FROM changes WHERE workspace_id = ${workspace})
    AND EXISTS (SELECT 1 FROM jobs j
      WHERE j.workspace_id = ${workspace} AND j.id = ${job} AND j.state = 'running')`;
  const isOther = sql`${isDiscardable} AND id <> ${job}`;
  const tables = [items, people, hierarchies, models, statusMaps, published, baselines, rankings];
  const statements = [
    ...tables.map((table) => sql`DELETE FROM ${table} WHERE ${isDiscardable}`),
    sql`DELETE FROM jobs WHERE ${isOther} AND kind <> 'restore'`,
    sql`UPDATE jobs SET state = 'failed', reason = ${reason}, updated_at = ${at}
      WHERE ${isJob} AND state IN ('queued', 'running')`,
    sql`DELETE FROM import_chunks WHERE workspace_id = ${workspace} AND job_id = ${job}`,
  ];
  const [first, ...rest] = statements.map((statement) => toBatchItem(db, statement));
  if (first !== undefined) {
    await db.batch([first, ...rest]);
  }
}

/** Returns SQL that is true if the workspace has no rows except rankings and jobs. */
export function isEmptyWorkspace(workspace: string): SQL {
  const tables = [items, changes, people, hierarchies, models, baselines, statusMaps];
  const conditions = tables.map(
    (table) => sql`NOT EXISTS (SELECT 1 FROM ${table} WHERE workspace_id = ${workspace})`,
  );
  return sql`(SELECT generation = 0 FROM workspaces WHERE id = ${workspace})
    AND ${sql.join(conditions, sql` AND `)}`;
}

type StepContent = {
  readonly list: BackupRowList | undefined;
  readonly statements: readonly SQL[];
};

/**
 * Runs the statements of a step in one transaction with its receipt. The first statement sets
 * `done` to NULL if an earlier step has deleted the chunk. The second one sets `total` to NULL if
 * the workspace has changed since the job began. Either constraint fails the transaction.
 */
async function runStep(
  db: Database,
  { workspace, job, sequences, at }: RestoreStep & { readonly workspace: string },
  { list, statements }: StepContent,
): Promise<void> {
  const isJob = sql`workspace_id = ${workspace} AND id = ${job}`;
  const chunk = sql`workspace_id = ${workspace} AND job_id = ${job}
    AND sequence IN (SELECT value FROM json_each(${JSON.stringify(sequences)}))`;
  const count = list?.rows.length ?? 0;
  const created = list?.kind === "item" ? count : 0;
  const batch = [
    sql`UPDATE jobs SET done = CASE
        WHEN (SELECT count(*) FROM import_chunks WHERE ${chunk}) = ${sequences.length}
        THEN done + ${count} END WHERE ${isJob}`,
    sql`UPDATE jobs SET total = CASE WHEN ${isExpected(workspace, job)} THEN total END
      WHERE ${isJob}`,
    ...statements,
    sql`UPDATE jobs SET state = 'running', created = created + ${created}, updated_at = ${at}
      WHERE ${isJob}`,
    sql`DELETE FROM import_chunks WHERE ${chunk}`,
  ].map((statement) => toBatchItem(db, statement));
  const [first, ...rest] = batch;
  if (first !== undefined) {
    await translateErrors(() => db.batch([first, ...rest]), list?.kind);
  }
}

/** Returns SQL that is true in an empty workspace, or for a later step, at generation 0. */
function isExpected(workspace: string, job: string): SQL {
  return sql`CASE jobs.state
    WHEN 'running' THEN (SELECT generation = 0 FROM workspaces WHERE id = ${workspace})
    ELSE ${isEmptyWorkspace(workspace)} AND NOT EXISTS (SELECT 1 FROM jobs j
      WHERE j.workspace_id = ${workspace} AND j.kind = 'restore' AND j.state = 'running'
        AND j.id <> ${job}) END`;
}

async function translateErrors(
  write: () => Promise<unknown>,
  kind: BackupKind | undefined,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isConstraintError(error, "jobs.done")) {
      return; // An earlier delivery of the message has run this step.
    }
    if (isConstraintError(error, "jobs.total")) {
      throw new Failure("conflict", "The workspace is not empty. Restore into a new workspace.");
    }
    if (kind !== undefined && isConstraintError(error, getTableName(backupTables[kind]))) {
      const detail = `The backup has two rows of the kind ${kind} that exclude each other.`;
      throw new Failure("conflict", detail, { cause: error });
    }
    throw error;
  }
}
