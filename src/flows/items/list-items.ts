import { itemViewOf } from "../../contract/view.ts";
import { failureAt } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { positionsOf } from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps, type ItemFilter } from "../../deps.ts";
import { foreignCursor, openCursor, sealCursor } from "../cursors.ts";
import { linkedLettersMax, listQueryOf, shortened } from "../pages/queries.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { paginationOf } from "../rankings/views.ts";

export type ListRequest = {
  readonly workspace: string;
  readonly filter: ItemFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly page?: number | undefined;
  readonly minGeneration?: number | undefined;
  /** Whether the client holds the answer of this ETag. */
  readonly isHeld: (etag: string) => boolean;
};

export type Listed = {
  readonly etag: string;
  readonly generation: number;
  readonly link: string;
  /** Absent: the client holds it. */
  readonly body?: string;
};

/** A page of items by number; the next page begins behind the last one's number. */
export async function listItems(deps: Deps, request: ListRequest): Promise<Listed> {
  const pointer = await requirePointer(deps, request.workspace, request.minGeneration);
  const address = queryOf(request);
  const query = await shortened(deps, address);
  const window = await windowOf(deps, pointer, { request, query });
  const nameAt = (generation: number) =>
    `"${request.workspace}/${generation}/items/${window.after}/${window.skip}${query}"`;
  const known = pointer.workspace.generation;
  if (request.isHeld(nameAt(known))) {
    return { etag: nameAt(known), generation: known, link: "" };
  }
  const { generation, items, total } = await deps.store.items.list(
    request.workspace,
    request.filter,
    {
      ...window,
      limit: request.limit + 1,
      isCounted: request.page !== undefined,
      known: knownTotal(deps, request),
    },
  );
  const data = items.slice(0, request.limit);
  const list = listQueryOf(query);
  const next = items.length > request.limit ? await nextOf(deps, pointer, { data, list }) : null;
  return {
    etag: nameAt(generation),
    generation,
    link: linkOf(request, address, next),
    body: JSON.stringify({
      data: data.map(itemViewOf),
      page: { next_cursor: next, prev_cursor: null, limit: request.limit },
      ...(total !== undefined && {
        pagination: paginationOf(total, request.page ?? 1, request.limit),
      }),
    }),
  };
}

/** How many pass on the board that this isolate holds, if that can tell. */
function knownTotal(
  { copies }: Pick<Deps, "copies">,
  { workspace, filter, page }: ListRequest,
): { readonly generation: number; readonly total: number } | undefined {
  const { q, external_id: externalId, parent, ...facets } = filter;
  const isOnBoard = q === undefined && externalId === undefined && parent === undefined;
  const board = page !== undefined && isOnBoard ? copies.boards.held(workspace) : undefined;
  if (board === undefined) {
    return undefined;
  }
  const passing = positionsOf(board.facets, board.count, facets);
  return { generation: board.generation, total: passing?.length ?? board.count };
}

function queryOf({ filter, limit, page }: ListRequest): string {
  const parameters = Object.entries({ limit, ...filter })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `?${parameters.join("&")}${page === undefined ? "" : "&paged=1"}`;
}

async function windowOf(
  deps: Deps,
  { workspace }: Pointer,
  { request, query }: { readonly request: ListRequest; readonly query: string },
): Promise<{ readonly after: number; readonly skip: number }> {
  const { cursor, page, limit } = request;
  if (cursor === undefined) {
    return { after: 0, skip: ((page ?? 1) - 1) * limit };
  }
  if (page !== undefined) {
    const detail = "Ask with a cursor or with a page number, not with both.";
    throw failureAt("malformed", { parameter: "page", detail });
  }
  const { at, list } = await openCursor(deps, workspace, cursor);
  if (list !== `items${query}`) {
    throw foreignCursor();
  }
  return { after: at, skip: 0 };
}

function nextOf(
  deps: Deps,
  { workspace }: Pointer,
  { data, list }: { readonly data: readonly Item[]; readonly list: string },
): Promise<string> {
  return sealCursor(deps, workspace, { list: `items${list}`, at: data.at(-1)?.number ?? 0 });
}

function linkOf({ workspace }: ListRequest, address: string, next: string | null): string {
  if (address.length > linkedLettersMax) {
    return "";
  }
  const path = `/v1/workspaces/${workspace}/items${listQueryOf(address)}`;
  const first = `<${path}>; rel="first"`;
  return next === null ? first : `<${path}&cursor=${next}>; rel="next", ${first}`;
}
