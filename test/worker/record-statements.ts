import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { stub } from "../environments/worker.ts";

export type RecordedStatement = { readonly sql: string; readonly values: readonly unknown[] };

/** The real database, and every statement that is put to it with the values it is given. */
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

/** The statement itself, for a batch takes no other; only its `bind` is ours. */
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

/** How SQLite goes through what it is asked, line by line. */
async function explainPlan({ sql, values }: RecordedStatement): Promise<string[]> {
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...values)
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
}

/** Lines of the plan that go through a whole table, or a whole index of one. */
export async function findTableScans(statement: RecordedStatement): Promise<string[]> {
  const known = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
    name: string;
  }>();
  const names = new Set(known.results.map(({ name }) => name));
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

/** Lines of the plan that go through all rows that one workspace has in a table. */
export async function findWorkspaceScans(statement: RecordedStatement): Promise<string[]> {
  return (await explainPlan(statement)).filter((detail) => detail.endsWith("(workspace_id=?)"));
}

/** As Server-Timing tells it, asked of an isolate that remembers nothing. */
export async function countStatements(ask: () => Promise<Response>): Promise<number> {
  clearAllMemories();
  const answer = await ask();
  const [, statements] =
    /d1;[^,]*desc="(\d+)x"/.exec(answer.headers.get("server-timing") ?? "") ?? [];
  expect(answer.status).toBeLessThan(300);
  return Number(statements);
}
