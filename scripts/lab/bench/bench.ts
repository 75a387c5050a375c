import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readCommandLine } from "../../cli-options.ts";
import { formatLoadReport } from "../load/format-report.ts";
import { runLoad } from "../load/run-load.ts";
import { measureCachedPages } from "./cached-pages.ts";
import { measureColdPage, measureFirstSnapshot } from "./cold-reads.ts";
import { measureCore } from "./core.ts";
import { measureDashboard } from "./dashboard.ts";
import { measureDelays } from "./delays.ts";
import { type Harness, openHarness } from "./harness.ts";
import { measureImports } from "./imports.ts";
import { measureLiveSnapshots } from "./live-snapshots.ts";
import { measureLive } from "./live.ts";
import { readCommit, readMachine } from "./machine.ts";
import { formatMeasurements } from "./measurement-table.ts";
import { type Measurement } from "./measurement.ts";
import { measureMemory } from "./memory.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { measureDepth } from "./page-depth.ts";
import { measurePeers } from "./peers/peers.ts";
import { measurePublish } from "./publishes.ts";
import { measureScores } from "./scores.ts";
import { measureSizes } from "./sizes.ts";
import { measureStartup } from "./startup.ts";
import { measureTrackerImports } from "./tracker-imports.ts";
import { measureWhatIf } from "./what-ifs.ts";

/**
 * `npm run bench`: measures the built Worker on this machine, beside a Worker that returns "hello".
 *
 * HTTP requests go to a direct socket of workerd. The backlog is generated from a seed. A missed
 * goal is reported and does not fail the run. With `--scenario`, simulated users send requests
 * instead.
 */
const groups: Readonly<Record<string, (harness: Harness) => Promise<Measurement[]>>> = {
  import: measureImports,
  "tracker-import": measureTrackerImports,
  "first-snapshot": measureFirstSnapshot,
  publish: measurePublish,
  "what-if": measureWhatIf,
  "cold-page": measureColdPage,
  "page-depth": measureDepth,
  pages: measureCachedPages,
  peers: measurePeers,
  "qvf-score": measureScores,
  startup: measureStartup,
  core: measureCore,
  sizes: measureSizes,
  memory: measureMemory,
  snapshots: measureLiveSnapshots,
  delays: measureDelays,
  live: measureLive,
  dashboard: measureDashboard,
};

const options = readCommandLine(usage, (args) => readOptions(args, Object.keys(groups)));

// Exit handlers stop child processes and remove folders, so a signal has to end in an exit.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

// Read before the build, so that a commit made during the run does not count.
const commit = readCommit();
await (options.scenario === undefined ? runBench() : runScenario(options.scenario));

async function runBench(): Promise<void> {
  const measurements: Measurement[] = [];
  try {
    await measureAll(options, measurements);
  } finally {
    await reportResults(measurements);
  }
}

/** Simulates users without pauses until the given number of requests is reached. */
async function runScenario(mix: string): Promise<void> {
  const { users, requests, items, output } = options;
  const load = {
    users,
    requests,
    items,
    mix,
    minutes: 60,
    thinkMs: 0,
    isSoak: false,
    output,
  };
  const result = await runLoad(load, printProgress);
  await writeResults({ options: load, ...result.report, memory: result.memory });
  console.log(formatLoadReport(load, result));
}

async function measureAll(
  { only, rounds, items }: Options,
  measurements: Measurement[],
): Promise<void> {
  printProgress(`building the Worker: ${items} items, ${rounds} rounds`);
  const harness = await openHarness(rounds, items);
  for (const [name, measure] of Object.entries(groups)) {
    if (only.length === 0 || only.includes(name)) {
      printProgress(name);
      // oxlint-disable-next-line no-await-in-loop -- concurrent measurements would disturb each other
      measurements.push(...(await measure(harness)));
    }
  }
}

async function reportResults(results: readonly Measurement[]): Promise<void> {
  await writeResults({ results });
  console.log(formatMeasurements(results));
}

async function writeResults(results: object): Promise<void> {
  const date = new Date().toISOString();
  const contents = { ...commit, date, machine: readMachine(), ...results };
  const file = resolve(join(import.meta.dirname, "../../.."), options.output);
  await writeFile(file, `${JSON.stringify(contents, null, 2)}\n`);
  printProgress(`results written to ${file}`);
}

/** Prints progress to standard error, apart from the results. */
function printProgress(text: string): void {
  process.stderr.write(`${text}\n`);
}
