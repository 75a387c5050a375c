import { limits } from "../../src/contract/limits.ts";
import { type RankingKey } from "../../src/core/ranking/ranking-key.ts";
import { type Store } from "../../src/ports/store.ts";
import { type FakeTables } from "./fake-tables.ts";

/** Opens a store of baselines in memory. */
export function openFakeBaselines(tables: FakeTables): Store["baselines"] {
  const listAll = (workspace: string) => [...tables.tenantOf(workspace).baselines.values()];
  const find = (workspace: string, id: string, versions?: readonly number[]) => {
    const baseline = tables.tenantOf(workspace).baselines.get(id);
    return baseline !== undefined && versions?.includes(baseline.version) !== false
      ? baseline
      : undefined;
  };
  return {
    list: async (workspace) => listAll(workspace).toSorted((a, b) => (a.id < b.id ? 1 : -1)),
    read: async (workspace, id) => find(workspace, id),
    async create(workspace, baseline, response) {
      tables.requireOpenClaim(response);
      const { baselines, rankings } = tables.tenantOf(workspace);
      const isTaken = listAll(workspace).some(({ name }) => name === baseline.name);
      if (isTaken || baselines.size >= limits.baselinesMax) {
        return false;
      }
      baselines.set(baseline.id, baseline);
      if (!rankings.some((row) => isSameRanking(row, baseline.ranking))) {
        rankings.push(baseline.ranking);
      }
      tables.storeResponse(response);
      return true;
    },
    async update(workspace, id, { fields, at, versions }) {
      const baseline = find(workspace, id, versions);
      const isTaken = listAll(workspace).some(
        (other) => other.id !== id && other.name === fields.name,
      );
      if (baseline === undefined || isTaken) {
        return undefined;
      }
      const { note, ranking, ...rest } = { ...baseline, ...fields };
      const next = { ...rest, version: baseline.version + 1, updatedAt: at };
      const row = note === undefined || note === null ? next : { ...next, note };
      tables.tenantOf(workspace).baselines.set(id, { ...row, ranking });
      return row;
    },
    async remove(workspace, id, versions) {
      const baseline = find(workspace, id, versions);
      if (baseline === undefined) {
        return undefined;
      }
      tables.tenantOf(workspace).baselines.delete(id);
      const siblings = listAll(workspace).filter(({ ranking }) =>
        isSameRanking(ranking, baseline.ranking),
      );
      return { siblings: siblings.length };
    },
  };
}

/** Returns whether two keys within a workspace name the same ranking. */
export function isSameRanking(a: RankingKey, b: RankingKey): boolean {
  return (
    a.generation === b.generation &&
    a.model === b.model &&
    a.revision === b.revision &&
    a.orderRules === b.orderRules
  );
}
