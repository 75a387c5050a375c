import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { requireDocs } from "../../../../src/contract/docs-only.ts";
import { RankingPage } from "../../../../src/contract/ranking.ts";
import { openApi, measureRate } from "../client.ts";
import { listFreshPages } from "../fresh-pages.ts";
import { type Backlog, type Harness, type ServedWorker, withWorkerCopy } from "../harness.ts";
import { requireBacklog } from "../imports.ts";
import { type Measurement, computeMedian, repeat } from "../measurement.ts";
import { type SequentialTimes, load, toMeasurements, rateNames, type Rates } from "./ratios.ts";
import { fillTable } from "./table.ts";

const pageItems = 50;

/** The number of sequential requests, and the pause after each. */
const sequentialRequests = 30;
const restMs = 15;

/** A Worker that returns "hello", or the rows of one D1 query. */
const helloAndQuery = `
const sql = "SELECT number, id, external_id, type, title, status, priority, parent_id, assignee, " +
  "team, size, labels, ratings, description, version, created_at, updated_at, start_date, " +
  "due_date " +
  "FROM items WHERE workspace_id = ? AND number > ? ORDER BY number LIMIT ${pageItems}";
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/d1") {
      return new Response("hello");
    }
    const from = Number(searchParams.get("from"));
    const session = env.DB.withSession("first-unconstrained");
    const { results } = await session.prepare(sql).bind(searchParams.get("workspace"), from).all();
    return Response.json(results);
  },
};`;

/**
 * Compares the Worker with three others. A bare Worker returns "hello", or the rows of one D1
 * query. Hono on Node with node:sqlite reads fifty rows of a score table, or returns them from
 * memory. All are measured in turn in each round, and each ratio compares rates of one round.
 */
export async function measurePeers(harness: Harness): Promise<Measurement[]> {
  const backlog = await requireBacklog(harness);
  return withPeer(harness, (peerUrl) =>
    withWorkerCopy(harness, { backlog, bare: helloAndQuery }, async (served) => {
      const compared = { backlog, peerUrl };
      await checkPages(served, compared);
      const path = `/v1/workspaces/${backlog.workspace}/ranking`;
      const etag = (await served.api.call({ path })).header("etag");
      const fresh = listFreshPages(path, harness.items.length);
      const share = Math.floor(fresh.length / (harness.rounds + 1));
      const rounds = await repeat(harness.rounds + 1, async (round) => {
        const pages = fresh.slice(round * share, (round + 1) * share).values();
        const measures = listMeasurements(served, { ...compared, etag, pages });
        const alone = await measureAlone(served, { ...compared, pages });
        return { alone, rates: await measureRates(measures, round % 2 === 1) };
      });
      // The first round warms up the code.
      return toMeasurements(rounds.slice(1));
    }),
  );
}

type PeerTarget = { readonly backlog: Backlog; readonly peerUrl: string };
type Measure = () => Promise<number>;

function listMeasurements(
  { url, helloUrl }: ServedWorker,
  {
    backlog: { workspace, key },
    peerUrl,
    etag,
    pages,
  }: PeerTarget & { readonly etag: string; readonly pages: Iterator<string> },
): Readonly<Record<(typeof rateNames)[number], Measure>> {
  const path = `/v1/workspaces/${workspace}/ranking`;
  const conditional = { "if-none-match": etag };
  let from = 0;
  const nextPage = () => {
    const page = pages.next().value;
    return page === undefined ? undefined : { path: page, key };
  };
  const nextRows = () => {
    from += 7;
    return { path: `/d1?workspace=${workspace}&from=${from % 500}` };
  };
  return {
    hello: () => measureRate(helloUrl, { path: "/" }, load),
    d1: () => measureRate(helloUrl, nextRows, load),
    cached: () => measureRate(url, { path, key }, load),
    304: () => measureRate(url, { path, key, headers: conditional, status: 304 }, load),
    uncached: () => measureRate(url, nextPage, load),
    "hono-cached": () => measureRate(peerUrl, { path: "/cached" }, load),
    "hono-uncached": () => measureRate(peerUrl, { path: "/uncached" }, load),
  };
}

/** Measures each rate in turn; every other round runs in reverse order. */
async function measureRates(
  measures: Readonly<Record<(typeof rateNames)[number], Measure>>,
  isTurned: boolean,
): Promise<Rates> {
  const order = isTurned ? rateNames.toReversed() : rateNames;
  const measured = await repeat(order.length, async (index) => {
    const name = order[index] ?? "hello";
    return [name, await measures[name]()] as const;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name has a rate
  return Object.fromEntries(measured) as Rates;
}

/**
 * Measures sequential requests, with a pause after each: the Worker caches a page after its
 * response, and the local cache writes to disk in the same process.
 */
async function measureAlone(
  { api, helloUrl }: ServedWorker,
  { backlog: { workspace }, pages }: PeerTarget & { readonly pages: Iterator<string> },
): Promise<SequentialTimes> {
  const bare = openApi(helloUrl);
  try {
    const samples = await repeat(sequentialRequests, async (index) => {
      const rows = await bare.call({ path: `/d1?workspace=${workspace}&from=${index}` });
      await sleep(restMs);
      const page = await api.call({ path: String(pages.next().value) });
      await sleep(restMs);
      return { d1: rows.ms, uncached: page.ms };
    });
    return {
      d1: computeMedian(samples.map(({ d1 }) => d1)),
      uncached: computeMedian(samples.map(({ uncached }) => uncached)),
    };
  } finally {
    await bare.close();
  }
}

const Places = z.object({ data: z.array(z.object({ rank: z.int(), score: z.number() })) });

/** Checks that all three return fifty items or rows. */
async function checkPages({ api, helloUrl }: ServedWorker, { backlog, peerUrl }: PeerTarget) {
  const [bare, peer] = [openApi(helloUrl), openApi(peerUrl)];
  try {
    const { workspace } = backlog;
    const ours = await api.call({ path: `/v1/workspaces/${workspace}/ranking` });
    const rows = (await bare.call({ path: `/d1?workspace=${workspace}&from=0` })).json();
    const theirs = (await peer.call({ path: "/uncached" })).json();
    const counts = [
      requireDocs(RankingPage).parse(ours.json()).data.length,
      Array.isArray(rows) ? rows.length : 0,
      Places.parse(theirs).data.length,
    ];
    if (counts.some((count) => count !== pageItems)) {
      throw new Error(
        `The compared pages have ${counts.join(", ")} items, expected ${pageItems} each.`,
      );
    }
  } finally {
    await Promise.all([bare.close(), peer.close()]);
  }
}

/** Serves the peer in a process of its own while `work` runs. */
async function withPeer<T>(harness: Harness, work: (url: string) => Promise<T>): Promise<T> {
  const file = join(await mkdtemp(join(harness.root, "peer-")), "scores.sqlite");
  fillTable(file, harness.items);
  const script = fileURLToPath(import.meta.resolve("./server.ts"));
  const server = spawn(process.execPath, [script, file], { stdio: ["ignore", "pipe", "inherit"] });
  const stop = () => server.kill("SIGKILL");
  process.once("exit", stop);
  const ended = once(server, "exit");
  try {
    const port = await Promise.race([
      once(createInterface({ input: server.stdout }), "line"),
      ended.then(() => []),
    ]);
    if (port[0] === undefined) {
      throw new Error("The Hono server did not start.");
    }
    return await work(`http://127.0.0.1:${port[0]}`);
  } finally {
    stop();
    process.removeListener("exit", stop);
    await ended;
  }
}
