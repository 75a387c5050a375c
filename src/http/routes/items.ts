import { createRoute } from "@hono/zod-openapi";
import { pickFilters } from "../../contract/filters.ts";
import { ExternalIdParams, ItemParams, WorkspaceParams } from "../../contract/ids.ts";
import { toFieldChanges, toItemView } from "../../contract/item-view.ts";
import { ItemPatch, ItemView, NewItem, VersionedPatch } from "../../contract/item.ts";
import { ItemList, ItemListQuery, LinksView } from "../../contract/items.ts";
import { parsePaging } from "../../contract/paging.ts";
import { failureFromFault } from "../../core/failure.ts";
import { type ItemOperation, type OperationOutcome } from "../../flows/items/item-operation.ts";
import { listItems } from "../../flows/items/list-items.ts";
import { readItem } from "../../flows/items/read-item.ts";
import { readLinks } from "../../flows/items/read-links.ts";
import { requireSingleOutcome, type SaveResult, saveItems } from "../../flows/items/save-items.ts";
import { type HttpContext } from "../context.ts";
import { checkBody } from "../request/body.ts";
import { readExpectedVersion, isCurrent } from "../request/conditional.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import {
  type JsonResponse,
  generationHeaders,
  buildIdempotentResponse,
  sendJson,
} from "../response/json-response.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const postItem = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/items",
  summary: "Make an item",
  middleware: [checkBody(), ensureIdempotent("/v1/workspaces/{workspaceId}/items")] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: NewItem } } },
  },
  responses: {
    201: json(ItemView, "The item."),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

const getItems = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items",
  summary: "List items",
  description: "In order of their numbers, without descriptions.",
  request: { params: WorkspaceParams, query: ItemListQuery },
  responses: {
    200: json(ItemList, "A page of items."),
    304: { description: "The page the client holds is current." },
    ...problems(400, 401, 404),
  },
});

const getItem = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items/{itemId}",
  summary: "Read an item",
  request: { params: ItemParams },
  responses: {
    200: json(ItemView, "The item; its ETag is its version."),
    304: { description: "The item the client holds is current." },
    ...problems(400, 401, 404),
  },
});

const getLinks = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items/{itemId}/links",
  summary: "What an item waits for, and what waits for it",
  description: "Links are set as `blocked_by` of the item that waits. Deleted items are left out.",
  request: { params: ItemParams },
  responses: { 200: json(LinksView, "Both sides of its links."), ...problems(400, 401, 404) },
});

const patchItem = createRoute({
  method: "patch",
  path: "/workspaces/{workspaceId}/items/{itemId}",
  summary: "Change an item",
  description:
    "A merge patch: what is absent stays, what is null goes. If-Match guards against lost updates.",
  middleware: [checkBody()] as const,
  request: {
    params: ItemParams,
    body: {
      required: true,
      content: {
        "application/merge-patch+json": { schema: VersionedPatch },
        "application/json": { schema: VersionedPatch },
      },
    },
  },
  responses: {
    200: json(ItemView, "The item as it is now."),
    ...problems(400, 401, 404, 409, 412, 413, 415, 422),
  },
});

const deleteItem = createRoute({
  method: "delete",
  path: "/workspaces/{workspaceId}/items/{itemId}",
  summary: "Delete an item",
  description: "It leaves lists and rankings; old rankings and the log still know it.",
  request: { params: ItemParams },
  responses: { 204: { description: "It is gone." }, ...problems(400, 401, 404, 412) },
});

const putExternal = createRoute({
  method: "put",
  path: "/workspaces/{workspaceId}/items/external/{externalId}",
  summary: "Make or change an item by its external id",
  description: "Fields that are left out stay as they are.",
  middleware: [checkBody()] as const,
  request: {
    params: ExternalIdParams,
    body: { required: true, content: { "application/json": { schema: ItemPatch } } },
  },
  responses: {
    200: json(ItemView, "The item as it is now."),
    201: json(ItemView, "The item, which is new."),
    ...problems(400, 401, 404, 409, 412, 413, 415, 422),
  },
});

export const items = router()
  .openapi(postItem, async (c) => {
    const { workspaceId } = c.req.valid("param");
    const operation: ItemOperation = {
      kind: "create",
      changes: toFieldChanges(c.req.valid("json")),
    };
    const buildResponse = buildIdempotentResponse(c, (outcomes: readonly OperationOutcome[]) =>
      buildCreatedItem(workspaceId, outcomes[0]),
    );
    const saved = await saveItems(c.get("deps"), {
      actor: c.get("actor"),
      operations: [operation],
      buildResponse,
    });
    const { status, headers, body } = buildCreatedItem(workspaceId, requireSingleOutcome(saved));
    return sendJson({
      status,
      headers: { ...headers, ...generationHeaders(c, saved.generation) },
      body,
    });
  })
  .openapi(getItems, async (c) => {
    const query = c.req.valid("query");
    const listed = await listItems(c.get("deps"), {
      workspace: c.req.valid("param").workspaceId,
      filter: { ...pickFilters(query), external_id: query.external_id, q: query.q },
      ...parsePaging(query),
      minGeneration: readMinGeneration(c),
      matchesETag: (etag) => isCurrent(c.req.header("if-none-match"), etag),
    });
    const headers = { etag: listed.etag, "ordinal-generation": String(listed.generation) };
    if (listed.body === undefined) {
      return c.body(null, 304, headers);
    }
    return new Response(listed.body, {
      headers: {
        ...headers,
        ...(listed.link !== "" && { link: listed.link }),
        "content-type": "application/json",
      },
    });
  })
  .openapi(getItem, async (c) => {
    const { workspaceId, itemId } = c.req.valid("param");
    const item = await readItem(c.get("deps"), workspaceId, itemId);
    const etag = `"${item.version}"`;
    if (isCurrent(c.req.header("if-none-match"), etag)) {
      return c.body(null, 304, { etag });
    }
    return sendJson({ status: 200, headers: { etag }, body: toItemView(item) });
  })
  .openapi(getLinks, async (c) => {
    const { workspaceId, itemId } = c.req.valid("param");
    return c.json(await readLinks(c.get("deps"), workspaceId, itemId), 200);
  })
  .openapi(patchItem, async (c) => {
    const { expected_version: expected, ...patch } = c.req.valid("json");
    const version = readExpectedVersion(c.req.header("if-match"), expected);
    const id = c.req.valid("param").itemId;
    return sendItem(
      c,
      await saveOne(c, { kind: "patch", id, version, changes: toFieldChanges(patch) }),
    );
  })
  .openapi(deleteItem, async (c) => {
    const version = readExpectedVersion(c.req.header("if-match"));
    const saved = await saveOne(c, { kind: "delete", id: c.req.valid("param").itemId, version });
    requireSingleOutcome(saved);
    return c.body(null, 204, generationHeaders(c, saved.generation));
  })
  .openapi(putExternal, async (c) => {
    const { externalId } = c.req.valid("param");
    const patch = c.req.valid("json");
    if (patch.external_id !== undefined && patch.external_id !== externalId) {
      const detail = "The body names another external id than the path.";
      throw failureFromFault("invalid", { pointer: "/external_id", detail });
    }
    const version = readExpectedVersion(c.req.header("if-match"));
    const changes = { ...toFieldChanges(patch), externalId };
    return sendItem(c, await saveOne(c, { kind: "upsert", version, changes }));
  });

function saveOne(c: HttpContext, operation: ItemOperation): Promise<SaveResult> {
  return saveItems(c.get("deps"), { actor: c.get("actor"), operations: [operation] });
}

function sendItem(c: HttpContext, saved: SaveResult): Response {
  const outcome = requireSingleOutcome(saved);
  const headers = generationHeaders(c, saved.generation);
  if (outcome.kind === "created") {
    const answer = buildCreatedItem(c.get("actor").workspace, outcome);
    return sendJson({ ...answer, headers: { ...answer.headers, ...headers } });
  }
  const etag = `"${outcome.item.version}"`;
  return sendJson({ status: 200, headers: { ...headers, etag }, body: toItemView(outcome.item) });
}

/** 201 with the place of a new item. A refusal has no such answer; it is thrown elsewhere. */
function buildCreatedItem(workspace: string, outcome: OperationOutcome | undefined): JsonResponse {
  if (outcome === undefined || outcome.kind === "refused") {
    return { status: 409, headers: {}, body: null };
  }
  const { item } = outcome;
  const headers = {
    location: `/v1/workspaces/${workspace}/items/${item.id}`,
    etag: `"${item.version}"`,
  };
  return { status: 201, headers, body: toItemView(item) };
}
