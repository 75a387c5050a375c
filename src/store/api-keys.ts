import { eq } from "drizzle-orm";
import { type Store } from "../ports/store.ts";
import { type Shards } from "./shards.ts";
import { apiKeys } from "./tables.ts";

/** Opens API keys by the hash of their token. */
export function openApiKeys(shards: Shards): Store["apiKeys"] {
  return {
    async readByHash(hash) {
      const row = await shards.directoryReader
        .select()
        .from(apiKeys)
        .where(eq(apiKeys.hash, hash))
        .get();
      return (
        row && {
          id: row.id,
          workspace: row.workspaceId,
          name: row.name,
          isRevoked: row.revokedAt !== null,
        }
      );
    },
  };
}
