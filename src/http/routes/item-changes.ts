import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { ItemParams } from "../../contract/ids.ts";
import { toItemChangesView } from "../../contract/item-changes-view.ts";
import { ItemChangesQuery, ItemChangesView } from "../../contract/item-changes.ts";
import { toItemHistoryView } from "../../contract/item-history-view.ts";
import { ItemHistoryQuery, ItemHistoryView } from "../../contract/item-history.ts";
import { listItemChanges } from "../../flows/items/list-item-changes.ts";
import { readItemHistory } from "../../flows/items/read-item-history.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const getItemChanges = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items/{itemId}/changes",
  ...docsOnly(() => ({
    operationId: "listItemChanges",
    tags: ["items"],
    summary: "List item changes",
    description:
      "Lists which key changed what in an item, and when, newest first. The creation is the last " +
      "entry. Also lists the changes of a deleted item. A page of large values has fewer changes " +
      "than `limit`.",
  })),
  request: { params: ItemParams, query: ItemChangesQuery },
  responses: { 200: json(ItemChangesView, "A page of changes."), ...problems(404) },
});

const getItemHistory = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items/{itemId}/history",
  ...docsOnly(() => ({
    operationId: "getItemHistory",
    tags: ["items"],
    summary: "Get item history",
    description:
      "Returns the rank and the score of an item over time: at most 30 rankings by a model, spread " +
      "evenly over those that are kept, oldest first, with the cause of each new rank.",
  })),
  request: { params: ItemParams, query: ItemHistoryQuery },
  responses: { 200: json(ItemHistoryView, "The history."), ...problems(404, 422) },
});

export const itemChangeRoutes = router()
  .openapi(getItemChanges, async (c) => {
    const { itemId: id } = c.req.valid("param");
    const query = c.req.valid("query");
    const page = await listItemChanges(c.get("deps"), c.get("actor"), { id, ...query });
    return c.json(toItemChangesView(page), 200);
  })
  .openapi(getItemHistory, async (c) => {
    const { itemId: id } = c.req.valid("param");
    const query = c.req.valid("query");
    const history = await readItemHistory(c.get("deps"), c.get("actor"), { id, ...query });
    return c.json(toItemHistoryView(history), 200);
  });
