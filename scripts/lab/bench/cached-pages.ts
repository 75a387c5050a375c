import { setTimeout as sleep } from "node:timers/promises";
import { measureRate } from "./client.ts";
import { type Backlog, type Harness, type ServedWorker, withWorkerCopy } from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { type Measurement, createMeasurement, computeMedian, repeat } from "./measurement.ts";

const requestsPerRound = 100;

/** The number of concurrent clients and the duration of a rate measurement. */
const load = { connections: 8, seconds: 1 } as const;

/** The time after which writes in waitUntil have finished. */
const settleMs = 500;

/** Measures a page from the memory of the isolate, and its 304, interleaved with hello. */
export async function measureCachedPages(harness: Harness): Promise<Measurement[]> {
  return toMeasurements("page", await measureRounds(harness));
}

type PageMetrics = Readonly<Record<"cached" | "current" | "hello", number>>;

type Round = { readonly ms: PageMetrics; readonly rate: PageMetrics };

async function measureRounds(harness: Harness): Promise<Round[]> {
  const backlog = await requireBacklog(harness);
  return withWorkerCopy(harness, { backlog }, async (served) => {
    const path = `/v1/workspaces/${backlog.workspace}/ranking`;
    const page = await served.api.call({ path });
    const headers = { "if-none-match": page.header("etag") };
    await sleep(settleMs);
    const rounds = await repeat(harness.rounds + 1, async () => ({
      ms: await measureLatencies(served, path, headers),
      rate: await measureRates(served, path, { headers, backlog }),
    }));
    // The first round warms up the code.
    return rounds.slice(1);
  });
}

type Headers = Readonly<Record<string, string>>;

async function measureLatencies(
  { api, hello }: ServedWorker,
  path: string,
  headers: Headers,
): Promise<PageMetrics> {
  const samples = await repeat(requestsPerRound, async () => ({
    cached: (await api.call({ path })).ms,
    current: (await api.call({ path, headers, status: 304 })).ms,
    hello: await hello(),
  }));
  return {
    cached: computeMedian(samples.map(({ cached }) => cached)),
    current: computeMedian(samples.map(({ current }) => current)),
    hello: computeMedian(samples.map((sample) => sample.hello)),
  };
}

async function measureRates(
  { url, helloUrl }: ServedWorker,
  path: string,
  { headers, backlog: { key } }: { readonly headers: Headers; readonly backlog: Backlog },
): Promise<PageMetrics> {
  return {
    hello: await measureRate(helloUrl, { path: "/" }, load),
    cached: await measureRate(url, { path, key }, load),
    current: await measureRate(url, { path, key, headers, status: 304 }, load),
  };
}

function toMeasurements(group: string, rounds: readonly Round[]): Measurement[] {
  const note = `${load.connections} connections`;
  const names = { cached: "cached", current: "304", hello: "hello" } as const;
  return (["cached", "current", "hello"] as const).flatMap((name) => [
    createMeasurement(
      { name: `${group}/${names[name]}`, unit: "ms" },
      rounds.map(({ ms }) => ms[name]),
    ),
    createMeasurement(
      { name: `${group}/${names[name]}-rate`, unit: "req/s", note },
      rounds.map(({ rate }) => rate[name]),
    ),
  ]);
}
