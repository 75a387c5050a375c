import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { RankingPage } from "../../../../src/contract/ranking.ts";
import { openApi, rateOf } from "../client.ts";
import { freshPages } from "../fresh-pages.ts";
import { type Backlog, type Lab, type Served, servingCopy } from "../harness.ts";
import { backlogOf } from "../imports.ts";
import { type Measurement, medianOf, repeat } from "../measurement.ts";
import { type Alone, load, measurementsOf, names, type Rates } from "./ratios.ts";
import { fillTable } from "./table.ts";

const pageItems = 50;

/** How many are asked one by one, and how long after each nothing is. */
const asksAlone = 30;
const restMs = 15;

/** A Worker that does nothing but say hello, or put one statement to the database that is ours. */
const naked = `
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
 * Ours beside what others do: a hello and one naked query of D1, from a Worker that has nothing
 * else to do, and Hono on Node with node:sqlite, which reads fifty places of a table of scores and
 * answers from its memory. By turns, round by round; a ratio is taken within its round.
 */
export async function measurePeers(lab: Lab): Promise<Measurement[]> {
  const backlog = await backlogOf(lab);
  return withPeer(lab, (peerUrl) =>
    servingCopy(lab, { backlog, bare: naked }, async (served) => {
      const compared = { backlog, peerUrl };
      await checkSame(served, compared);
      const path = `/v1/workspaces/${backlog.workspace}/ranking`;
      const etag = (await served.api.call({ path })).header("etag");
      const fresh = freshPages(path, lab.items.length);
      const share = Math.floor(fresh.length / (lab.rounds + 1));
      const rounds = await repeat(lab.rounds + 1, async (round) => {
        const pages = fresh.slice(round * share, (round + 1) * share).values();
        const askers = askersOf(served, { ...compared, etag, pages });
        const alone = await aloneOf(served, { ...compared, pages });
        return { alone, rates: await ratesOf(askers, round % 2 === 1) };
      });
      // The first round met code that had never run.
      return measurementsOf(rounds.slice(1));
    }),
  );
}

type Compared = { readonly backlog: Backlog; readonly peerUrl: string };
type Asker = () => Promise<number>;

function askersOf(
  { worker, helloUrl }: Served,
  {
    backlog: { workspace, key },
    peerUrl,
    etag,
    pages,
  }: Compared & { readonly etag: string; readonly pages: Iterator<string> },
): Readonly<Record<(typeof names)[number], Asker>> {
  const path = `/v1/workspaces/${workspace}/ranking`;
  // All but one are asked as browsers and fetch ask.
  const headers = { "accept-encoding": "gzip" };
  const held = { ...headers, "if-none-match": etag };
  let from = 0;
  const nextPage = () => {
    const page = pages.next().value;
    return page === undefined ? undefined : { path: page, key, headers };
  };
  const nextRows = () => {
    from += 7;
    return { path: `/d1?workspace=${workspace}&from=${from % 500}`, headers };
  };
  return {
    hello: () => rateOf(helloUrl, { path: "/", headers }, load),
    d1: () => rateOf(helloUrl, nextRows, load),
    cached: () => rateOf(worker.url, { path, key, headers }, load),
    "cached-plain": () => rateOf(worker.url, { path, key }, load),
    304: () => rateOf(worker.url, { path, key, headers: held, status: 304 }, load),
    uncached: () => rateOf(worker.url, nextPage, load),
    "hono-cached": () => rateOf(peerUrl, { path: "/cached", headers }, load),
    "hono-uncached": () => rateOf(peerUrl, { path: "/uncached", headers }, load),
  };
}

/** One after another; every other round from the last to the first. */
async function ratesOf(
  askers: Readonly<Record<(typeof names)[number], Asker>>,
  isTurned: boolean,
): Promise<Rates> {
  const order = isTurned ? names.toReversed() : names;
  const measured = await repeat(order.length, async (at) => {
    const name = order[at] ?? "hello";
    return [name, await askers[name]()] as const;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name has been asked
  return Object.fromEntries(measured) as Rates;
}

/**
 * One by one, each when what the one before left behind it is done: a page is copied behind its
 * answer, which here is written to disk by a stand-in that shares the process.
 */
async function aloneOf(
  { api, helloUrl }: Served,
  { backlog: { workspace }, pages }: Compared & { readonly pages: Iterator<string> },
): Promise<Alone> {
  const bare = openApi(helloUrl);
  try {
    const asks = await repeat(asksAlone, async (at) => {
      const rows = await bare.call({ path: `/d1?workspace=${workspace}&from=${at}` });
      await sleep(restMs);
      const page = await api.call({ path: String(pages.next().value) });
      await sleep(restMs);
      return { d1: rows.ms, uncached: page.ms };
    });
    return {
      d1: medianOf(asks.map(({ d1 }) => d1)),
      uncached: medianOf(asks.map(({ uncached }) => uncached)),
    };
  } finally {
    await bare.close();
  }
}

const Places = z.object({ data: z.array(z.object({ rank: z.int(), score: z.number() })) });

/** That all three answer what they are compared by: fifty places, fifty rows. */
async function checkSame({ api, helloUrl }: Served, { backlog, peerUrl }: Compared) {
  const [bare, peer] = [openApi(helloUrl), openApi(peerUrl)];
  try {
    const { workspace } = backlog;
    const ours = await api.call({ path: `/v1/workspaces/${workspace}/ranking` });
    const rows = (await bare.call({ path: `/d1?workspace=${workspace}&from=0` })).json();
    const theirs = (await peer.call({ path: "/uncached" })).json();
    const counts = [
      RankingPage.parse(ours.json()).data.length,
      Array.isArray(rows) ? rows.length : 0,
      Places.parse(theirs).data.length,
    ];
    if (counts.some((count) => count !== pageItems)) {
      throw new Error(`What is compared has ${counts.join(", ")} places.`);
    }
  } finally {
    await Promise.all([bare.close(), peer.close()]);
  }
}

/** Serves the peer from a process of its own for as long as the work takes. */
async function withPeer<T>(lab: Lab, work: (url: string) => Promise<T>): Promise<T> {
  const file = join(await mkdtemp(join(lab.root, "peer-")), "scores.sqlite");
  fillTable(file, lab.items);
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
      throw new Error("The peer did not start.");
    }
    return await work(`http://127.0.0.1:${port[0]}`);
  } finally {
    stop();
    process.removeListener("exit", stop);
    await ended;
  }
}
