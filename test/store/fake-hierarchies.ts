import { limits } from "../../src/contract/limits.ts";
import { type Hierarchy, type JudgeChange } from "../../src/core/ahp/hierarchy-document.ts";
import { type Store } from "../../src/ports/store.ts";
import { type FakeTables } from "./fake-tables.ts";

/** Hierarchies in memory: the store's promises and nothing else. */
export function openFakeHierarchies(tables: FakeTables): Store["hierarchies"] {
  const rowsOf = (workspace: string) => tables.tenantOf(workspace).hierarchies;
  const openOf = (workspace: string, id: string, version?: number) => {
    const row = rowsOf(workspace).get(id);
    const isOpen = row?.model === undefined && (version ?? row?.version) === row?.version;
    return isOpen ? row : undefined;
  };
  return {
    async list(workspace) {
      const rows = [...rowsOf(workspace).values()].toSorted((a, b) => (a.id < b.id ? 1 : -1));
      return rows.map(headOf);
    },
    read: async (workspace, id) => rowsOf(workspace).get(id),
    async create(workspace, row, answer) {
      if (rowsOf(workspace).size >= limits.hierarchiesMax) {
        return false;
      }
      rowsOf(workspace).set(row.id, row);
      if (answer !== undefined) {
        tables.keep(answer);
      }
      return true;
    },
    async saveJudgements(workspace, id, change) {
      const row = openOf(workspace, id, change.version);
      const next = row && judgedAnew(row, change);
      if (next === undefined || isTooMuch(next)) {
        return undefined;
      }
      rowsOf(workspace).set(id, next);
      return next;
    },
    remove: async (workspace, id, version) =>
      openOf(workspace, id, version) !== undefined && rowsOf(workspace).delete(id),
    async finalize(workspace, { id, version, at, model }, answer) {
      const row = openOf(workspace, id, version);
      const { models } = tables.tenantOf(workspace);
      if (row === undefined || models.some((known) => known.id === model.id)) {
        return false;
      }
      rowsOf(workspace).set(id, { ...row, model: model.id, version: version + 1, updatedAt: at });
      models.push(model);
      if (answer !== undefined) {
        tables.keep(answer);
      }
      return true;
    },
  };
}

function headOf(row: Hierarchy): Omit<Hierarchy, "judged"> {
  const { id, version, name, model, actor, createdAt, updatedAt } = row;
  const said = { id, version, name, actor, createdAt, updatedAt };
  return model === undefined ? said : { ...said, model };
}

function judgedAnew(row: Hierarchy, { judge, judgements, at }: JudgeChange): Hierarchy {
  const others = Object.entries(row.judged.judges).filter(([name]) => name !== judge);
  const all = judgements === undefined ? others : [...others, [judge, judgements] as const];
  const judged = { ...row.judged, judges: Object.fromEntries(all) };
  return { ...row, judged, version: row.version + 1, updatedAt: at };
}

function isTooMuch({ judged }: Hierarchy): boolean {
  return (
    Object.keys(judged.judges).length > limits.judgesMax ||
    JSON.stringify(judged).length > limits.judgedLengthMax
  );
}
