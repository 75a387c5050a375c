import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { stub } from "../environments/worker.ts";

export type RecordedStatement = { readonly sql: string; readonly values: readonly unknown[] };

/** Returns the local database, and a list to which it adds every statement with its values. */
export function recordStatements(): {
  readonly database: D1Database;
  readonly statements: RecordedStatement[];
} {
  const statements: RecordedStatement[] = [];
  const withSession = (bookmark: string) => {
    const session = env.DB.withSession(bookmark);
    return {
      getBookmark: () => session.getBookmark(),
      batch: (batched: D1PreparedStatement[]) => session.batch(batched),
      prepare: (sql: string) => recordBinds(session.prepare(sql), sql, statements),
    };
  };
  return { database: stub({ withSession }), statements };
}

/** Replaces `bind` on the statement itself, because a batch accepts only original statements. */
function recordBinds(
  statement: D1PreparedStatement,
  sql: string,
  statements: RecordedStatement[],
): D1PreparedStatement {
  const bind = statement.bind.bind(statement);
  return Object.assign(statement, {
    bind: (...values: unknown[]) => {
      statements.push({ sql, values });
      return bind(...values);
    },
  });
}

const tables = /\b(?:FROM|JOIN|UPDATE|INTO)\s+["`]?(\w+)["`]?(?:\s+(?:AS\s+)?["`]?(\w+)["`]?)?/gi;

/** Returns the lines of SQLite's query plan. */
async function explainPlan({ sql, values }: RecordedStatement): Promise<string[]> {
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...values)
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
}

/** Finds the lines of the plan that scan a whole table or a whole index. */
export async function findTableScans(statement: RecordedStatement): Promise<string[]> {
  const tablesInUse = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table'",
  ).all<{
    name: string;
  }>();
  const names = new Set(tablesInUse.results.map(({ name }) => name));
  const aliases = new Set(
    [...statement.sql.matchAll(tables)].flatMap(([, table = "", alias = ""]) =>
      names.has(table) ? [table, alias || table] : [],
    ),
  );
  return (await explainPlan(statement)).filter((detail) => {
    const [, target = ""] = /^SCAN (\w+)/.exec(detail) ?? [];
    return aliases.has(target) && !detail.includes("VIRTUAL TABLE");
  });
}

/** Finds the lines of the plan that scan all rows of one workspace in a table. */
export async function findWorkspaceScans(statement: RecordedStatement): Promise<string[]> {
  return (await explainPlan(statement)).filter((detail) => detail.endsWith("(workspace_id=?)"));
}

/** Clears the memory of the isolate, and counts the statements of a request by Server-Timing. */
export async function countStatements(send: () => Promise<Response>): Promise<number> {
  clearAllMemories();
  const response = await send();
  const [, statements] =
    /d1;[^,]*desc="(\d+)x"/.exec(response.headers.get("server-timing") ?? "") ?? [];
  expect(response.status).toBeLessThan(300);
  return Number(statements);
}
