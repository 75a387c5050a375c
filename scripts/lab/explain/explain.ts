import { z } from "zod";
import {
  integerBetween,
  parseOptions,
  readCommandLine,
  validateOptions,
} from "../../cli-options.ts";
import { openHarness, withWorker, type Backlog, type Harness } from "../bench/harness.ts";
import { isFault } from "./plan.ts";
import { recordStatements } from "./record-statements.ts";
import { type ExplainInput, explainStatements, formatStatements } from "./report.ts";
import { measureTimings } from "./timings.ts";

/**
 * `npm run explain`: prints every SQL statement of the built Worker with its query plan, rows, time
 * and callers. A table scan, or an unexpected scan of a workspace, fails the run. Defaults:
 * `--items 20000 --rounds 3`.
 */
const Values = z.object({
  items: integerBetween(1_000, 250_000).default(20_000),
  rounds: integerBetween(1, 20).default(3),
});
const text = { type: "string" } as const;
const { items, rounds } = readCommandLine("npm run explain -- [--items N] [--rounds N]", (args) =>
  validateOptions(Values, parseOptions(args, { items: text, rounds: text })),
);

// Exit handlers stop child processes and remove folders, so a signal has to end in an exit.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

process.stderr.write(`building the Worker: ${items} items, ${rounds} rounds\n`);
const harness = await openHarness(1, items);
const { statements, examples, backlog } = await recordStatements(harness, rounds);
const { plans, tables } = await readPlans(harness, backlog, examples);
const all = explainStatements({
  statements,
  plans,
  tables,
  timings: measureTimings(backlog.folder, examples),
});
console.log(formatStatements(all));
process.exitCode = all.some(({ verdict }) => isFault(verdict)) ? 1 : 0;

/** Reads the query plan of each statement from the database, and the names of its tables. */
async function readPlans(
  opened: Harness,
  { folder, key }: Backlog,
  boundValues: ReadonlyMap<string, readonly unknown[]>,
): Promise<Pick<ExplainInput, "plans" | "tables">> {
  return withWorker(opened, { folder, key }, async ({ worker }) => {
    const database = await worker.database();
    const known = await database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all<{ readonly name: string }>();
    const found = new Map<string, string[]>();
    for (const [sql, values] of boundValues) {
      // oxlint-disable-next-line no-await-in-loop -- about a hundred, one after another
      const { results } = await database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...values)
        .all<{ readonly detail: string }>();
      found.set(
        sql,
        results.map(({ detail }) => detail),
      );
    }
    const names = known.results.map(({ name }) => name);
    return { plans: found, tables: new Set(names) };
  });
}
