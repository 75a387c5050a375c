import { type BandsPage } from "../core/bands/bands-page.ts";
import { type BandsView } from "./bands.ts";
import { type WireType } from "./docs-only.ts";
import { toItemRef } from "./item-view.ts";

/** Maps a page of bands, and the ratings that would settle most pairs. */
export function toBandsView(page: BandsPage): WireType<typeof BandsView> {
  const { snapshot, scope, resolvedModel, unrated, analysis, bands, items } = page;
  const toRef = (row: number) => toItemRef(items.get(snapshot.number[row] ?? 0));
  return {
    generation: snapshot.generation,
    model: resolvedModel.id,
    revision: resolvedModel.revision,
    scope,
    unrated,
    is_exact: analysis.isExact,
    note: analysis.note ?? null,
    count: analysis.count,
    unsettled_pairs: analysis.unsettledPairs,
    data: bands.map(({ row, rank, score, band, rankRange, tied }) => ({
      item: toRef(row),
      rank,
      score: score ?? null,
      band: { low: band.low ?? null, high: band.high ?? null },
      rank_range: rankRange,
      tied: tied ?? null,
    })),
    ask_next: analysis.questions.map((question) => ({
      item: toRef(question.row),
      criterion: question.criterion,
      name: question.name,
      settles: question.settles,
      what_if_rating: question.whatIfRating,
      from: question.from ?? null,
    })),
  };
}
