import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { buildWorker, serveWorker } from "../../built-worker.ts";
import { readCommandLine } from "../../cli-options.ts";
import { readOptions, usage } from "./options.ts";
import { formatFuzzReport } from "./report.ts";
import { runFuzz } from "./run-fuzz.ts";

/**
 * `npm run fuzz`: sends random requests to every operation of the built Worker, valid and broken
 * ones. Expects no 5xx, no slow response and no response that the OpenAPI document does not have.
 * Prints the seed, which repeats the run, and the smallest request of each finding.
 */
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

const { requests, seed = Math.floor(Math.random() * 2 ** 31) } = readCommandLine(
  usage,
  readOptions,
);
process.stderr.write(`building the Worker; seed ${seed}\n`);
const rootKey = "ord_fuzz000000000000000000000000root";
const script = await buildWorker();
const worker = await serveWorker(script, { rootKey, quota: 1e9, onLog: () => undefined });
const reports = await runFuzz({ url: worker.url, rootKey, requests, seed });
await worker.stop();
await rm(dirname(script), { recursive: true, force: true });
console.log(formatFuzzReport(reports, seed));
if (reports.some(({ finding }) => finding !== undefined)) {
  process.exitCode = 1;
}
