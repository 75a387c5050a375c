import { and, desc, eq, gt, isNull, lt } from "drizzle-orm";
import { limits } from "../contract/limits.ts";
import { useIntervalMs } from "../core/api-key.ts";
import { type Session } from "../core/session.ts";
import { type Store } from "../ports/store.ts";
import { apiKeys, sessions, tickets } from "./access-tables.ts";
import { toApiKey } from "./api-keys.ts";
import { type Shards } from "./shards.ts";

/** Opens the sessions of browsers. The first shard stores them, beside the keys. */
export function openSessions({ directory, directoryReader }: Shards): Store["sessions"] {
  return {
    async create({ workspace, key, ...session }) {
      await directory.insert(sessions).values({ ...session, workspaceId: workspace, keyId: key });
    },

    async readByHash(hash) {
      const row = await directoryReader
        .select()
        .from(sessions)
        .innerJoin(
          apiKeys,
          and(eq(apiKeys.workspaceId, sessions.workspaceId), eq(apiKeys.id, sessions.keyId)),
        )
        .where(eq(sessions.hash, hash))
        .get();
      return row && { session: toSession(row.sessions), key: toApiKey(row.api_keys) };
    },

    async list(workspace, { key, at }) {
      const rows = await directory
        .select()
        .from(sessions)
        .where(
          and(
            eq(sessions.workspaceId, workspace),
            isNull(sessions.endedAt),
            gt(sessions.expiresAt, at),
            key === undefined ? undefined : eq(sessions.keyId, key),
          ),
        )
        .orderBy(desc(sessions.id))
        .limit(limits.sessionsListedMax);
      return rows.map(toSession);
    },

    async end(workspace, { id, key, at }) {
      const rows = await directory
        .update(sessions)
        .set({ endedAt: at })
        .where(
          and(
            eq(sessions.workspaceId, workspace),
            eq(sessions.id, id),
            isNull(sessions.endedAt),
            key === undefined ? undefined : eq(sessions.keyId, key),
          ),
        )
        .returning({ id: sessions.id });
      return rows.length > 0;
    },

    async markUsed(hash, at) {
      await directory
        .update(sessions)
        .set({ lastUsedAt: at })
        .where(and(eq(sessions.hash, hash), lt(sessions.lastUsedAt, at - useIntervalMs)));
    },

    async deleteExpired(before) {
      await directory.delete(sessions).where(lt(sessions.expiresAt, before));
    },
  };
}

function toSession(stored: typeof sessions.$inferSelect): Session {
  const { workspaceId, keyId, hash: _, ...row } = stored;
  return { ...row, workspace: workspaceId, key: keyId, endedAt: row.endedAt ?? undefined };
}

/** Opens the tickets of WebSockets. */
export function openTickets({ directory }: Shards): Store["tickets"] {
  return {
    async create({ workspace, key, ...ticket }) {
      await directory.insert(tickets).values({ ...ticket, workspaceId: workspace, keyId: key });
    },

    async take(hash) {
      const [row] = await directory.delete(tickets).where(eq(tickets.hash, hash)).returning();
      return row && { hash, workspace: row.workspaceId, key: row.keyId, expiresAt: row.expiresAt };
    },

    async deleteExpired(before) {
      await directory.delete(tickets).where(lt(tickets.expiresAt, before));
    },
  };
}
