import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Api } from "../bench/client.ts";
import { openLab, serving } from "../bench/harness.ts";
import { backlogOf } from "../bench/imports.ts";
import { megabytesOf, openIsolate } from "../bench/isolate.ts";
import { workerMegabytes } from "./memory.ts";
import { mixes } from "./operations.ts";
import { type Options } from "./options.ts";
import { type Report, reportOf } from "./report.ts";
import { live, type Sample } from "./users.ts";

export type Result = {
  readonly report: Report;
  readonly samples: readonly Sample[];
  readonly memory: Memory;
};

/**
 * Megabytes, looked at every few seconds: of a soak those of the Worker's own isolate, all that
 * nobody knows any more freed before; else those of its process, with D1 and KV in it.
 */
export type Memory = {
  readonly of: "isolate" | "workerd";
  readonly start: number | null;
  readonly end: number | null;
  readonly looks: readonly number[];
  /** Megabytes a minute after the first third of the run, as a straight line through the looks. */
  readonly slope: number | null;
  /** Whether the last third of the run holds a tenth more than the third before it. */
  readonly isGrowing: boolean;
};

const lookMs = 2_000;
const growthMax = 1.1;

/** Megabytes that come and go with what is under way. */
const swing = 1;
const knownItems = 2_000;
const pageItems = 500;

const Listed = z.object({
  data: z.array(z.object({ id: z.string() })),
  page: z.object({ next_cursor: z.string().nullable() }),
});

/** Imports a backlog, lets the crowd loose on it, and says what it lived. */
export async function runLoad(
  { users, minutes, requests, mix, items, thinkMs, isLimited, isSoak }: Options,
  tell: (text: string) => void,
): Promise<Result> {
  tell(`building the Worker, importing ${items} items`);
  const lab = await openLab(1, items);
  const backlog = await backlogOf(lab);
  const { folder, key, workspace } = backlog;
  return serving(lab, { folder, key, isLimited, isInspected: isSoak }, async ({ worker, api }) => {
    const known = { workspace, items: await idsOf(api, workspace), etags: new Map() };
    tell(`${users} users, ${requests ?? `${minutes} min`}, ${mix}, thinking ${thinkMs} ms`);
    const looks: number[] = [];
    const watch = new AbortController();
    const isolate = isSoak ? await openIsolate(worker, api) : undefined;
    const megabytes = isolate
      ? async () => megabytesOf(await isolate.settled())
      : () => Promise.resolve(workerMegabytes());
    const watching = look(looks, megabytes, watch.signal);
    const start = performance.now();
    const samples = await live({
      url: worker.url,
      key,
      known,
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
    const memory = { of: isSoak ? "isolate" : "workerd", ...memoryOf(looks) } as const;
    return { report: reportOf(samples, seconds), samples, memory };
  });
}

/** Some of the backlog's items, for users to read and change. */
async function idsOf(api: Api, workspace: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null && ids.length < knownItems) {
    const from: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const path = `/v1/workspaces/${workspace}/items?limit=${pageItems}${from}`;
    // oxlint-disable-next-line no-await-in-loop -- a cursor comes with the page before
    const page: z.infer<typeof Listed> = Listed.parse((await api.call({ path })).json());
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.page.next_cursor;
  }
  return ids;
}

async function look(
  looks: number[],
  megabytes: () => Promise<number | undefined>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one look after another
    const found = await megabytes();
    looks.push(...(found === undefined ? [] : [Math.round(found * 10) / 10]));
    // oxlint-disable-next-line no-await-in-loop -- one look after another
    await sleep(lookMs, undefined, { signal }).catch(() => undefined);
  }
}

/** What was seen of the memory, and whether it goes on growing after it has warmed up. */
export function memoryOf(looks: readonly number[]): Omit<Memory, "of"> {
  const third = Math.floor(looks.length / 3);
  const before = Math.max(0, ...looks.slice(third, 2 * third));
  const after = Math.max(0, ...looks.slice(2 * third));
  return {
    start: looks[0] ?? null,
    end: looks.at(-1) ?? null,
    looks,
    slope: slopeOf(looks.slice(third)),
    isGrowing: third > 0 && after > Math.max(before * growthMax, before + swing),
  };
}

/** The straight line through these looks, by least squares, in megabytes a minute. */
function slopeOf(looks: readonly number[]): number | null {
  const middle = (looks.length - 1) / 2;
  const mean = looks.reduce((sum, each) => sum + each, 0) / looks.length;
  const along = looks.reduce((sum, each, at) => sum + (at - middle) * (each - mean), 0);
  const square = looks.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  const slope = (along / square) * (60_000 / lookMs);
  return Number.isFinite(slope) ? Math.round(slope * 100) / 100 : null;
}
