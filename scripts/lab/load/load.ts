import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readCommandLine } from "../../cli-options.ts";
import { readMachine, readCommit } from "../bench/machine.ts";
import { formatLoadReport } from "./format-report.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { isError } from "./report.ts";
import { runLoad } from "./run-load.ts";

/**
 * `npm run load`: simulates users with pauses between their requests, on the built Worker with its
 * keys, headers and telemetry. A failed response fails the run; with `--soak`, so does growing
 * memory.
 */
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

const options: Options = readCommandLine(usage, readOptions);
const result = await runLoad(options, (text) => process.stderr.write(`${text}\n`));
const contents = {
  ...readCommit(),
  date: new Date().toISOString(),
  machine: readMachine(),
  options,
  ...result.report,
  memory: result.memory,
};
const file = resolve(join(import.meta.dirname, "../../.."), options.output);
await writeFile(file, `${JSON.stringify(contents, null, 2)}\n`);
console.log(formatLoadReport(options, result));
process.stderr.write(`results written to ${file}\n`);
if (result.samples.some(isError) || (options.isSoak && result.memory.isGrowing)) {
  process.exitCode = 1;
}
