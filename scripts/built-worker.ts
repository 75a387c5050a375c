import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_splitSqlQuery } from "wrangler";

/** Where everything the Worker is told to keep is kept; a fresh folder each time, if not given. */
export type WorkerOptions = {
  readonly persistTo?: string;
  readonly rootKey: string;
  /**
   * Requests a key may make in a minute; a load test needs more than a client does. The local
   * stand-in writes to disk for each of them, so it can be left out.
   */
  readonly rateLimit?: number | "none";
  /**
   * A script to serve beside it, on a port of its own: what the runtime costs without us. It has
   * the Worker's database.
   */
  readonly bare?: string;
  /** A module that stands before the Worker and imports it as "./worker.js". */
  readonly before?: string;
  /** Keeps what the Worker queues from its consumer for so long; whoever measures one consumes it. */
  readonly queueDelaySeconds?: number;
  /** Whether its isolate can be looked into; see scripts/bench/isolate.ts. */
  readonly isInspected?: boolean;
  /** Where lines that the Worker logs go; to standard output, if nobody takes them. */
  readonly onLog?: (line: string) => void;
};

export type BuiltWorker = {
  /** `http://127.0.0.1:…`: a socket of workerd itself, with no proxy before it. */
  readonly url: string;
  readonly bareUrl: string | undefined;
  readonly miniflare: Miniflare;
  /** Hands a batch to the queue's consumer and waits for it. */
  readonly consume: (bodies: readonly unknown[]) => Promise<void>;
  /** Lets the clock strike, as the platform does each minute. */
  readonly tick: () => Promise<void>;
  readonly database: () => Promise<D1Database>;
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
  const abandon = () => {
    build.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", abandon);
  const code = await new Promise((resolve) => build.once("close", resolve));
  process.removeListener("exit", abandon);
  if (code !== 0) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`The Worker does not build:\n${printed}`);
  }
  return join(folder, "worker.js");
}

/** Serves a built Worker with every local binding of wrangler.toml, on a direct socket. */
export async function serveBuilt(script: string, options: WorkerOptions): Promise<BuiltWorker> {
  const { rootKey, persistTo, bare, before, onLog, isInspected = false } = options;
  const { bindings: variables, compatibilityDate, ...bindings } = readBindings(options);
  const workers = [
    {
      ...bindings,
      name,
      compatibilityDate,
      bindings: { ...variables, ROOT_KEY: rootKey },
      modules: modulesOf(readFileSync(script, "utf8"), before),
      unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
    },
    ...(bare === undefined
      ? []
      : [
          {
            name: "bare",
            compatibilityDate,
            d1Databases: bindings.d1Databases,
            modules: modulesOf(bare),
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
      ...(isInspected && { inspectorPort: 0 }),
      ...(persistTo !== undefined && { resourcePersistencePath: persistTo }),
      ...(onLog !== undefined && {
        handleStructuredLogs: ({ message }: { readonly message: string }) => onLog(message),
      }),
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
    async tick() {
      await consumer.scheduled({ cron: "* * * * *" });
    },
    database: () => miniflare.getD1Database("DB", name),
    stop: () => miniflare.dispose(),
  };
}

/** Bindings of one kind by their names. */
type Kind = Readonly<Record<string, object>>;

type Bindings = {
  readonly compatibilityDate: string;
  readonly d1Databases: Readonly<Record<string, { readonly id: string }>>;
  readonly bindings: Readonly<Record<string, unknown>>;
};

type Toml = Bindings & {
  readonly ratelimits: Kind;
  readonly queueProducers: Kind;
};

/** What wrangler.toml binds, without what would stand between a client and the Worker. */
function readBindings({ rateLimit, queueDelaySeconds }: WorkerOptions): Bindings {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(
    join(import.meta.dirname, "../wrangler.toml"),
  );
  // Local assets put a router Worker in front of ours, which is not what is served or measured.
  const { assets: _, modulesRules: __, ...rest } = workerOptions as Record<string, unknown>;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- wrangler types none of it closer
  const { ratelimits, queueProducers, ...bindings } = rest as Toml;
  const limit = typeof rateLimit === "number" && { simple: { limit: rateLimit, period: 60 } };
  const delay = queueDelaySeconds !== undefined && { deliveryDelay: queueDelaySeconds };
  return Object.assign(bindings, {
    ratelimits: rateLimit === "none" ? {} : changedAll(ratelimits, limit),
    queueProducers: changedAll(queueProducers, delay),
  });
}

/** Every binding of a kind, with something about it changed. */
function changedAll(kind: Kind, change: object | false): Kind {
  return Object.fromEntries(
    Object.entries(kind).map(([key, binding]): [string, object] => [
      key,
      { ...binding, ...change },
    ]),
  );
}

/** The Worker as the one module, or as the second after what stands before it. */
function modulesOf(worker: string, before?: string) {
  return before === undefined
    ? [moduleOf("index.js", worker)]
    : [moduleOf("index.js", before), moduleOf("worker.js", worker)];
}

function moduleOf(path: string, contents: string) {
  return { type: "ESModule" as const, path, contents };
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
  const folder = join(import.meta.dirname, "../migrations");
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), "utf8"));
  for (const statement of texts.flatMap(unstable_splitSqlQuery)) {
    // oxlint-disable-next-line no-await-in-loop -- each may stand on the one before it
    await database.prepare(statement).run();
  }
}
