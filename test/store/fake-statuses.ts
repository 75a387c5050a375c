import { type Store } from "../../src/ports/store.ts";
import { requireUnlocked } from "./fake-backups.ts";
import { type FakeTables } from "./fake-tables.ts";

/** Opens the categories of statuses over tables in memory. */
export function openFakeStatuses(tables: FakeTables): Store["statuses"] {
  return {
    async save({ workspace: id, actor, at, categories, isProposal = false, ifGeneration }) {
      const tenant = tables.tenantOf(id);
      const { workspace, statusMaps } = tenant;
      const current = workspace.statuses;
      const merged = isProposal ? { ...categories, ...current } : { ...current, ...categories };
      const statuses = Object.fromEntries(
        Object.entries(merged).flatMap(([status, category]) =>
          category === null ? [] : [[status, category] as const],
        ),
      );
      const isExpected = (ifGeneration ?? workspace.generation) === workspace.generation;
      if (!isExpected || JSON.stringify(statuses) === JSON.stringify(current)) {
        return undefined;
      }
      const generation = workspace.generation + 1;
      const changedAt = Math.max(workspace.changedAt, at);
      requireUnlocked(tenant);
      statusMaps.push({ generation, at: changedAt, statuses, actor });
      tenant.workspace = { ...workspace, generation, changedAt, statuses };
      return generation;
    },
  };
}
