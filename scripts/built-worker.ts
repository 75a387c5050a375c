import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_splitSqlQuery } from "wrangler";

/** Where everything the Worker is told to keep is kept; a fresh folder each time, if not given. */
export type WorkerOptions = {
  readonly persistTo?: string;
  readonly rootKey: string;
  /** Requests a key may make in a minute; a load test needs more than a client does. */
  readonly rateLimit?: number;
  /** A script to serve beside it, on a port of its own: what the runtime costs without us. */
  readonly bare?: string;
};

export type BuiltWorker = {
  /** `http://127.0.0.1:…`: a socket of workerd itself, with no proxy before it. */
  readonly url: string;
  readonly bareUrl: string | undefined;
  readonly miniflare: Miniflare;
  /** Hands a batch to the queue's consumer and waits for it. */
  readonly consume: (bodies: readonly unknown[]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const name = "ordinal";

/** Builds the Worker as a deployment would; the path of its one module. */
export async function buildWorker(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ordinal-build-"));
  const wrangler = join(import.meta.dirname, "../node_modules/wrangler/bin/wrangler.js");
  const build = spawn(process.execPath, [wrangler, "deploy", "--dry-run", "--outdir", folder], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  build.stdout.on("data", (chunk) => (printed += String(chunk)));
  build.stderr.on("data", (chunk) => (printed += String(chunk)));
  const code = await new Promise((resolve) => build.once("close", resolve));
  if (code !== 0) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`The Worker does not build:\n${printed}`);
  }
  return join(folder, "worker.js");
}

/** Serves a built Worker with every local binding of wrangler.toml, on a direct socket. */
export async function serveBuilt(script: string, options: WorkerOptions): Promise<BuiltWorker> {
  const { rootKey, rateLimit, persistTo, bare } = options;
  const { bindings: variables, compatibilityDate, ratelimits, ...bindings } = readBindings();
  const limiter = ratelimits["LIMITER"];
  const workers = [
    {
      ...bindings,
      name,
      compatibilityDate,
      bindings: { ...variables, ROOT_KEY: rootKey },
      ...(rateLimit !== undefined &&
        limiter && {
          ratelimits: {
            LIMITER: { ...limiter, simple: { limit: rateLimit, period: 60 as const } },
          },
        }),
      modules: [moduleOf(readFileSync(script, "utf8"))],
      unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
    },
    ...(bare === undefined
      ? []
      : [
          {
            name: "bare",
            compatibilityDate,
            modules: [moduleOf(bare)],
            unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
          },
        ]),
  ];
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      log: new Log(LogLevel.ERROR),
      ...(persistTo !== undefined && { resourcePersistencePath: persistTo }),
      workers,
    }),
  );
  await miniflare.ready;
  await migrate(miniflare);
  const socketOf = async (worker: string) =>
    (await miniflare.unsafeGetDirectURL(worker)).href.replace(/\/$/, "");
  const consumer = await miniflare.getWorker(name);
  return {
    url: await socketOf(name),
    bareUrl: bare === undefined ? undefined : await socketOf("bare"),
    miniflare,
    async consume(bodies) {
      const timestamp = new Date();
      const messages = bodies.map((body, at) => ({ id: String(at), timestamp, attempts: 1, body }));
      await consumer.queue("ordinal-jobs", messages);
    },
    stop: () => miniflare.dispose(),
  };
}

type Bindings = {
  readonly compatibilityDate: string;
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly ratelimits: Readonly<Record<string, object>>;
};

/** What wrangler.toml binds, without what would stand between a client and the Worker. */
function readBindings(): Bindings {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(
    join(import.meta.dirname, "../wrangler.toml"),
  );
  // Local assets put a router Worker in front of ours, which is not what is served or measured.
  const { assets: _, modulesRules: __, ...bindings } = workerOptions as Record<string, unknown>;
  return bindings as Bindings;
}

function moduleOf(contents: string) {
  return { type: "ESModule" as const, path: "index.js", contents };
}

/** Applies the migrations, once; a folder that is served again has them already. */
async function migrate(miniflare: Miniflare): Promise<void> {
  const database = await miniflare.getD1Database("DB", name);
  const has = await database
    .prepare("SELECT 1 FROM sqlite_master WHERE name = 'workspaces'")
    .first();
  if (has !== null) {
    return;
  }
  const file = join(import.meta.dirname, "../migrations/0001-tables.sql");
  for (const statement of unstable_splitSqlQuery(readFileSync(file, "utf8"))) {
    await database.prepare(statement).run();
  }
}
