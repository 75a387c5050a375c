import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { Client, request } from "undici";
import { type Backlog, type Harness, type ServedWorker, withWorkerCopy } from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { openIsolate, toMegabytes } from "./isolate.ts";
import { createMeasurement, type Measurement, repeat } from "./measurement.ts";
import { withBacklogCopy } from "./workspaces.ts";

/** The concurrent readers, and the time that each takes for the snapshot. */
const readers = 50;
const slowReadMs = 5_000;

/** The largest growth of the heap that counts as none: the state of 50 requests and noise. */
const growthMegabytesMax = 3;

/**
 * Measures a snapshot from KV to the last byte in a new process, its size, and the memory of an
 * isolate while slow clients read it.
 */
export async function measureLiveSnapshots(harness: Harness): Promise<Measurement[]> {
  const backlog = await requireBacklog(harness);
  const reads = await repeat(harness.rounds, () => readFromKv(harness, backlog));
  const memory = await measureSlowReaders(harness);
  const first = reads[0]?.bytes ?? Buffer.alloc(0);
  return [
    createMeasurement(
      {
        name: "snapshot/from-kv",
        unit: "ms",
        goal: 150,
        note: "GET …/snapshots/{generation} to the last byte, from KV; after a /health",
      },
      reads.map(({ ms }) => ms),
    ),
    createMeasurement({ name: "snapshot/compressed", unit: "MB" }, [first.length / 1e6]),
    createMeasurement({ name: "snapshot/decompressed", unit: "MB" }, [
      gunzipSync(first).length / 1e6,
    ]),
    createMeasurement(
      {
        name: "snapshot/slow-readers",
        unit: "MB",
        goal: growthMegabytesMax,
        note: `heap and buffers that ${readers} slow readers add, after garbage collections`,
      },
      [memory],
    ),
  ];
}

type TimedRead = { readonly ms: number; readonly bytes: Buffer };

async function readFromKv(harness: Harness, backlog: Backlog): Promise<TimedRead> {
  return withWorkerCopy(harness, { backlog, without: ["cache"] }, async (served) => {
    await served.api.call({ path: "/health" });
    const path = await findSnapshot(served, backlog);
    const client = new Client(served.url);
    const start = performance.now();
    const { body } = await client.request({ method: "GET", path, headers: toHeaders(backlog) });
    const bytes = Buffer.from(await body.arrayBuffer());
    const ms = performance.now() - start;
    await client.destroy();
    return { ms, bytes };
  });
}

/** Returns the path of the newest checkpoint. */
async function findSnapshot({ api }: ServedWorker, { workspace }: Backlog): Promise<string> {
  const response = await api.call({ path: `/v1/workspaces/${workspace}/snapshot`, status: 307 });
  return response.header("location");
}

function toHeaders({ key }: Backlog) {
  return { authorization: `Bearer ${key}`, "accept-encoding": "gzip" };
}

/** Returns the megabytes that slow readers add to the memory of the isolate, without garbage. */
async function measureSlowReaders(harness: Harness): Promise<number> {
  return withBacklogCopy(harness, true, async (served, backlog) => {
    const path = await findSnapshot(served, backlog);
    const readOnce = (delayMs: number) => readSlowly({ url: served.url, path, backlog }, delayMs);
    await readOnce(0);
    const isolate = await openIsolate(served.worker, served.api);
    const before = await isolate.readAfterGc();
    const peak = await isolate.measureLivePeak(() =>
      Promise.all(Array.from({ length: readers }, () => readOnce(slowReadMs))),
    );
    isolate.close();
    return Math.max(0, toMegabytes(peak) - toMegabytes(before));
  });
}

/** Reads the first chunk, waits, and then reads the rest. */
async function readSlowly(
  source: { readonly url: string; readonly path: string; readonly backlog: Backlog },
  delayMs: number,
): Promise<void> {
  const { statusCode, body } = await request(`${source.url}${source.path}`, {
    headers: toHeaders(source.backlog),
    highWaterMark: 16_384,
  });
  if (statusCode !== 200) {
    throw new Error(`The snapshot returned ${statusCode}.`);
  }
  let isFirst = true;
  for await (const _ of body) {
    await (isFirst ? sleep(delayMs) : undefined);
    isFirst = false;
  }
}
