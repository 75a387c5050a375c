import { rmSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type BuiltWorker, buildWorker, serveBuilt } from "../../built-worker.ts";
import { type Api, openApi } from "./client.ts";
import { type SeededItem, seededItems } from "./dataset.ts";

/** What all measurements share. */
export type Lab = {
  readonly rounds: number;
  /** How many items were asked for; more than `seededMax` are made of those that there are. */
  readonly asked: number;
  readonly items: readonly SeededItem[];
  /** The one module of the Worker, built as a deployment would. */
  readonly script: string;
  /** Everything that is written stands below it, and goes with the process. */
  readonly root: string;
  /** Made by the first import, read by all that come after. */
  backlog: Backlog | undefined;
};

/** A backlog that was imported and published, and where it is kept. */
export type Backlog = {
  readonly folder: string;
  readonly workspace: string;
  readonly key: string;
};

/** The Worker and, in the same process, one that only says hello. */
export type Served = {
  readonly worker: BuiltWorker;
  readonly api: Api;
  readonly helloUrl: string;
  /** Milliseconds of one hello: what the road and the runtime take by themselves. */
  readonly hello: () => Promise<number>;
};

type Serving = {
  readonly folder: string;
  readonly key: string;
  readonly queueDelaySeconds?: number;
  readonly isInspected?: boolean;
  /** With the rate limiter's stand-in before it. */
  readonly isLimited?: boolean;
  /** A module before the Worker; see WorkerOptions. */
  readonly before?: string;
  /** What stands beside it, if not the hello. */
  readonly bare?: string;
};

export const rootKey = "ord_bench00000000000000000000000root";

/** What an import takes in one piece. */
export const seededMax = 250_000;

/** So many are made again and again where more are asked for. */
const repeatedItems = 100_000;

export const bare = `export default { fetch: () => new Response("hello") };`;

/** A minute has this many requests at the most: the shield is asked and never refuses. */
const rateLimit = 1_000_000_000;

export async function openLab(rounds: number, itemCount: number): Promise<Lab> {
  const root = await mkdtemp(join(tmpdir(), "ordinal-bench-"));
  forgetAtExit(root);
  const script = await buildWorker();
  forgetAtExit(dirname(script));
  const items = seededItems(itemCount > seededMax ? repeatedItems : itemCount);
  return { rounds, asked: itemCount, items, script, root, backlog: undefined };
}

/**
 * Serves the Worker on a folder for as long as the work takes. The rate limiter is left out unless
 * asked for: what stands in for it here writes to disk for each request, one after another, which
 * the platform's does not. A Worker without one lets everybody in.
 */
export async function serving<T>(
  lab: Lab,
  { folder, key, isLimited = false, ...options }: Serving,
  work: (served: Served) => Promise<T>,
): Promise<T> {
  const fixed = { persistTo: folder, rootKey, bare, onLog: ignore };
  const limit = isLimited ? rateLimit : "none";
  const worker = await serveBuilt(lab.script, { ...fixed, ...options, rateLimit: limit });
  const helloUrl = worker.bareUrl ?? "";
  const [api, helloApi] = [openApi(worker.url, key), openApi(helloUrl)];
  const hello = async () => (await helloApi.call({ path: "/" })).ms;
  try {
    await hello();
    return await work({ worker, api, helloUrl, hello });
  } finally {
    await Promise.all([api.close(), helloApi.close()]);
    await worker.stop();
  }
}

function ignore(): void {
  // What the Worker logs is not what is measured.
}

/** A folder for one Worker to keep things in. */
export function newFolder(lab: Lab): Promise<string> {
  return mkdtemp(join(lab.root, "world-"));
}

/** Serves the Worker on what is left of a backlog when some of its copies are lost. */
export async function servingCopy<T>(
  lab: Lab,
  {
    backlog,
    without = [],
    ...options
  }: Omit<Serving, "folder" | "key"> & {
    readonly backlog: Backlog;
    readonly without?: readonly ("kv" | "cache")[];
  },
  work: (served: Served) => Promise<T>,
): Promise<T> {
  const folder = await newFolder(lab);
  try {
    await cp(backlog.folder, folder, { recursive: true });
    await Promise.all(without.map((tier) => rm(join(folder, tier), { recursive: true })));
    return await serving(lab, { folder, key: backlog.key, ...options }, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** However the process ends, short of being killed outright. */
function forgetAtExit(folder: string): void {
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}
