import { DatabaseSync } from "node:sqlite";
import { type GeneratedItem } from "../dataset.ts";

const schema = `
  CREATE TABLE scores (
    number INTEGER PRIMARY KEY, score REAL NOT NULL, external_id TEXT NOT NULL, title TEXT NOT NULL,
    type TEXT NOT NULL, status TEXT NOT NULL, priority TEXT, assignee TEXT, labels TEXT NOT NULL,
    parent TEXT, size REAL, ratings TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL
  );
  CREATE INDEX scores_by_score ON scores (score DESC);`;

/** Creates the conventional design: a table of items with scores, and an index in ranking order. */
export function fillTable(file: string, items: readonly GeneratedItem[]): void {
  const database = new DatabaseSync(file);
  try {
    database.exec(`PRAGMA journal_mode = WAL; ${schema} BEGIN`);
    const insert = database.prepare(
      "INSERT INTO scores VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    const at = new Date(0).toISOString();
    for (const [index, item] of items.entries()) {
      const { externalId, title, type, status, priority, assignee, parent, size, ratings } = item;
      const [labels, rated] = [JSON.stringify(item.labels), JSON.stringify(ratings)];
      const facets = [type, status, priority ?? null, assignee, labels, parent, size ?? null];
      insert.run(index + 1, computeScore(item), externalId, title, ...facets, rated, at, at);
    }
    database.exec("COMMIT");
  } finally {
    database.close();
  }
}

/** Computes a simple score; its formula does not matter here. */
function computeScore({ ratings }: GeneratedItem): number {
  const { business_value: value = 5, user_value: users = 5, job_size: effort = 5 } = ratings;
  return (value + users) / effort;
}
