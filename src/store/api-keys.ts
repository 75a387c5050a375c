import { eq } from "drizzle-orm";
import { type Store } from "../ports/deps.ts";
import { type Shards } from "./shards.ts";
import { apiKeys } from "./tables.ts";

/** API keys, by the hash of what the client holds. */
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
