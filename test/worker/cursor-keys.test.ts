import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  type Client,
  createItems,
  openClient,
  openWorkerEnvironment,
  openWorkspace,
  type Problem,
  type RankingPage,
  readGeneration,
  readJson,
  request,
} from "../environments/worker.ts";

const newRootKey = "new-root-key-of-the-tests";
const hourly = "17 * * * *";

type WorkspaceDetails = {
  readonly generation: number;
  readonly secrets: { readonly cursor_key: string };
};

async function openBacklog(): Promise<Client> {
  const client = await openWorkspace();
  await createItems(client, [{ title: "One" }, { title: "Two" }, { title: "Three" }]);
  return client;
}

async function readStoredKey({ id }: Client): Promise<string | undefined> {
  const row = await env.DB.prepare("SELECT cursor_key FROM workspaces WHERE id = ?")
    .bind(id)
    .first<{ cursor_key: string }>();
  return row?.cursor_key;
}

async function readCursor(client: Client): Promise<string> {
  const { page } = await readJson<RankingPage>(client.get("/ranking?limit=1"));
  return page.next_cursor ?? "";
}

function readDetails(client: Client): Promise<WorkspaceDetails> {
  return readJson(client.get(""));
}

test("the cursor key of a new workspace is stored under the id of the root key", async () => {
  const client = await openBacklog();
  expect(await readStoredKey(client)).toMatch(/^k[0-9a-f]{16}\.[\w+/=]+$/);
  expect((await readDetails(client)).secrets).toEqual({ cursor_key: "readable" });
});

test("a cursor outlives the rotation of the root key", async () => {
  const client = await openBacklog();
  const cursor = await readCursor(client);
  const before = await readStoredKey(client);
  const rotated = openWorkerEnvironment({ ROOT_KEY: `${newRootKey},${env.ROOT_KEY}` });
  await rotated.tick(hourly);
  expect(await readStoredKey(client)).not.toBe(before);
  clearAllMemories(); // an isolate of the new deployment starts without them
  const later = openClient(openWorkerEnvironment({ ROOT_KEY: newRootKey }), client);
  expect((await later.get(`/ranking?limit=1&cursor=${cursor}`)).status).toBe(200);
  // Restores the root key of the tests, which share the database.
  await openWorkerEnvironment({ ROOT_KEY: `${env.ROOT_KEY},${newRootKey}` }).tick(hourly);
  clearAllMemories();
  expect((await client.get(`/ranking?limit=1&cursor=${cursor}`)).status).toBe(200);
});

test("an unreadable cursor key is shown, still signs new pages, and can be replaced", async () => {
  const owner = await openBacklog();
  const cursor = await readCursor(owner);
  await env.DB.prepare("UPDATE workspaces SET cursor_key = ? WHERE id = ?")
    .bind(`k0123456789abcdef.${"A".repeat(128)}`, owner.id)
    .run();
  await owner.send("POST", "/items", { title: "Four" }); // a new generation, for new pages
  const client = openClient(openWorkerEnvironment(), owner);
  expect((await readDetails(client)).secrets).toEqual({ cursor_key: "unreadable" });
  const rejected = await client.get(`/ranking?limit=1&cursor=${cursor}`);
  expect(rejected.status).toBe(400);
  expect(await readJson<Problem>(rejected)).toMatchObject({ errors: [{ parameter: "cursor" }] });
  const next = await readCursor(client);
  expect((await client.get(`/ranking?limit=1&cursor=${next}`)).status).toBe(200);

  const replaced = await client.call("POST", "/cursor-key:replace");
  expect(replaced.status).toBe(200);
  const generation = await readGeneration(client);
  expect(replaced.headers.get("ordinal-generation")).toBe(String(generation));
  const details = await readJson<WorkspaceDetails>(replaced);
  expect(details).toMatchObject({ generation, secrets: { cursor_key: "readable" } });
  expect((await client.get(`/ranking?limit=1&cursor=${next}`)).status).toBe(400);
  const fresh = await readCursor(client);
  expect((await client.get(`/ranking?limit=1&cursor=${fresh}`)).status).toBe(200);
});

test("a replacement with an Idempotency-Key replaces the cursor key once", async () => {
  const client = await openBacklog();
  const send = () =>
    client.call("POST", "/cursor-key:replace", { headers: { "idempotency-key": "once" } });
  const first = await readJson(send());
  const stored = await readStoredKey(client);
  expect(await readJson(send())).toEqual(first);
  expect(await readStoredKey(client)).toBe(stored);
});

test.each(["", "?deep=1", "?access_token=x"])(
  "a replacement needs a key of the workspace and no parameters: %s",
  async (query) => {
    const client = await openBacklog();
    const path = `/v1/workspaces/${client.id}/cursor-key:replace${query}`;
    const { key } = await openWorkspace();
    const headers = { authorization: `Bearer ${query === "" ? key : client.key}` };
    const response = await client.environment.fetch(request("POST", path, { headers }));
    expect(response.status).toBe(query === "" ? 404 : 400);
  },
);
