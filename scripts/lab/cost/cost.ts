import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readCommandLine } from "../../cli-options.ts";
import { openHarness } from "../bench/harness.ts";
import { readCommit, readMachine } from "../bench/machine.ts";
import { measureBaseline } from "./baseline.ts";
import { measureAll } from "./measure.ts";
import { readOptions, usage } from "./options.ts";
import { prices } from "./prices.ts";
import { formatCostReport, type Results } from "./report.ts";

/**
 * `npm run cost`: measures and prices the platform usage of the built Worker and of a
 * conventional design. Also computes the limits of the free plan and the price of a month.
 *
 * The usage comes from recording bindings and from D1's row counts. The prices are in prices.ts.
 */
const options = readCommandLine(usage, readOptions);

// Exit handlers stop child processes and remove folders, so a signal has to end in an exit.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

const commit = readCommit();
const { items, profile } = options;
printProgress(`building the Worker: ${items} items`);
const harness = await openHarness(1, items);
const { costs, databaseBytes } = await measureAll(harness, printProgress);
printProgress("measuring the conventional design");
const baseline = await measureBaseline(harness);
const results: Results = { items, profile, databaseBytes, costs: [...costs, ...baseline] };
await writeResults(results);
console.log(formatCostReport(results));

async function writeResults(contents: Results): Promise<void> {
  const date = new Date().toISOString();
  const file = resolve(join(import.meta.dirname, "../../.."), options.output);
  const all = { ...commit, date, machine: readMachine(), ...contents, prices };
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
  printProgress(`results written to ${file}`);
}

/** Prints progress to standard error, apart from the results. */
function printProgress(text: string): void {
  process.stderr.write(`${text}\n`);
}
