import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Api } from "../bench/client.ts";
import { backlogOf } from "../bench/imports.ts";
import { openLab, serving } from "../bench/lab.ts";
import { workerBytes } from "./memory.ts";
import { mixes } from "./operations.ts";
import { type Options } from "./options.ts";
import { type Report, reportOf } from "./report.ts";
import { live, type Sample } from "./users.ts";

export type Result = {
  readonly report: Report;
  readonly samples: readonly Sample[];
  readonly memory: Memory;
};

/** Megabytes of the Worker's process, looked at every few seconds. */
export type Memory = {
  readonly start: number | null;
  readonly end: number | null;
  readonly looks: readonly number[];
  /** Whether the last third of the run holds a tenth more than the third before it. */
  readonly isGrowing: boolean;
};

const lookMs = 2_000;
const growthMax = 1.1;
const knownItems = 2_000;
const pageItems = 500;

const Listed = z.object({
  data: z.array(z.object({ id: z.string() })),
  page: z.object({ next_cursor: z.string().nullable() }),
});

/** Imports a backlog, lets the crowd loose on it, and says what it lived. */
export async function runLoad(
  { users, minutes, requests, mix, items, thinkMs, isLimited }: Options,
  tell: (text: string) => void,
): Promise<Result> {
  tell(`building the Worker, importing ${items} items`);
  const lab = await openLab(1, items);
  const backlog = await backlogOf(lab);
  const { folder, key, workspace } = backlog;
  return serving(lab, { folder, key, isLimited }, async ({ worker, api }) => {
    const known = { workspace, items: await idsOf(api, workspace), etags: new Map() };
    tell(`${users} users, ${requests ?? `${minutes} min`}, ${mix}, thinking ${thinkMs} ms`);
    const looks: number[] = [];
    const watch = new AbortController();
    const watching = look(looks, watch.signal);
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
    return { report: reportOf(samples, seconds), samples, memory: memoryOf(looks) };
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

async function look(looks: number[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const bytes = workerBytes();
    if (bytes !== undefined) {
      looks.push(Math.round(bytes / 2 ** 20));
    }
    // oxlint-disable-next-line no-await-in-loop -- one look after another
    await sleep(lookMs, undefined, { signal }).catch(() => undefined);
  }
}

/** What was seen of the memory, and whether it goes on growing after it has warmed up. */
export function memoryOf(looks: readonly number[]): Memory {
  const third = Math.floor(looks.length / 3);
  const before = Math.max(0, ...looks.slice(third, 2 * third));
  const after = Math.max(0, ...looks.slice(2 * third));
  return {
    start: looks[0] ?? null,
    end: looks.at(-1) ?? null,
    looks,
    isGrowing: third > 0 && after > before * growthMax,
  };
}
