import { z } from "zod";
import { askedOf, said, whole, wordsOf } from "../../cli-options.ts";
import { openLab, serving, type Backlog, type Lab } from "../bench/harness.ts";
import { isFault } from "./plan.ts";
import { tourOf } from "./record-statements.ts";
import { type Asked, explain, pageOf } from "./report.ts";
import { timingsOf } from "./timings.ts";

/**
 * `npm run explain`: every statement that the built Worker puts to its database, how SQLite goes
 * about it, the rows it touches, the time it takes, and who asks it. A scan that nobody meant, or
 * a walk through all of a workspace, is an error. `--items N` (20,000) `--rounds N` (3)
 */
const Said = z.object({
  items: whole(1_000, 250_000).default(20_000),
  rounds: whole(1, 20).default(3),
});
const text = { type: "string" } as const;
const { items, rounds } = askedOf("npm run explain -- [--items N] [--rounds N]", (words) =>
  said(Said, wordsOf(words, { items: text, rounds: text })),
);

// An end by signal is an end by exit: what this process has begun hangs on the latter.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

process.stderr.write(`building the Worker; ${items} items, ${rounds} rounds\n`);
const lab = await openLab(1, items);
const { heard, examples, backlog } = await tourOf(lab, rounds);
const { plans, tables } = await plansOf(lab, backlog, examples);
const all = explain({ heard, plans, tables, timings: timingsOf(backlog.folder, examples) });
console.log(pageOf(all));
process.exitCode = all.some(({ verdict }) => isFault(verdict)) ? 1 : 0;

/** How the database itself would go about each; and which tables it has. */
async function plansOf(
  opened: Lab,
  { folder, key }: Backlog,
  asked: ReadonlyMap<string, readonly unknown[]>,
): Promise<Pick<Asked, "plans" | "tables">> {
  return serving(opened, { folder, key }, async ({ worker }) => {
    const database = await worker.database();
    const known = await database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all<{ readonly name: string }>();
    const found = new Map<string, string[]>();
    for (const [sql, values] of asked) {
      // oxlint-disable-next-line no-await-in-loop -- a hundred, one after another
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
