import { deferredSequenceStart } from "../../core/import/chunk-rows.ts";
import { type Job } from "../../core/job.ts";
import { type Deps } from "../../ports/deps.ts";
import { tryToSaveItems } from "../items/save-items.ts";
import { publishJob } from "../jobs/publish-job.ts";
import { reportJob } from "../jobs/report-job.ts";
import { readUnfinishedJob, runChunks } from "../jobs/run-chunks.ts";
import { retryConflicts } from "../retry-conflicts.ts";
import { proposeCategories } from "../statuses/propose-categories.ts";
import { describeEmptyImport } from "./empty-import.ts";
import { toOperation } from "./import-operation.ts";
import { type ImportPlan, parseImportPlan } from "./import-plan.ts";
import { buildReceipt } from "./import-receipt.ts";
import { runDryRun } from "./run-dry-run.ts";
import { parseStagedRows } from "./staged-rows.ts";

/** The factor by which a batch shrinks after a lost race. A smaller batch has a shorter window. */
const shrinkFactor = 4;

/**
 * Applies the staged chunks of an import in the order of the file, each in one batch with its
 * receipt. Then publishes, so that rankings contain the items when the job is done. Safe to run
 * twice, even at the same time, because the batch of a chunk also deletes the chunk.
 */
export async function runImport(
  deps: Deps,
  { workspace, job: id }: { readonly workspace: string; readonly job: string },
): Promise<void> {
  const message = { workspace, job: id };
  const start = deps.clock.now();
  const job = await readUnfinishedJob(deps, message);
  if (job === undefined) {
    return;
  }
  const plan = parseImportPlan(job.plan);
  if (job.kind === "dry-run") {
    return runDryRun(deps, job, plan);
  }
  await runChunks(deps, {
    applyNext: () => importChunk(deps, job, plan),
    finish: () => finishImport(deps, job, start),
    next: { kind: "import", ...message },
  });
}

/** Ends the job, as failed if the import kept no row. */
async function finishImport(deps: Deps, { workspace, id }: Job, start: number): Promise<void> {
  const job = await deps.store.jobs.read(workspace, id);
  if (job === undefined) {
    return;
  }
  const reason = describeEmptyImport(job);
  if (reason !== undefined) {
    await deps.store.jobs.fail(workspace, id, { reason, at: deps.clock.now() });
    reportJob(deps, { workspace, id });
    return;
  }
  await proposeCategories(deps, job);
  await publishJob(deps, { workspace, id, start });
}

/**
 * Applies the next chunk, or the first rows of it. Returns false if there is none. If another
 * request changes the item of a row first, the whole batch fails, so that the receipt is always
 * exact. The next attempt plans fewer rows again.
 */
async function importChunk(deps: Deps, job: Job, plan: ImportPlan): Promise<boolean> {
  const [chunk] = await deps.store.jobs.readChunks(job.workspace, job.id, { limit: 1 });
  if (chunk === undefined) {
    return false;
  }
  const rows = parseStagedRows(chunk.rows, plan.decisions);
  const isDeferred = chunk.sequence >= deferredSequenceStart;
  let count = rows.length;
  await retryConflicts(deps, () => {
    const taken = rows.slice(0, count);
    const part = { job: job.id, chunk: { sequence: chunk.sequence, count: rows.length } };
    const rest = rows.slice(count);
    count = Math.ceil(count / shrinkFactor);
    return tryToSaveItems(deps, {
      actor: { workspace: job.workspace, id: job.actor },
      operations: taken.map((row) => toOperation(row, plan)),
      onMissing: isDeferred ? "report" : "defer",
      isStrict: plan.isStrict,
      buildReceipt: ({ outcomes }) =>
        buildReceipt({ ...part, rows: taken, rest, isDeferred, headings: plan.headings }, outcomes),
    });
  });
  return true;
}
