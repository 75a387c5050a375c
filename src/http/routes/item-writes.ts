import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { toFieldChanges } from "../../contract/field-changes.ts";
import { ExternalIdParams, ItemParams, WorkspaceParams } from "../../contract/ids.ts";
import { toItemView } from "../../contract/item-view.ts";
import { ItemPatch, ItemView, NewItem, VersionedPatch } from "../../contract/item.ts";
import { ExternalIdQuery } from "../../contract/items.ts";
import { failureFromFault } from "../../core/failure.ts";
import { type ItemOperation, type OperationOutcome } from "../../flows/items/item-operation.ts";
import { requireSingleOutcome, type SaveResult, saveItems } from "../../flows/items/save-items.ts";
import { type HttpContext } from "../context.ts";
import { mergePatch } from "../request-bodies.ts";
import { checkBody } from "../request/body.ts";
import {
  acceptCreateOnly,
  readExpectedVersion,
  readPreconditions,
} from "../request/conditional.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
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
  ...docsOnly(() => ({
    operationId: "createItem",
    tags: ["items"],
    summary: "Create item",
    description: "Creates an item. Only the title is required.",
  })),
  middleware: [
    acceptCreateOnly,
    checkBody(),
    ensureIdempotent("items:write", "/v1/workspaces/{workspaceId}/items"),
  ] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: NewItem } } },
  },
  responses: {
    201: json(ItemView, "The item."),
    ...problems(404, 409, 422),
  },
});

const patchItem = createRoute({
  method: "patch",
  path: "/workspaces/{workspaceId}/items/{itemId}",
  ...docsOnly(() => ({
    operationId: "updateItem",
    tags: ["items"],
    summary: "Update item",
    description:
      "Applies a merge patch: omitted fields keep their values, and null removes a value. Send " +
      "If-Match to prevent lost updates.",
  })),
  middleware: [readPreconditions, checkBody()] as const,
  request: {
    params: ItemParams,
    body: mergePatch(VersionedPatch),
  },
  responses: {
    200: json(ItemView, "The updated item."),
    ...problems(404, 409, 412, 422),
  },
});

const deleteItem = createRoute({
  method: "delete",
  path: "/workspaces/{workspaceId}/items/{itemId}",
  ...docsOnly(() => ({
    operationId: "deleteItem",
    tags: ["items"],
    summary: "Delete item",
    description:
      "Removes an item from lists and new rankings. Past rankings and the change log keep it.",
  })),
  middleware: [readPreconditions] as const,
  request: { params: ItemParams },
  responses: { 204: { description: "The item is deleted." }, ...problems(404, 412) },
});

const putExternal = createRoute({
  method: "put",
  path: "/workspaces/{workspaceId}/items/external/{externalId}",
  ...docsOnly(() => ({
    operationId: "upsertItemByExternalId",
    tags: ["items"],
    summary: "Create or update item by external id",
    description:
      "Updates the item with this external id in the source, or creates it. Omitted fields keep " +
      "their values. With `If-None-Match: *`, the request only creates the item, and fails with 412 " +
      "if the item exists.",
  })),
  middleware: [readPreconditions, checkBody()] as const,
  request: {
    params: ExternalIdParams,
    query: ExternalIdQuery,
    body: { required: true, content: { "application/json": { schema: ItemPatch } } },
  },
  responses: {
    200: json(ItemView, "The updated item."),
    201: json(ItemView, "The created item."),
    ...problems(404, 409, 412, 422),
  },
});

export const itemWriteRoutes = router()
  .openapi(postItem, async (c) => {
    const { workspaceId } = c.req.valid("param");
    const operation: ItemOperation = {
      kind: "create",
      changes: toFieldChanges(c.req.valid("json")),
    };
    const buildResponse = buildIdempotentResponse(c, (outcomes: readonly OperationOutcome[]) =>
      buildCreatedItem(workspaceId, outcomes[0]),
    );
    const saved = await saveItems(c.get("deps"), c.get("actor"), {
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
  .openapi(patchItem, async (c) => {
    const { expected_version: expected, ...patch } = c.req.valid("json");
    const version = readExpectedVersion(c, expected);
    const id = c.req.valid("param").itemId;
    return sendItem(
      c,
      await saveOne(c, { kind: "patch", id, version, changes: toFieldChanges(patch) }),
    );
  })
  .openapi(deleteItem, async (c) => {
    const version = readExpectedVersion(c);
    const saved = await saveOne(c, { kind: "delete", id: c.req.valid("param").itemId, version });
    requireSingleOutcome(saved);
    return c.body(null, 204, generationHeaders(c, saved.generation));
  })
  .openapi(putExternal, async (c) => {
    const { externalId } = c.req.valid("param");
    const patch = c.req.valid("json");
    const source = c.req.valid("query").source ?? patch.source ?? "";
    requireSameName(patch, { externalId, source });
    const version = readExpectedVersion(c);
    const changes = { ...toFieldChanges(patch), externalId, source };
    return sendItem(c, await saveOne(c, { kind: "upsert", version, changes }));
  });

/** Throws if the body names another item than the URL. */
function requireSameName(
  patch: ItemPatch,
  { externalId, source }: { readonly externalId: string; readonly source: string },
): void {
  if (patch.external_id !== undefined && patch.external_id !== externalId) {
    const detail =
      "The external id in the body differs from the path. Send the same id, or omit it.";
    throw failureFromFault("invalid", { pointer: "/external_id", detail });
  }
  if (patch.source !== undefined && (patch.source ?? "") !== source) {
    const detail =
      "The source in the body differs from the query. Send the same source, or omit it.";
    throw failureFromFault("invalid", { pointer: "/source", detail });
  }
}

function saveOne(c: HttpContext, operation: ItemOperation): Promise<SaveResult> {
  return saveItems(c.get("deps"), c.get("actor"), { operations: [operation] });
}

function sendItem(c: HttpContext, saved: SaveResult): Response {
  const outcome = requireSingleOutcome(saved);
  const headers = generationHeaders(c, saved.generation);
  if (outcome.kind === "created") {
    const created = buildCreatedItem(c.get("actor").workspace, outcome);
    return sendJson({ ...created, headers: { ...created.headers, ...headers } });
  }
  const etag = `"${outcome.item.version}"`;
  return sendJson({ status: 200, headers: { ...headers, etag }, body: toItemView(outcome.item) });
}

/**
 * Builds the 201 of a created item. `requireSingleOutcome` throws the failure of a rejected one.
 */
function buildCreatedItem(workspace: string, outcome: OperationOutcome | undefined): JsonResponse {
  if (outcome === undefined || outcome.kind === "rejected") {
    return { status: 409, headers: {}, body: null };
  }
  const { item } = outcome;
  const headers = {
    location: `/v1/workspaces/${workspace}/items/${item.id}`,
    etag: `"${item.version}"`,
  };
  return { status: 201, headers, body: toItemView(item) };
}
