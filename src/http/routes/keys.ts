import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { KeyParams, WorkspaceParams } from "../../contract/ids.ts";
import { toKeyView } from "../../contract/key-view.ts";
import { CreatedKeyView, KeyList, KeyRotation, KeyView, NewKey } from "../../contract/keys.ts";
import { listKeys, readKey } from "../../flows/access/read-keys.ts";
import { createKey, type KeyWithToken, revokeKey, rotateKey } from "../../flows/access/save-key.ts";
import { type HttpContext } from "../context.ts";
import { checkBody, rejectBody } from "../request/body.ts";
import { acceptCreateOnly } from "../request/conditional.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { sendJson } from "../response/json-response.ts";
import { sealStoredResponse } from "../response/stored-body.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/keys";

const postKey = createRoute({
  method: "post",
  path,
  ...docsOnly(() => ({
    operationId: "createKey",
    tags: ["keys"],
    summary: "Create key",
    description:
      "Creates a key with a role. The response is the only one that contains the key. A workspace " +
      "has at most 200 valid keys.",
  })),
  middleware: [
    acceptCreateOnly,
    checkBody(),
    sealStoredResponse,
    ensureIdempotent("keys:write", `/v1${path}`),
  ] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: NewKey } } },
  },
  responses: { 201: json(CreatedKeyView, "The key."), ...problems(404, 409, 422) },
});

const getKeys = createRoute({
  method: "get",
  path,
  ...docsOnly(() => ({
    operationId: "listKeys",
    tags: ["keys"],
    summary: "List keys",
    description:
      "Lists up to 1,000 keys with their states, newest first. The list does not contain the keys " +
      "themselves.",
  })),
  request: { params: WorkspaceParams },
  responses: { 200: json(KeyList, "The keys."), ...problems(404) },
});

const getKey = createRoute({
  method: "get",
  path: `${path}/{keyId}`,
  ...docsOnly(() => ({
    operationId: "getKey",
    tags: ["keys"],
    summary: "Get key",
    description: "Returns the name, the role, the state and the last use of a key.",
  })),
  request: { params: KeyParams },
  responses: { 200: json(KeyView, "The key."), ...problems(404) },
});

const postRotation = createRoute({
  method: "post",
  path: `${path}/{keyId}/~rotate`,
  ...docsOnly(() => ({
    operationId: "rotateKey",
    tags: ["keys"],
    summary: "Rotate key",
    description:
      "Creates a key with the same name and role. The old key still works for `overlap_hours`, " +
      "by default a day. Replace it in your clients during this time.",
  })),
  middleware: [
    checkBody(),
    sealStoredResponse,
    ensureIdempotent("keys:write", `/v1${path}/{keyId}:rotate`),
  ] as const,
  request: {
    params: KeyParams,
    body: { required: true, content: { "application/json": { schema: KeyRotation } } },
  },
  responses: { 201: json(CreatedKeyView, "The new key."), ...problems(404, 409, 422) },
});

const deleteKey = createRoute({
  method: "delete",
  path: `${path}/{keyId}`,
  ...docsOnly(() => ({
    operationId: "revokeKey",
    tags: ["keys"],
    summary: "Revoke key",
    description:
      "Revokes a key and ends its sessions. Closes its sockets at once. Every isolate rejects the " +
      "key within a minute. The list still contains it.",
  })),
  middleware: [rejectBody] as const,
  request: { params: KeyParams },
  responses: { 204: { description: "The key is revoked." }, ...problems(404) },
});

export const keyRoutes = router()
  .openapi(postKey, async (c) => {
    const { expires_at: expiresAt, ...fields } = c.req.valid("json");
    const request = { ...fields, expiresAt: parseInstant(expiresAt) };
    return sendCreatedKey(c, await createKey(c.get("deps"), c.get("actor"), request));
  })
  .openapi(getKeys, async (c) => {
    const keys = await listKeys(c.get("deps"), c.get("actor"));
    const at = c.get("deps").clock.now();
    return c.json({ data: keys.map((key) => toKeyView(key, at)) }, 200);
  })
  .openapi(getKey, async (c) => {
    const key = await readKey(c.get("deps"), c.get("actor"), c.req.valid("param").keyId);
    return c.json(toKeyView(key, c.get("deps").clock.now()), 200);
  })
  .openapi(postRotation, async (c) => {
    const { overlap_hours: hours, expires_at: expiresAt } = c.req.valid("json");
    const rotation = {
      id: c.req.valid("param").keyId,
      overlapMs: Math.round(hours * 3_600_000),
      expiresAt: parseInstant(expiresAt),
    };
    return sendCreatedKey(c, await rotateKey(c.get("deps"), c.get("actor"), rotation));
  })
  .openapi(deleteKey, async (c) => {
    await revokeKey(c.get("deps"), c.get("actor"), c.req.valid("param").keyId);
    return c.body(null, 204);
  });

function parseInstant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

function sendCreatedKey(c: HttpContext, { key, token }: KeyWithToken): Response {
  const location = `/v1/workspaces/${key.workspace}/keys/${key.id}`;
  const body = { ...toKeyView(key, c.get("deps").clock.now()), key: token };
  return sendJson({ status: 201, headers: { location }, body });
}
