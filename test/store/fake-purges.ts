import { type Store } from "../../src/ports/store.ts";
import { type FakeTables, type Tenant } from "./fake-tables.ts";

/** Opens the purges of deleted workspaces in memory. Their step removes all rows. */
export function openFakePurges(tables: FakeTables): Store["purges"] {
  return {
    async listDue(at, limit) {
      return [...tables.tenants.values()]
        .map(({ workspace }) => workspace)
        .filter(({ purgeAt = Infinity }) => purgeAt <= at)
        .toSorted((a, b) => (a.purgeAt ?? 0) - (b.purgeAt ?? 0))
        .slice(0, limit)
        .map(({ id }) => id);
    },
    async start(id, at) {
      const tenant = tables.tenants.get(id);
      const { purgeAt = Infinity, purgeStartedAt = at } = tenant?.workspace ?? {};
      if (tenant === undefined || purgeAt > at) {
        return false;
      }
      tenant.workspace = { ...tenant.workspace, purgeStartedAt };
      return true;
    },
    async removeRows(id) {
      const tenant = tables.tenants.get(id);
      return tenant === undefined ? 0 : clearTenant(tenant) + clearKeys(tables, id);
    },
    finish: async (id) => void tables.tenants.delete(id),
  };
}

function clearTenant(tenant: Tenant): number {
  let count = 0;
  for (const rows of Object.values(tenant)) {
    if (rows instanceof Map) {
      count += rows.size;
      rows.clear();
    } else if (Array.isArray(rows)) {
      count += rows.splice(0).length;
    }
  }
  return count;
}

function clearKeys({ keys }: FakeTables, workspace: string): number {
  const hashes = [...keys].filter(([, key]) => key.workspace === workspace).map(([hash]) => hash);
  hashes.forEach((hash) => keys.delete(hash));
  return hashes.length;
}
