/**
 * `npm run watch`: prints which items move in a ranking of a running Ordinal.
 * `npm run watch -- --help` lists the options.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { ApiProblem } from "../src/client/problem.ts";
import { CliError } from "./cli-error.ts";
import { readCommandLine } from "./cli-options.ts";
import { readOptions, usage } from "./watch/options.ts";
import { watchRanking } from "./watch/watch-ranking.ts";

/** The width of lines that are not printed on a terminal. */
const plainWidth = 120;

const options = readCommandLine(usage, (args) => readOptions(args, process.env));
const controller = new AbortController();
const { signal } = controller;
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(name, () => (signal.aborted ? process.exit(130) : controller.abort()));
}
// The reader of the output has closed it.
process.stdout.on("error", () => controller.abort());

try {
  await watchRanking(options, {
    print: (line) => void process.stdout.write(`${line}\n`),
    width: process.stdout.columns ?? plainWidth,
    signal,
    fetch: (request) => fetch(request, { signal }),
    openSocket: (url) => new WebSocket(url),
    sleep: async (milliseconds) => {
      await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    },
    random: Math.random,
  });
  process.exit();
} catch (error) {
  const isExpected = error instanceof CliError || error instanceof ApiProblem;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
