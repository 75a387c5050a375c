import { limits } from "../../src/contract/limits.ts";
import { type Hierarchy, type JudgeChange } from "../../src/core/ahp/hierarchy-document.ts";
import { type Store } from "../../src/ports/store.ts";
import { type FakeTables } from "./fake-tables.ts";

/** Opens a store of hierarchies in memory. */
export function openFakeHierarchies(tables: FakeTables): Store["hierarchies"] {
  const getRows = (workspace: string) => tables.tenantOf(workspace).hierarchies;
  const findOpen = (workspace: string, id: string, version?: number) => {
    const row = getRows(workspace).get(id);
    const isOpen = row?.model === undefined && (version ?? row?.version) === row?.version;
    return isOpen ? row : undefined;
  };
  return {
    async list(workspace) {
      const rows = [...getRows(workspace).values()].toSorted((a, b) => (a.id < b.id ? 1 : -1));
      return rows.map(omitJudgements);
    },
    read: async (workspace, id) => getRows(workspace).get(id),
    async create(workspace, row, response) {
      tables.requireOpenClaim(response);
      if (getRows(workspace).size >= limits.hierarchiesMax) {
        return false;
      }
      getRows(workspace).set(row.id, row);
      tables.storeResponse(response);
      return true;
    },
    async saveJudgements(workspace, id, change) {
      const row = findOpen(workspace, id, change.version);
      const next = row && replaceJudgements(row, change);
      if (next === undefined || exceedsLimits(next)) {
        return undefined;
      }
      getRows(workspace).set(id, next);
      return next;
    },
    async remove(workspace, id, versions) {
      const row = findOpen(workspace, id);
      const isRemoved = row !== undefined && versions?.includes(row.version) !== false;
      return isRemoved && getRows(workspace).delete(id);
    },
    async finalize(workspace, { id, version, at, model }, response) {
      tables.requireOpenClaim(response);
      const row = findOpen(workspace, id, version);
      const { models } = tables.tenantOf(workspace);
      if (row === undefined || models.some(({ id: modelId }) => modelId === model.id)) {
        return false;
      }
      getRows(workspace).set(id, { ...row, model: model.id, version: version + 1, updatedAt: at });
      models.push(model);
      tables.storeResponse(response);
      return true;
    },
  };
}

function omitJudgements(row: Hierarchy): Omit<Hierarchy, "document"> {
  const { id, version, name, model, actor, createdAt, updatedAt } = row;
  const listed = { id, version, name, actor, createdAt, updatedAt };
  return model === undefined ? listed : { ...listed, model };
}

function replaceJudgements(row: Hierarchy, { judge, judgements, at }: JudgeChange): Hierarchy {
  const others = Object.entries(row.document.judges).filter(([name]) => name !== judge);
  const all = judgements === undefined ? others : [...others, [judge, judgements] as const];
  const document = { ...row.document, judges: Object.fromEntries(all) };
  return { ...row, document, version: row.version + 1, updatedAt: at };
}

function exceedsLimits({ document }: Hierarchy): boolean {
  return (
    Object.keys(document.judges).length > limits.judgesMax ||
    JSON.stringify(document).length > limits.hierarchyLengthMax
  );
}
