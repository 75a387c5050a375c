import { type Rating } from "../../../src/core/item/item.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { buildSnapshot as buildRatedSnapshot } from "../models/snapshots.ts";

/** Builds a snapshot whose item n has the nth rating of each list; undefined is no rating. */
export function buildSnapshot(
  lists: Readonly<Record<string, readonly (Rating | undefined)[]>>,
): Snapshot {
  const count = Math.max(...Object.values(lists).map((list) => list.length));
  const items = Array.from({ length: count }, (_, row) => ({
    ratings: Object.fromEntries(
      Object.entries(lists).flatMap(([key, list]) => {
        const rating = list[row];
        return rating === undefined ? [] : [[key, rating] as const];
      }),
    ),
  }));
  return buildRatedSnapshot(items);
}

/** Builds forty ratings of 5, except for some of 6. */
export function buildMostlyFives(others: number): number[] {
  return Array.from({ length: 40 }, (_, index) => (index < others ? 6 : 5));
}

/** Builds a snapshot of MoSCoW classes and sizes. */
export function buildMoscow(classes: readonly number[], sizes: readonly number[]): Snapshot {
  return { ...buildSnapshot({ moscow: classes }), size: Float64Array.from(sizes) };
}
