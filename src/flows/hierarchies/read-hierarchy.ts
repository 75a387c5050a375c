import { type HierarchyResult, evaluateHierarchy } from "../../core/ahp/evaluate-hierarchy.ts";
import { type Hierarchy } from "../../core/ahp/hierarchy-document.ts";
import { notFound } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";

/** The hierarchies of a workspace, the newest first. */
export function listHierarchies(
  { store }: Pick<Deps, "store">,
  workspace: string,
): Promise<readonly Omit<Hierarchy, "judged">[]> {
  return store.hierarchies.list(workspace);
}

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

/** What the judges of a hierarchy say together, as far as they have said it. */
export function computeHierarchyResult({ judged }: Hierarchy): HierarchyResult {
  return evaluateHierarchy(judged, new Map(Object.entries(judged.judges)), { table: judged.table });
}
