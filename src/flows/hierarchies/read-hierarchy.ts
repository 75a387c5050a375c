import { type Actor, authorize } from "../../core/access.ts";
import { type HierarchyResult, evaluateHierarchy } from "../../core/ahp/evaluate-hierarchy.ts";
import { type Hierarchy } from "../../core/ahp/hierarchy-document.ts";
import { notFound } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";

/** Lists the hierarchies of a workspace, newest first. */
export function listHierarchies(
  { store }: Pick<Deps, "store">,
  actor: Actor,
): Promise<readonly Omit<Hierarchy, "document">[]> {
  authorize(actor, "hierarchies:read");
  return store.hierarchies.list(actor.workspace);
}

/** Reads a hierarchy for a client. */
export function readHierarchy(
  deps: Pick<Deps, "store">,
  actor: Actor,
  id: string,
): Promise<Hierarchy> {
  authorize(actor, "hierarchies:read");
  return requireHierarchy(deps, actor.workspace, id);
}

/** Reads a hierarchy. Throws if no hierarchy has the id. */
export async function requireHierarchy(
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
