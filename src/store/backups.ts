import { sql } from "drizzle-orm";
import { type Store } from "../ports/store.ts";
import { readBackupPage } from "./backup-pages.ts";
import {
  discardRestore,
  isEmptyWorkspace,
  restoreRows,
  completeRestore,
} from "./backup-restores.ts";
import { isBeingRestored } from "./generations.ts";
import { type Shards } from "./shards.ts";

/** Opens the store of backups. Keys, sessions and stored responses are not in its rows. */
export function openBackups(shards: Shards): Store["backups"] {
  return {
    async readHead(workspace) {
      const row = await shards.reader(workspace).get<HeadRow>(
        sql`SELECT name, generation, changed_at, last_number, default_model, created_at,
            allowed_origins,
            (SELECT count(*) FROM erasures e WHERE e.workspace_id = w.id) AS erasures,
            (SELECT count(*) FROM erasures e
              WHERE e.workspace_id = w.id AND e.finished_at IS NULL) AS running_erasures,
            ${isBeingRestored(workspace)} AS is_restoring
          FROM workspaces w WHERE id = ${workspace} AND purge_started_at IS NULL`,
      );
      return row && toHead(workspace, row);
    },

    readPage: (workspace, kind, window) => readBackupPage(shards, kind, { workspace, ...window }),

    async isEmpty(workspace) {
      const row = await shards
        .writer(workspace)
        .get<{ is_empty: number }>(sql`SELECT ${isEmptyWorkspace(workspace)} AS is_empty`);
      return row?.is_empty === 1;
    },

    restoreRows: (workspace, step, list) =>
      restoreRows(shards.writer(workspace), { workspace, ...step }, list),

    completeRestore: (workspace, step, row) =>
      completeRestore(shards.writer(workspace), { workspace, ...step }, row),

    discard: (workspace, end) => discardRestore(shards.writer(workspace), { workspace, ...end }),
  };
}

type HeadRow = {
  readonly name: string;
  readonly generation: number;
  readonly changed_at: number;
  readonly last_number: number;
  readonly default_model: string;
  readonly created_at: number;
  readonly allowed_origins: string;
  readonly erasures: number;
  readonly running_erasures: number;
  readonly is_restoring: number;
};

function toHead(id: string, row: HeadRow) {
  const allowedOrigins: string[] = JSON.parse(row.allowed_origins);
  return {
    workspace: {
      id,
      name: row.name,
      generation: row.generation,
      changedAt: row.changed_at,
      lastNumber: row.last_number,
      defaultModel: row.default_model,
      createdAt: row.created_at,
      allowedOrigins,
    },
    erasures: row.erasures,
    runningErasures: row.running_erasures,
    isBeingRestored: row.is_restoring === 1,
  };
}
