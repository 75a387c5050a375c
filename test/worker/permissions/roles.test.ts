import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { actorRoles, isAllowed } from "../../../src/core/access.ts";
import { type Problem, readJson } from "../../environments/worker.ts";
import { readProblem } from "../problems.ts";
import { type KeyedOperation, listKeyedOperations } from "./operations.ts";
import { requests } from "./requests.ts";
import { addKey, buildRequest, createUnknownKey, openTenant, type Tenant } from "./tenants.ts";

/*
 * Every operation × every kind of credential and every role. The operations come from the OpenAPI
 * document, so a new operation fails here until it has a permission and a request.
 */

const operations = listKeyedOperations();
const withIdempotencyKey = operations.filter(({ hasIdempotencyKey }) => hasIdempotencyKey);

let tenant: Tenant;
let invalidKeys: Readonly<Record<string, string | undefined>>;

beforeAll(async () => {
  tenant = await openTenant("Alpha");
  const { id } = tenant.client;
  const deleted = await openTenant("Deleted");
  await env.DB.prepare("UPDATE workspaces SET deleted_at = 1, purge_at = 9e15 WHERE id = ?")
    .bind(deleted.client.id)
    .run();
  invalidKeys = {
    none: undefined,
    malformed: "ord_garbage",
    unknown: createUnknownKey(),
    expired: await addKey(id, { expires_at: 1 }),
    revoked: await addKey(id, { revoked_at: 1 }),
    "of a deleted workspace": await addKey(deleted.client.id, { suspended_at: 1 }),
  };
});

function send(operation: KeyedOperation, key?: string, headers: Record<string, string> = {}) {
  const { client, ids } = tenant;
  return client.environment.fetch(buildRequest(operation, { ids, key, headers }));
}

test("every operation has a request, and every request an operation", () => {
  const names = operations.map(({ operationId }) => operationId);
  expect(Object.keys(requests).toSorted()).toEqual(names.toSorted());
});

describe("without a valid key", () => {
  test.each(operations)("$operationId is a 401", async (operation) => {
    for (const [kind, key] of Object.entries(invalidKeys)) {
      // oxlint-disable-next-line no-await-in-loop -- six requests
      const problem = await readProblem(send(operation, key));
      expect([kind, problem.status, problem.code]).toEqual([kind, 401, "unauthenticated"]);
      expect(JSON.stringify(problem)).not.toContain(tenant.marker);
    }
  });
});

describe("the permission table decides about each role", () => {
  test.each(operations)("$operationId ($permission)", async (operation) => {
    const { permission } = operation;
    const successes: number[] = [];
    for (const role of actorRoles) {
      // oxlint-disable-next-line no-await-in-loop -- one role after another
      const { status, detail } = await readOutcome(send(operation, tenant.keys[role]));
      const isForbidden = !isAllowed(role, permission);
      expect([role, status === 403]).toEqual([role, isForbidden]);
      expect([role, status === 401 || status >= 500]).toEqual([role, false]);
      expect(isForbidden ? detail : "").toContain(
        isForbidden ? `The role ${role} lacks the permission ${permission}.` : "",
      );
      successes.push(...(status < 300 ? [status] : []));
    }
    // The request is valid, so its 403s come from the permission alone.
    expect(successes).not.toEqual([]);
  });
});

describe("a replay by Idempotency-Key", () => {
  test.each(withIdempotencyKey)(
    "of $operationId needs the permission of the operation",
    async (operation) => {
      const headers = { "idempotency-key": `replay-${operation.operationId}` };
      const allowed = actorRoles.filter((role) => isAllowed(role, operation.permission));
      const forbidden = actorRoles.filter((role) => !isAllowed(role, operation.permission));
      const outcomes = [];
      for (const role of [...allowed, ...forbidden]) {
        // oxlint-disable-next-line no-await-in-loop -- one role after another
        const response = await send(operation, tenant.keys[role], headers);
        outcomes.push([role, response.status === 403, response.headers.has(replayed)]);
      }
      expect(outcomes).toEqual([
        ...allowed.map((role, index) => [role, false, index > 0]),
        ...forbidden.map((role) => [role, true, false]),
      ]);
    },
  );
});

describe("a conditional request", () => {
  const withETag = operations.filter(({ hasETag }) => hasETag);

  test.each(withETag)("of $operationId gets no 304 without the permission", async (operation) => {
    const current = await send(operation, tenant.keys.admin);
    const headers = { "if-none-match": current.headers.get("etag") ?? "" };
    expect((await send(operation, tenant.keys.admin, headers)).status).toBe(304);
    for (const key of [tenant.keys.operator, tenant.keys.root]) {
      // oxlint-disable-next-line no-await-in-loop -- two requests
      const response = await send(operation, key, headers);
      expect([response.status, response.headers.get("etag")]).toEqual([403, null]);
    }
    expect((await send(operation, undefined, headers)).status).toBe(401);
  });
});

describe("the root key", () => {
  test.each(operations.filter(({ isOfWorkspace }) => isOfWorkspace))(
    "gets no data of an unknown workspace from $operationId",
    async (operation) => {
      const { client, ids, keys } = tenant;
      const workspace = "wsp_01jd3wq2f8e5avb1j0yqk3n9ds";
      const options = { ids, workspace, key: keys.root };
      const { status } = await client.environment.fetch(buildRequest(operation, options));
      const isStateless = operation.permission === "calculations:run";
      expect(isStateless ? [200] : [403, 404]).toContain(status);
    },
  );
});

const replayed = "idempotency-replayed";

/** Reads the status, and the detail of a problem. */
async function readOutcome(pending: Promise<Response>) {
  const response = await pending;
  response.webSocket?.accept();
  response.webSocket?.close();
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  const detail = isProblem ? (await readJson<Problem>(response)).detail : "";
  return { status: response.status === 101 ? 200 : response.status, detail };
}
