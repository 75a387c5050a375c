/**
 * Renders a page to bytes. A cached page is bytes, so this is the one file of the flows that maps
 * domain objects to the wire format.
 */
import { type Expansion } from "../../contract/expansions.ts";
import { toPagination } from "../../contract/pagination-view.ts";
import { toRankedItemView, toRankingView } from "../../contract/ranking-view.ts";
import { toExplanationView } from "../../contract/score-view.ts";
import { toItemStabilityView, toStabilityDrawsView } from "../../contract/stability-view.ts";
import { type Item } from "../../core/item/item.ts";
import { explainScore } from "../../core/models/explanation/explain-score.ts";
import { type Gate } from "../../core/models/model.ts";
import { type RankedItem, type Ranking } from "../../core/ranking/ranking.ts";
import { type ItemBatch } from "../../ports/deps.ts";
import { type ExpansionData } from "./expand-page.ts";
import { type PageRequest } from "./page.ts";

/** The ranked items of one page, and how many the whole list has. */
export type PageSlice = { readonly rankedItems: readonly RankedItem[]; readonly total: number };

/** The cursors of the neighbouring pages, and the Link header. */
export type PageLinks = {
  readonly next: string | null;
  readonly previous: string | null;
  readonly header: string;
};

type PageContents = {
  readonly ranking: Ranking;
  readonly slice: PageSlice;
  readonly request: PageRequest;
  readonly links: PageLinks;
  readonly expansionData: ExpansionData;
};

/** Renders the body of a page as UTF-8 JSON. */
export function renderPage(
  { ranking, slice, request, links, expansionData }: PageContents,
  batch: ItemBatch,
): Uint8Array {
  const byNumber = new Map(batch.items.map((item) => [item.number, item]));
  const expand = openExpander(expansionData, batch);
  const { limit, page, fields } = request;
  const { stability } = expansionData;
  const body = {
    ranking: toRankingView(ranking),
    data: slice.rankedItems.map((rankedItem) => {
      const item = byNumber.get(rankedItem.number);
      const view = toRankedItemView(rankedItem, item, fields);
      return expansionData.names.length === 0 ? view : { ...view, ...expand(rankedItem, item) };
    }),
    page: { next_cursor: links.next, prev_cursor: links.previous, limit },
    ...(page !== undefined && { pagination: toPagination(slice.total, page, limit) }),
    ...(stability && { stability: toStabilityDrawsView(stability) }),
  };
  return new TextEncoder().encode(JSON.stringify(body));
}

type Expander = (rankedItem: RankedItem, item: Item | undefined) => object | null | undefined;

/** Returns a function that renders the requested expansions of a ranked item. */
function openExpander(
  data: ExpansionData,
  { items, parents = [] }: ItemBatch,
): (rankedItem: RankedItem, item: Item | undefined) => object {
  const { names, ranking, stability } = data;
  const ids = new Map(items.map(({ number, id }) => [number, id]));
  const parentById = new Map(parents.map((parent) => [parent.id, parent]));
  const findItemId = (number: number) => ids.get(number) ?? "";
  const expanders: Record<Expansion, Expander> = {
    stability: ({ rank }) =>
      stability && toItemStabilityView({ ranking, stability }, rank - 1, findItemId),
    breakdown: (rankedItem, item) => renderBreakdown(data, rankedItem, item),
    parent: (_, item) => parentById.get(item?.parent ?? "") ?? null,
  };
  return (rankedItem, item) =>
    Object.fromEntries(names.map((name) => [name, expanders[name](rankedItem, item)]));
}

/**
 * Returns null if the score or the failed gate has changed since the ranking, because the item has
 * changed.
 */
function renderBreakdown(
  { resolvedModel, snapshot }: ExpansionData,
  { score, failedGate }: RankedItem,
  item: Item | undefined,
): object | null {
  if (item === undefined) {
    return null;
  }
  const explanation = explainScore(resolvedModel, item, snapshot);
  const isSame =
    Object.is(explanation.value ?? Number.NaN, score ?? Number.NaN) &&
    isSameGate(explanation.failedGate, failedGate);
  return isSame ? toExplanationView(explanation) : null;
}

function isSameGate(a: Gate | undefined, b: Gate | undefined): boolean {
  return a?.criterion === b?.criterion && a?.op === b?.op && a?.value === b?.value;
}
