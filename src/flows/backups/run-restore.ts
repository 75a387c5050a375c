import { type BackupRowList } from "../../core/backup/backup-row.ts";
import { Failure } from "../../core/failure.ts";
import { type Job } from "../../core/job.ts";
import { type Deps } from "../../ports/deps.ts";
import { publishJob } from "../jobs/publish-job.ts";
import { reportJob } from "../jobs/report-job.ts";
import { readUnfinishedJob, runChunks } from "../jobs/run-chunks.ts";
import { computeRankingId } from "../rankings/compute-ranking.ts";
import { readStagedStep } from "./staged-backup.ts";

/**
 * Writes the staged rows of a backup, each chunk in one batch that also deletes the chunk. The last
 * chunk sets the generation, which makes the rankings visible. Then publishes. Until then, the
 * store rejects every other write that needs a generation. Safe to run twice, even at the same
 * time.
 */
export async function runRestore(
  deps: Deps,
  { workspace, job: id }: { readonly workspace: string; readonly job: string },
): Promise<void> {
  const start = deps.clock.now();
  const job = await readUnfinishedJob(deps, { workspace, job: id });
  if (job === undefined) {
    return;
  }
  await runChunks(deps, {
    applyNext: () => restoreOrDiscard(deps, job),
    finish: () => publishRestored(deps, job, start),
    next: { kind: "restore", workspace, job: id },
  });
}

/** Ends the job as failed and removes its rows, if rows contradict each other. */
async function restoreOrDiscard(deps: Deps, job: Job): Promise<boolean> {
  const { workspace, id } = job;
  try {
    return await restoreChunk(deps, job);
  } catch (error) {
    if (!(error instanceof Failure && error.kind === "conflict")) {
      throw error;
    }
    const end = { job: id, reason: error.message, at: deps.clock.now() };
    await deps.store.backups.discard(workspace, end);
    reportJob(deps, job);
    return false;
  }
}

/** Writes the next chunk. Returns false if there is none. */
async function restoreChunk(deps: Deps, job: Job): Promise<boolean> {
  const { workspace } = job;
  const next = await readStagedStep(deps, job, deps.clock.now());
  if (next === undefined) {
    return false;
  }
  const { step, content } = next;
  if (content.kind === "workspace") {
    await deps.store.backups.completeRestore(workspace, step, content.workspace);
    deps.caches.pointers.drop(workspace);
  } else {
    const list =
      content.kind === "ranking" ? await renameRankings(deps, workspace, content) : content;
    await deps.store.backups.restoreRows(workspace, step, list);
  }
  return true;
}

type RankingList = Extract<BackupRowList, { kind: "ranking" }>;

/** Gives the rankings the ids that they have in this workspace: an id depends on the workspace. */
async function renameRankings(
  deps: Pick<Deps, "crypto">,
  workspace: string,
  { kind, rows }: RankingList,
): Promise<RankingList> {
  const renamed = rows.map(async (row) => {
    const scope = row.orderRules === 1 ? "all" : "open";
    return { ...row, id: await computeRankingId(deps, { ...row, workspace, scope }) };
  });
  return { kind, rows: await Promise.all(renamed) };
}

/** Publishes the workspace, unless the job has failed. */
async function publishRestored(deps: Deps, { workspace, id }: Job, start: number): Promise<void> {
  const isUnfinished = (await readUnfinishedJob(deps, { workspace, job: id })) !== undefined;
  if (isUnfinished) {
    await publishJob(deps, { workspace, id, start });
  }
}
