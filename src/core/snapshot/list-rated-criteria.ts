import { type Snapshot } from "./snapshot.ts";

/** Lists the criteria that at least one item of a snapshot has. */
export function listRatedCriteria({ ratings }: Pick<Snapshot, "ratings">): string[] {
  const rated = [...ratings].filter(([, { likely }]) => !likely.every(Number.isNaN));
  return rated.map(([criterion]) => criterion);
}
