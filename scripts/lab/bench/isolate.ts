import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "undici";
import { z } from "zod";
import { type BuiltWorker } from "../../built-worker.ts";
import { type Api } from "./client.ts";

/** Bytes of the Worker's own isolate: its JavaScript heap, and the buffers of its arrays. */
export type Look = { readonly heap: number; readonly buffers: number };

/** The Worker's isolate as V8's inspector shows it: not workerd, nor D1 and KV beside it. */
export type Isolate = {
  /** As it is, with what nobody knows any more and is not freed yet. */
  readonly look: () => Promise<Look>;
  /** After everything that nobody knows is freed. */
  readonly settled: () => Promise<Look>;
  /** The most that was seen while something was done, every few milliseconds. */
  readonly during: (work: () => Promise<unknown>) => Promise<Look>;
  readonly close: () => void;
};

const Usage = z.object({ usedSize: z.number(), backingStorageSize: z.number() });

const Said = z.object({ id: z.number().optional(), result: z.unknown() });

/** Often enough for what takes its time; an inspector that is asked all the time hangs. */
const lookMs = 40;

/** An answer waits for whoever has the isolate; longer than this nobody has it. */
const patienceMs = 120_000;

/** A Worker that does nothing answers its inspector when it is asked for something next. */
const nudges = 100;

const path = "./core:user:ordinal";

/** Looks into a Worker that is served with `isInspected`. */
export async function openIsolate({ miniflare }: BuiltWorker, api: Api): Promise<Isolate> {
  const socket = new WebSocket(new URL(path, await miniflare.getInspectorURL()));
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error("The isolate cannot be looked into.")));
  });
  const send = senderOf(socket);
  const look = async (): Promise<Look> => {
    const { usedSize, backingStorageSize } = Usage.parse(await send("Runtime.getHeapUsage"));
    return { heap: usedSize, buffers: backingStorageSize };
  };
  return {
    look,
    async settled() {
      await hear(send("HeapProfiler.collectGarbage"), api);
      return look();
    },
    async during(work) {
      const watch = new AbortController();
      const most = mostOf(look, watch.signal);
      try {
        await work();
      } finally {
        watch.abort();
      }
      return larger(await most, await look());
    },
    close: () => socket.close(),
  };
}

export function megabytesOf({ heap, buffers }: Look): number {
  return (heap + buffers) / 1e6;
}

type Send = (method: string) => Promise<unknown>;

function senderOf(socket: WebSocket): Send {
  const waiting = new Map<number, (result: unknown) => void>();
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id = 0, result } = Said.parse(JSON.parse(String(data)));
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  return async (method) => {
    last += 1;
    const id = last;
    const answer = new Promise((resolve) => void waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params: {} }));
    const late = sleep(patienceMs, undefined, { ref: false }).then(() => {
      throw new Error(`The isolate does not answer to ${method}.`);
    });
    return Promise.race([answer, late]);
  };
}

async function hear(answer: Promise<unknown>, api: Api): Promise<void> {
  const heard = answer.then(() => true);
  for (let nudge = 0; nudge < nudges; nudge += 1) {
    const nudged = api.call({ path: "/health" }).then(() => false);
    // oxlint-disable-next-line no-await-in-loop -- until it is heard
    if (await Promise.race([heard, nudged])) {
      break;
    }
  }
  await heard;
}

async function mostOf(look: () => Promise<Look>, signal: AbortSignal): Promise<Look> {
  let most: Look = { heap: 0, buffers: 0 };
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one look after another
    most = larger(most, await look());
    // oxlint-disable-next-line no-await-in-loop -- see above
    await sleep(lookMs, undefined, { signal }).catch(() => undefined);
  }
  return most;
}

function larger(a: Look, b: Look): Look {
  return megabytesOf(b) > megabytesOf(a) ? b : a;
}
