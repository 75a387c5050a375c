/** Child → parent, by id. */
export type Parents = ReadonlyMap<string, string | undefined>;

/** The ancestors an item would have under `parent`; they lead back to itself if it is a cycle. */
export function createsCycle(id: string, parent: string, parents: Parents): boolean {
  const seen = new Set<string>();
  let above: string | undefined = parent;
  while (above !== undefined && !seen.has(above)) {
    if (above === id) {
      return true;
    }
    seen.add(above);
    above = parents.get(above);
  }
  return false;
}
