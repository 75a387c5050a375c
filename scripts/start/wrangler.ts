import { type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { Trouble } from "../cli-error.ts";
import { local, root } from "./paths.ts";
import { type Processes } from "./processes.ts";
import { type WranglerLog } from "./wrangler-log.ts";

const script = join(root, "node_modules/wrangler/bin/wrangler.js");

/** Asks for no newer version, reports nothing, and looks for no place in the world: it may be offline. */
const env = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_REGISTRY_PATH: join(local, "registry"),
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_WRITE_LOGS: "false",
};

const startMsMax = 60_000;

export type Wrangler = { readonly processes: Processes; readonly log: WranglerLog };

/** Brings the local D1 to the newest migration; one that has it already is left as it is. */
export async function migrate(wrangler: Wrangler): Promise<void> {
  const child = start(wrangler, ["d1", "migrations", "apply", "DB", "--local"]);
  const [code] = await once(child, "close");
  if (code !== 0) {
    throw new Trouble(`The database could not be migrated; see ${nameOf(wrangler.log)}`);
  }
}

/** Serves the Worker. What it gives fails when wrangler ends, and goes on until then. */
export async function serve(
  wrangler: Wrangler,
  port: number,
): Promise<{ readonly ended: Promise<never> }> {
  const where = ["--ip", "127.0.0.1", "--port", String(port)];
  const ready = Promise.withResolvers<void>();
  const args = ["dev", ...where, "--show-interactive-dev-session=false"];
  const child = start(wrangler, args, (line) => {
    // It says when it listens, so that nobody else's answer on this port is taken for ours.
    if (line.includes("Ready on ")) {
      ready.resolve();
    }
  });
  const ended = failWhenEnded(child, wrangler);
  await Promise.race([ready.promise, ended, failLate(wrangler)]);
  return { ended };
}

function start(
  { processes, log }: Wrangler,
  args: readonly string[],
  onLine?: (line: string) => void,
): ChildProcess {
  const child = processes.start([script, ...args], { cwd: root, env });
  for (const input of [child.stdout, child.stderr]) {
    if (input !== null) {
      createInterface({ input }).on("line", (line) => {
        log.take(line);
        onLine?.(line);
      });
    }
  }
  return child;
}

async function failWhenEnded(child: ChildProcess, { log }: Wrangler): Promise<never> {
  await once(child, "close");
  throw new Trouble(`wrangler dev has ended by itself; see ${nameOf(log)}`);
}

async function failLate({ log }: Wrangler): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, startMsMax).unref());
  const seconds = startMsMax / 1_000;
  throw new Trouble(`The Worker did not come up in ${seconds} seconds; see ${nameOf(log)}`);
}

function nameOf({ file }: WranglerLog): string {
  return relative(root, file);
}
