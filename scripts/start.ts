/**
 * `npm start`: serves Ordinal on this machine with everything it is bound to, sees to it that there is
 * a backlog in it, and says what comes first. `npm start -- --help` says what else it can do.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Trouble, UsageTrouble } from "./cli-error.ts";
import { cronsIn, keepTime } from "./start/crons.ts";
import { lockFolder } from "./start/lock.ts";
import { help, readOptions } from "./start/options.ts";
import { stepLine } from "./start/output.ts";
import { local, lockFile, root, secretsFile } from "./start/paths.ts";
import { portIn, requireFreePort } from "./start/port.ts";
import { Processes } from "./start/processes.ts";
import { ensureRootKey } from "./start/root-key.ts";
import { sourceOf } from "./start/source-file.ts";
import { WranglerLog } from "./start/wrangler-log.ts";
import { migrate, serve } from "./start/wrangler.ts";

const processes = new Processes();
const asked = Promise.withResolvers<void>();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => (processes.isEnding ? processes.kill() : asked.resolve()));
}
// Whoever read what is printed has gone.
process.stdout.on("error", () => asked.resolve());
whenOrphaned(() => asked.resolve());
process.on("exit", () => processes.kill());

process.exitCode = await Promise.race([main(process.argv.slice(2)), asked.promise]).then(
  () => 0,
  exitCodeOf,
);
await processes.end();
process.exit();

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options.isHelp) {
    console.log(help);
    return;
  }
  const source = sourceOf(options);
  const toml = readFileSync(join(root, "wrangler.toml"), "utf8");
  const port = options.port ?? portIn(toml);
  const url = `http://127.0.0.1:${port}`;
  lockFolder(lockFile, port);
  await requireFreePort(port);
  console.log("Ordinal is starting, all of it on this machine.\n");
  const key = ensureRootKey(secretsFile);
  const file = join(local, `wrangler-${port}.log`);
  const wrangler = { processes, log: new WranglerLog(file, show, options.isVerbose) };
  await migrate(wrangler);
  console.log(stepLine("database", "migrated"));
  const { ended } = await serve(wrangler, port);
  console.log(stepLine("Worker", url));
  keepTime(url, cronsIn(toml));
  // zod takes longer to load than all else here, and until now nothing had to be read with it.
  const { fill } = await import("./start/show-backlog.ts");
  await fill({ url, key }, source, options.model);
  await ended;
}

/** npm that is told to end does not tell us: the shell between is gone, and we belong to another. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"] !== undefined) {
    setInterval(() => process.ppid === parent || stop(), 500).unref();
  }
}

/** What wrangler says while it is being ended is of no use. */
function show(line: string): void {
  if (!processes.isEnding) {
    console.error(line);
  }
}

/** Says what went wrong. What is no Trouble is a bug, and shows where it is. */
function exitCodeOf(error: unknown): number {
  console.error(error instanceof Trouble ? `\n${error.message}` : error);
  if (error instanceof UsageTrouble) {
    console.error("npm start -- --help says what there is.");
    return 2;
  }
  return 1;
}
