/**
 * `npm start`: serves Ordinal on this machine with all its bindings, imports a backlog and prints
 * the ten best items. `npm start -- --help` lists the options.
 */
import "./local-environment.ts";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ApiProblem } from "../src/client/problem.ts";
import { type BuiltWorker, buildWorker, serveWorker } from "./built-worker.ts";
import { readVariables } from "./built-worker/bindings.ts";
import { CliError, InputError } from "./cli-error.ts";
import { readCommandLine } from "./cli-options.ts";
import { requireValidVariables } from "./start/check-variables.ts";
import { parseCrons, startCrons } from "./start/crons.ts";
import { describeDiskError } from "./start/disk-error.ts";
import { lockFolder } from "./start/lock.ts";
import { type Options, readOptions, usage } from "./start/options.ts";
import {
  localFolder,
  lockFile,
  root,
  savedWorkspacesFile,
  secretsFile,
  stateFolder,
} from "./start/paths.ts";
import { parsePort, requireFreePort } from "./start/port.ts";
import { ensureRootKey } from "./start/root-key.ts";
import { showBacklog, showDryRun } from "./start/show-backlog.ts";
import { openSourceBody } from "./start/source-body.ts";
import { findSourceFile } from "./start/source-file.ts";
import { formatStep } from "./start/text-layout.ts";
import { WorkerLog } from "./start/worker-log.ts";

const commandLine = readCommandLine(usage, readOptions);
const stopRequested = Promise.withResolvers<void>();
let worker: BuiltWorker | undefined;
let isStopping = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => (isStopping ? process.exit(1) : requestStop()));
}
// The reader of the output has closed it.
process.stdout.on("error", requestStop);
watchParent();

process.exitCode = await Promise.race([main(commandLine), stopRequested.promise]).then(
  () => 0,
  printError,
);
isStopping = true;
await worker?.stop();
process.exit();

async function main(options: Options): Promise<void> {
  const { model, isVerbose, isDryRun } = options;
  const source = findSourceFile(options);
  const body = await openSourceBody(source);
  const toml = readFileSync(join(root, "wrangler.toml"), "utf8");
  const port = options.port ?? parsePort(toml);
  lockFolder(lockFile, port);
  await requireFreePort(port);
  const rootKeys = ensureRootKey(secretsFile);
  const rootKey = requireValidVariables({ ...readVariables(), ROOT_KEY: rootKeys });
  console.log("Ordinal is starting on this machine.\n");
  const log = new WorkerLog(join(localFolder, `worker-${port}.log`), printLine, isVerbose);
  const script = await buildWorker();
  worker = await serveWorker(script, {
    rootKey: rootKeys,
    port,
    persistTo: stateFolder,
    onLog: (entry) => log.write(entry),
  });
  await rm(dirname(script), { recursive: true, force: true });
  console.log(formatStep("database", "migrated"));
  console.log(formatStep("Worker", worker.url));
  startCrons(worker, parseCrons(toml));
  const access = { url: worker.url, key: rootKey };
  const request = { root: access, source, body, savedWorkspacesFile };
  if (isDryRun) {
    return showDryRun(request, process.argv.slice(2));
  }
  await showBacklog(request, model);
  await stopRequested.promise;
}

function requestStop(): void {
  isStopping = true;
  stopRequested.resolve();
}

/** Stops when npm is killed: npm does not pass the signal on, so this process gets a new parent. */
function watchParent(): void {
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"] !== undefined) {
    setInterval(() => process.ppid === parent || requestStop(), 500).unref();
  }
}

/** Prints a line of the Worker's log, except while the Worker is stopping. */
function printLine(line: string): void {
  if (!isStopping) {
    console.error(line);
  }
}

/**
 * Prints an error and returns the exit code: 2 for an error in a file or an option. Only unexpected
 * errors get a stack trace.
 */
function printError(error: unknown): number {
  const isExpected = error instanceof CliError || error instanceof ApiProblem;
  const diskError = isExpected ? undefined : describeDiskError(error, localFolder);
  const line = isExpected ? error.message : diskError;
  console.error(line === undefined ? error : `\n${line}`);
  return error instanceof InputError ? 2 : 1;
}
