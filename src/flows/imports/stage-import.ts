import { type ItemPatch } from "../../contract/item.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { Failure } from "../../core/failure.ts";
import { prepend } from "../../core/import/batches.ts";
import {
  type ImportFile,
  type ImportFindings,
  type LinePatch,
} from "../../core/import/import-file.ts";
import { createJob, type Job } from "../../core/job.ts";
import { findAssignedCategory } from "../../core/status/status-map.ts";
import { type Deps, type IdempotentResponse, type StagedChunk } from "../../ports/deps.ts";
import { reportJob } from "../jobs/report-job.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { ChunkBuffer } from "./chunk-buffer.ts";
import { describeEmptyImport } from "./empty-import.ts";
import { buildImportPlan, type ImportPlan, type PlanOptions } from "./import-plan.ts";
import { openImport, type OpenImportRequest } from "./open-import.ts";
import { planDryRun } from "./plan-dry-run.ts";
import { RowStager } from "./row-stager.ts";
import { parseStagedRows } from "./staged-rows.ts";

export type ImportRequest = Omit<OpenImportRequest, "workspace"> & {
  readonly buildResponse?: ((job: Job) => IdempotentResponse | undefined) | undefined;
};

/**
 * Reads a file while it is uploaded, checks each row, and stages the valid rows in D1 in chunks.
 * Reports each invalid row with its line. A queue message then runs the import; if the queue loses
 * it, the sweep finds the job in D1. A small dry run ends in the request. A job without a valid row
 * fails at once.
 */
export async function stageImport(deps: Deps, actor: Actor, request: ImportRequest): Promise<Job> {
  authorize(actor, "items:import");
  const { query, buildResponse } = request;
  const file = await openImport(deps, { ...request, workspace: actor.workspace });
  const rows = file.readRows();
  const first = await rows.next();
  const job = createJob(actor, {
    id: deps.random.typeId("job"),
    kind: query.dry_run === "true" ? "dry-run" : "import",
    at: deps.clock.now(),
  });
  await deps.store.jobs.create(job);
  const batches = first.done === true ? rows : prepend(first.value, rows);
  const options = { isStrict: query.strict === "true" };
  const read = await failJobOnError(deps, job, () =>
    readFile(deps, { job, file, batches, options }),
  );
  return submitJob(deps, read, buildResponse);
}

async function failJobOnError<T>(deps: Deps, job: Job, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason =
      error instanceof Failure ? error.message : "The upload ended early. Import the file again.";
    await deps.store.jobs.fail(job.workspace, job.id, { reason, at: deps.clock.now() });
    reportJob(deps, job);
    throw error;
  }
}

type FileToRead = {
  readonly job: Job;
  readonly file: ImportFile<ItemPatch>;
  readonly batches: AsyncIterable<readonly LinePatch<ItemPatch>[]>;
  readonly options: PlanOptions;
};

/**
 * Stages the rows of a file, or plans them for a small dry run. Returns the job with its findings.
 */
async function readFile(deps: Deps, { job, file, batches, options }: FileToRead): Promise<Job> {
  const isDryRun = job.kind === "dry-run";
  const buffer = new ChunkBuffer((chunk) => stageChunk(deps, job, chunk), isDryRun);
  const stager = new RowStager(deps, (chunk) => buffer.add(chunk));
  for await (const batch of batches) {
    await stager.addRows(batch);
  }
  await stager.end();
  const findings = await applyAssignedCategories(deps, job, file.finish());
  const plan = buildImportPlan(findings, options);
  const read = { ...job, ...stager.counts(), ...toJobFindings(findings, plan) };
  const { chunks } = buffer;
  return chunks === undefined ? read : planBufferedRows(deps, read, { chunks, plan });
}

async function stageChunk(deps: Deps, { workspace, id }: Job, chunk: StagedChunk): Promise<void> {
  await deps.store.jobs.stageChunk(workspace, id, { ...chunk, at: deps.clock.now() });
}

/** Replaces proposed categories with those that the workspace has assigned. */
async function applyAssignedCategories(
  deps: Deps,
  { workspace: id }: Job,
  findings: ImportFindings,
): Promise<ImportFindings> {
  const { workspace } = await requirePointer(deps, id);
  const statuses = findings.report.statuses.map(({ category, ...entry }) => ({
    ...entry,
    category: findAssignedCategory(workspace.statuses, entry.status) ?? category,
  }));
  return { ...findings, report: { ...findings.report, statuses } };
}

function toJobFindings(findings: ImportFindings, plan: ImportPlan) {
  const { report, warnings, warningCount, unmapped } = findings;
  return { report, warnings, warningCount, unmapped, plan: JSON.stringify(plan) };
}

/** Plans the rows of a small dry run, and returns the job as done. */
async function planBufferedRows(
  deps: Deps,
  job: Job,
  { chunks, plan }: { readonly chunks: readonly StagedChunk[]; readonly plan: ImportPlan },
): Promise<Job> {
  async function* readChunks() {
    for (const { rows } of chunks) {
      yield parseStagedRows(rows, plan.decisions);
    }
  }
  const planned = await planDryRun(deps, job, { plan, readChunks });
  return { ...planned, state: "done" };
}

/** Stores the job of a file that has been read, and queues the job unless it has ended. */
async function submitJob(
  deps: Deps,
  read: Job,
  buildResponse: ImportRequest["buildResponse"],
): Promise<Job> {
  const at = deps.clock.now();
  const hasRows = read.total > read.failed;
  const reason = hasRows && read.state !== "done" ? undefined : describeEmptyImport(read);
  const job: Job =
    reason === undefined
      ? { ...read, state: read.state === "done" ? "done" : "queued", updatedAt: at }
      : { ...read, state: "failed", reason, updatedAt: at };
  await deps.store.jobs.submit(job, { at, response: buildResponse?.(job) });
  if (job.state === "queued") {
    await deps.queue.send({ kind: "import", workspace: job.workspace, job: job.id });
  }
  return job;
}
