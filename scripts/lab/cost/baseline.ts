import { type SeededItem } from "../bench/dataset.ts";
import { type Lab, servingCopy } from "../bench/harness.ts";
import { edits } from "../bench/publishes.ts";
import { type Taken } from "./measure.ts";
import { type Usage, usageOf } from "./usage.ts";

/** So many scores go into one statement: D1 takes no value of more than two million bytes. */
const scoresPerStatement = 20_000;
const statementsPerBatch = 50;
const pageItems = 50;
const depth = 0.99;
const million = 1_000_000;

const schema = [
  `CREATE TABLE scores (
     workspace_id TEXT NOT NULL, number INTEGER NOT NULL, score REAL NOT NULL,
     PRIMARY KEY (workspace_id, number)
   ) WITHOUT ROWID`,
  "CREATE INDEX scores_by_score ON scores (workspace_id, score DESC)",
];

/** Only what has changed is written. */
const upsert = `
  INSERT INTO scores (workspace_id, number, score)
  SELECT ?1, s.value ->> 0, s.value ->> 1 FROM json_each(?2) s WHERE true
  ON CONFLICT DO UPDATE SET score = excluded.score WHERE score IS NOT excluded.score`;

/** Places first and their items then, so that none is read for a place that is passed over. */
const pageOf = (where: string, offset: string) => `
  SELECT s.score, i.id, i.external_id, i.type, i.title, i.status, i.priority, i.assignee, i.team,
    i.labels, i.ratings, i.size, i.parent_id, i.version, i.created_at, i.updated_at
  FROM (
    SELECT number, score FROM scores WHERE workspace_id = ?1 ${where}
    ORDER BY score DESC, number LIMIT ${pageItems} ${offset}
  ) s
  JOIN items i ON i.workspace_id = ?1 AND i.number = s.number
  ORDER BY s.score DESC, s.number`;

/** What a page query costs besides rows: the request that asks for it, and its line in the logs. */
const request: Partial<Usage> = { requests: 1, logEvents: 1, points: 1 };

/**
 * The usual design on the same database, by the same meter: a score in a row, an index on it, and a
 * page that is read in its order. CPU time is not measured; it would come on top.
 */
export async function measureUsual(lab: Lab): Promise<readonly Taken[]> {
  const { backlog } = lab;
  if (backlog === undefined) {
    throw new Error("There is no backlog.");
  }
  return servingCopy(lab, { backlog }, async ({ worker }) => {
    const database = await worker.database();
    const { workspace } = backlog;
    for (const statement of schema) {
      // oxlint-disable-next-line no-await-in-loop -- the index stands on the table
      await database.prepare(statement).run();
    }
    const rescore = (scores: readonly Score[]) => rescoreAll(database, workspace, scores);
    const first = await rescore(scoresOf(lab.items, 1));
    const all = await rescore(scoresOf(lab.items, 2));
    const few = await rescore(scoresOf(lab.items, 3).slice(0, edits));
    const pages = await pagesOf(database, workspace, lab.items.length);
    const count = lab.items.length;
    return [
      rescored("first scoring", `${count} scores into an empty table`, first),
      rescored("rescore all", `${count} scores, each another than before`, all),
      rescored("rescore changed", `${edits} scores that changed, no other looked at`, few),
      ...pages,
    ];
  });
}

type Told = Pick<Taken, "name" | "note" | "per"> & { readonly usage: Partial<Usage> };

function rescored(name: string, note: string, usage: Partial<Usage>): Taken {
  return takenOf({ name, note, per: 1, usage });
}

type Score = readonly [number: number, score: number];

/** A weighted sum of what was rated; other weights in each round, so that every score changes. */
export function scoresOf(items: readonly SeededItem[], round: number): Score[] {
  return items.map(({ ratings }, at) => {
    const rated = Object.values(ratings);
    const sum = rated.reduce((total, rating, nth) => total + rating * (1 + (nth * round) / 10), 0);
    return [at + 1, sum / Math.max(1, rated.length) + round / 1_000];
  });
}

async function rescoreAll(
  database: D1Database,
  workspace: string,
  scores: readonly Score[],
): Promise<Partial<Usage>> {
  const statement = database.prepare(upsert);
  const chunks = Array.from({ length: Math.ceil(scores.length / scoresPerStatement) }, (_, at) =>
    scores.slice(at * scoresPerStatement, (at + 1) * scoresPerStatement),
  );
  if (chunks.length > statementsPerBatch) {
    throw new RangeError(`${scores.length} scores are too many for one batch.`);
  }
  const results = await database.batch(
    chunks.map((chunk) => statement.bind(workspace, JSON.stringify(chunk))),
  );
  return rowsOf(results);
}

async function pagesOf(
  database: D1Database,
  workspace: string,
  count: number,
): Promise<readonly Taken[]> {
  const offset = Math.floor(count * depth);
  const page = (sql: string, ...values: readonly unknown[]) =>
    database
      .prepare(sql)
      .bind(workspace, ...values)
      .all<{ readonly score: number }>();
  const top = await page(pageOf("", ""));
  const deep = await page(pageOf("", "OFFSET ?2"), offset);
  const keyset = await page(pageOf("AND score <= ?2", ""), deep.results[0]?.score ?? 0);
  if (top.results.length !== pageItems || keyset.results.length === 0) {
    throw new Error("The usual pages are not what they ought to be.");
  }
  return [
    { name: "first page", note: "ORDER BY score DESC LIMIT 50, and its items", result: top },
    { name: "deep page, OFFSET", note: `the same behind ${offset} others`, result: deep },
    {
      name: "deep page, keyset",
      note: "the same from a score on; nobody knows its ranks",
      result: keyset,
    },
  ].map(({ name, note, result }) =>
    takenOf({ name, note, per: million, usage: { ...request, ...rowsOf([result]) } }),
  );
}

function rowsOf(results: readonly D1Result[]): Partial<Usage> {
  return {
    rowsRead: results.reduce((sum, { meta }) => sum + meta.rows_read, 0),
    rowsWritten: results.reduce((sum, { meta }) => sum + meta.rows_written, 0),
  };
}

function takenOf({ name, usage, ...one }: Told): Taken {
  return {
    name: `usual: ${name}`,
    ...one,
    times: 1,
    isCpuKnown: false,
    usage: usageOf(usage),
  };
}
