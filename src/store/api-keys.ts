import { and, desc, eq, isNull, or, lt, sql } from "drizzle-orm";
import { limits } from "../contract/limits.ts";
import { type ApiKey, useIntervalMs } from "../core/api-key.ts";
import { type NewApiKey, type Store } from "../ports/store.ts";
import { apiKeys } from "./access-tables.ts";
import { toBatchItem } from "./batch-item.ts";
import { type Shards } from "./shards.ts";

/** Opens API keys. The first shard stores the keys of all workspaces. */
export function openApiKeys(shards: Shards): Store["apiKeys"] {
  const { directory, directoryReader } = shards;
  return {
    async readByHash(hash) {
      const row = await directoryReader.select().from(apiKeys).where(eq(apiKeys.hash, hash)).get();
      return row && toApiKey(row);
    },

    async read(workspace, id) {
      const row = await directory.select().from(apiKeys).where(isKey(workspace, id)).get();
      return row && toApiKey(row);
    },

    async list(workspace) {
      const rows = await directory
        .select()
        .from(apiKeys)
        .where(eq(apiKeys.workspaceId, workspace))
        .orderBy(desc(apiKeys.id))
        .limit(limits.keysListedMax);
      return rows.map(toApiKey);
    },

    async readNames(workspace, ids) {
      const list = JSON.stringify(ids);
      const rows = await directory.all<{ id: string; name: string }>(
        sql`SELECT id, name FROM api_keys
          WHERE workspace_id = ${workspace} AND id IN (SELECT value FROM json_each(${list}))`,
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    async create(key, at) {
      const inserted = await directory.all(
        sql`${insertKey(key)} WHERE ${isBelowLimit(key.workspace, at)} RETURNING id`,
      );
      return inserted.length > 0;
    },

    async replace({ id, expiresAt }, successor, at) {
      const { workspace } = successor;
      const replaceable = sql`workspace_id = ${workspace} AND id = ${id}
        AND replaced_by IS NULL AND ${isValidAt(at)}`;
      const [inserted] = await directory.batch([
        toBatchItem<{ id: string }>(
          directory,
          sql`${insertKey(successor)} WHERE EXISTS (SELECT 1 FROM api_keys WHERE ${replaceable})
            AND ${isBelowLimit(workspace, at)} RETURNING id`,
        ),
        toBatchItem(
          directory,
          sql`UPDATE api_keys SET replaced_by = ${successor.id},
              expires_at = min(coalesce(expires_at, ${expiresAt}), ${expiresAt})
            WHERE ${replaceable} AND changes() > 0`,
        ),
      ]);
      return inserted.length > 0;
    },

    async revoke(workspace, id, at) {
      const rows = await directory
        .update(apiKeys)
        .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, ${at})` })
        .where(isKey(workspace, id))
        .returning({ id: apiKeys.id });
      return rows.length > 0;
    },

    async markUsed(hash, at) {
      const isDue = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, at - useIntervalMs));
      await directory
        .update(apiKeys)
        .set({ lastUsedAt: at })
        .where(and(eq(apiKeys.hash, hash), isDue));
    },
  };
}

function isKey(workspace: string, id: string) {
  return and(eq(apiKeys.workspaceId, workspace), eq(apiKeys.id, id));
}

/** The INSERT of a key up to its WHERE clause. */
function insertKey({ hash, workspace, id, name, role, createdAt, expiresAt = null }: NewKeyRow) {
  return sql`INSERT INTO api_keys (hash, workspace_id, id, name, role, created_at, expires_at)
    SELECT ${hash}, ${workspace}, ${id}, ${name}, ${role}, ${createdAt}, ${expiresAt}`;
}

type NewKeyRow = Omit<NewApiKey, "expiresAt"> & { readonly expiresAt?: number | null | undefined };

/** Returns the condition that a workspace has fewer valid keys than the limit. */
function isBelowLimit(workspace: string, at: number) {
  return sql`(SELECT count(*) FROM api_keys
    WHERE workspace_id = ${workspace} AND ${isValidAt(at)}) < ${limits.keysMax}`;
}

function isValidAt(at: number) {
  return sql`revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${at})`;
}

/** Converts a row to a key. */
export function toApiKey({ workspaceId, ...row }: typeof apiKeys.$inferSelect): ApiKey {
  return {
    id: row.id,
    workspace: workspaceId,
    name: row.name,
    role: row.role,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt ?? undefined,
    lastUsedAt: row.lastUsedAt ?? undefined,
    revokedAt: row.revokedAt ?? undefined,
    replacedBy: row.replacedBy ?? undefined,
    suspendedAt: row.suspendedAt ?? undefined,
  };
}
