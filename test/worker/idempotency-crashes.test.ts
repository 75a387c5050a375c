import { env } from "cloudflare:workers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { inFlight } from "../../src/cache/tiers/in-flight.ts";
import {
  readResponse,
  openClient,
  readGeneration,
  type ItemView,
  readJson,
  openWorkspace,
  openWorkerEnvironment,
  request,
  type Client,
  type WorkerEnvironment,
} from "../environments/worker.ts";
import { openForgetfulDatabase, openGatedDatabase } from "./gated-database.ts";

const newRootKey = "new-root-key-of-the-tests";

const keyHeader = { "idempotency-key": "k" };

describe("a request that another request with its key takes over", () => {
  test("writes nothing and gets 409 if it is still running in another isolate", async () => {
    const client = await openWorkspace();
    const { database, arrival, open } = openGatedDatabase(/INSERT INTO items/);
    const first = sendItem(openClient(openWorkerEnvironment({ DB: database }), client));
    await arrival;
    expect((await sendItem(client)).status).toBe(409); // this isolate runs the first request
    actAsOtherIsolate();
    const second = await readResponse(sendItem(client));
    open();
    expect(second.status).toBe(201);
    expect((await first).status).toBe(409);
    expect(await readResponse(sendItem(client))).toEqual(second);
    expect(await listTitles(client)).toEqual(["Once"]);
    expect(await readGeneration(client)).toBe(1);
  });

  test("starts no import, and leaves its job to the sweep", async () => {
    const client = await openWorkspace();
    const { database, arrival, open } = openGatedDatabase(/idempotency_parts/);
    const gated = openClient(openWorkerEnvironment({ DB: database }), client);
    const first = gated.importFile("title\nOne\n", { headers: keyHeader });
    await arrival;
    actAsOtherIsolate();
    expect((await client.importFile("title\nOne\n", { headers: keyHeader })).status).toBe(202);
    open();
    expect((await first).status).toBe(409);
    expect(gated.environment.queued).toEqual([]);
    await client.environment.drain();
    expect(await listTitles(client)).toEqual(["One"]);
    const { results } = await env.DB.prepare("SELECT state FROM jobs WHERE workspace_id = ?")
      .bind(client.id)
      .all();
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(["done", "staging"]));
  });
});

test("a request whose write committed before a crash is replayed at once", async () => {
  const client = await openWorkspace();
  const forgetful = openForgetfulDatabase(/INSERT INTO items/);
  const crashed = openClient(openWorkerEnvironment({ DB: forgetful }), client);
  expect((await sendItem(crashed)).status).toBe(503);
  const retry = await sendItem(client);
  expect([retry.status, retry.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
  expect(await listTitles(client)).toEqual(["Once"]);
});

describe("the creation of a workspace with an Idempotency-Key", () => {
  test("returns the same key to a retry", async () => {
    const environment = openWorkerEnvironment();
    const first = await readResponse(postWorkspace(environment, "root-1"));
    const second = await postWorkspace(environment, "root-1");
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await readResponse(Promise.resolve(second))).toEqual(first);
  });

  test("is replayed if it committed before a crash", async () => {
    const environment = openWorkerEnvironment();
    const DB = openForgetfulDatabase(/insert into "api_keys"/i);
    expect((await postWorkspace(openWorkerEnvironment({ DB }), "root-2")).status).toBe(503);
    const { id, key } = await readJson<{ id: string; key: string }>(
      postWorkspace(environment, "root-2"),
    );
    expect((await openClient(environment, { id, key }).get("")).status).toBe(200);
  });

  test("is replayed under a new root key while the old one is configured", async () => {
    const first = await readResponse(postWorkspace(openWorkerEnvironment(), "root-3"));
    const rotated = openWorkerEnvironment({ ROOT_KEY: `${newRootKey},${env.ROOT_KEY}` });
    const retry = await postWorkspace(rotated, "root-3", newRootKey);
    expect(retry.headers.get("idempotency-replayed")).toBe("true");
    expect(await readResponse(Promise.resolve(retry))).toEqual(first);
  });

  test("runs again if no configured root key can decrypt the response", async () => {
    const first = await readJson<{ id: string }>(postWorkspace(openWorkerEnvironment(), "root-4"));
    const rotated = openWorkerEnvironment({ ROOT_KEY: newRootKey });
    const retry = await postWorkspace(rotated, "root-4", newRootKey);
    expect([retry.status, retry.headers.get("idempotency-replayed")]).toEqual([201, null]);
    const second = await readJson<{ id: string }>(retry);
    expect(second.id).not.toBe(first.id);
    expect(await readJson(postWorkspace(rotated, "root-4", newRootKey))).toEqual(second);
  });

  test("is replayed after a rewrap that ran twice, without the old root key", async () => {
    const first = await readResponse(postWorkspace(openWorkerEnvironment(), "root-5"));
    const rotated = openWorkerEnvironment({ ROOT_KEY: `${newRootKey},${env.ROOT_KEY}` });
    await rotated.tick("17 * * * *");
    await rotated.tick("17 * * * *");
    const later = openWorkerEnvironment({ ROOT_KEY: newRootKey });
    expect(await readResponse(postWorkspace(later, "root-5", newRootKey))).toEqual(first);
  });
});

/** Sends the same request to create a workspace for each key. */
function postWorkspace(
  environment: WorkerEnvironment,
  key: string,
  rootKey = env.ROOT_KEY ?? "",
): Promise<Response> {
  const headers = {
    authorization: `Bearer ${rootKey}`,
    "content-type": "application/json",
    "idempotency-key": key,
  };
  const body = JSON.stringify({ name: "Tests", default_model: "rice" });
  return environment.fetch(request("POST", "/v1/workspaces", { headers, body }));
}

function sendItem(client: Client): Promise<Response> {
  return client.send("POST", "/items", { title: "Once" }, keyHeader);
}

/** Hides the running requests of this isolate, as if the next request reached another one. */
function actAsOtherIsolate(): void {
  const spy = vi.spyOn(inFlight, "get").mockReturnValue(undefined);
  onTestFinished(() => spy.mockRestore());
}

async function listTitles(client: Client): Promise<string[]> {
  const { data } = await readJson<{ data: ItemView[] }>(client.get("/items"));
  return data.map(({ title }) => title);
}
