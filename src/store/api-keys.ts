import { eq } from "drizzle-orm";
import { type ApiKey, type Store } from "../ports/store.ts";
import { apiKeys } from "./access-tables.ts";
import { type Shards } from "./shards.ts";

type ApiKeyRow = typeof apiKeys.$inferSelect;

/** Opens API keys by the hash of their token. */
export function openApiKeys(shards: Shards): Store["apiKeys"] {
  return {
    async readByHash(hash) {
      const row = await shards.directoryReader
        .select()
        .from(apiKeys)
        .where(eq(apiKeys.hash, hash))
        .get();
      return row && toApiKey(row);
    },
  };
}

function toApiKey({ workspaceId, ...row }: ApiKeyRow): ApiKey {
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
