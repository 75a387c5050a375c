import { type Job } from "../../core/job.ts";
import { type Deps } from "../../ports/deps.ts";
import { reportJob } from "../jobs/report-job.ts";
import { describeEmptyImport } from "./empty-import.ts";
import { type ImportPlan } from "./import-plan.ts";
import { planDryRun } from "./plan-dry-run.ts";
import { parseStagedRows, type StagedRow } from "./staged-rows.ts";

/**
 * The number of chunks in a planned batch. Each batch needs several statements, and an invocation
 * has a limited number of statements.
 */
const chunksPerBatch = 4;

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
  reportJob(deps, job);
  const { workspace } = job;
  deps.recordMetric({
    kind: "job",
    workspace,
    outcome: "dry-run",
    generation: 0,
    durationMs: at - start,
  });
}

/** Reads the chunks of a file in batches. */
async function* readChunks(
  deps: Pick<Deps, "store">,
  { workspace, id }: Job,
  { decisions }: ImportPlan,
): AsyncGenerator<readonly StagedRow[]> {
  let after = -1;
  for (;;) {
    const window = { after, limit: chunksPerBatch };
    // One batch at a time, which bounds the memory.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const chunks = await deps.store.jobs.readChunks(workspace, id, window);
    if (chunks.length === 0) {
      return;
    }
    after = chunks.at(-1)?.sequence ?? after;
    yield chunks.flatMap(({ rows }) => parseStagedRows(rows, decisions));
  }
}
