import { filterPositions } from "../../core/ranking/filter-positions.ts";
import { pickRankingKey } from "../../core/ranking/ranking-key.ts";
import { rankedItemAt, type Ranking } from "../../core/ranking/ranking.ts";
import { type Deps, type ItemBatch } from "../../ports/deps.ts";
import { signCursor } from "../cursors.ts";
import { readPastRanking } from "../rankings/read-past-ranking.ts";
import { readRanking } from "../rankings/read-ranking.ts";
import { resolveParentNumber } from "../rankings/resolve-parent-number.ts";
import { requireKnownStatuses } from "../statuses/require-known-statuses.ts";
import { collectItemNumbers, readExpansionData } from "./expand-page.ts";
import { formatListKey, formatPageKey } from "./page-key.ts";
import { linkLengthMax, toListQuery } from "./page-query.ts";
import { type PageResult, type ResolvedPage } from "./page.ts";
import { type PageLinks, type PageSlice, renderPage } from "./render-page.ts";

/** Builds a page from its ranking and the current items, and caches it. */
export async function fillPage(
  deps: Deps,
  page: ResolvedPage,
  requestedKey: string,
): Promise<PageResult> {
  const { pointer, resolvedModel, location, isPinned, request } = page;
  const { workspace } = pointer;
  const { value: ranking, tier: rankingTier } = isPinned
    ? await readPastRanking(deps, workspace, { key: location.key, resolvedModel })
    : await readRanking(deps, workspace, { location, resolvedModel });
  const filled = { ...page, location: { ...location, key: pickRankingKey(ranking) } };
  const slice = await selectSlice(deps, ranking, filled);
  const expansionData = await readExpansionData(deps, workspace, {
    names: request.expand,
    ranking,
    resolvedModel,
  });
  const numbers = collectItemNumbers(expansionData, slice.rankedItems);
  const hasParents = expansionData.names.includes("parent");
  const generation = Math.max(workspace.generation, ranking.generation);
  // Sign the cursors while D1 reads the items.
  const [batch, links] = await Promise.all([
    readFreshItems(deps, { workspace: workspace.id, generation }, () =>
      deps.store.items.readByNumbers(workspace.id, numbers, { hasParents }),
    ),
    buildLinks(deps, filled, slice.total),
  ]);
  const value = {
    body: renderPage({ ranking, slice, request, links, expansionData }, batch),
    link: links.header,
    generation: batch.generation,
    ranking: { at: ranking.at, digest: ranking.digest },
  };
  const key = formatPageKey(filled, batch.generation);
  const isRequested = formatPageKey(filled, workspace.generation) === requestedKey;
  deps.waitUntil(
    deps.caches.pages.write(key, value, {
      isPrefetch: request.isPrefetch,
      ...(isRequested && { requestedKey }),
    }),
  );
  return { value, tier: "origin", rankingTier, resolved: filled, key };
}

/**
 * Reads items at a generation or later. If a lagging replica returns older items, reads from the
 * primary.
 */
async function readFreshItems(
  { store }: Deps,
  { workspace, generation }: { readonly workspace: string; readonly generation: number },
  read: () => Promise<ItemBatch>,
): Promise<ItemBatch> {
  const batch = await read();
  if (batch.generation >= generation) {
    return batch;
  }
  store.workspaces.requireFresh(workspace);
  return read();
}

/** Selects the ranked items of a page. The cost does not depend on the offset. */
async function selectSlice(deps: Deps, ranking: Ranking, page: ResolvedPage): Promise<PageSlice> {
  const { request, offset } = page;
  const { filter, limit } = request;
  const parent = await resolveParentNumber(deps, ranking.workspace, filter.parent);
  const positions = filterPositions(ranking, { ...filter, parent });
  await requireKnownStatuses(deps, page.pointer.workspace, {
    ranking,
    names: filter.status ?? [],
    location: { parameter: "status" },
  });
  const total = positions?.length ?? ranking.count;
  const count = Math.max(0, Math.min(limit, total - offset));
  const rankedItems = Array.from({ length: count }, (_, index) =>
    rankedItemAt(ranking, positions?.[offset + index] ?? offset + index),
  );
  return { rankedItems, total };
}

async function buildLinks(deps: Deps, page: ResolvedPage, total: number): Promise<PageLinks> {
  const { offset, queryKey, request, pointer, location } = page;
  const list = formatListKey(location.key, toListQuery(queryKey));
  const sign = (at: number) => signCursor(deps, pointer.workspace, { list, at });
  const hasNext = offset + request.limit < total;
  const next = hasNext ? await sign(offset + request.limit) : null;
  const previous = offset > 0 ? await sign(Math.max(0, offset - request.limit)) : null;
  if (page.query.length > linkLengthMax) {
    return { next, previous, header: "" };
  }
  const path = buildPath(page);
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

function buildPath({ request, query, resolvedModel }: ResolvedPage): string {
  const base = `/v1/workspaces/${request.workspace}`;
  const listQuery = toListQuery(query);
  const revision = request.revision === undefined ? "" : `&revision=${request.revision}`;
  return request.ranking === undefined
    ? `${base}/ranking${listQuery}&model=${resolvedModel.id}${revision}`
    : `${base}/rankings/${request.ranking}${listQuery}`;
}
