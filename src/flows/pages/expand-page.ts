import { type Expansion } from "../../contract/expansions.ts";
import { type Board } from "../../core/board/board.ts";
import { type Item } from "../../core/item/item.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type Place, type Ranking } from "../../core/ranking/ranking.ts";
import { type Stability } from "../../core/stability/stability.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Cards, type Deps } from "../../deps.ts";
import { readPastBoard } from "../rankings/read-board.ts";
import { breakdownOf } from "../rankings/views.ts";
import { readStability } from "../stability/read-stability.ts";
import { stabilityViewOf } from "../stability/views.ts";

/** What a page is to say beside its places, and what that takes; read before its items are. */
export type Expanding = {
  readonly names: readonly Expansion[];
  readonly ranking: Ranking;
  readonly inUse: ModelInUse;
  readonly stability: Stability | undefined;
  /** Of a model that looks at other items, too. */
  readonly board: Board | undefined;
};

/** Reads what the expansions of a page rest on: the same, however long the page is. */
export async function expanding(
  deps: Deps,
  workspace: Workspace,
  {
    names = [],
    ranking,
    inUse,
  }: Pick<Expanding, "ranking" | "inUse"> & { readonly names: readonly Expansion[] | undefined },
): Promise<Expanding> {
  const isSeenAmongOthers = inUse.definition.relative === true && names.includes("breakdown");
  const stability = names.includes("stability")
    ? await readStability(deps, workspace, { ranking, inUse })
    : undefined;
  const board = isSeenAmongOthers
    ? await readPastBoard(deps, workspace, ranking.generation)
    : undefined;
  return { names, ranking, inUse, stability, board };
}

/** The items a page has to know of: those at its places, and those that could take them. */
export function numbersOf({ stability }: Expanding, places: readonly Place[]): number[] {
  const own = places.map(({ number }) => number);
  const others = places.map(({ rank }) => stability?.against[rank - 1] ?? 0);
  return [...new Set([...own, ...others])].filter((number) => number > 0);
}

/** What stands beside a place, for each of the expansions. */
export function expander(
  { names, ranking, inUse, stability, board }: Expanding,
  { items, parents = [] }: Cards,
): (place: Place, item: Item | undefined) => object {
  const ids = new Map(items.map(({ number, id }) => [number, id]));
  const byId = new Map(parents.map((parent) => [parent.id, parent]));
  const idOf = (number: number) => ids.get(number) ?? "";
  const viewOf = {
    stability: ({ rank }: Place) =>
      stability && stabilityViewOf({ ranking, stability }, rank - 1, idOf),
    breakdown: (place: Place, item: Item | undefined) =>
      item === undefined ? null : breakdownOf({ place, item, inUse, board }),
    parent: (_: Place, item: Item | undefined) => byId.get(item?.parent ?? "") ?? null,
  };
  return (place, item) =>
    Object.fromEntries(names.map((name) => [name, viewOf[name](place, item)]));
}
