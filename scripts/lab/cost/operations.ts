import { setTimeout as sleep } from "node:timers/promises";
import { type QueuedJob } from "../../../src/contract/jobs.ts";
import { RankingList } from "../../../src/contract/ranking.ts";
import { freshPages } from "../bench/fresh-pages.ts";
import { type Backlog, type Served } from "../bench/harness.ts";
import { edit, edits, operationsOf, restMs, someIds } from "../bench/publishes.ts";

/** A backlog that is being served, and what was found out of it. */
export type World = {
  readonly served: Served;
  readonly backlog: Backlog;
  readonly path: string;
  readonly count: number;
  readonly ids: readonly string[];
  readonly freshPage: () => string | undefined;
  /** Counts up, so that no edit and no question is like one before. */
  readonly next: () => number;
  /** The page a client holds. */
  etag: string;
  /** The newest state of the backlog, as its last writer was told. */
  generation: number;
};

/** Something the product does, done `times` times to see what one takes. */
export type Operation = {
  readonly name: string;
  readonly note: string;
  /** What is priced: so many of it. */
  readonly per: number;
  readonly times: number;
  /** Done before the first, or before each, and not counted. */
  readonly first?: (world: World) => Promise<unknown>;
  readonly each?: (world: World) => Promise<unknown>;
  readonly once: (world: World) => Promise<unknown>;
};

const million = 1_000_000;
const json = "application/json";

export async function openWorldOf(served: Served, backlog: Backlog, count: number): Promise<World> {
  const path = `/v1/workspaces/${backlog.workspace}`;
  await served.api.call({ path: `${path}/summary` });
  const ids = await someIds(served.api, path, count);
  const fresh = freshPages(`${path}/ranking`, count).values();
  let at = 0;
  return {
    served,
    backlog,
    path,
    count,
    ids,
    freshPage: () => fresh.next().value,
    next: () => (at += 1),
    etag: "",
    generation: 0,
  };
}

/** Everything that is measured on a Worker that goes on; the others need one of their own. */
export const operations: readonly Operation[] = [
  {
    name: "page, cached",
    note: "the first 50 places, asked again and again by one client",
    per: million,
    times: 1_000,
    first: readPage,
    once: readPage,
  },
  {
    name: "page, 304",
    note: "the same, asked by a client that holds it",
    per: million,
    times: 1_000,
    first: readPage,
    once: readCurrent,
  },
  {
    name: "page, now and then",
    note: "the same, when nobody has asked for a second: what is newest is looked up in D1",
    per: million,
    times: 5,
    first: readPage,
    each: () => sleep(restMs),
    once: readPage,
  },
  {
    name: "page, uncached",
    note: "some 50 places that nobody asked for before, anywhere in the ranking",
    per: million,
    times: 300,
    first: readPage,
    once: readFresh,
  },
  {
    name: "what-if",
    note: "the whole backlog ranked with other weights",
    per: million,
    times: 30,
    first: askWhatIf,
    once: askWhatIf,
  },
  {
    name: "tick of the clock",
    note: "the sweep of a database, once a minute",
    per: 43_200,
    times: 10,
    once: ({ served }) => served.worker.tick(),
  },
  {
    name: "write, one item",
    note: "PATCH of two ratings; the message that asks for a publish included",
    per: 1_000,
    times: 100,
    once: patchOne,
  },
  {
    name: "write, a batch",
    note: `items:batch with ${edits} patches; the message included`,
    per: 1,
    times: 3,
    once: patchMany,
  },
  {
    name: "publish",
    note: `every item scored and ranked anew, after ${edits} edits`,
    per: 1,
    times: 6,
    each: patchAndRest,
    once: publish,
  },
  {
    name: "stability",
    note: "how firmly a published ranking stands: drawn anew some hundred times, behind a publish",
    per: 1,
    times: 3,
    each: publishAnew,
    once: analyse,
  },
];

async function readPage(world: World): Promise<void> {
  const answer = await world.served.api.call({ path: `${world.path}/ranking` });
  world.etag = answer.header("etag");
}

function readCurrent({ served, path, etag }: World) {
  const headers = { "if-none-match": etag };
  return served.api.call({ path: `${path}/ranking`, headers, status: 304 });
}

function readFresh({ served, freshPage, count }: World) {
  const path = freshPage();
  if (path === undefined) {
    throw new RangeError(`Of ${count} items, every page has been read.`);
  }
  return served.api.call({ path });
}

function askWhatIf({ served, path, next }: World) {
  const weights = { business_value: 0.1 + next() / 10_000, risk_assessment: 0.2 };
  return served.api.call({
    method: "POST",
    path: `${path}/ranking:whatif`,
    type: json,
    body: JSON.stringify({ weights }),
  });
}

function patchOne({ served, path, ids, next }: World) {
  const at = next();
  const ratings = { business_value: 1 + (at % 10), job_size: 1 + (at % 20) };
  return served.api.call({
    method: "PATCH",
    path: `${path}/items/${ids[at % ids.length]}`,
    type: json,
    body: JSON.stringify({ ratings }),
  });
}

async function patchMany(world: World): Promise<void> {
  const { served, path, ids, next } = world;
  const { generation } = await edit(served.api, path, operationsOf(ids, next()));
  world.generation = generation;
}

async function patchAndRest(world: World): Promise<void> {
  await patchMany(world);
  await sleep(restMs);
}

/** An edit that has been published, and whose ranking nobody has analysed. */
async function publishAnew(world: World): Promise<void> {
  await patchAndRest(world);
  await publish(world);
}

/** Of the model that the backlog was ranked by. */
async function analyse({ served, backlog, path }: World): Promise<void> {
  const answer = await served.api.call({ path: `${path}/rankings?limit=1` });
  const [newest] = RankingList.parse(answer.json()).data;
  if (newest === undefined) {
    throw new Error("Nothing has been published.");
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

async function publish({ served, backlog, generation }: World): Promise<void> {
  const job: QueuedJob = { kind: "publish", workspace: backlog.workspace, generation };
  await served.worker.consume([job]);
}
