import { type Api, type ApiRequest, openApi } from "./client.ts";
import { listExpensiveRequests } from "./expensive-requests.ts";
import { type Harness, type ServedWorker } from "./harness.ts";
import { type Measurement, createMeasurement, repeat } from "./measurement.ts";
import { withBacklogCopy } from "./workspaces.ts";

/** The longest delay that a request may cause for other requests of the isolate. */
const goalMs = 50;

/**
 * Measures how long each expensive request delays other requests in the same isolate. While the
 * request runs, a second client sends `GET /health` again and again. The sample of a round is the
 * slowest of these responses. The local D1 and KV run in the same thread, so a request that reads
 * or writes many rows delays others longer here than on the platform.
 */
export async function measureDelays(harness: Harness): Promise<Measurement[]> {
  return withBacklogCopy(harness, false, async (served, backlog) => {
    const requests = await listExpensiveRequests(served, backlog, harness.items);
    const measurements: Measurement[] = [];
    for (const { name, build } of requests) {
      // oxlint-disable-next-line no-await-in-loop -- concurrent requests would delay each other
      const samples = await repeat(harness.rounds, (round) => measureDelay(served, build(round)));
      measurements.push(
        createMeasurement(
          {
            name: `delay/${name}`,
            unit: "ms",
            goal: goalMs,
            note: "slowest GET /health meanwhile",
          },
          samples.map(({ delayMs }) => delayMs),
        ),
        createMeasurement(
          { name: `delay/${name}/request`, unit: "ms" },
          samples.map(({ requestMs }) => requestMs),
        ),
      );
    }
    return measurements;
  });
}

type Delay = { readonly delayMs: number; readonly requestMs: number };

async function measureDelay({ api, url }: ServedWorker, request: ApiRequest): Promise<Delay> {
  const poller = openApi(url);
  try {
    await poller.call({ path: "/health" });
    let isRunning = true;
    const send = async () => {
      try {
        return await api.call(request);
      } finally {
        isRunning = false;
      }
    };
    const [{ ms: requestMs }, delayMs] = await Promise.all([
      send(),
      measureSlowest(poller, () => isRunning),
    ]);
    return { delayMs, requestMs };
  } finally {
    await poller.close();
  }
}

/** Sends requests one after another, and returns the duration of the slowest one. */
async function measureSlowest(poller: Api, isRunning: () => boolean): Promise<number> {
  let slowestMs = 0;
  while (isRunning()) {
    // oxlint-disable-next-line no-await-in-loop -- one request at a time
    const { ms } = await poller.call({ path: "/health" });
    slowestMs = Math.max(slowestMs, ms);
  }
  return slowestMs;
}
