import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { askedOf } from "../../cli-options.ts";
import { openLab } from "../bench/harness.ts";
import { commitOfNow, machineOfNow } from "../bench/machine.ts";
import { measureUsual } from "./baseline.ts";
import { measureAll } from "./measure.ts";
import { readOptions, usage } from "./options.ts";
import { prices } from "./prices.ts";
import { pagesOf, type Results } from "./report.ts";

/**
 * `npm run cost`: what the built Worker uses of the platform on this machine, in dollars, beside
 * the usual design; where the free plan ends; and what a month comes to.
 *
 * What is used is measured, at the bindings and by what D1 says of its rows; the prices stand in
 * prices.ts.
 */
const options = askedOf(usage, readOptions);

// An end by signal is an end by exit: what this process has begun hangs on the latter.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

const commit = commitOfNow();
const { items, profile } = options;
tell(`building the Worker; ${items} items`);
const lab = await openLab(1, items);
const { taken, databaseBytes } = await measureAll(lab, tell);
tell("the usual design");
const usual = await measureUsual(lab);
const results: Results = { items, profile, databaseBytes, taken: [...taken, ...usual] };
await keep(results);
console.log(pagesOf(results));

async function keep(told: Results): Promise<void> {
  const date = new Date().toISOString();
  const file = resolve(join(import.meta.dirname, "../../.."), options.output);
  const all = { ...commit, date, machine: machineOfNow(), ...told, prices };
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
  tell(`written to ${file}`);
}

/** How far it is; not a part of what it prints. */
function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
