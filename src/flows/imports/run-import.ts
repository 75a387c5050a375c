import { toFieldChanges } from "../../contract/field-changes.ts";
import { type Failure } from "../../core/failure.ts";
import { type Job, type LineFault } from "../../core/job.ts";
import { type Deps, type StagedChunk } from "../../ports/deps.ts";
import {
  type AppliedOperation,
  type ItemOperation,
  type OperationOutcome,
} from "../items/item-operation.ts";
import { type ItemWritePlan } from "../items/plan-items.ts";
import { saveItems } from "../items/save-items.ts";
import { finishJob } from "../jobs/finish-job.ts";
import { parseStagedRows, type StagedRow, StagedRows } from "./staged-rows.ts";

/** The limits of one queue message: chunks and time. The next message continues the import. */
const chunksPerMessageMax = 50;
const messageBudgetMs = 15_000;

/** Sequence numbers from here on are deferred chunks: references that did not resolve at first. */
const deferredSequenceStart = 1_000_000;

/**
 * Applies the staged chunks of an import in the order of the file, each in one batch with its
 * receipt. Then publishes, so that rankings contain the items when the job is done. Safe to run
 * twice, even at the same time, because the batch of a chunk also deletes the chunk.
 */
export async function runImport(
  deps: Deps,
  { workspace, job: id }: { readonly workspace: string; readonly job: string },
): Promise<void> {
  const start = deps.clock.now();
  const job = await deps.store.jobs.read(workspace, id);
  if (job === undefined || (job.state !== "queued" && job.state !== "running")) {
    return;
  }
  for (let taken = 0; taken < chunksPerMessageMax; taken += 1) {
    // In the order of the file, so that item numbers follow lines. D1 runs one write at a time.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const hasMore = await importChunk(deps, job);
    if (!hasMore) {
      return finishJob(deps, job, start);
    }
    if (deps.clock.now() - start > messageBudgetMs) {
      break;
    }
  }
  await deps.queue.send({ kind: "import", workspace, job: id });
}

/** Applies the next chunk. Returns false if there is none. */
async function importChunk(deps: Deps, job: Job): Promise<boolean> {
  const chunk = await deps.store.jobs.readNextChunk(job.workspace, job.id);
  if (chunk === undefined) {
    return false;
  }
  const rows = parseStagedRows(chunk.rows);
  const isDeferred = chunk.sequence >= deferredSequenceStart;
  const operations = rows.map(toOperation);
  let planned: ItemWritePlan | undefined;
  const saved = await saveItems(deps, {
    actor: { workspace: job.workspace, name: job.actor },
    operations,
    onMissing: isDeferred ? "report" : "defer",
    buildReceipt: (plan) => {
      planned = plan;
      return buildReceipt({ job, chunk, rows, isDeferred }, plan);
    },
  });
  if (!saved.isRepeat && planned !== undefined) {
    await retryLostRows(deps, job, { rows, planned, outcomes: saved.outcomes });
  }
  return true;
}

function toOperation({ id, patch }: StagedRow): ItemOperation {
  const changes = toFieldChanges(patch);
  return id === null ? { kind: "upsert", changes } : { kind: "upsert", id, changes };
}

type ChunkContext = {
  readonly job: Job;
  readonly chunk: { readonly sequence: number };
  readonly rows: readonly StagedRow[];
  readonly isDeferred: boolean;
};

/** Builds the receipt of a chunk. The rows of deferred chunks have already been counted. */
function buildReceipt({ job, chunk, rows, isDeferred }: ChunkContext, { outcomes }: ItemWritePlan) {
  const count = (kind: OperationOutcome["kind"]) =>
    isDeferred ? 0 : outcomes.filter((outcome) => outcome.kind === kind).length;
  const deferred = isDeferred
    ? undefined
    : buildDeferredChunk({ rows, sequence: chunk.sequence }, outcomes);
  return {
    job: job.id,
    sequence: chunk.sequence,
    done: isDeferred ? 0 : rows.length,
    created: count("created"),
    updated: count("updated"),
    unchanged: count("unchanged"),
    failed: count("rejected"),
    faults: collectFaults(rows, outcomes),
    ...(deferred && { deferred }),
  };
}

function collectFaults(
  rows: readonly StagedRow[],
  outcomes: readonly OperationOutcome[],
): LineFault[] {
  return outcomes.flatMap((outcome, index) => {
    const line = rows[index]?.line ?? 0;
    const detail =
      outcome.kind === "rejected"
        ? describeFailure(outcome.failure)
        : describeMissingBlockers(outcome);
    return detail === undefined ? [] : [{ line, detail }];
  });
}

/** Describes the missing blockers of an applied row. */
function describeMissingBlockers({ missingBlockers }: AppliedOperation): string | undefined {
  const names = missingBlockers?.map((name) => `"${name}"`).join(", ");
  return names === undefined ? undefined : `blocked_by: There is no item ${names}.`;
}

function describeFailure({ message, faults }: Failure): string {
  const details = faults.map(({ pointer, detail }) =>
    pointer === undefined
      ? detail
      : `${pointer.slice(1).replace("ratings/", "ratings.")}: ${detail}`,
  );
  return details.join(" ") || message;
}

/** Builds a chunk of the references that did not resolve: their items may follow in the file. */
function buildDeferredChunk(
  { rows, sequence }: { readonly rows: readonly StagedRow[]; readonly sequence: number },
  outcomes: readonly OperationOutcome[],
): StagedChunk | undefined {
  const deferredRows = new StagedRows();
  for (const [index, { line, patch }] of rows.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined || outcome.kind === "rejected") {
      continue;
    }
    for (const field of outcome.deferred ?? []) {
      deferredRows.add({ line, id: outcome.item.id, patch: { [field]: patch[field] } });
    }
  }
  const { count } = deferredRows;
  return count === 0
    ? undefined
    : { sequence: deferredSequenceStart + sequence, rows: deferredRows.flush(), count };
}

/** Retries each row that lost a race separately, and corrects the counts. */
async function retryLostRows(
  deps: Deps,
  job: Job,
  {
    rows,
    planned,
    outcomes,
  }: {
    readonly rows: readonly StagedRow[];
    readonly planned: ItemWritePlan;
    readonly outcomes: readonly OperationOutcome[];
  },
): Promise<void> {
  const lost = rows.filter(
    (_, index) =>
      outcomes[index]?.kind === "rejected" && planned.outcomes[index]?.kind !== "rejected",
  );
  for (const row of lost) {
    const plannedKind = planned.outcomes[rows.indexOf(row)]?.kind;
    // One after another, because each row may refer to the previous one.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const { outcomes: retried } = await saveItems(deps, {
      actor: { workspace: job.workspace, name: job.actor },
      operations: [toOperation(row)],
    });
    const kind = retried[0]?.kind;
    const faults = collectFaults([row], retried);
    // oxlint-disable-next-line no-await-in-loop -- see above
    await deps.store.jobs.correctCounts(job.workspace, job.id, {
      created: Number(kind === "created") - Number(plannedKind === "created"),
      updated: Number(kind === "updated") - Number(plannedKind === "updated"),
      failed: faults.length,
      faults,
      at: deps.clock.now(),
    });
  }
}
