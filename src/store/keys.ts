import { eq } from "drizzle-orm";
import { type Store } from "../deps.ts";
import { type Shards } from "./shards.ts";
import { apiKeys } from "./tables.ts";

/** API keys, by the hash of what the client holds. */
export function openKeys(shards: Shards): Store["keys"] {
  return {
    async byHash(hash) {
      const row = await shards.lookup.select().from(apiKeys).where(eq(apiKeys.hash, hash)).get();
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
