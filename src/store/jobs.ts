import { and, asc, desc, eq, gt, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { limits } from "../contract/limits.ts";
import { deferredSequenceStart } from "../core/import/chunk-rows.ts";
import { type Instant } from "../core/item/item.ts";
import { type Job } from "../core/job.ts";
import { type ChunkReceipt, type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { addPendingGeneration } from "./generations.ts";
import { completeClaim } from "./idempotent-responses.ts";
import { type Database, type Shards } from "./shards.ts";
import { importChunks, jobs } from "./tables.ts";

/** Opens the store of jobs and their staged rows. */
export function openJobs(shards: Shards): Store["jobs"] {
  return {
    async create(job) {
      await insertJob(shards.writer(job.workspace), job);
    },

    async read(workspace, id) {
      const row = await shards
        .reader(workspace)
        .select()
        .from(jobs)
        .where(and(isJob(workspace, id), isInUse(workspace)))
        .get();
      return row && toJob(row);
    },

    listByGeneration: (workspace, generation) => listByGeneration(shards, workspace, generation),

    async stageChunk(workspace, jobId, { sequence, rows, count, at }) {
      const writer = shards.writer(workspace);
      await writer.batch([
        writer
          .insert(importChunks)
          .values({ workspaceId: workspace, jobId, sequence, rows, count }),
        writer.update(jobs).set({ updatedAt: at }).where(isJob(workspace, jobId)),
      ]);
    },

    async submit(job, { at, response }) {
      const { workspace, id, report, plan, reason } = job;
      const writer = shards.writer(workspace);
      const completion = await completeClaim(response);
      await writer.batch([
        writer
          .update(jobs)
          .set({
            state: job.state,
            total: job.total,
            done: job.done,
            created: job.created,
            updated: job.updated,
            unchanged: job.unchanged,
            failed: job.failed,
            errorCount: job.errorCount,
            errors: [...job.errors],
            warnings: [...job.warnings],
            warningCount: job.warningCount,
            unmapped: [...job.unmapped],
            report: report ?? null,
            plan: plan ?? null,
            reason: reason ?? null,
            updatedAt: at,
          })
          .where(and(isJob(workspace, id), inArray(jobs.state, ["staging", "queued", "running"]))),
        ...completion.map((statement) => toBatchItem(writer, statement)),
        ...(job.state === "queued" ? [] : [deleteChunks(writer, workspace, id)]),
      ]);
    },

    async readChunks(workspace, jobId, { after = -1, limit }) {
      return shards
        .writer(workspace)
        .select({ sequence: importChunks.sequence, rows: importChunks.rows })
        .from(importChunks)
        .where(
          and(
            eq(importChunks.workspaceId, workspace),
            eq(importChunks.jobId, jobId),
            gt(importChunks.sequence, after),
          ),
        )
        .orderBy(asc(importChunks.sequence))
        .limit(limit);
    },

    async finish(workspace, id, { generation, at }) {
      await shards
        .writer(workspace)
        .update(jobs)
        .set({ state: "done", generation, updatedAt: at })
        .where(and(isJob(workspace, id), inArray(jobs.state, ["queued", "running"])));
    },

    async fail(workspace, id, { reason, at }) {
      const writer = shards.writer(workspace);
      await writer.batch([
        writer
          .update(jobs)
          .set({ state: "failed", reason, updatedAt: at })
          .where(and(isJob(workspace, id), sql`state IN ('staging', 'queued', 'running')`)),
        deleteChunks(writer, workspace, id),
      ]);
    },

    listStalled: (before, limit) => listStalled(shards, before, limit),
  };
}

/** Returns the statement that stores a new job. */
export function insertJob(writer: Database, { workspace, reason, ...job }: Job) {
  return writer.insert(jobs).values({
    ...job,
    workspaceId: workspace,
    reason: reason ?? null,
    errors: [...job.errors],
    unmapped: [...job.unmapped],
    warnings: [...job.warnings],
    generations: [...job.generations],
  });
}

/** A flow refuses to revert an item that an older, unlisted revert restored. */
const jobsPerGenerationMax = 1_000;

async function listByGeneration(shards: Shards, workspace: string, generation: number) {
  const rows = await shards
    .reader(workspace)
    .select()
    .from(jobs)
    .where(and(eq(jobs.workspaceId, workspace), isRelatedTo(generation)))
    .orderBy(desc(jobs.id))
    .limit(jobsPerGenerationMax);
  return rows.map(toJob);
}

/**
 * Matches the job that wrote a generation, and reverts that are unfinished or wrote a later one.
 */
function isRelatedTo(generation: number) {
  return or(
    sql`EXISTS (SELECT 1 FROM json_each(${jobs.generations}) r
      WHERE ${generation} BETWEEN r.value->>0 AND r.value->>1)`,
    sql`kind = 'revert' AND (state IN ('staging', 'queued', 'running')
      OR ${jobs.generations}->>'$[#-1][1]' > ${generation})`,
  );
}

async function listStalled(shards: Shards, before: Instant, limit: number) {
  const jobsByShard = await Promise.all(
    shards.all.map((shard) =>
      shard
        .select({
          workspace: jobs.workspaceId,
          id: jobs.id,
          kind: jobs.kind,
          state: jobs.state,
          updatedAt: jobs.updatedAt,
        })
        .from(jobs)
        .where(
          and(
            sql`state IN ('staging', 'queued', 'running')`,
            lt(jobs.updatedAt, before),
            isInUse(jobs.workspaceId),
          ),
        )
        .orderBy(asc(jobs.updatedAt))
        .limit(limit),
    ),
  );
  return jobsByShard.flat().slice(0, limit);
}

function deleteChunks(writer: Database, workspace: string, job: string) {
  return writer
    .delete(importChunks)
    .where(and(eq(importChunks.workspaceId, workspace), eq(importChunks.jobId, job)));
}

/**
 * Returns the statements that add a receipt and the next generation to its job, and delete its
 * chunk or keep the rest of it. Put them into the batch that writes the chunk's items, after the
 * entries of the undo log. If the chunk does not exist with this number of rows, the first
 * statement sets `done` to NULL. If the batch changed fewer items than it planned, the second one
 * sets `total` to NULL. Either constraint fails the batch.
 */
export function recordReceipt(
  workspace: string,
  receipt: ChunkReceipt,
  { at, changed }: { readonly at: Instant; readonly changed: number },
): SQL[] {
  const { job, sequence, count, rest, deferred } = receipt;
  const statements = [
    sql`UPDATE jobs SET done = CASE WHEN EXISTS (SELECT 1 FROM import_chunks
        WHERE workspace_id = ${workspace} AND job_id = ${job} AND sequence = ${sequence}
          AND count = ${count})
        THEN done END WHERE workspace_id = ${workspace} AND id = ${job}`,
    sql`UPDATE jobs SET total = CASE WHEN (SELECT count(*) FROM workspaces w CROSS JOIN changes c
        ON c.workspace_id = w.id AND c.generation = w.generation + 1 WHERE w.id = ${workspace})
        = ${changed} THEN total END WHERE workspace_id = ${workspace} AND id = ${job}`,
    addProgress(workspace, job, { ...receipt, at, generations: addPendingGeneration(workspace) }),
    rest === undefined
      ? sql`DELETE FROM import_chunks
          WHERE workspace_id = ${workspace} AND job_id = ${job} AND sequence = ${sequence}`
      : sql`UPDATE import_chunks SET rows = ${rest.rows}, count = ${rest.count}
          WHERE workspace_id = ${workspace} AND job_id = ${job} AND sequence = ${sequence}`,
  ];
  if (deferred !== undefined) {
    statements.push(sql`INSERT INTO import_chunks (workspace_id, job_id, sequence, rows, count)
      SELECT ${workspace}, ${job}, max(coalesce(max(sequence), 0) + 1, ${deferredSequenceStart}),
        ${deferred.rows}, ${deferred.count}
      FROM import_chunks WHERE workspace_id = ${workspace} AND job_id = ${job}`);
  }
  return statements;
}

type JobProgress = Pick<ChunkReceipt, "created" | "updated" | "unchanged" | "failed" | "faults"> & {
  readonly done: number;
  readonly at: Instant;
  /** The SQL of the job's generations. */
  readonly generations: SQL;
};

/** Adds counts and faults to a job. Counts all faults, and stores the first hundred. */
function addProgress(workspace: string, id: string, progress: JobProgress): SQL {
  const { created, updated, unchanged, failed, done, faults, at, generations } = progress;
  return sql`UPDATE jobs SET state = CASE state WHEN 'queued' THEN 'running' ELSE state END,
      done = done + ${done},
      created = created + ${created}, updated = updated + ${updated},
      unchanged = unchanged + ${unchanged}, failed = failed + ${failed}, error_count = error_count + ${faults.length}, updated_at = ${at},
      generations = ${generations},
      errors = (SELECT json_group_array(json(value)) FROM (
        SELECT value FROM json_each(jobs.errors) UNION ALL
        SELECT value FROM json_each(${JSON.stringify(faults)})
        LIMIT ${limits.jobErrorsMax}))
    WHERE workspace_id = ${workspace} AND id = ${id}`;
}

/** Matches the jobs of a workspace that is not deleted. */
function isInUse(workspace: string | typeof jobs.workspaceId): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM workspaces w
    WHERE w.id = ${workspace} AND w.deleted_at IS NOT NULL)`;
}

function isJob(workspace: string, id: string) {
  return and(eq(jobs.workspaceId, workspace), eq(jobs.id, id));
}

/** Converts a row to a job. */
export function toJob({
  workspaceId,
  reason,
  report,
  plan,
  ...row
}: typeof jobs.$inferSelect): Job {
  return {
    workspace: workspaceId,
    ...row,
    ...(reason !== null && { reason }),
    ...(report !== null && { report }),
    ...(plan !== null && { plan }),
  };
}
