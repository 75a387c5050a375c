import { limits } from "../../src/contract/limits.ts";
import { type ApiKey, useIntervalMs } from "../../src/core/api-key.ts";
import { type Session } from "../../src/core/session.ts";
import { type Store } from "../../src/ports/store.ts";
import { type FakeTables } from "./fake-tables.ts";

/** Opens stores of keys, sessions and tickets in memory. */
export function openFakeAccess(
  tables: FakeTables,
): Pick<Store, "apiKeys" | "sessions" | "tickets"> {
  return {
    apiKeys: openApiKeys(tables),
    sessions: openSessions(tables),
    tickets: {
      create: async (ticket) => void tables.tickets.set(ticket.hash, ticket),
      async take(hash) {
        const ticket = tables.tickets.get(hash);
        tables.tickets.delete(hash);
        return ticket;
      },
      async deleteExpired(before) {
        deleteWhere(tables.tickets, ({ expiresAt }) => expiresAt < before);
      },
    },
  };
}

function openApiKeys({ keys }: FakeTables): Store["apiKeys"] {
  const find = (workspace: string, id: string) =>
    [...keys].find(([, key]) => key.workspace === workspace && key.id === id);
  const countValid = (workspace: string, at: number) =>
    [...keys.values()].filter((key) => key.workspace === workspace && isValid(key, at)).length;
  return {
    readByHash: async (hash) => keys.get(hash),
    read: async (workspace, id) => find(workspace, id)?.[1],
    list: async (workspace) =>
      [...keys.values()]
        .filter((key) => key.workspace === workspace)
        .toSorted((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, limits.keysListedMax),
    readNames: async (workspace, ids) =>
      new Map(
        ids.flatMap((id) => find(workspace, id)?.[1] ?? []).map(({ id, name }) => [id, name]),
      ),
    async create({ hash, ...key }, at) {
      if (countValid(key.workspace, at) >= limits.keysMax) {
        return false;
      }
      keys.set(hash, key);
      return true;
    },
    async replace({ id, expiresAt }, { hash, ...successor }, at) {
      const [oldHash, old] = find(successor.workspace, id) ?? [];
      const isReplaceable = old?.replacedBy === undefined && isValid(old, at);
      const isFull = countValid(successor.workspace, at) >= limits.keysMax;
      if (oldHash === undefined || !isReplaceable || isFull) {
        return false;
      }
      const end = Math.min(old?.expiresAt ?? expiresAt, expiresAt);
      keys.set(oldHash, { ...requireKey(old), replacedBy: successor.id, expiresAt: end });
      keys.set(hash, successor);
      return true;
    },
    async revoke(workspace, id, at) {
      const [hash, key] = find(workspace, id) ?? [];
      if (hash === undefined) {
        return false;
      }
      keys.set(hash, { ...requireKey(key), revokedAt: key?.revokedAt ?? at });
      return true;
    },
    async markUsed(hash, at) {
      const key = keys.get(hash);
      if (key !== undefined && (key.lastUsedAt ?? -Infinity) < at - useIntervalMs) {
        keys.set(hash, { ...key, lastUsedAt: at });
      }
    },
  };
}

function requireKey(key: ApiKey | undefined): ApiKey {
  if (key === undefined) {
    throw new RangeError("There is no such key.");
  }
  return key;
}

function isValid(key: ApiKey | undefined, at: number): boolean {
  return key !== undefined && key.revokedAt === undefined && (key.expiresAt ?? Infinity) > at;
}

function openSessions({ sessions, keys }: FakeTables): Store["sessions"] {
  return {
    create: async ({ hash, ...session }) => void sessions.set(hash, session),
    async readByHash(hash) {
      const session = sessions.get(hash);
      const key = [...keys.values()].find(
        ({ workspace, id }) => workspace === session?.workspace && id === session.key,
      );
      return session && key && { session, key };
    },
    list: async (workspace, { key, at }) =>
      [...sessions.values()]
        .filter((session) => session.workspace === workspace && isOpen(session))
        .filter((session) => session.expiresAt > at && (key ?? session.key) === session.key)
        .toSorted((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, limits.sessionsListedMax),
    async end(workspace, { id, key, at }) {
      const [hash, session] =
        [...sessions].find(([, each]) => each.workspace === workspace && each.id === id) ?? [];
      const isFound = session !== undefined && isOpen(session);
      if (hash === undefined || !isFound || (key ?? session.key) !== session.key) {
        return false;
      }
      sessions.set(hash, { ...session, endedAt: at });
      return true;
    },
    async markUsed(hash, at) {
      const session = sessions.get(hash);
      if (session !== undefined && session.lastUsedAt < at - useIntervalMs) {
        sessions.set(hash, { ...session, lastUsedAt: at });
      }
    },
    async deleteExpired(before) {
      deleteWhere(sessions, ({ expiresAt }) => expiresAt < before);
    },
  };
}

function isOpen({ endedAt }: Session): boolean {
  return endedAt === undefined;
}

function deleteWhere<T>(rows: Map<string, T>, matches: (row: T) => boolean): void {
  for (const [key, row] of rows) {
    if (matches(row)) {
      rows.delete(key);
    }
  }
}
