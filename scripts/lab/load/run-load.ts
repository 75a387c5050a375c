import { setTimeout as sleep } from "node:timers/promises";
import { type ApiClient, type Schemas } from "../../../src/client/client.ts";
import { requireData } from "../../../src/client/problem.ts";
import { openHarness, withWorker } from "../bench/harness.ts";
import { requireBacklog } from "../bench/imports.ts";
import { toMegabytes, openIsolate } from "../bench/isolate.ts";
import { readWorkerMegabytes } from "./memory.ts";
import { mixes } from "./operations.ts";
import { type Options } from "./options.ts";
import { type Report, buildReport } from "./report.ts";
import { simulateUsers, type Sample } from "./users.ts";

export type Result = {
  readonly report: Report;
  readonly samples: readonly Sample[];
  readonly memory: Memory;
};

/**
 * Memory samples in megabytes, every few seconds. A soak test samples the isolate of the Worker
 * after a garbage collection; other runs sample the workerd process, including D1 and KV.
 */
export type Memory = {
  readonly of: "isolate" | "workerd";
  readonly start: number | null;
  readonly end: number | null;
  readonly readings: readonly number[];
  /** Megabytes per minute after the first third of the run, by linear regression. */
  readonly slope: number | null;
  /** Whether the last third uses more than the second third, by at least a tenth and 1 MB. */
  readonly isGrowing: boolean;
};

const intervalMs = 2_000;
const growthRatioMax = 1.1;

/** Smaller changes come from requests in progress. */
const toleranceMb = 1;
const knownItems = 2_000;
const pageItems = 500;

/** Imports a backlog, simulates users and summarises the run. */
export async function runLoad(
  { users, minutes, requests, mix, items, thinkMs, isSoak }: Options,
  onProgress: (text: string) => void,
): Promise<Result> {
  onProgress(`building the Worker and importing ${items} items`);
  const harness = await openHarness(1, items);
  const backlog = await requireBacklog(harness);
  const { folder, key, workspace } = backlog;
  return withWorker(
    harness,
    { folder, key, isInspected: isSoak },
    async ({ worker, api, client, url }) => {
      const context = { workspace, items: await readItemIds(client, workspace), etags: new Map() };
      onProgress(
        `simulating ${users} users: ${requests === undefined ? `${minutes} min` : `${requests} requests`}, ${mix}`,
      );
      const readings: number[] = [];
      const watch = new AbortController();
      const isolate = isSoak ? await openIsolate(worker, api) : undefined;
      const readMegabytes = isolate
        ? async () => toMegabytes(await isolate.readAfterGc())
        : () => Promise.resolve(readWorkerMegabytes());
      const watching = sampleMemory(readings, readMegabytes, watch.signal);
      const start = performance.now();
      const samples = await simulateUsers({
        url,
        key,
        context,
        mix: mixes[mix] ?? [],
        users,
        thinkMs,
        end: requests === undefined ? start + minutes * 60_000 : Number.POSITIVE_INFINITY,
        requestsMax: requests ?? Number.POSITIVE_INFINITY,
      });
      const seconds = (performance.now() - start) / 1_000;
      watch.abort();
      await watching;
      isolate?.close();
      const memory = { of: isSoak ? "isolate" : "workerd", ...analyseMemory(readings) } as const;
      return { report: buildReport(samples, seconds), samples, memory };
    },
  );
}

type Query = { readonly limit: number; readonly cursor?: string };

/** Reads ids of items that users then read and change. */
async function readItemIds(client: ApiClient, workspaceId: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null && ids.length < knownItems) {
    const query: Query = { limit: pageItems, ...(cursor !== "" && { cursor }) };
    const { data, page }: Schemas["ItemList"] = requireData(
      // oxlint-disable-next-line no-await-in-loop -- each page contains the cursor of the next
      await client.GET("/v1/workspaces/{workspaceId}/items", {
        params: { path: { workspaceId }, query },
      }),
    );
    ids.push(...data.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  return ids;
}

async function sampleMemory(
  readings: number[],
  readMegabytes: () => Promise<number | undefined>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- samples are taken one after another
    const reading = await readMegabytes();
    readings.push(...(reading === undefined ? [] : [Math.round(reading * 10) / 10]));
    // oxlint-disable-next-line no-await-in-loop -- samples are taken one after another
    await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Summarises the memory samples, and checks whether memory grows after the warm-up. */
export function analyseMemory(readings: readonly number[]): Omit<Memory, "of"> {
  const third = Math.floor(readings.length / 3);
  const before = Math.max(0, ...readings.slice(third, 2 * third));
  const after = Math.max(0, ...readings.slice(2 * third));
  return {
    start: readings[0] ?? null,
    end: readings.at(-1) ?? null,
    readings,
    slope: computeSlope(readings.slice(third)),
    isGrowing: third > 0 && after > Math.max(before * growthRatioMax, before + toleranceMb),
  };
}

/** Computes the slope of a least-squares line, in megabytes per minute. */
function computeSlope(readings: readonly number[]): number | null {
  const middle = (readings.length - 1) / 2;
  const mean = readings.reduce((sum, each) => sum + each, 0) / readings.length;
  const along = readings.reduce((sum, each, index) => sum + (index - middle) * (each - mean), 0);
  const square = readings.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = (along / square) * (60_000 / intervalMs);
  return Number.isFinite(slope) ? Math.round(slope * 100) / 100 : null;
}
