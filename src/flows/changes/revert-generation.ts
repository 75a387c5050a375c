import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { Failure, notFound } from "../../core/failure.ts";
import { type RevertibleItem } from "../../core/item/change-history.ts";
import {
  createJob,
  type GenerationRange,
  includesGeneration,
  type Job,
  type LineFault,
} from "../../core/job.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { readHistory, type ItemVersions, type RevertTarget } from "./read-history.ts";
import { formatRevertRows, type RevertRow } from "./revert-rows.ts";

/** The limits of a chunk: one step of the revert reads and writes its items. */
const chunkItemsMax = 2_000;
const chunkBytesMax = 4_000_000;

/**
 * The maximum number of log entries of a chunk: each chunk of an import may change the same item.
 */
const chunkEntriesMax = 20_000;

export type RevertRequest = {
  readonly generation: number;
  readonly buildResponse?: ((job: Job) => IdempotentResponse | undefined) | undefined;
};

/**
 * Stages a revert of a generation, and queues its job. If an import or a revert wrote the
 * generation, reverts everything that the import or the revert wrote. Otherwise reverts the one
 * generation.
 *
 * Plans the revert from the undo log and stages the items in chunks. Refuses an item that has
 * changed since. Writes nothing else before the job is complete in D1, so a request that ends early
 * has no effect.
 */
export async function revertGeneration(
  deps: Deps,
  actor: Actor,
  request: RevertRequest,
): Promise<Job> {
  authorize(actor, "changes:revert");
  const { generation } = request;
  const { store, clock } = deps;
  store.workspaces.requireFresh(actor.workspace);
  const pointer = await store.workspaces.readPointer(actor.workspace);
  if (pointer === undefined) {
    throw notFound("workspace", actor.workspace);
  }
  const target = await resolveTarget(deps, actor.workspace, generation);
  const { history, versions } = await readHistory(deps, pointer.workspace, target);
  if (!history.hasChanges) {
    const detail = `Generation ${generation} changed no item. Send the generation of a write of items.`;
    throw new Failure("not-found", detail);
  }
  const refused = collectRefused(history.items());
  checkRevertible(generation, refused);
  const { ranges } = target;
  const job = {
    ...createJob(actor, { id: deps.random.typeId("job"), kind: "revert", at: clock.now() }),
    plan: JSON.stringify(ranges),
  };
  await store.jobs.create(job);
  await stageRows(deps, job, splitIntoChunks(history.items(), versions));
  const submitted: Job = {
    ...job,
    state: "queued",
    total: refused.total,
    done: refused.count,
    failed: refused.count,
    errors: await describeRefused(deps, actor.workspace, refused.items),
    errorCount: refused.count,
    updatedAt: clock.now(),
  };
  const response = request.buildResponse?.(submitted);
  await store.jobs.submit(submitted, { at: submitted.updatedAt, response });
  await deps.queue.send({ kind: "revert", workspace: actor.workspace, job: job.id });
  return submitted;
}

/** Finds the generations to revert. Throws if the job that wrote them has not ended. */
async function resolveTarget(
  { store }: Pick<Deps, "store">,
  workspace: string,
  generation: number,
): Promise<RevertTarget> {
  const jobs = await store.jobs.listByGeneration(workspace, generation);
  const writer = jobs.find(({ generations }) => includesGeneration(generations, generation));
  if (writer !== undefined && isUnfinished(writer)) {
    const detail = `The ${writer.kind} that wrote generation ${generation} is still running.`;
    throw new Failure("conflict", `${detail} Wait until the job ${writer.id} has ended.`);
  }
  const rival = jobs.find(
    (job) => isUnfinished(job) && includesGeneration(parseRanges(job), generation),
  );
  if (rival !== undefined) {
    const detail = `Another request is already reverting generation ${generation}.`;
    throw new Failure("conflict", `${detail} Wait until the job ${rival.id} has ended.`);
  }
  const reverts = jobs
    .filter(({ kind }) => kind === "revert")
    .map((job) => ({ generations: job.generations, reverted: parseRanges(job) }));
  return { ranges: writer?.generations ?? [[generation, generation]], reverts };
}

function isUnfinished({ state }: Job): boolean {
  return state !== "done" && state !== "failed";
}

/** Parses the generations that a revert job reverts. */
function parseRanges({ kind, plan = "[]" }: Job): readonly GenerationRange[] {
  const ranges: readonly GenerationRange[] = kind === "revert" ? JSON.parse(plan) : [];
  return ranges;
}

/** The items of the reverted generations that other changes have followed. */
type RefusedItems = {
  /** The number of all items of the reverted generations. */
  readonly total: number;
  readonly count: number;
  /** The first of these items, up to the number of errors that a job lists. */
  readonly items: readonly RevertibleItem[];
  /** The newest generation that changed one of these items. */
  readonly laterGeneration: number;
};

function collectRefused(items: Iterable<RevertibleItem>): RefusedItems {
  const first: RevertibleItem[] = [];
  let [total, count, newest] = [0, 0, 0];
  for (const item of items) {
    total += 1;
    if (item.laterGeneration === undefined) {
      continue;
    }
    count += 1;
    newest = Math.max(newest, item.laterGeneration);
    if (first.length < limits.jobErrorsMax) {
      first.push(item);
    }
  }
  return { total, count, items: first, laterGeneration: newest };
}

/** Throws if no item can be reverted. */
function checkRevertible(generation: number, { total, count, laterGeneration }: RefusedItems) {
  if (total === 0) {
    const detail =
      `Generation ${generation} is already reverted. To apply its changes again, revert the ` +
      "generation of that revert.";
    throw new Failure("conflict", detail);
  }
  if (count === total) {
    const detail =
      `Nothing is left to revert: all ${total} items that generation ${generation} changed have ` +
      `changed again, the last one in generation ${laterGeneration}. Revert the later generations ` +
      "first, or edit the items.";
    throw new Failure("conflict", detail);
  }
}

async function stageRows(
  { store, clock }: Pick<Deps, "store" | "clock">,
  { workspace, id }: Job,
  chunks: Iterable<readonly RevertRow[]>,
): Promise<void> {
  let sequence = 0;
  for (const rows of chunks) {
    const chunk = { sequence, rows: formatRevertRows(rows), count: rows.length, at: clock.now() };
    // oxlint-disable-next-line no-await-in-loop -- one chunk is in memory at a time
    await store.jobs.stageChunk(workspace, id, chunk);
    sequence += 1;
  }
}

function* splitIntoChunks(
  items: Iterable<RevertibleItem>,
  versions: ItemVersions,
): Generator<readonly RevertRow[]> {
  let rows: RevertRow[] = [];
  let [bytes, entries] = [0, 0];
  for (const { number, generations, laterGeneration } of items) {
    if (laterGeneration !== undefined) {
      continue;
    }
    rows.push({ number, version: versions.version[number] ?? 0, generations });
    bytes += versions.bytes[number] ?? 0;
    entries += generations.length;
    if (rows.length >= chunkItemsMax || bytes >= chunkBytesMax || entries >= chunkEntriesMax) {
      yield rows;
      [rows, bytes, entries] = [[], 0, 0];
    }
  }
  if (rows.length > 0) {
    yield rows;
  }
}

async function describeRefused(
  { store }: Pick<Deps, "store">,
  workspace: string,
  items: readonly RevertibleItem[],
): Promise<LineFault[]> {
  if (items.length === 0) {
    return [];
  }
  const numbers = items.map(({ number }) => number);
  const summaries = await store.items.readSummaries(workspace, numbers);
  return items.map(({ number, laterGeneration }) => ({
    line: 0,
    detail:
      `Generation ${laterGeneration} changed item ${number} (${summaries.get(number)?.id}) ` +
      "again. Revert that generation first, or edit the item.",
  }));
}
