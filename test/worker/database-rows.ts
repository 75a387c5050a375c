import { env } from "cloudflare:workers";

/** Lists the tables of the database, except those of SQLite, D1 and the migrations. */
export async function listTables(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
  ).all<{ name: string }>();
  return results.map(({ name }) => name).filter((name) => !/^(?:sqlite_|_cf_|d1_)/.test(name));
}

/** Lists the columns of a table. */
export async function listColumns(table: string): Promise<string[]> {
  const { results } = await env.DB.prepare(`SELECT name FROM pragma_table_info(?)`)
    .bind(table)
    .all<{ name: string }>();
  return results.map(({ name }) => name);
}

/** Counts the rows of a workspace in each table that has some. */
export async function countRows(workspace: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of await listTables()) {
    // oxlint-disable-next-line no-await-in-loop -- one statement per table
    const count = await countOwnRows(table, workspace);
    if (count > 0) {
      counts[table] = count;
    }
  }
  return counts;
}

async function countOwnRows(table: string, workspace: string): Promise<number> {
  const columns = await listColumns(table);
  const owner = ["workspace_id", "scope", "id"].find((name) => columns.includes(name));
  const row = await env.DB.prepare(`SELECT count(*) AS count FROM ${table} WHERE ${owner} = ?`)
    .bind(workspace)
    .first<{ count: number }>();
  return row?.count ?? 0;
}

/** Lists the columns that contain a text, such as "items.assignee", ignoring case. */
export async function findText(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of await listTables()) {
    // oxlint-disable no-await-in-loop -- one statement per column
    for (const column of await listColumns(table)) {
      const row = await env.DB.prepare(
        `SELECT 1 FROM ${table} WHERE instr(lower(CAST(${column} AS TEXT)), lower(?)) > 0 LIMIT 1`,
      )
        .bind(text)
        .first();
      found.push(...(row === null ? [] : [`${table}.${column}`]));
    }
    // oxlint-enable no-await-in-loop
  }
  return found;
}
