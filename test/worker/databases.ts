import { env } from "cloudflare:workers";
import { stub } from "../environments/worker.ts";

const tenantTables = ["items", "changes", "models", "published", "rankings"] as const;

/** Copies the rows of one workspace to the replica. */
export async function replicate(workspace: string): Promise<void> {
  for (const [table, key] of [
    ["workspaces", "id"],
    ...tenantTables.map((name) => [name, "workspace_id"]),
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
 * Opens a database whose reads lag. A session without a bookmark reads from the replica until its
 * first write. API keys are read from the primary, so that every client can authenticate.
 */
export function openLaggingDatabase(): D1Database {
  return stub({
    withSession(constraint: string) {
      const primary = env.DB.withSession(constraint);
      const replica = env.REPLICA.withSession();
      let usesReplica = constraint === "first-unconstrained";
      const chooseDatabase = (queries: readonly string[]) => {
        usesReplica &&= queries.every((query) => /^\s*(?:SELECT|WITH)\b/i.test(query));
        return usesReplica && !queries.some((query) => query.includes("api_keys"))
          ? replica
          : primary;
      };
      return {
        getBookmark: () => primary.getBookmark(),
        prepare: (query: string) => createStatement(chooseDatabase, query, []),
        batch: (statements: readonly Statement[]) => {
          const database = chooseDatabase(statements.map(({ query }) => query));
          return database.batch(
            statements.map(({ query, values }) => database.prepare(query).bind(...values)),
          );
        },
      };
    },
  });
}

type Statement = { readonly query: string; readonly values: readonly unknown[] };
type DatabaseChooser = (queries: readonly string[]) => Pick<D1DatabaseSession, "prepare">;

function createStatement(
  chooseDatabase: DatabaseChooser,
  query: string,
  values: readonly unknown[],
): object {
  const bindStatement = () =>
    chooseDatabase([query])
      .prepare(query)
      .bind(...values);
  return {
    query,
    values,
    bind: (...others: readonly unknown[]) => createStatement(chooseDatabase, query, others),
    all: () => bindStatement().all(),
    run: () => bindStatement().run(),
    raw: () => bindStatement().raw(),
  };
}

/** Opens a database whose calls all fail. */
export function openUnreachableDatabase(): D1Database {
  const statement = {
    bind: () => statement,
    all: failConnection,
    run: failConnection,
    raw: failConnection,
  };
  return stub({
    withSession: () => ({
      prepare: () => statement,
      batch: failConnection,
      getBookmark: () => null,
    }),
  });
}

function failConnection(): Promise<never> {
  return Promise.reject(new Error("D1_ERROR: Network connection lost."));
}
