import { deferredSequenceStart } from "../../core/import/chunk-rows.ts";
import { type Job } from "../../core/job.ts";
import { type Deps } from "../../ports/deps.ts";
import { describeEmptyImport } from "./empty-import.ts";
import { type ImportPlan } from "./import-plan.ts";
import { planDryRun } from "./plan-dry-run.ts";
import { parseStagedRows, type StagedRow } from "./staged-rows.ts";

/**
 * The maximum size of a planned batch, in rows and in characters of chunks. Each batch needs
 * several statements to read its items, and an invocation has a limited number of statements.
 */
const batchRowsMax = 8_000;
const batchLengthMax = 1_200_000;

/**
 * Plans the staged chunks of a dry run and stores the counts. Writes no item. The chunks stay until
 * the job ends, so a repeated message starts again from the first one.
 */
export async function runDryRun(deps: Deps, job: Job, plan: ImportPlan): Promise<void> {
  const start = deps.clock.now();
  const counted = await planDryRun(deps, job, {
    plan,
    readChunks: () => readChunks(deps, job, plan),
  });
  const at = deps.clock.now();
  const reason = describeEmptyImport(counted);
  const ended: Job =
    reason === undefined ? { ...counted, state: "done" } : { ...counted, state: "failed", reason };
  await deps.store.jobs.submit({ ...ended, updatedAt: at }, { at });
  const { workspace } = job;
  deps.recordMetric({
    kind: "job",
    workspace,
    outcome: "dry-run",
    generation: 0,
    durationMs: at - start,
  });
}

/** Reads the chunks of a file, and joins them into batches. */
async function* readChunks(
  deps: Pick<Deps, "store">,
  { workspace, id }: Job,
  { decisions }: ImportPlan,
): AsyncGenerator<readonly StagedRow[]> {
  let after = -1;
  let batch: StagedRow[] = [];
  let length = 0;
  for (;;) {
    // One chunk at a time, which bounds the memory.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const chunk = await deps.store.jobs.readNextChunk(workspace, id, after);
    if (chunk === undefined || chunk.sequence >= deferredSequenceStart) {
      break;
    }
    after = chunk.sequence;
    length += chunk.rows.length;
    batch.push(...parseStagedRows(chunk.rows, decisions));
    if (batch.length >= batchRowsMax || length >= batchLengthMax) {
      yield batch;
      [batch, length] = [[], 0];
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}
