import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";
import { openApi } from "./client.ts";
import { bare, type Lab, rootKey } from "./lab.ts";
import { workerdPath } from "./machine.ts";
import { type Measurement, measurementOf, repeat } from "./measurement.ts";

const kibibyte = 1_024;

/** A process that does not come up within this is stopped, and the measurement fails. */
const patienceMs = 30_000;

/**
 * What a new isolate costs before its first request.
 *
 * workerd runs a module before it listens: it is compiled and its top level evaluated between the
 * start of the process and the line in which it names its port. The same workerd is started with
 * our module and with a bare hello by turns, and the difference of the two is ours. No Miniflare
 * stands between: the bindings are stand-ins, which suffice for a /health that is then asked for.
 */
export async function measureStartup(lab: Lab): Promise<Measurement[]> {
  const script = await readFile(lab.script);
  const [ours, theirs] = [
    await configure(lab, "ours", script),
    await configure(lab, "bare", new TextEncoder().encode(bare)),
  ];
  await start(ours);
  await start(theirs);
  const rounds = await repeat(lab.rounds, async () => ({
    bare: await start(theirs),
    ours: await start(ours),
  }));
  return [
    measurementOf(
      { name: "bundle", unit: "KiB", goal: 200, note: "the one module of the Worker, gzip -9" },
      [gzipSync(script, { level: 9 }).byteLength / kibibyte],
    ),
    measurementOf(
      {
        name: "module-scope",
        unit: "ms",
        goal: 60,
        note: "workerd's start until it listens, less the same with a bare hello",
      },
      rounds.map((round) => round.ours.listeningMs - round.bare.listeningMs),
    ),
    measurementOf(
      {
        name: "module-scope/health",
        unit: "ms",
        note: "until the first /health is answered, less the same with a bare hello",
      },
      rounds.map((round) => round.ours.answeredMs - round.bare.answeredMs),
    ),
    measurementOf(
      { name: "module-scope/hello", unit: "ms", note: "workerd's start until its first hello" },
      rounds.map((round) => round.bare.answeredMs),
    ),
  ];
}

type Start = { readonly listeningMs: number; readonly answeredMs: number };

async function start(config: string): Promise<Start> {
  const begun = performance.now();
  const workerd = spawn(workerdPath(), ["serve", config, "--control-fd=1"], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: patienceMs,
  });
  const stop = () => workerd.kill("SIGKILL");
  process.once("exit", stop);
  const ended = once(workerd, "exit");
  let printed = "";
  workerd.stderr.on("data", (chunk) => (printed += String(chunk)));
  try {
    const port = await Promise.race([portOf(workerd.stdout), ended.then(() => undefined)]);
    const listeningMs = performance.now() - begun;
    if (port === undefined) {
      throw new Error(`workerd did not start: ${printed}`);
    }
    const api = openApi(`http://127.0.0.1:${port}`);
    await api.call({ path: "/health" });
    const answeredMs = performance.now() - begun;
    await api.close();
    return { listeningMs, answeredMs };
  } finally {
    stop();
    process.removeListener("exit", stop);
    await ended;
  }
}

/** The port in the line that says that workerd listens. */
async function portOf(output: NodeJS.ReadableStream): Promise<number | undefined> {
  for await (const line of createInterface({ input: output })) {
    const [, port] = /"event":"listen".*"port":(\d+)/.exec(line) ?? [];
    if (port !== undefined) {
      return Number(port);
    }
  }
  return undefined;
}

async function configure(lab: Lab, name: string, module: Uint8Array): Promise<string> {
  const folder = join(lab.root, `startup-${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "worker.js"), module);
  const path = join(folder, "config.capnp");
  await writeFile(path, config);
  return path;
}

const standIns = ["DB", "CACHE", "ROOMS", "JOBS", "POINTS", "LIMITER"];
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
    ${standIns.map((binding) => `(name = "${binding}", service = "main"),`).join("\n    ")}
    ${Object.entries(texts)
      .map(([binding, text]) => `(name = "${binding}", text = "${text}"),`)
      .join("\n    ")}
    (name = "VERSION", json = "{\\"id\\":\\"bench\\"}"),
  ],
);
`;
