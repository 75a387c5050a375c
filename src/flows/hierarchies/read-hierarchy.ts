import { type HierarchyResult, evaluateHierarchy } from "../../core/ahp/evaluate-hierarchy.ts";
import { type Hierarchy } from "../../core/ahp/hierarchy-document.ts";
import { notFound } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";

/** Lists the hierarchies of a workspace, newest first. */
export function listHierarchies(
  { store }: Pick<Deps, "store">,
  workspace: string,
): Promise<readonly Omit<Hierarchy, "document">[]> {
  return store.hierarchies.list(workspace);
}

/** Reads a hierarchy. Throws if no hierarchy has the id. */
export async function readHierarchy(
  { store }: Pick<Deps, "store">,
  workspace: string,
  id: string,
): Promise<Hierarchy> {
  const row = await store.hierarchies.read(workspace, id);
  if (row === undefined) {
    throw notFound("hierarchy", id);
  }
  return row;
}

/** Computes the group's weights from the judgements that a hierarchy has so far. */
export function computeHierarchyResult({ document }: Hierarchy): HierarchyResult {
  return evaluateHierarchy(document, new Map(Object.entries(document.judges)), {
    table: document.table,
  });
}
