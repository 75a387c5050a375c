import { type Expansion } from "../../contract/expansions.ts";
import { type Item } from "../../core/item/item.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type RankedItem, type Ranking } from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Stability } from "../../core/stability/stability.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type ItemBatch, type Deps } from "../../ports/deps.ts";
import { toBreakdownView } from "../rankings/ranking-view.ts";
import { readPastSnapshot } from "../rankings/read-snapshot.ts";
import { readStability } from "../stability/read-stability.ts";
import { toItemStabilityView } from "../stability/stability-view.ts";

/** What a page is to say beside its places, and what that takes; read before its items are. */
export type ExpansionData = {
  readonly names: readonly Expansion[];
  readonly ranking: Ranking;
  readonly inUse: ModelInUse;
  readonly stability: Stability | undefined;
  /** Of a model that looks at other items, too. */
  readonly board: Snapshot | undefined;
};

/** Reads what the expansions of a page rest on: the same, however long the page is. */
export async function readExpansionData(
  deps: Deps,
  workspace: Workspace,
  {
    names = [],
    ranking,
    inUse,
  }: Pick<ExpansionData, "ranking" | "inUse"> & {
    readonly names: readonly Expansion[] | undefined;
  },
): Promise<ExpansionData> {
  const isSeenAmongOthers = inUse.definition.relative === true && names.includes("breakdown");
  const stability = names.includes("stability")
    ? await readStability(deps, workspace, { ranking, inUse })
    : undefined;
  const board = isSeenAmongOthers
    ? await readPastSnapshot(deps, workspace, ranking.generation)
    : undefined;
  return { names, ranking, inUse, stability, board };
}

/** The items a page has to know of: those at its places, and those that could take them. */
export function collectItemNumbers(
  { stability }: ExpansionData,
  places: readonly RankedItem[],
): number[] {
  const own = places.map(({ number }) => number);
  const others = places.map(({ rank }) => stability?.against[rank - 1] ?? 0);
  return [...new Set([...own, ...others])].filter((number) => number > 0);
}

/** What stands beside a place, for each of the expansions. */
export function buildExpander(
  { names, ranking, inUse, stability, board }: ExpansionData,
  { items, parents = [] }: ItemBatch,
): (place: RankedItem, item: Item | undefined) => object {
  const ids = new Map(items.map(({ number, id }) => [number, id]));
  const byId = new Map(parents.map((parent) => [parent.id, parent]));
  const idOf = (number: number) => ids.get(number) ?? "";
  const viewOf = {
    stability: ({ rank }: RankedItem) =>
      stability && toItemStabilityView({ ranking, stability }, rank - 1, idOf),
    breakdown: (place: RankedItem, item: Item | undefined) =>
      item === undefined ? null : toBreakdownView({ place, item, inUse, board }),
    parent: (_: RankedItem, item: Item | undefined) => byId.get(item?.parent ?? "") ?? null,
  };
  return (place, item) =>
    Object.fromEntries(names.map((name) => [name, viewOf[name](place, item)]));
}
