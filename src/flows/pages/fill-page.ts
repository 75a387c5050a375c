import { rankingViewOf } from "../../contract/ranking.ts";
import { type Place, placeAt, positionsOf, type Ranking } from "../../core/ranking/ranking.ts";
import { type Cards, type Deps } from "../../deps.ts";
import { sealCursor } from "../cursors.ts";
import { parentNumber } from "../rankings/parent-number.ts";
import { readPastRanking, readRanking } from "../rankings/read-ranking.ts";
import { paginationOf, placeViewOf } from "../rankings/views.ts";
import { type Expanding, expander, expanding, numbersOf } from "./expand-page.ts";
import { listOf, nameOfPage } from "./page-name.ts";
import { type FoundPage, type ReadPage } from "./page.ts";
import { linkedLettersMax, listQueryOf } from "./queries.ts";

/** Builds a page from its ranking and the current items, and caches it. */
export async function fillPage(deps: Deps, found: FoundPage, asked: string): Promise<ReadPage> {
  const { pointer, inUse, located, isPinned } = found;
  const { workspace } = pointer;
  const { value: ranking, tier: rankingTier } = isPinned
    ? await readPastRanking(deps, workspace, { name: located.name, inUse })
    : await readRanking(deps, workspace, { located, inUse });
  const filled = { ...found, located: { ...located, name: nameOfRanking(ranking) } };
  const slice = await sliceOf(deps, ranking, filled);
  const names = found.request.expand;
  const beside = await expanding(deps, workspace, { names, ranking, inUse });
  const numbers = numbersOf(beside, slice.places);
  const hasParents = beside.names.includes("parent");
  const generation = Math.max(workspace.generation, ranking.generation);
  // Cursors are sealed while the database is at work.
  const [cards, links] = await Promise.all([
    cardsAt(deps, { workspace: workspace.id, generation }, () =>
      deps.store.items.cards(workspace.id, numbers, { hasParents }),
    ),
    linksOf(deps, filled, slice.total),
  ]);
  const page = {
    body: new TextEncoder().encode(bodyOf({ ranking, slice, found: filled, links, beside }, cards)),
    link: links.header,
    generation: cards.generation,
    ranking: { at: ranking.at, digest: ranking.digest },
  };
  const name = nameOfPage(filled, cards.generation);
  const isAsked = nameOfPage(filled, workspace.generation) === asked;
  const kept = { rows: ranking.count, at: workspace.changedAt, isAhead: found.request.isAhead };
  deps.later(deps.copies.pages.write(name, page, { ...kept, ...(isAsked && { asked }) }));
  return { value: page, tier: "origin", rankingTier, found: filled, name };
}

/** Items as they are at a generation or later: a database's copy that is behind is not asked twice. */
async function cardsAt(
  { store }: Deps,
  { workspace, generation }: { readonly workspace: string; readonly generation: number },
  read: () => Promise<Cards>,
): Promise<Cards> {
  const near = await read();
  if (near.generation >= generation) {
    return near;
  }
  store.workspaces.catchUp(workspace);
  return read();
}

function nameOfRanking({ workspace, generation, model, revision }: Ranking) {
  return { workspace, generation, model, revision };
}

type Slice = { readonly places: readonly Place[]; readonly total: number };

/** The places of one page: a piece of an order that is known already, at any depth the same. */
async function sliceOf(deps: Deps, ranking: Ranking, found: FoundPage): Promise<Slice> {
  const { filter, limit } = found.request;
  const parent = await parentNumber(deps, ranking.workspace, filter.parent);
  const passing = positionsOf(ranking.facets, ranking.count, { ...filter, parent });
  const total = passing?.length ?? ranking.count;
  const places: Place[] = [];
  for (let at = found.offset; at < Math.min(found.offset + limit, total); at += 1) {
    places.push(placeAt(ranking, passing?.[at] ?? at));
  }
  return { places, total };
}

type Links = {
  readonly next: string | null;
  readonly previous: string | null;
  readonly header: string;
};

async function linksOf(deps: Deps, found: FoundPage, total: number): Promise<Links> {
  const { offset, query, request, pointer, located } = found;
  const list = listOf(located.name, listQueryOf(query));
  const seal = (at: number) => sealCursor(deps, pointer.workspace, { list, at });
  const hasNext = offset + request.limit < total;
  const next = hasNext ? await seal(offset + request.limit) : null;
  const previous = offset > 0 ? await seal(Math.max(0, offset - request.limit)) : null;
  if (found.address.length > linkedLettersMax) {
    return { next, previous, header: "" };
  }
  const path = pathOf(found);
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

function pathOf({ request, address, inUse }: FoundPage): string {
  const base = `/v1/workspaces/${request.workspace}`;
  const asked = listQueryOf(address);
  return request.ranking === undefined
    ? `${base}/ranking${asked}&model=${inUse.id}${revisionOf(request)}`
    : `${base}/rankings/${request.ranking}${asked}`;
}

function revisionOf({ revision }: FoundPage["request"]): string {
  return revision === undefined ? "" : `&revision=${revision}`;
}

type Filled = {
  readonly ranking: Ranking;
  readonly slice: Slice;
  readonly found: FoundPage;
  readonly links: Links;
  readonly beside: Expanding;
};

function bodyOf({ ranking, slice, found, links, beside }: Filled, cards: Cards): string {
  const { request } = found;
  const byNumber = new Map(cards.items.map((item) => [item.number, item]));
  const expansionsOf = expander(beside, cards);
  const pageNumber = request.page;
  return JSON.stringify({
    ranking: rankingViewOf(ranking),
    data: slice.places.map((place) => {
      const item = byNumber.get(place.number);
      const view = placeViewOf(place, item, request.fields);
      return beside.names.length === 0 ? view : { ...view, ...expansionsOf(place, item) };
    }),
    page: { next_cursor: links.next, prev_cursor: links.previous, limit: request.limit },
    ...(pageNumber !== undefined && {
      pagination: paginationOf(slice.total, pageNumber, request.limit),
    }),
  });
}
