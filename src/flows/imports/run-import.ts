import { toFieldChanges } from "../../contract/item-view.ts";
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
import { resolveModel } from "../models/resolve-model.ts";
import { findPublished } from "../rankings/locate-ranking.ts";
import { publishWorkspace } from "../rankings/publish-workspace.ts";
import { parseStagedRows, type StagedRow, StagedRows } from "./staged-rows.ts";

/** Chunks one message carries through, and for how long; then another message goes on. */
const chunksPerMessageMax = 50;
const messageBudgetMs = 15_000;

/** Chunks from here on hold parents and links to what was not there when their rows were taken in. */
const deferredSequenceStart = 1_000_000;

/**
 * Takes the staged chunks of an import into the truth, in the order of the file, each in one batch
 * with its receipt; then publishes, so that a job that is done can be read. May be delivered twice,
 * or at the same time as itself: a chunk that was taken in is not there to be taken again.
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
    // In the order of the file, so that numbers follow lines; D1 takes one write at a time anyway.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const hasMore = await importChunk(deps, job);
    if (!hasMore) {
      return finishImport(deps, job, start);
    }
    if (deps.clock.now() - start > messageBudgetMs) {
      break;
    }
  }
  await deps.queue.send({ kind: "import", workspace, job: id });
}

async function finishImport(deps: Deps, { workspace, id }: Job, start: number): Promise<void> {
  await publishWorkspace(deps, { workspace, isUrgent: true });
  const generation = await readPublishedGeneration(deps, workspace);
  const at = deps.clock.now();
  await deps.store.jobs.finish(workspace, id, { generation, at });
  deps.recordMetric({
    kind: "job",
    workspace,
    outcome: "done",
    generation,
    durationMs: at - start,
  });
}

/** The generation that the default model's ranking is published at. */
async function readPublishedGeneration(deps: Deps, workspace: string): Promise<number> {
  const pointer = await deps.store.workspaces.readPointer(workspace);
  const head = pointer && findPublished(pointer, await resolveModel(deps, pointer));
  return head?.generation ?? 0;
}

/** One chunk; false when there is none left. */
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
    onMissing: isDeferred ? "named" : "later",
    buildReceipt: (plan) => {
      planned = plan;
      return buildReceipt({ job, chunk, rows, isDeferred }, plan);
    },
  });
  if (!saved.isRepeat && planned !== undefined) {
    await retryConflicts(deps, job, { rows, planned, outcomes: saved.outcomes });
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

/** Rows that only bring their parent or links were counted when they were taken in. */
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
    failed: count("refused"),
    faults: collectFaults(rows, outcomes),
    ...(deferred && { deferred }),
  };
}

function collectFaults(
  rows: readonly StagedRow[],
  outcomes: readonly OperationOutcome[],
): LineFault[] {
  return outcomes.flatMap((outcome, at) => {
    const line = rows[at]?.line ?? 0;
    const detail =
      outcome.kind === "refused"
        ? describeFailure(outcome.failure)
        : describeMissingBlockers(outcome);
    return detail === undefined ? [] : [{ line, detail }];
  });
}

/** Of a row that is taken in, the blockers that are not there. */
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

/** Rows that were taken in without what they name: it may stand further down the file. */
function buildDeferredChunk(
  { rows, sequence }: { readonly rows: readonly StagedRow[]; readonly sequence: number },
  outcomes: readonly OperationOutcome[],
): StagedChunk | undefined {
  const waiting = new StagedRows();
  for (const [at, { line, patch }] of rows.entries()) {
    const outcome = outcomes[at];
    if (outcome === undefined || outcome.kind === "refused") {
      continue;
    }
    for (const field of outcome.deferred ?? []) {
      waiting.add({ line, id: outcome.item.id, patch: { [field]: patch[field] } });
    }
  }
  const { count } = waiting;
  return count === 0
    ? undefined
    : { sequence: deferredSequenceStart + sequence, rows: waiting.flush(), count };
}

/** Rows that another writer was before: taken once more, each by itself, and counted anew. */
async function retryConflicts(
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
  const conflicts = rows.filter(
    (_, at) => outcomes[at]?.kind === "refused" && planned.outcomes[at]?.kind !== "refused",
  );
  for (const row of conflicts) {
    const was = planned.outcomes[rows.indexOf(row)]?.kind;
    // Rare, and each has to see what the one before it did.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const { outcomes: again } = await saveItems(deps, {
      actor: { workspace: job.workspace, name: job.actor },
      operations: [toOperation(row)],
    });
    const now = again[0]?.kind;
    const faults = collectFaults([row], again);
    // oxlint-disable-next-line no-await-in-loop -- see above
    await deps.store.jobs.correctCounts(job.workspace, job.id, {
      created: Number(now === "created") - Number(was === "created"),
      updated: Number(now === "updated") - Number(was === "updated"),
      failed: faults.length,
      faults,
      at: deps.clock.now(),
    });
  }
}
