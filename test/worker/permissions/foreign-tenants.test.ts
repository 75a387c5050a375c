import { beforeAll, describe, expect, test } from "vitest";
import { createItem, readJson, request, requireValue } from "../../environments/worker.ts";
import { readProblem } from "../problems.ts";
import { type KeyedOperation, listKeyedOperations } from "./operations.ts";
import { refusals, requests } from "./requests.ts";
import {
  addSession,
  buildRequest,
  byKey,
  bySession,
  openTenant,
  type RequestOptions,
  type Resources,
  type Tenant,
} from "./tenants.ts";

/*
 * Tests that a tenant learns nothing from the ids, cursors, ETags, jobs, idempotency keys and sockets
 * of another tenant. The operations come from the OpenAPI document.
 */

const unknownIds: Resources = {
  workspace: "wsp_01jd3wq2f8e5avb1j0yqk3n9ds",
  items: [
    "itm_01jd3wq2f8e5avb1j0yqk3n9d1",
    "itm_01jd3wq2f8e5avb1j0yqk3n9d2",
    "itm_01jd3wq2f8e5avb1j0yqk3n9d3",
  ],
  people: ["per_01jd3wq2f8e5avb1j0yqk3n9d1", "per_01jd3wq2f8e5avb1j0yqk3n9d2"],
  hierarchies: [
    "hie_01jd3wq2f8e5avb1j0yqk3n9d1",
    "hie_01jd3wq2f8e5avb1j0yqk3n9d2",
    "hie_01jd3wq2f8e5avb1j0yqk3n9d3",
  ],
  model: "own-01jd3",
  ranking: "rnk_01jd3wq2f8e5avb1j0yqk3n9ds",
  baselines: ["bsl_01jd3wq2f8e5avb1j0yqk3n9d1", "bsl_01jd3wq2f8e5avb1j0yqk3n9d2"],
  job: "job_01jd3wq2f8e5avb1j0yqk3n9ds",
  keys: [
    "key_01jd3wq2f8e5avb1j0yqk3n9d1",
    "key_01jd3wq2f8e5avb1j0yqk3n9d2",
    "key_01jd3wq2f8e5avb1j0yqk3n9d3",
  ],
  session: "ses_01jd3wq2f8e5avb1j0yqk3n9ds",
  generation: 1,
};

/** Ids that differ from the unknown ones, except the generation, which is not an id. */
const otherIds: Resources = JSON.parse(JSON.stringify(unknownIds).replaceAll("01jd3", "01jd4"));

const operations = listKeyedOperations();
const ofWorkspace = operations.filter(({ isOfWorkspace }) => isOfWorkspace);

let owner: Tenant;
let stranger: Tenant;

beforeAll(async () => {
  [owner, stranger] = [await openTenant("Alpha"), await openTenant("Beta")];
});

type SendOptions = Partial<RequestOptions> & {
  /** By default, the key of an admin. */
  readonly credential?: RequestOptions["headers"];
};

/** Sends a request as an admin of a tenant, by default with the tenant's own ids. */
function sendAs(
  { client, ids, keys }: Tenant,
  operation: KeyedOperation,
  { credential = byKey(keys.admin.token), headers, ...options }: SendOptions,
): Promise<Response> {
  return client.environment.fetch(
    buildRequest(operation, { ids, ...options, headers: { ...credential, ...headers } }),
  );
}

describe("the workspace of another tenant", () => {
  test.each(ofWorkspace)("does not exist for $operationId", async (operation) => {
    const headers = { "ordinal-min-generation": "1000000" };
    const { ids } = owner;
    const session = bySession((await addSession(stranger.client.id, stranger.keys.admin)).token);
    for (const options of [
      { ids },
      { ids, headers },
      { ids, credential: session },
      { ids: unknownIds },
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      const { status, detail } = await readProblem(sendAs(stranger, operation, options));
      expect([status, detail]).toEqual([
        404,
        `No workspace has the id "${options.ids.workspace}".`,
      ]);
    }
  });
});

describe("the id of a resource of another tenant", () => {
  const withIds = operations.filter(
    ({ operationId }) => buildParts(operationId, unknownIds) !== buildParts(operationId, otherIds),
  );

  test("occurs in most requests", () => {
    expect(withIds.length).toBeGreaterThan(operations.length / 2);
  });

  test.each(withIds)("is like an unknown id for $operationId", async (operation) => {
    const workspace = stranger.ids.workspace;
    const readWith = async (ids: Resources) => {
      const generation = stranger.ids.generation;
      const options = { ids: { ...ids, generation }, workspace };
      const response = await sendAs(stranger, operation, options);
      return { status: response.status, body: hideIds(await response.text(), ids) };
    };
    const foreign = await readWith(owner.ids);
    expect(foreign).toEqual(await readWith(unknownIds));
    expect(foreign.body).not.toContain(owner.marker);
  });
});

describe("a cursor of another tenant", () => {
  test.each(ofWorkspace.filter(({ hasCursor }) => hasCursor))(
    "is rejected by $operationId",
    async (operation) => {
      const cursor = await readCursor(owner, operation);
      expect((await follow(owner, operation, cursor)).status).toBe(200);
      const problem = await readProblem(follow(stranger, operation, cursor));
      expect(problem).toMatchObject({ status: 400, errors: [{ parameter: "cursor" }] });
      expect(JSON.stringify(problem)).not.toContain(owner.marker);
    },
  );
});

describe("an ETag of another tenant", () => {
  test.each(ofWorkspace.filter(({ hasETag }) => hasETag))(
    "gets no 304 from $operationId",
    async (operation) => {
      const response = await sendAs(owner, operation, {});
      const etag = requireValue(response.headers.get("etag"));
      const headers = { "if-none-match": etag };
      const current = await sendAs(stranger, operation, {});
      const own = await sendAs(stranger, operation, { headers });
      // The tag can be equal only for an equal version or equal content of the stranger's own.
      expect(own.status).toBe(current.headers.get("etag") === etag ? 304 : 200);
      expect(await own.text()).not.toContain(owner.marker);
      const foreign = await sendAs(stranger, operation, { ids: owner.ids, headers });
      expect([foreign.status, foreign.headers.get("etag")]).toEqual([404, null]);
    },
  );
});

describe("an Idempotency-Key of another tenant", () => {
  test.each(ofWorkspace.filter(({ hasIdempotencyKey }) => hasIdempotencyKey))(
    "replays nothing of $operationId",
    async (operation) => {
      const headers = { "idempotency-key": `shared-${operation.operationId}` };
      const first = await sendAs(owner, operation, { headers });
      const isValid = ({ ok, status }: Response) =>
        ok || status === refusals[operation.operationId];
      expect(isValid(first)).toBe(true);
      const own = await sendAs(stranger, operation, { headers });
      expect([isValid(own), own.headers.get("idempotency-replayed")]).toEqual([true, null]);
      expect(own.headers.get("location") ?? "").not.toContain(owner.ids.workspace);
      expect(await own.text()).not.toContain(owner.marker);
      const foreign = await sendAs(stranger, operation, { ids: owner.ids, headers });
      expect([foreign.status, foreign.headers.get("idempotency-replayed")]).toEqual([404, null]);
    },
  );
});

test("a socket receives the events of its own tenant only", async () => {
  const [ownerEvents, strangerEvents] = [await listen(owner), await listen(stranger)];
  await createItem(owner.client, { title: "Published" });
  await owner.client.environment.drain();
  await ownerEvents.first;
  await createItem(stranger.client, { title: "Published later" });
  await stranger.client.environment.drain();
  await strangerEvents.first;
  const { data } = await readJson<{ data: { id: string }[] }>(stranger.client.get("/rankings"));
  const ownRankings = new Set(data.map(({ id }) => id));
  expect(strangerEvents.rankings.filter((id) => !ownRankings.has(id))).toEqual([]);
  expect(ownerEvents.rankings.filter((id) => ownRankings.has(id))).toEqual([]);
});

test("a ticket opens no socket of another tenant", async () => {
  const createTicket = requireOperation("createTicket");
  const { ticket } = await readJson<{ ticket: string }>(sendAs(stranger, createTicket, {}));
  const { environment } = owner.client;
  const open = ({ ids }: Tenant) =>
    environment.fetch(
      request("GET", `/v1/workspaces/${ids.workspace}/live?ticket=${ticket}`, {
        headers: { upgrade: "websocket" },
      }),
    );
  const problem = await readProblem(open(owner));
  expect([problem.status, problem.detail]).toEqual([
    404,
    `No workspace has the id "${owner.ids.workspace}".`,
  ]);
  // The attempt used the ticket up.
  expect((await readProblem(open(stranger))).status).toBe(401);
});

function requireOperation(operationId: string): KeyedOperation {
  return requireValue(operations.find((operation) => operation.operationId === operationId));
}

/** Opens a socket of a tenant, and collects the rankings of its events. */
async function listen({ client }: Tenant) {
  const { webSocket } = await client.get("/live", { upgrade: "websocket" });
  webSocket?.accept();
  const rankings: string[] = [];
  const first = new Promise<void>((resolve) => {
    webSocket?.addEventListener("message", ({ data }) => {
      const event: { type: string; ranking?: string | null } = JSON.parse(String(data));
      rankings.push(...(event.ranking ? [event.ranking] : []));
      if (event.type === "delta" || event.type === "resync") {
        resolve();
      }
    });
  });
  return { rankings, first };
}

/** Reads the cursor of the second page. */
async function readCursor(tenant: Tenant, operation: KeyedOperation): Promise<string> {
  const { page } = await readJson<{ page: { next_cursor: string } }>(sendAs(tenant, operation, {}));
  return page.next_cursor;
}

/** Requests the page of a cursor, with the tenant's own ids. */
function follow(tenant: Tenant, operation: KeyedOperation, cursor: string): Promise<Response> {
  const { client, ids, keys } = tenant;
  const built = buildRequest(operation, { ids, headers: byKey(keys.admin.token) });
  return client.environment.fetch(new Request(`${built.url}&cursor=${cursor}`, built));
}

function buildParts(operationId: string, ids: Resources): string {
  return JSON.stringify(requests[operationId]?.(ids));
}

/** Replaces ids, so that responses about different ids can be compared. */
function hideIds(text: string, ids: Resources): string {
  const all = Object.values(ids)
    .flat()
    .filter((id) => typeof id === "string");
  const withoutIds = all.reduce((hidden, id) => hidden.replaceAll(id, "<id>"), text);
  return withoutIds.replace(/"request_id":"[^"]*"/, "");
}
