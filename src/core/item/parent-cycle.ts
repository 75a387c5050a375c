/** Child → parent, by id. */
export type Parents = ReadonlyMap<string, string | undefined>;

/** Checks whether moving an item under `parent` makes the item its own ancestor. */
export function createsCycle(id: string, parent: string, parents: Parents): boolean {
  const visited = new Set<string>();
  let ancestor: string | undefined = parent;
  while (ancestor !== undefined && !visited.has(ancestor)) {
    if (ancestor === id) {
      return true;
    }
    visited.add(ancestor);
    ancestor = parents.get(ancestor);
  }
  return false;
}
