import { type GeneratedItem } from "../bench/dataset.ts";
import { type Harness, withWorkerCopy } from "../bench/harness.ts";
import { editCount } from "../bench/publishes.ts";
import { type OperationCost } from "./measure.ts";
import { type Usage, createUsage } from "./usage.ts";

/** Scores per statement, because a D1 value has at most two million bytes. */
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

/** Writes only the scores that have changed. */
const upsert = `
  INSERT INTO scores (workspace_id, number, score)
  SELECT ?1, s.value ->> 0, s.value ->> 1 FROM json_each(?2) s WHERE true
  ON CONFLICT DO UPDATE SET score = excluded.score WHERE score IS NOT excluded.score`;

/**
 * Selects the scores first and joins the items afterwards, so that no item of a skipped row is
 * read.
 */
const buildPageQuery = (where: string, offset: string) => `
  SELECT s.score, i.id, i.external_id, i.type, i.title, i.status, i.priority, i.assignee, i.team,
    i.labels, i.ratings, i.size, i.parent_id, i.version, i.created_at, i.updated_at
  FROM (
    SELECT number, score FROM scores WHERE workspace_id = ?1 ${where}
    ORDER BY score DESC, number LIMIT ${pageItems} ${offset}
  ) s
  JOIN items i ON i.workspace_id = ?1 AND i.number = s.number
  ORDER BY s.score DESC, s.number`;

/** The cost of a page query besides rows: the request, its log line and its data point. */
const request: Partial<Usage> = { requests: 1, logEvents: 1, points: 1 };

/**
 * Measures the conventional design on the same database: one row per score, an index on it, and
 * pages read in its order. CPU time is not measured and would add to the cost.
 */
export async function measureBaseline(harness: Harness): Promise<readonly OperationCost[]> {
  const { backlog } = harness;
  if (backlog === undefined) {
    throw new Error("The backlog has not been imported.");
  }
  return withWorkerCopy(harness, { backlog }, async ({ worker }) => {
    const database = await worker.database();
    const { workspace } = backlog;
    for (const statement of schema) {
      // oxlint-disable-next-line no-await-in-loop -- the index depends on the table
      await database.prepare(statement).run();
    }
    const rescore = (scores: readonly Score[]) => rescoreAll(database, workspace, scores);
    const first = await rescore(computeScores(harness.items, 1));
    const all = await rescore(computeScores(harness.items, 2));
    const few = await rescore(computeScores(harness.items, 3).slice(0, editCount));
    const pages = await measurePages(database, workspace, harness.items.length);
    const count = harness.items.length;
    return [
      toRescore("first scoring", `${count} scores into an empty table`, first),
      toRescore("rescore all", `${count} scores, all changed`, all),
      toRescore("rescore changed", `${editCount} changed scores`, few),
      ...pages,
    ];
  });
}

type PartialCost = Pick<OperationCost, "name" | "note" | "per"> & {
  readonly usage: Partial<Usage>;
};

function toRescore(name: string, note: string, usage: Partial<Usage>): OperationCost {
  return toOperationCost({ name, note, per: 1, usage });
}

type Score = readonly [number: number, score: number];

/**
 * Computes a weighted sum of the ratings. The weights differ in each round, so every score changes.
 */
export function computeScores(items: readonly GeneratedItem[], round: number): Score[] {
  return items.map(({ ratings }, index) => {
    const rated = Object.values(ratings);
    const sum = rated.reduce((total, rating, nth) => total + rating * (1 + (nth * round) / 10), 0);
    return [index + 1, sum / Math.max(1, rated.length) + round / 1_000];
  });
}

async function rescoreAll(
  database: D1Database,
  workspace: string,
  scores: readonly Score[],
): Promise<Partial<Usage>> {
  const statement = database.prepare(upsert);
  const chunks = Array.from({ length: Math.ceil(scores.length / scoresPerStatement) }, (_, index) =>
    scores.slice(index * scoresPerStatement, (index + 1) * scoresPerStatement),
  );
  if (chunks.length > statementsPerBatch) {
    throw new RangeError(`${scores.length} scores do not fit into one batch.`);
  }
  const results = await database.batch(
    chunks.map((chunk) => statement.bind(workspace, JSON.stringify(chunk))),
  );
  return countRows(results);
}

async function measurePages(
  database: D1Database,
  workspace: string,
  count: number,
): Promise<readonly OperationCost[]> {
  const offset = Math.floor(count * depth);
  const page = (sql: string, ...values: readonly unknown[]) =>
    database
      .prepare(sql)
      .bind(workspace, ...values)
      .all<{ readonly score: number }>();
  const top = await page(buildPageQuery("", ""));
  const deep = await page(buildPageQuery("", "OFFSET ?2"), offset);
  const keyset = await page(buildPageQuery("AND score <= ?2", ""), deep.results[0]?.score ?? 0);
  if (top.results.length !== pageItems || keyset.results.length === 0) {
    throw new Error("The pages of the conventional design have the wrong size.");
  }
  return [
    { name: "first page", note: "ORDER BY score DESC LIMIT 50, with items", result: top },
    { name: "deep page, OFFSET", note: `the same after ${offset} other rows`, result: deep },
    {
      name: "deep page, keyset",
      note: "the same from a score on, without ranks",
      result: keyset,
    },
  ].map(({ name, note, result }) =>
    toOperationCost({ name, note, per: million, usage: { ...request, ...countRows([result]) } }),
  );
}

function countRows(results: readonly D1Result[]): Partial<Usage> {
  return {
    rowsRead: results.reduce((sum, { meta }) => sum + meta.rows_read, 0),
    rowsWritten: results.reduce((sum, { meta }) => sum + meta.rows_written, 0),
  };
}

function toOperationCost({ name, usage, ...rest }: PartialCost): OperationCost {
  return {
    name: `baseline: ${name}`,
    ...rest,
    runs: 1,
    isCpuKnown: false,
    usage: createUsage(usage),
  };
}
