import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { type Action, type ActorRole, actorRoles, isAllowed } from "../../../src/core/access.ts";
import { random } from "../../../src/platform/cloudflare/random.ts";
import { type Problem, readJson, requireValue } from "../../environments/worker.ts";
import { readProblem } from "../problems.ts";
import { type KeyedOperation, listKeyedOperations } from "./operations.ts";
import { refusals, requests } from "./requests.ts";
import {
  addKey,
  addSession,
  buildRequest,
  byKey,
  bySession,
  distantFuture,
  openTenant,
  type Tenant,
} from "./tenants.ts";

/*
 * Every operation × every kind of credential and every role. The operations come from the OpenAPI
 * document, so a new operation fails here until it has a permission and a request.
 */

const operations = listKeyedOperations();
const withIdempotencyKey = operations.filter(({ hasIdempotencyKey }) => hasIdempotencyKey);

let tenant: Tenant;
/** The tenant that `deleteWorkspace` deletes. */
let doomed: Tenant;
let invalidCredentials: Readonly<Record<string, Headers>>;

type Headers = Readonly<Record<string, string>>;

beforeAll(async () => {
  [tenant, doomed] = [await openTenant("Alpha"), await openTenant("Doomed")];
  invalidCredentials = await buildInvalidCredentials(tenant);
});

async function buildInvalidCredentials({ client: { id }, keys }: Tenant) {
  const deleted = await openTenant("Deleted");
  await env.DB.prepare("UPDATE workspaces SET deleted_at = 1, purge_at = ? WHERE id = ?")
    .bind(distantFuture, deleted.client.id)
    .run();
  const revoked = await addKey(id, { revoked_at: 1 });
  const suspended = await addKey(deleted.client.id, { suspended_at: 1 });
  return {
    none: {},
    "a malformed key": byKey("ord_garbage"),
    "an unknown key": byKey(random.token("ord")),
    "an expired key": byKey((await addKey(id, { expires_at: 1 })).token),
    "a revoked key": byKey(revoked.token),
    "a key of a deleted workspace": byKey(suspended.token),
    "an unknown session": bySession(random.token("ses")),
    "an expired session": bySession((await addSession(id, keys.admin, { expires_at: 1 })).token),
    "an ended session": bySession((await addSession(id, keys.admin, { ended_at: 1 })).token),
    "a session of a revoked key": bySession((await addSession(id, revoked)).token),
    "a key in the cookie": bySession(keys.admin.token),
    "a session as a key": byKey((await addSession(id, keys.admin)).token),
  };
}

function tenantOf({ operationId }: KeyedOperation): Tenant {
  return operationId === "deleteWorkspace" ? doomed : tenant;
}

function send(operation: KeyedOperation, headers: Headers = {}): Promise<Response> {
  const { client, ids } = tenantOf(operation);
  return client.environment.fetch(buildRequest(operation, { ids, headers }));
}

function sendAs(role: ActorRole, operation: KeyedOperation, headers: Headers = {}) {
  return send(operation, { ...byKey(tenantOf(operation).keys[role].token), ...headers });
}

test("every operation has a request, and every request an operation", () => {
  const names = operations.map(({ operationId }) => operationId);
  expect(Object.keys(requests).toSorted()).toEqual(names.toSorted());
});

describe("without a valid credential", () => {
  test.each(operations)("$operationId returns 401", async (operation) => {
    for (const [kind, headers] of Object.entries(invalidCredentials)) {
      // oxlint-disable-next-line no-await-in-loop -- one credential after another
      const problem = await readProblem(send(operation, headers));
      expect([kind, problem.status, problem.code]).toEqual([kind, 401, "unauthenticated"]);
      expect(JSON.stringify(problem)).not.toContain(tenant.marker);
    }
  });
});

describe("the permission table decides about each role", () => {
  test.each(operations)("$operationId ($permission)", async (operation) => {
    const successes: number[] = [];
    for (const role of actorRoles) {
      // oxlint-disable-next-line no-await-in-loop -- one role after another
      for (const headers of await listCredentials(role, operation)) {
        // oxlint-disable-next-line no-await-in-loop -- one credential after another
        const { status, detail } = await readOutcome(send(operation, headers));
        expectDecision(operation.permission, role, { status, detail });
        const isExpected = status < 400 || status === refusals[operation.operationId];
        successes.push(...(isExpected ? [status] : []));
        // oxlint-disable-next-line no-await-in-loop -- the next credential needs the workspace
        await restoreDoomed(operation);
      }
    }
    // The request is valid, so its 403s come from the permission alone.
    expect(successes).not.toEqual([]);
  });
});

/** Expects a 403 exactly if the role lacks the permission, and otherwise no failure of access. */
function expectDecision(
  permission: Action,
  role: ActorRole,
  { status, detail }: { readonly status: number; readonly detail: string },
): void {
  const isForbidden = !isAllowed(role, permission);
  expect([role, status === 403]).toEqual([role, isForbidden]);
  expect([role, status === 401 || status >= 500]).toEqual([role, false]);
  expect(isForbidden ? detail : "").toContain(
    isForbidden ? `The role ${role} lacks the permission ${permission}.` : "",
  );
}

/** Lists the credentials of a role: its key and, except for the root key, a session. */
async function listCredentials(role: ActorRole, operation: KeyedOperation): Promise<Headers[]> {
  const { client, keys, sessions } = tenantOf(operation);
  const key = byKey(keys[role].token);
  // A session cannot create a session or a ticket.
  if (role === "root" || ["createSession", "createTicket"].includes(operation.operationId)) {
    return [key];
  }
  // A deletion ends the sessions of a workspace.
  const session = ["endSession", "deleteWorkspace"].includes(operation.operationId)
    ? await addSession(client.id, keys[role])
    : sessions[role];
  return [bySession(session.token), key];
}

/** Restores the workspace that `deleteWorkspace` may have deleted, with its keys. */
async function restoreDoomed({ operationId }: KeyedOperation): Promise<void> {
  if (operationId === "deleteWorkspace") {
    const restore = requireValue(
      operations.find((each) => each.operationId === "restoreWorkspace"),
    );
    const { client, ids, keys } = doomed;
    const headers = byKey(keys.root.token);
    await client.environment.fetch(buildRequest(restore, { ids, headers }));
  }
}

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
        const response = await sendAs(role, operation, headers);
        outcomes.push([role, response.status === 403, response.headers.has(replayed)]);
      }
      expect(outcomes).toEqual([
        // The root key has a scope of its own.
        ...allowed.map((role, index) => [role, false, index > 0 && role !== "root"]),
        ...forbidden.map((role) => [role, true, false]),
      ]);
    },
  );
});

describe("a conditional request", () => {
  const withETag = operations.filter(({ hasETag }) => hasETag);

  test.each(withETag)("of $operationId gets no 304 without the permission", async (operation) => {
    const allowed = requireValue(actorRoles.find((role) => isAllowed(role, operation.permission)));
    const current = await sendAs(allowed, operation);
    const headers = { "if-none-match": current.headers.get("etag") ?? "" };
    expect((await sendAs(allowed, operation, headers)).status).toBe(304);
    const forbidden = actorRoles.filter((role) => !isAllowed(role, operation.permission));
    for (const role of forbidden) {
      // oxlint-disable-next-line no-await-in-loop -- one role after another
      const response = await sendAs(role, operation, headers);
      expect([response.status, response.headers.get("etag")]).toEqual([403, null]);
    }
    expect((await send(operation, headers)).status).toBe(401);
  });
});

describe("the root key", () => {
  test.each(operations.filter(({ isOfWorkspace }) => isOfWorkspace))(
    "gets no data of an unknown workspace from $operationId",
    async (operation) => {
      const { client, ids, keys } = tenant;
      const workspace = "wsp_01jd3wq2f8e5avb1j0yqk3n9ds";
      const options = { ids, workspace, headers: byKey(keys.root.token) };
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
