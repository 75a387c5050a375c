import { formatFilterValues } from "../../contract/filters.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { failureFromFault } from "../../core/failure.ts";
import { type ItemPage } from "../../core/item/item-page.ts";
import { formatSources } from "../../core/item/item-source.ts";
import { type Item } from "../../core/item/item.ts";
import { filterPositions } from "../../core/ranking/filter-positions.ts";
import { countStatuses } from "../../core/status/count-statuses.ts";
import { createStatusTest, type StatusFilter } from "../../core/status/status-filter.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps, type ItemFilter } from "../../ports/deps.ts";
import { foreignCursor, signCursor, verifyCursor } from "../cursors.ts";
import { linkLengthMax, toListQuery, toQueryKey } from "../pages/page-query.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readSnapshotWithStatuses } from "../statuses/require-known-statuses.ts";

/** The number of items with one external id that a lookup reads, to name their sources. */
const namesakesMax = 20;

export type ListItemsRequest = {
  readonly filter: ItemFilter & StatusFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly page?: number | undefined;
  readonly minGeneration?: number | undefined;
  /** Returns whether the client has the response with this ETag. */
  readonly matchesETag: (etag: string) => boolean;
};

export type ListedItems = {
  readonly etag: string;
  readonly generation: number;
  readonly link: string;
  /** Absent if the client has this page. */
  readonly page?: ItemPage;
};

/** Lists a page of items by number. The next page begins after the last number. */
export async function listItems(
  deps: Deps,
  actor: Actor,
  request: ListItemsRequest,
): Promise<ListedItems> {
  authorize(actor, "items:read");
  const { workspace } = actor;
  const { filter, limit, page } = request;
  const pointer = await requirePointer(deps, workspace, request.minGeneration);
  const query = buildListQuery(request);
  const queryKey = await toQueryKey(deps, query);
  const window = await resolveWindow(deps, pointer, { request, queryKey });
  const formatETag = (generation: number) =>
    `"${workspace}/${generation}/items/${window.after}/${window.skip}${queryKey}"`;
  const etag = formatETag(pointer.workspace.generation);
  if (request.matchesETag(etag)) {
    return { etag, generation: pointer.workspace.generation, link: "" };
  }
  const isLookup = filter.external_id !== undefined && filter.source === undefined;
  const itemFilter = await resolveStatuses(deps, pointer, filter);
  const { generation, items, total } = await deps.store.items.list(workspace, itemFilter, {
    ...window,
    ...(isLookup ? { skip: 0, limit: namesakesMax } : { limit: limit + 1 }),
    isCounted: page !== undefined,
    known: countFromCache(deps, workspace, request),
  });
  if (isLookup) {
    requireOneSource(filter, items);
  }
  const pageItems = isLookup ? items.slice(window.skip) : items.slice(0, limit);
  const nextCursor =
    items.length > limit
      ? await signNextCursor(deps, pointer, { items: pageItems, list: toListQuery(queryKey) })
      : null;
  const numbering = total === undefined ? undefined : { page: page ?? 1, total };
  return {
    etag: formatETag(generation),
    generation,
    link: buildLink(workspace, query, nextCursor),
    page: { items: pageItems, limit, nextCursor, ...(numbering && { numbering }) },
  };
}

/**
 * Replaces the statuses and categories of a filter with the statuses of the backlog, as the items
 * spell them. Throws if the backlog does not have a named status.
 */
async function resolveStatuses(
  deps: Deps,
  { workspace }: Pointer,
  filter: ItemFilter & StatusFilter,
): Promise<ItemFilter> {
  const { status, status_category: categories, ...others } = filter;
  if (status === undefined && categories === undefined) {
    return others;
  }
  const named = { names: status ?? [], location: { parameter: "status" } };
  const snapshot = await readSnapshotWithStatuses(deps, workspace, named);
  const isStatus = createStatusTest(filter, snapshot.statuses);
  const spellings = countStatuses(snapshot.facets.status)
    .map((entry) => entry.status)
    .filter((spelling) => isStatus?.(spelling));
  return { ...others, status: spellings };
}

/** Throws if items of several sources have the external id. */
function requireOneSource({ external_id: externalId }: ItemFilter, items: readonly Item[]): void {
  if (items.length > 1) {
    const sources = formatSources(items.map(({ source = "" }) => source));
    const detail = `Items of the sources ${sources} have the external id "${externalId}". Add source= with one of these sources.`;
    throw failureFromFault("conflict", { parameter: "source", detail });
  }
}

/** Counts the matching items in the snapshot in memory, if the snapshot has all filtered fields. */
function countFromCache(
  { caches }: Pick<Deps, "caches">,
  workspace: string,
  { filter, page }: ListItemsRequest,
): { readonly generation: number; readonly total: number } | undefined {
  const { q, external_id: externalId, source, parent, ...facets } = filter;
  const others = [q, externalId, source, parent];
  const isCountable = page !== undefined && others.every((value) => value === undefined);
  const snapshot = isCountable ? caches.snapshots.peek(workspace) : undefined;
  if (snapshot === undefined) {
    return undefined;
  }
  const positions = filterPositions(snapshot, facets);
  return { generation: snapshot.generation, total: positions?.length ?? snapshot.count };
}

function buildListQuery({ filter, limit, page }: ListItemsRequest): string {
  const parameters = Object.entries({ limit, ...filter })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(formatValue(value))}`);
  return `?${parameters.join("&")}${page === undefined ? "" : "&paged=1"}`;
}

function formatValue(value: string | number | readonly string[] | undefined): string {
  return typeof value === "object" ? formatFilterValues(value) : String(value);
}

async function resolveWindow(
  deps: Deps,
  { workspace }: Pointer,
  { request, queryKey }: { readonly request: ListItemsRequest; readonly queryKey: string },
): Promise<{ readonly after: number; readonly skip: number }> {
  const { cursor, page, limit } = request;
  if (cursor === undefined) {
    return { after: 0, skip: ((page ?? 1) - 1) * limit };
  }
  if (page !== undefined) {
    const detail = "Send either a cursor or a page number, not both.";
    throw failureFromFault("malformed", { parameter: "page", detail });
  }
  const { at, list } = await verifyCursor(deps, workspace, cursor);
  if (list !== `items${queryKey}`) {
    throw foreignCursor();
  }
  return { after: at, skip: 0 };
}

function signNextCursor(
  deps: Deps,
  { workspace }: Pointer,
  { items, list }: { readonly items: readonly Item[]; readonly list: string },
): Promise<string> {
  return signCursor(deps, workspace, { list: `items${list}`, at: items.at(-1)?.number ?? 0 });
}

function buildLink(workspace: string, query: string, next: string | null): string {
  if (query.length > linkLengthMax) {
    return "";
  }
  const path = `/v1/workspaces/${workspace}/items${toListQuery(query)}`;
  const first = `<${path}>; rel="first"`;
  return next === null ? first : `<${path}&cursor=${next}>; rel="next", ${first}`;
}
