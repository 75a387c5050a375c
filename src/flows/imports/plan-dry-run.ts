/**
 * Plans an import without its writes.
 *
 * A dry run uses the planner of a real import, chunk by chunk. In a real import, each chunk reads
 * the items that earlier chunks wrote. A dry run keeps such items in memory instead, but only those
 * that another row names as its own id, its parent or its blocker. A first pass over the file finds
 * these names, which bounds the memory.
 */
import { limits } from "../../contract/limits.ts";
import { type Job, type LineFault } from "../../core/job.ts";
import { type Deps } from "../../ports/deps.ts";
import { type OperationOutcome } from "../items/item-operation.ts";
import { planItems } from "../items/plan-items.ts";
import { readItemContext } from "../items/read-item-context.ts";
import { DryRunItems, findSharedNames } from "./dry-run-items.ts";
import { toOperation } from "./import-operation.ts";
import { type ImportPlan } from "./import-plan.ts";
import { countRows, listDeferredRows } from "./import-receipt.ts";
import { type StagedRow } from "./staged-rows.ts";

export type DryRunSource = {
  readonly plan: ImportPlan;
  /** Reads the chunks of the file, from the first one on each call. */
  readonly readChunks: () => AsyncIterable<readonly StagedRow[]>;
};

/** The maximum number of rows in a planned batch of deferred references. */
const deferredRowsMax = 2_000;

/** Returns the job with the counts and faults that the import would have. */
export async function planDryRun(deps: Deps, job: Job, source: DryRunSource): Promise<Job> {
  const { plan, readChunks } = source;
  const items = new DryRunItems(await findSharedNames(readChunks(), plan), plan);
  const deferred: StagedRow[] = [];
  let counted = job;
  for await (const rows of readChunks()) {
    const outcomes = await planRows(deps, job, { rows, plan, items, isDeferred: false });
    counted = addCounts(counted, { rows, outcomes, plan, isDeferred: false });
    deferred.push(...listDeferredRows(rows, outcomes));
  }
  for (let start = 0; start < deferred.length; start += deferredRowsMax) {
    const rows = deferred.slice(start, start + deferredRowsMax);
    // Each batch is planned on the result of the previous one.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const outcomes = await planRows(deps, job, { rows, plan, items, isDeferred: true });
    counted = addCounts(counted, { rows, outcomes, plan, isDeferred: true });
  }
  return counted;
}

type PlannedRows = {
  readonly rows: readonly StagedRow[];
  readonly plan: ImportPlan;
  readonly isDeferred: boolean;
};

async function planRows(
  deps: Deps,
  { workspace }: Job,
  { rows, plan, items, isDeferred }: PlannedRows & { readonly items: DryRunItems },
): Promise<readonly OperationOutcome[]> {
  const operations = rows.map((row) => toOperation(row, plan));
  const parents = items.listAncestors(operations);
  const stored = await readItemContext(deps, workspace, { operations, parents });
  const planned = planItems(operations, {
    ...items.applyTo(stored),
    at: deps.clock.now(),
    newId: () => deps.random.typeId("itm"),
    onMissing: isDeferred ? "report" : "defer",
    isStrict: plan.isStrict,
  });
  items.remember(planned);
  return planned.outcomes;
}

function addCounts(
  job: Job,
  {
    rows,
    outcomes,
    plan,
    isDeferred,
  }: PlannedRows & { readonly outcomes: readonly OperationOutcome[] },
): Job {
  const counts = countRows({ rows, isDeferred, headings: plan.headings }, outcomes);
  const errors: readonly LineFault[] = [...job.errors, ...counts.faults];
  return {
    ...job,
    done: job.done + counts.done,
    created: job.created + counts.created,
    updated: job.updated + counts.updated,
    unchanged: job.unchanged + counts.unchanged,
    failed: job.failed + counts.failed,
    errorCount: job.errorCount + counts.faults.length,
    errors: errors.slice(0, limits.jobErrorsMax),
  };
}
