import "./local-environment.ts";
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, Response } from "miniflare";
import { readBindings } from "./built-worker/bindings.ts";
import { findDiskFault } from "./built-worker/disk-fault.ts";
import { killRuntimeWithProcess } from "./built-worker/kill-with-process.ts";
import { applyMigrations } from "./built-worker/migrations.ts";

export type WorkerOptions = {
  /** The folder of D1, KV and the other local state; a temporary folder by default. */
  readonly persistTo?: string;
  readonly rootKey: string;
  /** The port on 127.0.0.1; any free port by default. */
  readonly port?: number;
  /**
   * The units that a key, and a workspace, may spend per minute; by default those of wrangler.toml. A
   * load test spends more.
   */
  readonly quota?: number;
  /**
   * The module of a second Worker with the same database, which shows the cost of the runtime
   * alone. Both Workers then also listen on direct sockets, which bypass the local asset router.
   */
  readonly bare?: string;
  /** A module that wraps the Worker and imports it as "./worker.js". */
  readonly wrapper?: string;
  /** Delays queue messages, so that a measurement can pass its own batches to the consumer. */
  readonly queueDelaySeconds?: number;
  /** Variables that replace those of wrangler.toml. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Opens the V8 inspector; see scripts/lab/bench/isolate.ts. */
  readonly isInspected?: boolean;
  /** Receives each line that the Worker logs. Lines go to standard output by default. */
  readonly onLog?: (entry: LogEntry) => void;
};

export type LogEntry = { readonly level: string; readonly message: string };

export type BuiltWorker = {
  /** `http://127.0.0.1:…`: the Worker and its static assets. */
  readonly url: string;
  /** The direct socket of the Worker; only with `bare`. */
  readonly directUrl: string | undefined;
  /** The direct socket of the second Worker; only with `bare`. */
  readonly bareUrl: string | undefined;
  readonly miniflare: Miniflare;
  /** Passes a batch to the queue consumer and waits for its end. */
  readonly consume: (bodies: readonly unknown[]) => Promise<void>;
  /** Runs a cron trigger; by default the one of every minute. */
  readonly runCron: (cron?: string) => Promise<void>;
  readonly database: () => Promise<D1Database>;
  readonly stop: () => Promise<void>;
};

const name = "ordinal";
const root = join(import.meta.dirname, "..");

/** Builds the Worker as a deployment does; returns the path of its only module. */
export async function buildWorker(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ordinal-build-"));
  const wrangler = join(root, "node_modules/wrangler/bin/wrangler.js");
  const build = spawn(process.execPath, [wrangler, "deploy", "--dry-run", "--outdir", folder], {
    cwd: root,
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  build.stdout.on("data", (chunk) => (output += String(chunk)));
  build.stderr.on("data", (chunk) => (output += String(chunk)));
  const abort = () => {
    build.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", abort);
  const code = await new Promise((resolve) => build.once("close", resolve));
  process.removeListener("exit", abort);
  if (code !== 0) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`wrangler could not build the Worker:\n${output}`);
  }
  return join(folder, "worker.js");
}

/** Serves a built Worker and its assets in this process, with every binding of wrangler.toml. */
export async function serveWorker(script: string, options: WorkerOptions): Promise<BuiltWorker> {
  killRuntimeWithProcess();
  const miniflare = new Miniflare(readMiniflareOptions(script, options));
  const url = removeSlash(await miniflare.ready);
  const database = () => miniflare.getD1Database("DB", name);
  await applyMigrations(await database());
  const readDirectUrl = async (worker: string) =>
    options.bare === undefined
      ? undefined
      : removeSlash(await miniflare.unsafeGetDirectURL(worker));
  const worker = await miniflare.getWorker(name);
  return {
    url,
    directUrl: await readDirectUrl("direct"),
    bareUrl: await readDirectUrl("bare"),
    miniflare,
    async consume(bodies) {
      const timestamp = new Date();
      const messages = bodies.map((body, index) => ({
        id: String(index),
        timestamp,
        attempts: 1,
        body,
      }));
      await worker.queue("ordinal-jobs", messages);
    },
    async runCron(cron = "* * * * *") {
      await worker.scheduled({ cron });
    },
    database,
    stop: () => miniflare.dispose(),
  };
}

function readMiniflareOptions(script: string, options: WorkerOptions) {
  const { rootKey, port = 0, persistTo, bare, wrapper, onLog, isInspected = false } = options;
  const { bindings: variables, ...bindings } = readBindings(options);
  const { compatibilityDate, d1Databases } = bindings;
  const worker = {
    ...bindings,
    name,
    bindings: { ...variables, ...options.variables, ROOT_KEY: rootKey },
    ...(persistTo !== undefined && {
      serviceBindings: { ...bindings.serviceBindings, DISK_FAULT: reportDiskFault(persistTo) },
    }),
    modules: listModules(readFileSync(script, "utf8"), wrapper),
  };
  const address = { host: "127.0.0.1", port: 0 };
  const second = (text: string) => ({
    name: "bare",
    compatibilityDate,
    d1Databases,
    modules: listModules(text),
    unsafeDirectSockets: [address],
  });
  // A socket of the Worker itself would lead to the asset router; one of another Worker does not.
  const direct = {
    name: "direct",
    compatibilityDate,
    modules: listModules("export default {};"),
    unsafeDirectSockets: [{ ...address, serviceName: name }],
  };
  return convertV4MiniflareOptions({
    host: "127.0.0.1",
    port,
    cf: false,
    log: new Log(LogLevel.ERROR),
    ...(isInspected && { inspectorPort: 0 }),
    ...(persistTo !== undefined && { resourcePersistencePath: persistTo }),
    ...(onLog !== undefined && { handleStructuredLogs: onLog }),
    workers: bare === undefined ? [worker] : [worker, second(bare), direct],
  });
}

/** Returns the service that the Worker asks after an unexplained error of a local database. */
function reportDiskFault(folder: string) {
  return () => new Response(findDiskFault(folder) ?? "none");
}

/** Returns the Worker as the only module, or as the second module behind its wrapper. */
function listModules(worker: string, wrapper?: string) {
  return wrapper === undefined
    ? [toModule("index.js", worker)]
    : [toModule("index.js", wrapper), toModule("worker.js", worker)];
}

function toModule(path: string, contents: string) {
  return { type: "ESModule" as const, path, contents };
}

function removeSlash({ href }: URL): string {
  return href.replace(/\/$/, "");
}
