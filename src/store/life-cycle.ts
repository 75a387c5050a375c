import { type SQL, sql } from "drizzle-orm";
import { type WorkspaceListing } from "../core/workspace.ts";
import { type SettingsChange, type Store, type WorkspaceFilter } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { type Shards } from "./shards.ts";
import { toWorkspace, workspaceColumns, type WorkspaceRow } from "./workspace-rows.ts";

type LifeCycle = Pick<Store["workspaces"], "readState" | "list" | "update" | "remove" | "restore">;

/** Opens the settings of workspaces, and their deletion and restoration. */
export function openLifeCycle(shards: Shards): LifeCycle {
  return {
    async readState(workspace) {
      const row = await shards.writer(workspace).get<(WorkspaceRow & DeletionColumns) | undefined>(
        sql`SELECT ${workspaceColumns}, deleted_at, purge_at, purge_started_at
            FROM workspaces WHERE id = ${workspace}`,
      );
      return row && { ...toWorkspace(row), ...toDeletion(row) };
    },

    async list({ state, after, limit }) {
      const rowsByShard = await Promise.all(
        shards.all.map((shard) =>
          shard.all<ListingRow>(
            sql`SELECT id, name, generation, changed_at, created_at, deleted_at, purge_at
              FROM workspaces WHERE id > ${after} ${stateConditions[state]}
              ORDER BY id LIMIT ${limit}`,
          ),
        ),
      );
      return rowsByShard
        .flat()
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(toListing);
    },

    update: (change) => updateSettings(shards, change),

    async remove(workspace, { at, purgeAt }) {
      await shards.writer(workspace).run(
        sql`UPDATE workspaces SET deleted_at = ${at}, purge_at = ${purgeAt}
          WHERE id = ${workspace} AND deleted_at IS NULL`,
      );
      const { directory } = shards;
      await directory.batch([
        toBatchItem(
          directory,
          sql`UPDATE api_keys SET suspended_at = ${at}
            WHERE workspace_id = ${workspace} AND suspended_at IS NULL`,
        ),
        toBatchItem(
          directory,
          sql`UPDATE sessions SET ended_at = ${at}
            WHERE workspace_id = ${workspace} AND ended_at IS NULL`,
        ),
      ]);
    },

    async restore(workspace) {
      const restored = await shards.writer(workspace).get<{ id: string } | undefined>(
        sql`UPDATE workspaces SET deleted_at = NULL, purge_at = NULL
          WHERE id = ${workspace} AND purge_started_at IS NULL RETURNING id`,
      );
      if (restored === undefined) {
        return false;
      }
      await shards.directory.run(
        sql`UPDATE api_keys SET suspended_at = NULL
          WHERE workspace_id = ${workspace} AND suspended_at IS NOT NULL`,
      );
      return true;
    },
  };
}

type DeletionColumns = {
  readonly deleted_at: number | null;
  readonly purge_at: number | null;
  readonly purge_started_at?: number | null;
};

function toDeletion({ deleted_at, purge_at, purge_started_at }: DeletionColumns) {
  return {
    deletedAt: deleted_at ?? undefined,
    purgeAt: purge_at ?? undefined,
    purgeStartedAt: purge_started_at ?? undefined,
  };
}

const stateConditions: Readonly<Record<WorkspaceFilter, SQL>> = {
  active: sql`AND deleted_at IS NULL`,
  deleted: sql`AND deleted_at IS NOT NULL`,
  all: sql``,
};

type ListingRow = Pick<WorkspaceRow, "id" | "name" | "generation" | "changed_at" | "created_at"> &
  Omit<DeletionColumns, "purge_started_at">;

function toListing(row: ListingRow): WorkspaceListing {
  const { id, name, generation, changed_at: changedAt, created_at: createdAt } = row;
  const { deletedAt, purgeAt } = toDeletion(row);
  return { id, name, generation, changedAt, createdAt, deletedAt, purgeAt };
}

/**
 * Writes settings in a new generation. Stores the map of statuses again, because its row records the
 * actor and the instant of the generation.
 */
async function updateSettings(
  shards: Shards,
  { workspace, actor, at, ifGeneration, ...settings }: SettingsChange,
): Promise<number | undefined> {
  const writer = shards.writer(workspace);
  const name = sql`coalesce(${settings.name ?? null}, name)`;
  const model = sql`coalesce(${settings.defaultModel ?? null}, default_model)`;
  const { allowedOrigins } = settings;
  const origins = sql`coalesce(${
    allowedOrigins === undefined ? null : JSON.stringify(allowedOrigins)
  }, allowed_origins)`;
  const [, raised] = await writer.batch([
    toBatchItem(
      writer,
      sql`INSERT INTO status_maps (workspace_id, generation, categories, actor, at)
        SELECT id, generation + 1, coalesce((SELECT s.categories FROM status_maps s
            WHERE s.workspace_id = ${workspace} ORDER BY s.generation DESC LIMIT 1), '{}'),
          ${actor}, max(changed_at, ${at})
        FROM workspaces WHERE id = ${workspace} AND deleted_at IS NULL
          AND generation = coalesce(${ifGeneration ?? null}, generation)
          AND (name, default_model, allowed_origins) IS NOT (${name}, ${model}, ${origins})`,
    ),
    toBatchItem<{ generation: number }>(
      writer,
      sql`UPDATE workspaces
        SET generation = generation + 1, changed_at = max(changed_at, ${at}),
          name = ${name}, default_model = ${model}, allowed_origins = ${origins}
        WHERE id = ${workspace} AND EXISTS (SELECT 1 FROM status_maps s
          WHERE s.workspace_id = ${workspace} AND s.generation = workspaces.generation + 1)
        RETURNING generation`,
    ),
  ]);
  return raised[0]?.generation;
}
