import { toItemView } from "../../contract/item-view.ts";
import { failureFromFault } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { filterPositions } from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps, type ItemFilter } from "../../ports/deps.ts";
import { foreignCursor, verifyCursor, signCursor } from "../cursors.ts";
import { linkLengthMax, toListQuery, shortenQuery } from "../pages/page-query.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { toPagination } from "../rankings/ranking-view.ts";

export type ListItemsRequest = {
  readonly workspace: string;
  readonly filter: ItemFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly page?: number | undefined;
  readonly minGeneration?: number | undefined;
  /** Whether the client holds the answer of this ETag. */
  readonly matchesETag: (etag: string) => boolean;
};

export type ItemListResponse = {
  readonly etag: string;
  readonly generation: number;
  readonly link: string;
  /** Absent: the client holds it. */
  readonly body?: string;
};

/** A page of items by number; the next page begins behind the last one's number. */
export async function listItems(deps: Deps, request: ListItemsRequest): Promise<ItemListResponse> {
  const pointer = await requirePointer(deps, request.workspace, request.minGeneration);
  const address = buildListQuery(request);
  const query = await shortenQuery(deps, address);
  const window = await resolveWindow(deps, pointer, { request, query });
  const etagAt = (generation: number) =>
    `"${request.workspace}/${generation}/items/${window.after}/${window.skip}${query}"`;
  const known = pointer.workspace.generation;
  if (request.matchesETag(etagAt(known))) {
    return { etag: etagAt(known), generation: known, link: "" };
  }
  const { generation, items, total } = await deps.store.items.list(
    request.workspace,
    request.filter,
    {
      ...window,
      limit: request.limit + 1,
      isCounted: request.page !== undefined,
      known: countFromCache(deps, request),
    },
  );
  const data = items.slice(0, request.limit);
  const list = toListQuery(query);
  const next =
    items.length > request.limit ? await signNextCursor(deps, pointer, { data, list }) : null;
  return {
    etag: etagAt(generation),
    generation,
    link: buildLink(request, address, next),
    body: JSON.stringify({
      data: data.map(toItemView),
      page: { next_cursor: next, prev_cursor: null, limit: request.limit },
      ...(total !== undefined && {
        pagination: toPagination(total, request.page ?? 1, request.limit),
      }),
    }),
  };
}

/** How many pass on the board that this isolate holds, if that can tell. */
function countFromCache(
  { caches }: Pick<Deps, "caches">,
  { workspace, filter, page }: ListItemsRequest,
): { readonly generation: number; readonly total: number } | undefined {
  const { q, external_id: externalId, parent, ...facets } = filter;
  const isOnBoard = q === undefined && externalId === undefined && parent === undefined;
  const board = page !== undefined && isOnBoard ? caches.snapshots.peek(workspace) : undefined;
  if (board === undefined) {
    return undefined;
  }
  const passing = filterPositions(board.facets, board.count, facets);
  return { generation: board.generation, total: passing?.length ?? board.count };
}

function buildListQuery({ filter, limit, page }: ListItemsRequest): string {
  const parameters = Object.entries({ limit, ...filter })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `?${parameters.join("&")}${page === undefined ? "" : "&paged=1"}`;
}

async function resolveWindow(
  deps: Deps,
  { workspace }: Pointer,
  { request, query }: { readonly request: ListItemsRequest; readonly query: string },
): Promise<{ readonly after: number; readonly skip: number }> {
  const { cursor, page, limit } = request;
  if (cursor === undefined) {
    return { after: 0, skip: ((page ?? 1) - 1) * limit };
  }
  if (page !== undefined) {
    const detail = "Ask with a cursor or with a page number, not with both.";
    throw failureFromFault("malformed", { parameter: "page", detail });
  }
  const { at, list } = await verifyCursor(deps, workspace, cursor);
  if (list !== `items${query}`) {
    throw foreignCursor();
  }
  return { after: at, skip: 0 };
}

function signNextCursor(
  deps: Deps,
  { workspace }: Pointer,
  { data, list }: { readonly data: readonly Item[]; readonly list: string },
): Promise<string> {
  return signCursor(deps, workspace, { list: `items${list}`, at: data.at(-1)?.number ?? 0 });
}

function buildLink({ workspace }: ListItemsRequest, address: string, next: string | null): string {
  if (address.length > linkLengthMax) {
    return "";
  }
  const path = `/v1/workspaces/${workspace}/items${toListQuery(address)}`;
  const first = `<${path}>; rel="first"`;
  return next === null ? first : `<${path}&cursor=${next}>; rel="next", ${first}`;
}
