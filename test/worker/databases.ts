import { env } from "cloudflare:workers";
import { stub } from "../environments/worker.ts";

const ofTenants = ["items", "changes", "models", "published", "rankings"] as const;

/** Brings the copy of the database up to date, as far as one workspace goes. */
export async function replicate(workspace: string): Promise<void> {
  for (const [table, key] of [
    ["workspaces", "id"],
    ...ofTenants.map((name) => [name, "workspace_id"]),
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- six tables
    const { results } = await env.DB.prepare(`SELECT * FROM ${table} WHERE ${key} = ?`)
      .bind(workspace)
      .all();
    const inserts = results.map((row) =>
      env.REPLICA.prepare(
        `INSERT OR ${table === "changes" ? "IGNORE" : "REPLACE"} INTO ${table}
          (${Object.keys(row).join(", ")}) VALUES (${Object.keys(row).fill("?").join(", ")})`,
      ).bind(...Object.values(row)),
    );
    if (inserts.length > 0) {
      // oxlint-disable-next-line no-await-in-loop -- see above
      await env.REPLICA.batch(inserts);
    }
  }
}

/**
 * The database behind a copy that lags: a session without a bookmark reads from the copy, until it
 * writes. Keys are known everywhere, or there would be nobody to read.
 */
export function openLaggingDatabase(): D1Database {
  return stub({
    withSession(constraint: string) {
      const primary = env.DB.withSession(constraint);
      const replica = env.REPLICA.withSession();
      let isNear = constraint === "first-unconstrained";
      const databaseFor = (texts: readonly string[]) => {
        isNear &&= texts.every((text) => /^\s*(?:SELECT|WITH)\b/i.test(text));
        return isNear && !texts.some((text) => text.includes("api_keys")) ? replica : primary;
      };
      return {
        getBookmark: () => primary.getBookmark(),
        prepare: (text: string) => statementOf(databaseFor, text, []),
        batch: (statements: readonly Statement[]) => {
          const database = databaseFor(statements.map(({ text }) => text));
          return database.batch(
            statements.map(({ text, values }) => database.prepare(text).bind(...values)),
          );
        },
      };
    },
  });
}

type Statement = { readonly text: string; readonly values: readonly unknown[] };
type Databases = (texts: readonly string[]) => Pick<D1DatabaseSession, "prepare">;

function statementOf(databaseFor: Databases, text: string, values: readonly unknown[]): object {
  const bound = () =>
    databaseFor([text])
      .prepare(text)
      .bind(...values);
  return {
    text,
    values,
    bind: (...others: readonly unknown[]) => statementOf(databaseFor, text, others),
    all: () => bound().all(),
    run: () => bound().run(),
    raw: () => bound().raw(),
  };
}

/** A database that cannot be reached. */
export function openUnreachableDatabase(): D1Database {
  const statement = { bind: () => statement, all: lost, run: lost, raw: lost };
  return stub({
    withSession: () => ({ prepare: () => statement, batch: lost, getBookmark: () => null }),
  });
}

function lost(): Promise<never> {
  return Promise.reject(new Error("D1_ERROR: Network connection lost."));
}
