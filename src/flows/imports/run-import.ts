import { changesOf } from "../../contract/view.ts";
import { type Failure } from "../../core/failure.ts";
import { type Job, type LineFault } from "../../core/job.ts";
import { type Deps, type StagedChunk } from "../../deps.ts";
import { type Done, type Operation, type Outcome } from "../items/operation.ts";
import { type Planned } from "../items/plan-items.ts";
import { saveItems } from "../items/save-items.ts";
import { useModel } from "../models/use-model.ts";
import { headOf } from "../rankings/locate-ranking.ts";
import { publishWorkspace } from "../rankings/publish-workspace.ts";
import { readStagedRows, type StagedRow, StagedRows } from "./staged-rows.ts";

/** Chunks one message carries through, and for how long; then another message goes on. */
const chunksMax = 50;
const turnMs = 15_000;

/** Chunks from here on hold parents and links to what was not there when their rows were taken in. */
const deferredFrom = 1_000_000;

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
  for (let taken = 0; taken < chunksMax; taken += 1) {
    // In the order of the file, so that numbers follow lines; D1 takes one write at a time anyway.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const hasMore = await takeChunk(deps, job);
    if (!hasMore) {
      return finish(deps, job, start);
    }
    if (deps.clock.now() - start > turnMs) {
      break;
    }
  }
  await deps.queue.send({ kind: "import", workspace, job: id });
}

async function finish(deps: Deps, { workspace, id }: Job, start: number): Promise<void> {
  await publishWorkspace(deps, { workspace, isUrgent: true });
  const generation = await publishedGeneration(deps, workspace);
  const at = deps.clock.now();
  await deps.store.jobs.finish(workspace, id, { generation, at });
  deps.measure({ kind: "job", workspace, outcome: "done", generation, durationMs: at - start });
}

/** The generation that the default model's ranking is published at. */
async function publishedGeneration(deps: Deps, workspace: string): Promise<number> {
  const pointer = await deps.store.workspaces.pointer(workspace);
  const head = pointer && headOf(pointer, await useModel(deps, pointer));
  return head?.generation ?? 0;
}

/** One chunk; false when there is none left. */
async function takeChunk(deps: Deps, job: Job): Promise<boolean> {
  const chunk = await deps.store.jobs.nextChunk(job.workspace, job.id);
  if (chunk === undefined) {
    return false;
  }
  const rows = readStagedRows(chunk.rows);
  const isDeferred = chunk.sequence >= deferredFrom;
  const operations = rows.map(operationOf);
  let planned: Planned | undefined;
  const saved = await saveItems(deps, {
    actor: { workspace: job.workspace, name: job.actor },
    operations,
    missing: isDeferred ? "named" : "later",
    receiptOf: (plan) => {
      planned = plan;
      return receiptOf({ job, chunk, rows, isDeferred }, plan);
    },
  });
  if (!saved.isRepeat && planned !== undefined) {
    await takeBeaten(deps, job, { rows, planned, outcomes: saved.outcomes });
  }
  return true;
}

function operationOf({ id, patch }: StagedRow): Operation {
  const changes = changesOf(patch);
  return id === null ? { kind: "upsert", changes } : { kind: "upsert", id, changes };
}

type Chunk = {
  readonly job: Job;
  readonly chunk: { readonly sequence: number };
  readonly rows: readonly StagedRow[];
  readonly isDeferred: boolean;
};

/** Rows that only bring their parent or links were counted when they were taken in. */
function receiptOf({ job, chunk, rows, isDeferred }: Chunk, { outcomes }: Planned) {
  const count = (kind: Outcome["kind"]) =>
    isDeferred ? 0 : outcomes.filter((outcome) => outcome.kind === kind).length;
  const deferred = isDeferred
    ? undefined
    : deferredOf({ rows, sequence: chunk.sequence }, outcomes);
  return {
    job: job.id,
    sequence: chunk.sequence,
    done: isDeferred ? 0 : rows.length,
    created: count("created"),
    updated: count("updated"),
    unchanged: count("unchanged"),
    failed: count("refused"),
    faults: faultsOf(rows, outcomes),
    ...(deferred && { deferred }),
  };
}

function faultsOf(rows: readonly StagedRow[], outcomes: readonly Outcome[]): LineFault[] {
  return outcomes.flatMap((outcome, at) => {
    const line = rows[at]?.line ?? 0;
    const detail = outcome.kind === "refused" ? detailOf(outcome.failure) : missingOf(outcome);
    return detail === undefined ? [] : [{ line, detail }];
  });
}

/** Of a row that is taken in, the blockers that are not there. */
function missingOf({ missing }: Done): string | undefined {
  const names = missing?.map((name) => `"${name}"`).join(", ");
  return names === undefined ? undefined : `blocked_by: There is no item ${names}.`;
}

function detailOf({ message, faults }: Failure): string {
  const details = faults.map(({ pointer, detail }) =>
    pointer === undefined
      ? detail
      : `${pointer.slice(1).replace("ratings/", "ratings.")}: ${detail}`,
  );
  return details.join(" ") || message;
}

/** Rows that were taken in without what they name: it may stand further down the file. */
function deferredOf(
  { rows, sequence }: { readonly rows: readonly StagedRow[]; readonly sequence: number },
  outcomes: readonly Outcome[],
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
    : { sequence: deferredFrom + sequence, rows: waiting.take(), count };
}

/** Rows that another writer was before: taken once more, each by itself, and counted anew. */
async function takeBeaten(
  deps: Deps,
  job: Job,
  {
    rows,
    planned,
    outcomes,
  }: {
    readonly rows: readonly StagedRow[];
    readonly planned: Planned;
    readonly outcomes: readonly Outcome[];
  },
): Promise<void> {
  const beaten = rows.filter(
    (_, at) => outcomes[at]?.kind === "refused" && planned.outcomes[at]?.kind !== "refused",
  );
  for (const row of beaten) {
    const was = planned.outcomes[rows.indexOf(row)]?.kind;
    // Rare, and each has to see what the one before it did.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const { outcomes: again } = await saveItems(deps, {
      actor: { workspace: job.workspace, name: job.actor },
      operations: [operationOf(row)],
    });
    const now = again[0]?.kind;
    const faults = faultsOf([row], again);
    // oxlint-disable-next-line no-await-in-loop -- see above
    await deps.store.jobs.correct(job.workspace, job.id, {
      created: Number(now === "created") - Number(was === "created"),
      updated: Number(now === "updated") - Number(was === "updated"),
      failed: faults.length,
      faults,
      at: deps.clock.now(),
    });
  }
}
