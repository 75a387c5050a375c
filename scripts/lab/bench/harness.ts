import { rmSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type ApiClient, openClient } from "../../../src/client/client.ts";
import { type BuiltWorker, buildWorker, serveWorker } from "../../built-worker.ts";
import { type Api, openApi } from "./client.ts";
import { type GeneratedItem, generateItems } from "./dataset.ts";

/** The shared state of all measurements. */
export type Harness = {
  readonly rounds: number;
  /** The requested number of items. Above `generatedMax`, workspaces repeat the generated items. */
  readonly requestedItems: number;
  readonly items: readonly GeneratedItem[];
  /** The path of the only module of the built Worker. */
  readonly script: string;
  /** The folder of all state of the run. It is removed when the process exits. */
  readonly root: string;
  /** The backlog that the first import creates and later measurements read. */
  backlog: Backlog | undefined;
};

/** An imported and published backlog, and the folder of its local state. */
export type Backlog = {
  readonly folder: string;
  readonly workspace: string;
  readonly key: string;
};

/** The Worker, and in the same process a second Worker that returns "hello". */
export type ServedWorker = {
  readonly worker: BuiltWorker;
  /** The connection for measured requests. */
  readonly api: Api;
  /** The typed client, for everything that is not measured. */
  readonly client: ApiClient;
  /** The direct socket of the Worker, without the local asset router. */
  readonly url: string;
  readonly helloUrl: string;
  /** Returns the milliseconds of one hello: the cost of the connection and the runtime. */
  readonly hello: () => Promise<number>;
};

type ServeOptions = {
  readonly folder: string;
  readonly key: string;
  readonly queueDelaySeconds?: number;
  readonly isInspected?: boolean;
  /** Variables that replace those of wrangler.toml. */
  readonly variables?: Readonly<Record<string, string>>;
  /** A module that wraps the Worker; see WorkerOptions. */
  readonly wrapper?: string;
  /** The module of the second Worker; it returns "hello" by default. */
  readonly bare?: string;
};

export const rootKey = "ord_bench00000000000000000000000root";

/** The maximum number of items that one import accepts. */
export const generatedMax = 250_000;

/** Larger workspaces repeat this many generated items. */
const repeatedItems = 100_000;

export const helloScript = `export default { fetch: () => new Response("hello") };`;

/** High enough that no request is rejected. */
const quota = 1_000_000_000_000;

export async function openHarness(rounds: number, itemCount: number): Promise<Harness> {
  const root = await mkdtemp(join(tmpdir(), "ordinal-bench-"));
  removeAtExit(root);
  const script = await buildWorker();
  removeAtExit(dirname(script));
  const items = generateItems(itemCount > generatedMax ? repeatedItems : itemCount);
  return { rounds, requestedItems: itemCount, items, script, root, backlog: undefined };
}

/** Serves the Worker on a folder while `work` runs. */
export async function withWorker<T>(
  harness: Harness,
  { folder, key, ...options }: ServeOptions,
  work: (served: ServedWorker) => Promise<T>,
): Promise<T> {
  const fixed = { persistTo: folder, rootKey, bare: helloScript, onLog: ignoreLog };
  const worker = await serveWorker(harness.script, { ...fixed, ...options, quota });
  const { directUrl: url = "", bareUrl: helloUrl = "" } = worker;
  const [api, helloApi] = [openApi(url, key), openApi(helloUrl)];
  const hello = async () => (await helloApi.call({ path: "/" })).ms;
  try {
    await hello();
    return await work({ worker, api, client: openClient({ url, key }), url, helloUrl, hello });
  } finally {
    await Promise.all([api.close(), helloApi.close()]);
    await worker.stop();
  }
}

function ignoreLog(): void {
  // The Worker's log is not part of a measurement.
}

/** Creates a folder for the local state of one Worker. */
export function createFolder(harness: Harness): Promise<string> {
  return mkdtemp(join(harness.root, "state-"));
}

/** Serves the Worker on a copy of a backlog, optionally without some of its caches. */
export async function withWorkerCopy<T>(
  harness: Harness,
  {
    backlog,
    without = [],
    ...options
  }: Omit<ServeOptions, "folder" | "key"> & {
    readonly backlog: Backlog;
    readonly without?: readonly ("kv" | "cache")[];
  },
  work: (served: ServedWorker) => Promise<T>,
): Promise<T> {
  const folder = await createFolder(harness);
  try {
    await cp(backlog.folder, folder, { recursive: true });
    await Promise.all(without.map((tier) => rm(join(folder, tier), { recursive: true })));
    return await withWorker(harness, { folder, key: backlog.key, ...options }, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes a folder when the process exits, except after SIGKILL. */
function removeAtExit(folder: string): void {
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}
