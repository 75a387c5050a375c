import { setTimeout as sleep } from "node:timers/promises";
import { rateOf } from "./client.ts";
import { type Backlog, type Lab, type Served, servingCopy } from "./harness.ts";
import { backlogOf } from "./imports.ts";
import { type Measurement, measurementOf, medianOf, repeat } from "./measurement.ts";

const asksPerRound = 100;

/** How many clients ask at once where requests a second are counted, and for how long. */
const load = { connections: 8, seconds: 1 } as const;

/** Within this, what an answer left to be written in waitUntil is written. */
const settleMs = 500;

/**
 * A page that this isolate holds, and the same for a client that holds it too, beside a hello;
 * then once more with the rate limiter's local stand-in before it, which is most of what it costs.
 */
export async function measureKnownPages(lab: Lab): Promise<Measurement[]> {
  const free = await knownPages(lab, false);
  const limited = await knownPages(lab, true);
  return [
    ...measurementsOf("page", free),
    ...measurementsOf("page-limited", limited).filter(({ name }) => !name.includes("hello")),
  ];
}

type Known = Readonly<Record<"cached" | "current" | "hello", number>>;

type Round = { readonly ms: Known; readonly rate: Known };

async function knownPages(lab: Lab, isLimited: boolean): Promise<Round[]> {
  const backlog = await backlogOf(lab);
  return servingCopy(lab, { backlog, isLimited }, async (served) => {
    const path = `/v1/workspaces/${backlog.workspace}/ranking`;
    const page = await served.api.call({ path });
    const headers = { "if-none-match": page.header("etag") };
    await sleep(settleMs);
    const rounds = await repeat(lab.rounds + 1, async () => ({
      ms: await latenciesOf(served, path, headers),
      rate: await ratesOf(served, path, { headers, backlog }),
    }));
    // The first round met code that had never run.
    return rounds.slice(1);
  });
}

type Headers = Readonly<Record<string, string>>;

async function latenciesOf({ api, hello }: Served, path: string, headers: Headers): Promise<Known> {
  const asks = await repeat(asksPerRound, async () => ({
    cached: (await api.call({ path })).ms,
    current: (await api.call({ path, headers, status: 304 })).ms,
    hello: await hello(),
  }));
  return {
    cached: medianOf(asks.map(({ cached }) => cached)),
    current: medianOf(asks.map(({ current }) => current)),
    hello: medianOf(asks.map((ask) => ask.hello)),
  };
}

async function ratesOf(
  { worker, helloUrl }: Served,
  path: string,
  { headers, backlog: { key } }: { readonly headers: Headers; readonly backlog: Backlog },
): Promise<Known> {
  return {
    hello: await rateOf(helloUrl, { path: "/" }, load),
    cached: await rateOf(worker.url, { path, key }, load),
    current: await rateOf(worker.url, { path, key, headers, status: 304 }, load),
  };
}

function measurementsOf(group: string, rounds: readonly Round[]): Measurement[] {
  const note = `${load.connections} connections`;
  const names = { cached: "cached", current: "304", hello: "hello" } as const;
  return (["cached", "current", "hello"] as const).flatMap((name) => [
    measurementOf(
      { name: `${group}/${names[name]}`, unit: "ms" },
      rounds.map(({ ms }) => ms[name]),
    ),
    measurementOf(
      { name: `${group}/${names[name]}-rate`, unit: "req/s", note },
      rounds.map(({ rate }) => rate[name]),
    ),
  ]);
}
