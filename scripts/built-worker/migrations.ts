import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_splitSqlQuery } from "wrangler";

const folder = join(import.meta.dirname, "../../migrations");

/**
 * The table in which wrangler records migrations, so that `npm run dev` can use the same database.
 */
const table = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/** Applies the migrations that a local database does not have yet, each in a transaction. */
export async function applyMigrations(database: D1Database): Promise<void> {
  await database.prepare(table).run();
  const { results } = await database
    .prepare("SELECT name FROM d1_migrations")
    .all<{ readonly name: string }>();
  const applied = new Set(results.map(({ name }) => name));
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql") && !applied.has(file));
  for (const file of files.toSorted()) {
    const statements = unstable_splitSqlQuery(readFileSync(join(folder, file), "utf8"));
    const record = database.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(file);
    // oxlint-disable-next-line no-await-in-loop -- a migration depends on the one before it
    await database.batch([...statements.map((sql) => database.prepare(sql)), record]);
  }
}
