import { diffRankings, type RankingDiff } from "../../core/diff.ts";
import { type Item } from "../../core/item.ts";
import { type Ranking } from "../../core/ranking.ts";
import { type Deps } from "../../deps.ts";
import { findRanking } from "./find-ranking.ts";
import { locate } from "./locate.ts";

export type Compared = {
  readonly from: Ranking;
  readonly to: Ranking;
  readonly diff: RankingDiff;
  /** The items that are named, by number. */
  readonly items: ReadonlyMap<number, Item>;
};

/** What became of one ranking in another, the farthest moves first, `limit` of each sort named. */
export async function compareRankings(
  deps: Deps,
  wanted: {
    readonly workspace: string;
    readonly from: string;
    readonly to: string;
    readonly limit: number;
  },
): Promise<Compared> {
  const pointer = await locate(deps, wanted.workspace);
  const from = await findRanking(deps, pointer, wanted.from);
  const to = wanted.from === wanted.to ? from : await findRanking(deps, pointer, wanted.to);
  const diff = diffRankings(from, to);
  const named = [diff.entered, diff.left, diff.moved].flatMap((list) =>
    list.slice(0, wanted.limit).map(({ number }) => number),
  );
  const cards = await deps.store.items.cards(wanted.workspace, named);
  return { from, to, diff, items: new Map(cards.items.map((item) => [item.number, item])) };
}
