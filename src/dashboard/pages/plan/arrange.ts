import type { Schemas } from "../../../client/client.ts";
import { orderByDependencies } from "../../../core/planning/order.ts";

type Chosen = Schemas["Fit"]["chosen"][number];

/** An item that the plan leaves out. */
export type LeftOut = Schemas["Fit"]["left_out"][number];

/** A chosen item at its place in the order of work. */
export type Task = Chosen & {
  /** The size of the item and of all items before it. */
  readonly total: number;
  /** The chosen blockers, all of which precede the item. */
  readonly after: readonly Chosen[];
};

/** Orders the chosen items by rank, but each after its blockers. */
export function orderTasks(chosen: readonly Chosen[]): readonly Task[] {
  const rows = new Map(chosen.map(({ item }, row) => [item.id, row]));
  const links = chosen.flatMap(({ blocked_by: ids }, row) =>
    ids.map((id) => [row, rows.get(id) ?? row] as const),
  );
  const { order } = orderByDependencies(chosen.length, {
    blocked: Uint32Array.from(links, ([blocked]) => blocked),
    blocker: Uint32Array.from(links, ([, blocker]) => blocker),
  });
  let total = 0;
  return [...order].flatMap((row) => {
    const task = chosen[row];
    if (task === undefined) {
      return [];
    }
    total += task.size;
    const after = task.blocked_by.flatMap((id) => chosen[rows.get(id) ?? -1] ?? []);
    return [{ ...task, total, after }];
  });
}

/** An item that nearly fits. */
export type NearMiss = {
  readonly left: LeftOut;
  /** The capacity that is missing; at most 0 if only the capacity of the people is split badly. */
  readonly shortfall: number;
};

const nearShare = 0.1;

/**
 * Lists the best-ranked items that would fit if the capacity were a tenth larger. The size of an
 * item includes its blockers that are not chosen either.
 */
export function listNearMisses(
  leftOut: readonly LeftOut[],
  { capacity, used }: { readonly capacity: number; readonly used: number },
): readonly NearMiss[] {
  const byId = new Map(leftOut.map((left) => [left.item.id, left]));
  return leftOut
    .filter(({ reason }) => reason === "no-capacity")
    .map((left) => ({ left, shortfall: sumSizes(left, byId) - (capacity - used) }))
    .filter(({ shortfall }) => shortfall <= nearShare * capacity);
}

/** Sums the size of an item and of its blockers that are left out, each once. */
function sumSizes(left: LeftOut, byId: ReadonlyMap<string, LeftOut>): number {
  const needed = new Set([left]);
  for (const each of needed) {
    for (const blocker of each.blocked_by.flatMap((id) => byId.get(id) ?? [])) {
      needed.add(blocker);
    }
  }
  return [...needed].reduce((sum, { size }) => sum + (size ?? 0), 0);
}

/** A blocked item with its blockers, which may be blocked as well. */
export type Chain = {
  readonly left: LeftOut;
  readonly blockers: readonly Chain[];
  /** The number of blockers that the plan does not name. */
  readonly unnamed: number;
};

/** Lists the blocked items that block no other one, each with everything that it waits for. */
export function listChains(leftOut: readonly LeftOut[]): readonly Chain[] {
  const byId = new Map(leftOut.map((left) => [left.item.id, left]));
  const blocked = leftOut.filter(({ reason }) => reason === "blocked");
  const blockers = new Set(blocked.flatMap(({ blocked_by: ids }) => ids));
  return blocked
    .filter(({ item }) => !blockers.has(item.id))
    .map((left) => buildChain(left, byId, new Set()));
}

/** Builds the chain of an item. Names each item once, so that a cycle ends. */
function buildChain(left: LeftOut, byId: ReadonlyMap<string, LeftOut>, named: Set<LeftOut>): Chain {
  named.add(left);
  const known = left.blocked_by.flatMap((id) => byId.get(id) ?? []);
  const blockers = known
    .filter((blocker) => !named.has(blocker))
    .map((blocker) => buildChain(blocker, byId, named));
  return { left, blockers, unnamed: left.blocked_by.length - known.length };
}
