import { toRankingView } from "../../contract/ranking.ts";
import {
  type RankedItem,
  rankedItemAt,
  filterPositions,
  type Ranking,
} from "../../core/ranking/ranking.ts";
import { type ItemBatch, type Deps } from "../../ports/deps.ts";
import { signCursor } from "../cursors.ts";
import { toPagination, toRankedItemView } from "../rankings/ranking-view.ts";
import { readPastRanking, readRanking } from "../rankings/read-ranking.ts";
import { resolveParentNumber } from "../rankings/resolve-parent-number.ts";
import {
  type ExpansionData,
  buildExpander,
  readExpansionData,
  collectItemNumbers,
} from "./expand-page.ts";
import { formatListKey, formatPageKey } from "./page-key.ts";
import { linkLengthMax, toListQuery } from "./page-query.ts";
import { type ResolvedPage, type PageResult } from "./page.ts";

/** Builds a page from its ranking and the current items, and caches it. */
export async function fillPage(
  deps: Deps,
  found: ResolvedPage,
  asked: string,
): Promise<PageResult> {
  const { pointer, inUse, location, isPinned } = found;
  const { workspace } = pointer;
  const { value: ranking, tier: rankingTier } = isPinned
    ? await readPastRanking(deps, workspace, { name: location.key, inUse })
    : await readRanking(deps, workspace, { location, inUse });
  const filled = { ...found, located: { ...location, name: toRankingKey(ranking) } };
  const slice = await selectSlice(deps, ranking, filled);
  const names = found.request.expand;
  const beside = await readExpansionData(deps, workspace, { names, ranking, inUse });
  const numbers = collectItemNumbers(beside, slice.rankedItems);
  const hasParents = beside.names.includes("parent");
  const generation = Math.max(workspace.generation, ranking.generation);
  // Cursors are sealed while the database is at work.
  const [cards, links] = await Promise.all([
    readFreshCards(deps, { workspace: workspace.id, generation }, () =>
      deps.store.items.readByNumbers(workspace.id, numbers, { hasParents }),
    ),
    buildLinks(deps, filled, slice.total),
  ]);
  const page = {
    body: new TextEncoder().encode(
      buildBody({ ranking, slice, resolved: filled, links, expansionData: beside }, cards),
    ),
    link: links.header,
    generation: cards.generation,
    ranking: { at: ranking.at, digest: ranking.digest },
  };
  const name = formatPageKey(filled, cards.generation);
  const isAsked = formatPageKey(filled, workspace.generation) === asked;
  const kept = { rows: ranking.count, at: workspace.changedAt, isAhead: found.request.isPrefetch };
  deps.waitUntil(
    deps.caches.pages.write(name, page, { ...kept, ...(isAsked && { requestedKey: asked }) }),
  );
  return { value: page, tier: "origin", rankingTier, resolved: filled, key: name };
}

/** Items as they are at a generation or later: a database's copy that is behind is not asked twice. */
async function readFreshCards(
  { store }: Deps,
  { workspace, generation }: { readonly workspace: string; readonly generation: number },
  read: () => Promise<ItemBatch>,
): Promise<ItemBatch> {
  const near = await read();
  if (near.generation >= generation) {
    return near;
  }
  store.workspaces.requireFresh(workspace);
  return read();
}

function toRankingKey({ workspace, generation, model, revision }: Ranking) {
  return { workspace, generation, model, revision };
}

type PageSlice = { readonly rankedItems: readonly RankedItem[]; readonly total: number };

/** The places of one page: a piece of an order that is known already, at any depth the same. */
async function selectSlice(deps: Deps, ranking: Ranking, found: ResolvedPage): Promise<PageSlice> {
  const { filter, limit } = found.request;
  const parent = await resolveParentNumber(deps, ranking.workspace, filter.parent);
  const passing = filterPositions(ranking.facets, ranking.count, { ...filter, parent });
  const total = passing?.length ?? ranking.count;
  const places: RankedItem[] = [];
  for (let at = found.offset; at < Math.min(found.offset + limit, total); at += 1) {
    places.push(rankedItemAt(ranking, passing?.[at] ?? at));
  }
  return { rankedItems: places, total };
}

type PageLinks = {
  readonly next: string | null;
  readonly previous: string | null;
  readonly header: string;
};

async function buildLinks(deps: Deps, found: ResolvedPage, total: number): Promise<PageLinks> {
  const { offset, query, request, pointer, location } = found;
  const list = formatListKey(location.key, toListQuery(query));
  const seal = (at: number) => signCursor(deps, pointer.workspace, { list, at });
  const hasNext = offset + request.limit < total;
  const next = hasNext ? await seal(offset + request.limit) : null;
  const previous = offset > 0 ? await seal(Math.max(0, offset - request.limit)) : null;
  if (found.address.length > linkLengthMax) {
    return { next, previous, header: "" };
  }
  const path = buildPath(found);
  const entries = [
    [next, "next"],
    [previous, "prev"],
  ] as const;
  const header = entries
    .filter(([cursor]) => cursor !== null)
    .map(([cursor, relation]) => `<${path}&cursor=${cursor}>; rel="${relation}"`)
    .concat(`<${path}>; rel="first"`)
    .join(", ");
  return { next, previous, header };
}

function buildPath({ request, address, inUse }: ResolvedPage): string {
  const base = `/v1/workspaces/${request.workspace}`;
  const asked = toListQuery(address);
  return request.ranking === undefined
    ? `${base}/ranking${asked}&model=${inUse.id}${formatRevision(request)}`
    : `${base}/rankings/${request.ranking}${asked}`;
}

function formatRevision({ revision }: ResolvedPage["request"]): string {
  return revision === undefined ? "" : `&revision=${revision}`;
}

type PageContents = {
  readonly ranking: Ranking;
  readonly slice: PageSlice;
  readonly resolved: ResolvedPage;
  readonly links: PageLinks;
  readonly expansionData: ExpansionData;
};

function buildBody(
  { ranking, slice, resolved, links, expansionData }: PageContents,
  cards: ItemBatch,
): string {
  const { request } = resolved;
  const byNumber = new Map(cards.items.map((item) => [item.number, item]));
  const expansionsOf = buildExpander(expansionData, cards);
  const pageNumber = request.page;
  return JSON.stringify({
    ranking: toRankingView(ranking),
    data: slice.rankedItems.map((place) => {
      const item = byNumber.get(place.number);
      const view = toRankedItemView(place, item, request.fields);
      return expansionData.names.length === 0 ? view : { ...view, ...expansionsOf(place, item) };
    }),
    page: { next_cursor: links.next, prev_cursor: links.previous, limit: request.limit },
    ...(pageNumber !== undefined && {
      pagination: toPagination(slice.total, pageNumber, request.limit),
    }),
  });
}
