import { Failure } from "../../core/failure.ts";
import { deferredSequenceStart } from "../../core/import/chunk-rows.ts";
import { type Job } from "../../core/job.ts";
import {
  type ChunkReceipt,
  type Deps,
  type ItemUpdate,
  type NewCriteria,
} from "../../ports/deps.ts";
import { publishJob } from "../jobs/publish-job.ts";
import { readUnfinishedJob, runChunks } from "../jobs/run-chunks.ts";
import { retryConflicts } from "../retry-conflicts.ts";
import { planRevert, type RevertPlan } from "./plan-revert.ts";
import { formatRevertRows, parseRevertRows, type RevertRow } from "./revert-rows.ts";

/**
 * Applies the staged chunks of a revert, each in one batch with its receipt, then publishes. Safe
 * to run twice, even at the same time, because the batch of a chunk also deletes the chunk.
 */
export async function runRevert(
  deps: Deps,
  { workspace, job: id }: { readonly workspace: string; readonly job: string },
): Promise<void> {
  const start = deps.clock.now();
  const job = await readUnfinishedJob(deps, { workspace, job: id });
  if (job === undefined) {
    return;
  }
  await runChunks(deps, {
    applyNext: () => revertChunk(deps, job),
    finish: () => publishJob(deps, { workspace, id, start }),
    next: { kind: "revert", workspace, job: id },
  });
}

/** Applies the next chunk. Returns false if there is none. */
async function revertChunk(deps: Deps, job: Job): Promise<boolean> {
  const [chunk] = await deps.store.jobs.readChunks(job.workspace, job.id, { limit: 1 });
  if (chunk === undefined) {
    return false;
  }
  const rows = parseRevertRows(chunk.rows);
  await retryConflicts(deps, () => tryRevert(deps, job, { sequence: chunk.sequence, rows }));
  deps.caches.pointers.invalidateAfterWrite(job.workspace, deps.clock.now());
  return true;
}

type RevertChunk = { readonly sequence: number; readonly rows: readonly RevertRow[] };

/** Returns undefined if another request changed an item first. */
async function tryRevert(deps: Deps, job: Job, chunk: RevertChunk): Promise<true | undefined> {
  const { workspace, id, actor } = job;
  const at = deps.clock.now();
  const entries = chunk.rows.flatMap(({ number, generations }) =>
    generations.map((generation) => ({ generation, number })),
  );
  const context = await deps.store.changes.readRevertContext(workspace, entries);
  const plan = planRevert(chunk.rows, context, at);
  const receipt = { job: id, ...buildReceipt(chunk, plan) };
  const { changes } = plan;
  try {
    const criteria = listCriteria(changes);
    const batch = { workspace, actor, at, creates: [], changes, criteria, receipt };
    await deps.store.items.write(batch);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.kind === "conflict") {
      return undefined;
    }
    throw error;
  }
}

/** Lists the criteria of restored items. A revert may exceed the criteria limit of a workspace. */
function listCriteria(changes: readonly ItemUpdate[]): NewCriteria {
  const names = new Set(changes.flatMap(({ fields }) => Object.keys(fields.ratings)));
  return { names: [...names], max: Number.MAX_SAFE_INTEGER };
}

/** Builds the receipt of a chunk. Items with conflicts are retried once, after all others. */
function buildReceipt(
  { sequence, rows }: RevertChunk,
  { changes, unchanged, faults, conflicts }: RevertPlan,
): Omit<ChunkReceipt, "job"> {
  const isDeferred = sequence >= deferredSequenceStart;
  const refused = isDeferred ? [...faults, ...conflicts.map(({ fault }) => fault)] : faults;
  const deferred = isDeferred ? [] : conflicts.map(({ row }) => row);
  return {
    sequence,
    count: rows.length,
    done: rows.length - deferred.length,
    created: 0,
    updated: changes.length - unchanged,
    unchanged,
    failed: refused.length,
    faults: refused,
    ...(deferred.length > 0 && {
      deferred: {
        rows: formatRevertRows(deferred),
        count: deferred.length,
      },
    }),
  };
}
