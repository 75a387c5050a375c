import { setTimeout as sleep } from "node:timers/promises";
import { type QueuedJob } from "../../../src/contract/queued-job.ts";
import { listFreshPages } from "../bench/fresh-pages.ts";
import { type Backlog, type ServedWorker } from "../bench/harness.ts";
import {
  buildOperations,
  editCount,
  prepareEdits,
  readNewestRanking,
  restMs,
  sendEdits,
} from "../bench/publishes.ts";

/** A served backlog and the data that operations need. */
export type CostContext = {
  readonly served: ServedWorker;
  readonly backlog: Backlog;
  readonly path: string;
  readonly count: number;
  readonly ids: readonly string[];
  readonly freshPage: () => string | undefined;
  /** Counts up, so that no edit and no what-if repeats an earlier one. */
  readonly next: () => number;
  /** The ETag of the page that the client has. */
  etag: string;
  /** The generation of the last write. */
  generation: number;
};

/** An operation of the product. The command measures `runs` runs of it. */
export type Operation = {
  readonly name: string;
  readonly note: string;
  /** The number of runs that the report prices. */
  readonly per: number;
  readonly runs: number;
  /** Prepares the first run; not measured. */
  readonly prepare?: (context: CostContext) => Promise<unknown>;
  /** Prepares each run; not measured. */
  readonly prepareRun?: (context: CostContext) => Promise<unknown>;
  readonly run: (context: CostContext) => Promise<unknown>;
};

const million = 1_000_000;
const json = "application/json";

export async function openContext(
  served: ServedWorker,
  backlog: Backlog,
  count: number,
): Promise<CostContext> {
  const path = `/v1/workspaces/${backlog.workspace}`;
  const ids = await prepareEdits(served.client, backlog.workspace, count);
  const fresh = listFreshPages(`${path}/ranking`, count).values();
  let number = 0;
  return {
    served,
    backlog,
    path,
    count,
    ids,
    freshPage: () => fresh.next().value,
    next: () => (number += 1),
    etag: "",
    generation: 0,
  };
}

/** The operations that run on a warm Worker; the others need a new one. */
export const operations: readonly Operation[] = [
  {
    name: "page, cached",
    note: "the first 50 items, requested repeatedly by one client",
    per: million,
    runs: 1_000,
    prepare: readPage,
    run: readPage,
  },
  {
    name: "page, 304",
    note: "the same with the ETag of the last response",
    per: million,
    runs: 1_000,
    prepare: readPage,
    run: readCurrent,
  },
  {
    name: "page, occasional",
    note: "the same after a second without requests, with a lookup of the newest generation in D1",
    per: million,
    runs: 5,
    prepare: readPage,
    prepareRun: () => sleep(restMs),
    run: readPage,
  },
  {
    name: "page, uncached",
    note: "about 50 items from any part of the ranking, requested for the first time",
    per: million,
    runs: 300,
    prepare: readPage,
    run: readFresh,
  },
  {
    name: "what-if",
    note: "ranks the whole backlog with other weights",
    per: million,
    runs: 30,
    prepare: sendWhatIf,
    run: sendWhatIf,
  },
  {
    name: "cron trigger",
    note: "sweeps the database once a minute",
    per: 43_200,
    runs: 10,
    run: ({ served }) => served.worker.runCron(),
  },
  {
    name: "write, one item",
    note: "PATCH of two ratings, including the queue message for the publish",
    per: 1_000,
    runs: 100,
    run: patchOne,
  },
  {
    name: "write, a batch",
    note: `items:batch with ${editCount} patches, including the queue message`,
    per: 1,
    runs: 3,
    run: patchMany,
  },
  {
    name: "publish",
    note: `scores and ranks every item after ${editCount} edits`,
    per: 1,
    runs: 6,
    prepareRun: patchAndRest,
    run: publish,
  },
  {
    name: "stability",
    note: "the stability analysis of a published ranking, with 512 samples of its weights",
    per: 1,
    runs: 3,
    prepareRun: publishEdits,
    run: analyse,
  },
];

async function readPage(context: CostContext): Promise<void> {
  const response = await context.served.api.call({ path: `${context.path}/ranking` });
  context.etag = response.header("etag");
}

function readCurrent({ served, path, etag }: CostContext) {
  const headers = { "if-none-match": etag };
  return served.api.call({ path: `${path}/ranking`, headers, status: 304 });
}

function readFresh({ served, freshPage, count }: CostContext) {
  const path = freshPage();
  if (path === undefined) {
    throw new RangeError(`All pages of ${count} items have been read. Use more --items.`);
  }
  return served.api.call({ path });
}

function sendWhatIf({ served, path, next }: CostContext) {
  const weights = { business_value: 0.1 + next() / 10_000, risk_assessment: 0.2 };
  return served.api.call({
    method: "POST",
    path: `${path}/ranking:whatif`,
    type: json,
    body: JSON.stringify({ weights }),
  });
}

function patchOne({ served, path, ids, next }: CostContext) {
  const number = next();
  const ratings = { business_value: 1 + (number % 10), job_size: 1 + (number % 20) };
  return served.api.call({
    method: "PATCH",
    path: `${path}/items/${ids[number % ids.length]}`,
    type: json,
    body: JSON.stringify({ ratings }),
  });
}

async function patchMany(context: CostContext): Promise<void> {
  const { served, path, ids, next } = context;
  const { generation } = await sendEdits(served.api, path, buildOperations(ids, next()));
  context.generation = generation;
}

async function patchAndRest(context: CostContext): Promise<void> {
  await patchMany(context);
  await sleep(restMs);
}

/** Publishes an edit whose ranking has no stability analysis yet. */
async function publishEdits(context: CostContext): Promise<void> {
  await patchAndRest(context);
  await publish(context);
}

/** Analyses the newest ranking. */
async function analyse({ served, backlog }: CostContext): Promise<void> {
  const newest = await readNewestRanking(served.client, backlog.workspace);
  if (newest === undefined) {
    throw new Error("The workspace has no published ranking.");
  }
  const { generation, model, revision } = newest;
  const job: QueuedJob = {
    kind: "stability",
    workspace: backlog.workspace,
    generation,
    model,
    revision,
  };
  await served.worker.consume([job]);
}

async function publish({ served, backlog, generation }: CostContext): Promise<void> {
  const job: QueuedJob = { kind: "publish", workspace: backlog.workspace, generation };
  await served.worker.consume([job]);
}
