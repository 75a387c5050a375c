import { type Store } from "../../src/ports/store.ts";
import { type FakeTables } from "./fake-tables.ts";

type LifeCycle = Pick<Store["workspaces"], "readState" | "list" | "update" | "remove" | "restore">;

/** Opens the settings and the life cycle of workspaces in memory. */
export function openFakeLifeCycle(tables: FakeTables): LifeCycle {
  const suspendKeys = (workspace: string, suspendedAt: number | undefined) => {
    for (const [hash, key] of tables.keys) {
      if (key.workspace === workspace) {
        tables.keys.set(hash, { ...key, suspendedAt });
      }
    }
  };
  return {
    readState: async (id) => tables.tenants.get(id)?.workspace,
    async list({ state, after, limit }) {
      return [...tables.tenants.values()]
        .map(({ workspace }) => workspace)
        .filter(({ id, deletedAt }) => {
          const isDeleted = deletedAt !== undefined;
          return id > after && (state === "all" || isDeleted === (state === "deleted"));
        })
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(({ id, name, generation, changedAt, createdAt, deletedAt, purgeAt }) => ({
          id,
          name,
          generation,
          changedAt,
          createdAt,
          deletedAt,
          purgeAt,
        }));
    },
    async update({ workspace: id, actor: _actor, at, ifGeneration, ...settings }) {
      const tenant = tables.tenantOf(id);
      const { workspace, statusMaps } = tenant;
      const { name, defaultModel, allowedOrigins } = workspace;
      const given = Object.entries(settings).filter(([, value]) => value !== undefined);
      const next = { name, defaultModel, allowedOrigins, ...Object.fromEntries(given) };
      const isSame =
        JSON.stringify(next) === JSON.stringify({ name, defaultModel, allowedOrigins });
      const isExpected = (ifGeneration ?? workspace.generation) === workspace.generation;
      if (isSame || !isExpected || workspace.deletedAt !== undefined) {
        return undefined;
      }
      const generation = workspace.generation + 1;
      const changedAt = Math.max(workspace.changedAt, at);
      statusMaps.push({ generation, at: changedAt, statuses: workspace.statuses });
      tenant.workspace = { ...workspace, ...next, generation, changedAt };
      return generation;
    },
    async remove(id, { at, purgeAt }) {
      const tenant = tables.tenantOf(id);
      if (tenant.workspace.deletedAt === undefined) {
        tenant.workspace = { ...tenant.workspace, deletedAt: at, purgeAt };
      }
      suspendKeys(id, at);
    },
    async restore(id) {
      const tenant = tables.tenants.get(id);
      if (tenant === undefined || tenant.workspace.purgeStartedAt !== undefined) {
        return false;
      }
      tenant.workspace = { ...tenant.workspace, deletedAt: undefined, purgeAt: undefined };
      suspendKeys(id, undefined);
      return true;
    },
  };
}
