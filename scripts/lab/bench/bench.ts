import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { askedOf } from "../../cli-options.ts";
import { pagesOf } from "../load/format-report.ts";
import { runLoad } from "../load/run-load.ts";
import { measureColdPage, measureFirstBoard } from "./cold-reads.ts";
import { measureCore } from "./core.ts";
import { type Lab, openLab } from "./harness.ts";
import { measureImports } from "./imports.ts";
import { measureKnownPages } from "./known-pages.ts";
import { commitOfNow, machineOfNow } from "./machine.ts";
import { tableOf } from "./measurement-table.ts";
import { type Measurement } from "./measurement.ts";
import { measureMemory } from "./memory.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { measureDepth } from "./page-depth.ts";
import { measurePeers } from "./peers/peers.ts";
import { measurePublish } from "./publishes.ts";
import { measureScores } from "./scores.ts";
import { measureSizes } from "./sizes.ts";
import { measureStartup } from "./startup.ts";
import { measureWhatIf } from "./what-ifs.ts";

/**
 * `npm run bench`: what the built Worker does on this machine, beside a Worker that says hello.
 *
 * Everything over HTTP goes straight to a socket of workerd, on a backlog made from a seed. A goal
 * that is missed is shown and is no error. With `--scenario` a crowd does what its name says.
 */
const groups: Readonly<Record<string, (lab: Lab) => Promise<Measurement[]>>> = {
  import: measureImports,
  "first-board": measureFirstBoard,
  publish: measurePublish,
  "what-if": measureWhatIf,
  "cold-page": measureColdPage,
  "page-depth": measureDepth,
  pages: measureKnownPages,
  peers: measurePeers,
  "qvf-score": measureScores,
  startup: measureStartup,
  core: measureCore,
  sizes: measureSizes,
  memory: measureMemory,
};

const options = askedOf(usage, (words) => readOptions(words, Object.keys(groups)));

// An end by signal is an end by exit: what this process has begun hangs on the latter.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

// Read before anything is built: whoever commits meanwhile is not measured.
const commit = commitOfNow();
await (options.scenario === undefined ? bench() : play(options.scenario));

async function bench(): Promise<void> {
  const measurements: Measurement[] = [];
  try {
    await measureAll(options, measurements);
  } finally {
    await report(measurements);
  }
}

/** A scenario: a crowd that never pauses, for so many requests. */
async function play(mix: string): Promise<void> {
  const { users, requests, items, output } = options;
  const load = {
    users,
    requests,
    items,
    mix,
    minutes: 60,
    thinkMs: 0,
    isSoak: false,
    isLimited: false,
    output,
  };
  const lived = await runLoad(load, tell);
  await keep({ options: load, ...lived.report, memory: lived.memory });
  console.log(pagesOf(load, lived));
}

async function measureAll(
  { only, rounds, items }: Options,
  measured: Measurement[],
): Promise<void> {
  tell(`building the Worker; ${items} items, ${rounds} rounds`);
  const lab = await openLab(rounds, items);
  for (const [name, measure] of Object.entries(groups)) {
    if (only.length === 0 || only.includes(name)) {
      tell(name);
      // oxlint-disable-next-line no-await-in-loop -- two at once would measure each other
      measured.push(...(await measure(lab)));
    }
  }
}

async function report(results: readonly Measurement[]): Promise<void> {
  await keep({ results });
  console.log(tableOf(results));
}

async function keep(results: object): Promise<void> {
  const date = new Date().toISOString();
  const told = { ...commit, date, machine: machineOfNow(), ...results };
  const file = resolve(join(import.meta.dirname, "../../.."), options.output);
  await writeFile(file, `${JSON.stringify(told, null, 2)}\n`);
  tell(`written to ${file}`);
}

/** How far it is; not a part of what it prints. */
function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
