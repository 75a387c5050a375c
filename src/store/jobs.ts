import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { limits } from "../contract/limits.ts";
import { type Instant } from "../core/item/item.ts";
import { type Job } from "../core/job.ts";
import { type ChunkReceipt, type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { addPendingGeneration } from "./generations.ts";
import { completeClaim } from "./idempotency.ts";
import { type Shards } from "./shards.ts";
import { importChunks, jobs } from "./tables.ts";

/** Opens the store of jobs and their staged rows. */
export function openJobs(shards: Shards): Store["jobs"] {
  return {
    async create({ workspace, reason, ...job }) {
      await shards
        .writer(workspace)
        .insert(jobs)
        .values({
          ...job,
          workspaceId: workspace,
          reason: reason ?? null,
          errors: [...job.errors],
          unmapped: [...job.unmapped],
          warnings: [...job.warnings],
          generations: [...job.generations],
        });
    },

    async read(workspace, id) {
      const row = await shards
        .reader(workspace)
        .select()
        .from(jobs)
        .where(isJob(workspace, id))
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

    async submit(workspace, id, { total, faults, failed, unmapped, at, response }) {
      const writer = shards.writer(workspace);
      await writer.batch([
        writer
          .update(jobs)
          .set({
            state: "queued",
            total,
            done: failed,
            failed,
            errorCount: failed,
            errors: [...faults],
            unmapped: [...unmapped],
            updatedAt: at,
          })
          .where(and(isJob(workspace, id), eq(jobs.state, "staging"))),
        ...(response === undefined ? [] : [toBatchItem(writer, completeClaim(response))]),
      ]);
    },

    async readNextChunk(workspace, jobId) {
      return shards
        .writer(workspace)
        .select({ sequence: importChunks.sequence, rows: importChunks.rows })
        .from(importChunks)
        .where(and(eq(importChunks.workspaceId, workspace), eq(importChunks.jobId, jobId)))
        .orderBy(asc(importChunks.sequence))
        .limit(1)
        .get();
    },

    async correctCounts(workspace, id, { created, updated, failed, faults, at }) {
      const change = { created, updated, unchanged: 0, failed, done: 0, faults, at };
      await shards.writer(workspace).run(addProgress(workspace, id, change));
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
        writer
          .delete(importChunks)
          .where(and(eq(importChunks.workspaceId, workspace), eq(importChunks.jobId, id))),
      ]);
    },

    async listStalled(before, limit) {
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
            .where(and(sql`state IN ('staging', 'queued', 'running')`, lt(jobs.updatedAt, before)))
            .orderBy(asc(jobs.updatedAt))
            .limit(limit),
        ),
      );
      return jobsByShard.flat().slice(0, limit);
    },
  };
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

/** Matches the job that wrote a generation, and reverts that are unfinished or wrote a later one. */
function isRelatedTo(generation: number) {
  return or(
    sql`EXISTS (SELECT 1 FROM json_each(${jobs.generations}) r
      WHERE ${generation} BETWEEN r.value->>0 AND r.value->>1)`,
    sql`kind = 'revert' AND (state IN ('staging', 'queued', 'running')
      OR ${jobs.generations}->>'$[#-1][1]' > ${generation})`,
  );
}

/**
 * Returns the statements that add a receipt and the next generation to its job and delete its
 * chunk. Put them into the batch that writes the chunk's items, after the entries of the undo log. If the chunk does not exist, the first statement sets `done`
 * to NULL, so that its constraint fails the batch.
 */
export function recordReceipt(workspace: string, receipt: ChunkReceipt, at: Instant): SQL[] {
  const { job, sequence, deferred } = receipt;
  const statements = [
    sql`UPDATE jobs SET done = CASE WHEN EXISTS (SELECT 1 FROM import_chunks
        WHERE workspace_id = ${workspace} AND job_id = ${job} AND sequence = ${sequence})
        THEN done END WHERE workspace_id = ${workspace} AND id = ${job}`,
    addProgress(workspace, job, { ...receipt, at, generations: addPendingGeneration(workspace) }),
    sql`DELETE FROM import_chunks
      WHERE workspace_id = ${workspace} AND job_id = ${job} AND sequence = ${sequence}`,
  ];
  if (deferred !== undefined) {
    statements.push(sql`INSERT INTO import_chunks (workspace_id, job_id, sequence, rows, count)
      VALUES (${workspace}, ${job}, ${deferred.sequence}, ${deferred.rows}, ${deferred.count})`);
  }
  return statements;
}

type JobProgress = Pick<ChunkReceipt, "created" | "updated" | "unchanged" | "failed" | "faults"> & {
  readonly done: number;
  readonly at: Instant;
  /** The SQL of the job's generations; unchanged by default. */
  readonly generations?: SQL;
};

/** Adds counts and faults to a job. Counts all faults, and stores the first hundred. */
function addProgress(workspace: string, id: string, progress: JobProgress): SQL {
  const { created, updated, unchanged, failed, done, faults, at } = progress;
  const { generations = sql.raw("generations") } = progress;
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

function isJob(workspace: string, id: string) {
  return and(eq(jobs.workspaceId, workspace), eq(jobs.id, id));
}

function toJob({
  workspaceId,
  reason,
  report,
  plan,
  ...row
}: typeof jobs.$inferSelect): Job & { readonly plan?: string } {
  return {
    workspace: workspaceId,
    ...row,
    ...(reason !== null && { reason }),
    ...(report !== null && { report }),
    ...(plan !== null && { plan }),
  };
}
