import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";
import { openApi } from "./client.ts";
import { helloScript, type Harness, rootKey } from "./harness.ts";
import { findWorkerd } from "./machine.ts";
import { type Measurement, createMeasurement, repeat } from "./measurement.ts";

const kibibyte = 1_024;

/** workerd has to listen within this time; otherwise the measurement fails. */
const timeoutMs = 30_000;

/**
 * Measures the cost of a new isolate before its first request.
 *
 * workerd compiles a module and evaluates its top level before it listens. The measured interval
 * ends with the line in which workerd reports its port. The same workerd starts with the Worker's
 * module and with a hello module in turn; the difference is the cost of the Worker. Miniflare is
 * not involved: stub bindings suffice for the /health request that follows.
 */
export async function measureStartup(harness: Harness): Promise<Measurement[]> {
  const script = await readFile(harness.script);
  const [ours, hello] = [
    await configure(harness, "ours", script),
    await configure(harness, "hello", new TextEncoder().encode(helloScript)),
  ];
  await start(ours);
  await start(hello);
  const rounds = await repeat(harness.rounds, async () => ({
    hello: await start(hello),
    ours: await start(ours),
  }));
  return [
    createMeasurement(
      { name: "bundle", unit: "KiB", goal: 300, note: "the module of the Worker, gzip -9" },
      [gzipSync(script, { level: 9 }).byteLength / kibibyte],
    ),
    createMeasurement(
      {
        name: "module-scope",
        unit: "ms",
        goal: 60,
        note: "from the start of workerd until it listens, minus that of hello",
      },
      rounds.map((round) => round.ours.listeningMs - round.hello.listeningMs),
    ),
    createMeasurement(
      {
        name: "module-scope/health",
        unit: "ms",
        note: "until the response of the first /health, minus that of hello",
      },
      rounds.map((round) => round.ours.respondedMs - round.hello.respondedMs),
    ),
    createMeasurement(
      {
        name: "module-scope/hello",
        unit: "ms",
        note: "from the start of workerd until its first hello",
      },
      rounds.map((round) => round.hello.respondedMs),
    ),
  ];
}

type Start = { readonly listeningMs: number; readonly respondedMs: number };

async function start(config: string): Promise<Start> {
  const startedAt = performance.now();
  const workerd = spawn(findWorkerd(), ["serve", config, "--control-fd=1"], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
  });
  const stop = () => workerd.kill("SIGKILL");
  process.once("exit", stop);
  const ended = once(workerd, "exit");
  let output = "";
  workerd.stderr.on("data", (chunk) => (output += String(chunk)));
  try {
    const port = await Promise.race([readPort(workerd.stdout), ended.then(() => undefined)]);
    const listeningMs = performance.now() - startedAt;
    if (port === undefined) {
      throw new Error(`workerd did not start:\n${output}`);
    }
    const api = openApi(`http://127.0.0.1:${port}`);
    await api.call({ path: "/health" });
    const respondedMs = performance.now() - startedAt;
    await api.close();
    return { listeningMs, respondedMs };
  } finally {
    stop();
    process.removeListener("exit", stop);
    await ended;
  }
}

/** Returns the port in the line in which workerd reports that it listens. */
async function readPort(output: NodeJS.ReadableStream): Promise<number | undefined> {
  for await (const line of createInterface({ input: output })) {
    const [, port] = /"event":"listen".*"port":(\d+)/.exec(line) ?? [];
    if (port !== undefined) {
      return Number(port);
    }
  }
  return undefined;
}

async function configure(harness: Harness, name: string, module: Uint8Array): Promise<string> {
  const folder = join(harness.root, `startup-${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "worker.js"), module);
  const path = join(folder, "config.capnp");
  await writeFile(path, config);
  return path;
}

const stubBindings = ["DB", "CACHE", "ROOMS", "JOBS", "POINTS", "LIMITER"];
const texts = { ORIGIN: "https://ordinal.example", SENTRY_DSN: "", ROOT_KEY: rootKey };

const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-08-03",
  bindings = [
    ${stubBindings.map((binding) => `(name = "${binding}", service = "main"),`).join("\n    ")}
    ${Object.entries(texts)
      .map(([binding, text]) => `(name = "${binding}", text = "${text}"),`)
      .join("\n    ")}
    (name = "VERSION", json = "{\\"id\\":\\"bench\\"}"),
  ],
);
`;
