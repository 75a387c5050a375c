import { type SQL, sql } from "drizzle-orm";
import { type Store } from "../ports/store.ts";
import { toBatchRun } from "./batch-item.ts";
import { type Database, type Shards } from "./shards.ts";

/** A table with rows of workspaces. */
type PurgedTable = {
  readonly name: string;
  /** The column with the id of the workspace. */
  readonly owner: "workspace_id" | "scope";
  /** The other columns of the primary key, or a unique column. */
  readonly key: string;
  /** Whether the rows of all workspaces are in the directory. */
  readonly isInDirectory?: true;
  /** A condition that selects an index, for a table without an index of workspaces. */
  readonly condition?: string;
};

/** Every table with rows of workspaces. A test compares the list with the database. */
export const purgedTables: readonly PurgedTable[] = [
  { name: "api_keys", owner: "workspace_id", key: "id", isInDirectory: true },
  { name: "sessions", owner: "workspace_id", key: "id", isInDirectory: true },
  {
    name: "tickets",
    owner: "workspace_id",
    key: "hash",
    isInDirectory: true,
    condition: "AND expires_at > 0",
  },
  { name: "import_chunks", owner: "workspace_id", key: "job_id, sequence" },
  { name: "jobs", owner: "workspace_id", key: "id" },
  { name: "erasures", owner: "workspace_id", key: "id" },
  { name: "baselines", owner: "workspace_id", key: "id" },
  { name: "published", owner: "workspace_id", key: "model, revision" },
  {
    name: "rankings",
    owner: "workspace_id",
    key: "generation, model, revision, order_rules",
  },
  { name: "models", owner: "workspace_id", key: "id, revision" },
  { name: "hierarchies", owner: "workspace_id", key: "id" },
  { name: "people", owner: "workspace_id", key: "id" },
  { name: "status_maps", owner: "workspace_id", key: "generation" },
  { name: "idempotency_parts", owner: "scope", key: "route, key, part" },
  { name: "idempotency", owner: "scope", key: "route, key" },
  { name: "changes", owner: "workspace_id", key: "generation, number" },
  { name: "items", owner: "workspace_id", key: "number" },
];

/** Opens the purges of deleted workspaces. */
export function openPurges(shards: Shards): Store["purges"] {
  return {
    async listDue(at, limit) {
      const rowsByShard = await Promise.all(
        shards.all.map((shard) =>
          shard.all<{ id: string }>(
            sql`SELECT id FROM workspaces WHERE purge_at IS NOT NULL AND purge_at <= ${at}
              ORDER BY purge_at LIMIT ${limit}`,
          ),
        ),
      );
      return rowsByShard
        .flat()
        .slice(0, limit)
        .map(({ id }) => id);
    },

    async start(workspace, at) {
      const row = await shards.writer(workspace).get<{ id: string } | undefined>(
        sql`UPDATE workspaces SET purge_started_at = coalesce(purge_started_at, ${at})
          WHERE id = ${workspace} AND deleted_at IS NOT NULL AND purge_at <= ${at} RETURNING id`,
      );
      return row !== undefined;
    },

    async removeRows(workspace, limit) {
      const removed = await Promise.all([
        removeFrom(shards.directory, directoryTables, { workspace, limit }),
        removeFrom(shards.writer(workspace), shardTables, { workspace, limit }),
      ]);
      return removed.reduce((sum, count) => sum + count, 0);
    },

    async finish(workspace) {
      await shards
        .writer(workspace)
        .run(sql`DELETE FROM workspaces WHERE id = ${workspace} AND purge_started_at IS NOT NULL`);
    },
  };
}

const directoryTables = purgedTables.filter(({ isInDirectory }) => isInDirectory === true);
const shardTables = purgedTables.filter(({ isInDirectory }) => isInDirectory !== true);

type Removal = { readonly workspace: string; readonly limit: number };

/** Removes at most `limit` rows from each table, and returns their number. */
async function removeFrom(
  database: Database,
  tables: readonly PurgedTable[],
  { workspace, limit }: Removal,
): Promise<number> {
  const statements = tables.map((table) =>
    toBatchRun(database, deleteRows(table, { workspace, limit })),
  );
  const [first, ...rest] = statements;
  const results = first === undefined ? [] : await database.batch([first, ...rest]);
  return results.reduce((sum, { meta }) => sum + meta.changes, 0);
}

/** D1 does not support a LIMIT in DELETE, so a subquery selects the rows. */
function deleteRows(
  { name, owner, key, condition = "" }: PurgedTable,
  { workspace, limit }: Removal,
): SQL {
  const [table, column] = [sql.raw(name), sql.raw(owner)];
  return sql`DELETE FROM ${table} WHERE ${column} = ${workspace} AND (${sql.raw(key)}) IN
    (SELECT ${sql.raw(key)} FROM ${table} WHERE ${column} = ${workspace}
      ${sql.raw(condition)} LIMIT ${limit})`;
}
