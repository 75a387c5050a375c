import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "undici";
import { z } from "zod";
import { type BuiltWorker } from "../../built-worker.ts";
import { type Api } from "./client.ts";

/** Bytes of the Worker's isolate: its JavaScript heap and the buffers of its arrays. */
export type MemoryUsage = { readonly heap: number; readonly buffers: number };

/** The Worker's isolate in V8's inspector, without workerd, D1 and KV. */
export type Isolate = {
  /** Reads the memory, including garbage. */
  readonly readUsage: () => Promise<MemoryUsage>;
  /** Reads the memory after a garbage collection. */
  readonly readAfterGc: () => Promise<MemoryUsage>;
  /** Returns the highest memory during some work, sampled every few milliseconds. */
  readonly measurePeak: (work: () => Promise<unknown>) => Promise<MemoryUsage>;
  /** Returns the peak memory of some work, without garbage: collects garbage at each sample. */
  readonly measureLivePeak: (work: () => Promise<unknown>) => Promise<MemoryUsage>;
  readonly close: () => void;
};

const Usage = z.object({ usedSize: z.number(), backingStorageSize: z.number() });

const Message = z.object({ id: z.number().optional(), result: z.unknown() });

/** A shorter interval makes the inspector hang. */
const intervalMs = 40;

/** A reply waits until the isolate is idle, but no longer than this. */
const timeoutMs = 120_000;

/** An idle isolate replies to its inspector when the next request arrives; this many are sent. */
const requestsMax = 100;

const path = "./core:user:ordinal";

/** Opens the inspector of a Worker that runs with `isInspected`. */
export async function openIsolate({ miniflare }: BuiltWorker, api: Api): Promise<Isolate> {
  const socket = new WebSocket(new URL(path, await miniflare.getInspectorURL()));
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () =>
      reject(new Error("The inspector of the isolate does not accept connections.")),
    );
  });
  const send = openSession(socket);
  const readUsage = async (): Promise<MemoryUsage> => {
    const { usedSize, backingStorageSize } = Usage.parse(await send("Runtime.getHeapUsage"));
    return { heap: usedSize, buffers: backingStorageSize };
  };
  const collectAndRead = async () => {
    await waitForReply(send("HeapProfiler.collectGarbage"), api);
    return readUsage();
  };
  const measure = async (
    read: () => Promise<MemoryUsage>,
    work: () => Promise<unknown>,
  ): Promise<MemoryUsage> => {
    const watch = new AbortController();
    const peak = trackPeak(read, watch.signal);
    try {
      await work();
    } finally {
      watch.abort();
    }
    return pickLarger(await peak, await readUsage());
  };
  return {
    readUsage,
    readAfterGc: collectAndRead,
    measurePeak: (work) => measure(readUsage, work),
    measureLivePeak: (work) => measure(collectAndRead, work),
    close: () => socket.close(),
  };
}

export function toMegabytes({ heap, buffers }: MemoryUsage): number {
  return (heap + buffers) / 1e6;
}

type Send = (method: string) => Promise<unknown>;

function openSession(socket: WebSocket): Send {
  const pending = new Map<number, (result: unknown) => void>();
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id = 0, result } = Message.parse(JSON.parse(String(data)));
    pending.get(id)?.(result);
    pending.delete(id);
  });
  return async (method) => {
    last += 1;
    const id = last;
    const reply = new Promise((resolve) => void pending.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params: {} }));
    const late = sleep(timeoutMs, undefined, { ref: false }).then(() => {
      throw new Error(`The inspector did not reply to ${method}.`);
    });
    return Promise.race([reply, late]);
  };
}

async function waitForReply(reply: Promise<unknown>, api: Api): Promise<void> {
  const replied = reply.then(() => true);
  for (let count = 0; count < requestsMax; count += 1) {
    const polled = api.call({ path: "/health" }).then(() => false);
    // oxlint-disable-next-line no-await-in-loop -- requests are sent until the reply arrives
    if (await Promise.race([replied, polled])) {
      break;
    }
  }
  await replied;
}

async function trackPeak(
  readUsage: () => Promise<MemoryUsage>,
  signal: AbortSignal,
): Promise<MemoryUsage> {
  let most: MemoryUsage = { heap: 0, buffers: 0 };
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- samples are taken one after another
    most = pickLarger(most, await readUsage());
    // oxlint-disable-next-line no-await-in-loop -- samples are taken one after another
    await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
  }
  return most;
}

function pickLarger(a: MemoryUsage, b: MemoryUsage): MemoryUsage {
  return toMegabytes(b) > toMegabytes(a) ? b : a;
}
