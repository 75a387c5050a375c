import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { pickFilters } from "../../contract/filters.ts";
import { ItemParams, WorkspaceParams } from "../../contract/ids.ts";
import { toItemListView, toItemView, toLinksView } from "../../contract/item-view.ts";
import { ItemView } from "../../contract/item.ts";
import { ItemList, ItemListQuery, ItemQuery, LinksView } from "../../contract/items.ts";
import { parsePaging } from "../../contract/paging.ts";
import { failureFromFault } from "../../core/failure.ts";
import { listItemsByNumber } from "../../flows/items/list-items-by-number.ts";
import { listItems, type ListedItems } from "../../flows/items/list-items.ts";
import { readItem, readPastItem } from "../../flows/items/read-item.ts";
import { readLinks } from "../../flows/items/read-links.ts";
import { type HttpContext } from "../context.ts";
import { isCurrent } from "../request/conditional.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { sendJson } from "../response/json-response.ts";
import { json, notModified, problems } from "../responses.ts";
import { router } from "../router.ts";

const getItems = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items",
  ...docsOnly(() => ({
    operationId: "listItems",
    tags: ["items"],
    summary: "List items",
    description:
      "Lists items by number, without their descriptions. Filters can be combined. If items of " +
      "several sources have the external id, the request needs a source. `number` selects up to " +
      "200 items at once.",
  })),
  request: { params: WorkspaceParams, query: ItemListQuery },
  responses: {
    200: json(ItemList, "A page of items."),
    304: notModified,
    ...problems(404, 409, 422),
  },
});

const getItem = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items/{itemId}",
  ...docsOnly(() => ({
    operationId: "getItem",
    tags: ["items"],
    summary: "Get item",
    description:
      "Returns an item with its description. The ETag is its version. With `at`, returns the item as " +
      "it was at a point in the past.",
  })),
  request: { params: ItemParams, query: ItemQuery },
  responses: { 200: json(ItemView, "The item."), ...problems(404, 422) },
});

const getLinks = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items/{itemId}/links",
  ...docsOnly(() => ({
    operationId: "getItemLinks",
    tags: ["items"],
    summary: "Get item links",
    description:
      "Returns the items that block an item, and the items that it blocks. Omits deleted items. " +
      "Set links through `blocked_by`.",
  })),
  request: { params: ItemParams },
  responses: { 200: json(LinksView, "The links in both directions."), ...problems(404) },
});

export const itemRoutes = router()
  .openapi(getItems, async (c) => {
    const { number: numbers, external_id, source, q, ...query } = c.req.valid("query");
    const common = {
      minGeneration: readMinGeneration(c),
      matchesETag: (etag: string) => isCurrent(c.get("requestHeaders").ifNoneMatch, etag),
    };
    if (numbers !== undefined) {
      requireOnlyNumber(c);
      return sendList(
        await listItemsByNumber(c.get("deps"), c.get("actor"), { numbers, ...common }),
      );
    }
    const filter = { ...pickFilters(query), external_id, source, q };
    const request = { filter, ...parsePaging(query), ...common };
    return sendList(await listItems(c.get("deps"), c.get("actor"), request));
  })
  .openapi(getItem, async (c) => {
    const { itemId } = c.req.valid("param");
    const { at } = c.req.valid("query");
    const item =
      at === undefined
        ? await readItem(c.get("deps"), c.get("actor"), itemId)
        : await readPastItem(c.get("deps"), c.get("actor"), { id: itemId, at });
    const headers = { etag: `"${item.version}"` };
    return sendJson({ status: 200, headers, body: toItemView(item) });
  })
  .openapi(getLinks, async (c) => {
    const { itemId } = c.req.valid("param");
    return c.json(toLinksView(await readLinks(c.get("deps"), c.get("actor"), itemId)), 200);
  });

/** Throws if the query has another parameter beside `number`. */
function requireOnlyNumber(c: HttpContext): void {
  const other = Object.keys(c.req.query()).find((name) => name !== "number");
  if (other !== undefined) {
    const detail = `The parameter number cannot be combined with ${other}. Remove one of the two.`;
    throw failureFromFault("malformed", { parameter: other, detail });
  }
}

/** Sends a list of items, or a 304 if the client has it. */
function sendList({ etag, generation, link, page }: ListedItems): Response {
  const headers = { etag, "ordinal-generation": String(generation) };
  if (page === undefined) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(JSON.stringify(toItemListView(page)), {
    headers: {
      ...headers,
      ...(link !== "" && { link }),
      "content-type": "application/json",
    },
  });
}
