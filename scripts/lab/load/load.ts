import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { askedOf } from "../../cli-options.ts";
import { machineOfNow, commitOfNow } from "../bench/machine.ts";
import { pagesOf } from "./format-report.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { isError } from "./report.ts";
import { runLoad } from "./run-load.ts";

/**
 * `npm run load`: a crowd with pauses between its requests, on the built Worker, through all that
 * stands before an answer: keys, the limiter, headers, telemetry. An answer that failed is an error
 * of the run, and with `--soak` so is memory that goes on growing.
 */
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

const options: Options = askedOf(usage, readOptions);
const result = await runLoad(options, (text) => process.stderr.write(`${text}\n`));
const told = {
  ...commitOfNow(),
  date: new Date().toISOString(),
  machine: machineOfNow(),
  options,
  ...result.report,
  memory: result.memory,
};
const file = resolve(join(import.meta.dirname, "../../.."), options.output);
await writeFile(file, `${JSON.stringify(told, null, 2)}\n`);
console.log(pagesOf(options, result));
process.stderr.write(`written to ${file}\n`);
if (result.samples.some(isError) || (options.isSoak && result.memory.isGrowing)) {
  process.exitCode = 1;
}
