import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  readResponse,
  type Client,
  readGeneration,
  type ItemView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
  requireValue,
  type RankingPage,
} from "../environments/worker.ts";

/** Records the URL of every entry that this isolate writes to the Cache API. */
const cachePut = vi.spyOn(caches.default, "put");

/** Clears KV, the Cache API and the memory of this isolate. */
async function clearEveryCache(): Promise<void> {
  clearAllMemories();
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
  await Promise.all(listWrittenUrls().map((url) => caches.default.delete(url)));
  cachePut.mockClear();
}

function listWrittenUrls(): string[] {
  return [
    ...new Set(
      cachePut.mock.calls.map(([url]) => (url instanceof Request ? url.url : String(url))),
    ),
  ];
}

async function countCachedEntries(): Promise<number> {
  const { keys } = await env.CACHE.list();
  const matches = await Promise.all(listWrittenUrls().map((url) => caches.default.match(url)));
  return keys.length + matches.filter((match) => match !== undefined).length;
}

const seeds = Array.from({ length: 60 }, (_, index) => ({
  title: `Item ${index}`,
  external_id: `K-${index}`,
  type: ["story", "bug", "epic"][index % 3],
  status: ["open", "doing", "done"][index % 3],
  priority: [undefined, "high", "low", "critical"][index % 4],
  assignee: index % 5 === 0 ? undefined : `person-${index % 5}`,
  team: index % 2 === 0 ? "red" : undefined,
  labels: index % 3 === 0 ? ["core", `l${index % 7}`] : [],
  size: index % 4 === 0 ? undefined : 1 + (index % 9),
  start_date: "2026-01-05",
  due_date: index % 6 === 0 ? "2026-03-31" : undefined,
  ratings: {
    business_value: 1 + (index % 10),
    story_points: { low: 1, likely: 2 + (index % 5), high: 9 },
    ...(index % 2 === 0 && { reach: index * 10, impact: 2, confidence: 0.8, effort: 1 + index }),
  },
}));

/**
 * Publishes rankings of 60 items by two models, three times: after creation and after two edits.
 */
async function openHistory() {
  const client = await openWorkspace();
  const items = await createItems(client, seeds);
  const at = (index: number): ItemView => requireValue(items[index]);
  const first = await publishRankings(client);
  await patchEveryField(client, at(1), at(2));
  await client.send("PATCH", `/items/${at(3).id}`, { ratings: { business_value: null, reach: 7 } });
  await client.send("PATCH", `/items/${at(4).id}`, { ratings: { effort: 40 } });
  await client.call("DELETE", `/items/${at(5).id}`);
  const second = await publishRankings(client);
  await createItem(client, { title: "Late", ratings: { business_value: 10 }, parent: at(6).id });
  await patchEveryField(client, at(1), at(7));
  await client.call("DELETE", `/items/${at(8).id}`);
  await client.send("PUT", "/items/external/K-9", { status: "done", labels: ["new"] });
  const third = await publishRankings(client);
  return { client, items, rankings: [...first, ...second, ...third] };
}

async function patchEveryField(client: Client, item: ItemView, parent: ItemView): Promise<void> {
  const { status } = await client.send("PATCH", `/items/${item.id}`, {
    title: `Changed beside ${parent.number}`,
    type: parent.number % 2 === 0 ? "task" : "initiative",
    status: `status-${parent.number}`,
    priority: parent.number % 2 === 0 ? "low" : null,
    assignee: `assignee-${parent.number}`,
    team: `team-${parent.number}`,
    labels: [`label-${parent.number}`],
    size: parent.number,
    parent: parent.id,
    due_date: null,
    ratings: { business_value: parent.number % 10, story_points: parent.number, zeal: 3 },
  });
  expect(status).toBe(200);
}

/** Reads both rankings at the current generation, which publishes them. */
async function publishRankings(client: Client): Promise<RankingPage["ranking"][]> {
  const headers = { "ordinal-min-generation": String(await readGeneration(client)) };
  const pages = ["qvf-classic", "rice"].map((model) =>
    readJson<RankingPage>(client.get(`/ranking?model=${model}`, headers)),
  );
  return (await Promise.all(pages)).map(({ ranking }) => ranking);
}

/** Lists the addresses whose responses may come from a cache. */
async function listAddresses({ items, rankings, client }: Awaited<ReturnType<typeof openHistory>>) {
  const ids = rankings.map(({ id }) => id);
  const { page } = await readJson<RankingPage>(client.get(`/rankings/${ids[0]}?limit=10`));
  const filters = [
    "status=status-3",
    "status=done",
    "type=story",
    "type=task",
    "priority=high",
    "assignee=person-1",
    "team=red",
    "label=core",
    "label=label-3",
    `parent=${items[2]?.id}`,
    `parent=${items[7]?.id}`,
  ];
  return [
    "/ranking",
    "/items?page=2&per_page=7",
    "/items?status=done&label=core&page=1&per_page=7",
    "/ranking?limit=7&page=3",
    "/ranking?model=rice&fields=title,status",
    "/ranking?limit=9&expand=stability,breakdown,parent",
    "/summary",
    ...ids.map((id) => `/rankings/${id}?limit=100`),
    ...ids.map((id) => `/rankings/${id}?limit=100&expand=stability,breakdown,parent`),
    ...ids.map((id) => `/rankings/${id}/stability`),
    `/rankings/${ids[0]}?limit=10&cursor=${page.next_cursor}`,
    ...filters.flatMap((filter) => ids.map((id) => `/rankings/${id}?${filter}`)),
    ...[1, 3, 4, 5, 9].flatMap((index) =>
      ids.map((id) => `/rankings/${id}/items/${items[index]?.id}`),
    ),
    `/rankings:diff?from=${ids[0]}&to=${ids[2]}`,
    `/rankings:diff?from=${ids[0]}&to=${ids[4]}`,
    `/rankings:diff?from=${ids[1]}&to=${ids[5]}`,
    `/rankings:diff?from=${ids[2]}&to=${ids[3]}`,
    "/rankings",
  ];
}

describe("a response without cached values", () => {
  test("has the same bytes and the same ETag", async () => {
    const history = await openHistory();
    const addresses = await listAddresses(history);
    const { client } = history;
    const before = await readAll(client, addresses);
    const after: ResponseCopy[] = [];
    for (const address of addresses) {
      // oxlint-disable-next-line no-await-in-loop -- every request starts with empty caches
      await clearEveryCache();
      // oxlint-disable-next-line no-await-in-loop -- see above
      after.push(await read(client, address));
    }
    const isDifferent = (_: string, index: number) =>
      JSON.stringify(after[index]) !== JSON.stringify(before[index]);
    expect(addresses.filter(isDifferent)).toEqual([]);
    expect(addresses.filter((_, index) => before[index]?.status !== 200)).toEqual(
      addresses.filter((address) => isRejected(address, history)),
    );
  });

  test("comes from D1, because no entry is left in a cache", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds.slice(0, 3));
    await publishRankings(client);
    const urls = listWrittenUrls();
    expect(await countCachedEntries()).toBeGreaterThan(3);
    await clearEveryCache();
    expect(await Promise.all(urls.map((url) => caches.default.match(url)))).toEqual(
      urls.map(() => undefined),
    );
    expect(await countCachedEntries()).toBe(0);
    const { headers } = await client.get("/ranking");
    expect(headers.get("cache-status")).toBe('ordinal; fwd=miss; detail="ranking from origin"');
  });

  test("does not count a criterion that has no ratings any more", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "Zealous", ratings: { zeal: 3, reach: 1 } });
    await client.get("/summary");
    await client.send("PATCH", `/items/${item.id}`, { ratings: { zeal: null } });
    const cached = await readJson<{ rated: object }>(client.get("/summary"));
    await clearEveryCache();
    const rebuilt = await readJson<{ rated: object }>(client.get("/summary"));
    expect(cached.rated).toEqual(rebuilt.rated);
    expect(rebuilt.rated).toEqual({ reach: 1 });
  });

  test("reports the same time for a generation if the clocks of writers differ", async () => {
    const client = await openWorkspace();
    const { deps } = openWorkerDeps({ clock: { now: () => Date.now() + 60_000 } });
    await deps.store.items.write({
      workspace: client.id,
      actor: "a writer whose clock is a minute ahead",
      at: deps.clock.now(),
      creates: [{ id: deps.random.typeId("itm"), fields: { ...fields, title: "From the future" } }],
      changes: [],
    });
    const item = await createItem(client, { title: "From the present" });
    const [ranking] = await publishRankings(client);
    await client.call("DELETE", `/items/${item.id}`);
    const before = await readJson<RankingPage>(client.get(`/rankings/${ranking?.id}`));
    await clearEveryCache();
    const after = await readJson<RankingPage>(client.get(`/rankings/${ranking?.id}`));
    expect(after.ranking).toEqual(before.ranking);
  });
});

type ResponseCopy = Awaited<ReturnType<typeof readResponse>>;

/** Reads an address with a fixed request id, at the current generation. */
async function read(client: Client, address: string): Promise<ResponseCopy> {
  const generation = String(await readGeneration(client));
  const headers = { "x-request-id": "read", "ordinal-min-generation": generation };
  return readResponse(client.get(address, headers));
}

async function readAll(client: Client, addresses: readonly string[]): Promise<ResponseCopy[]> {
  const responses: ResponseCopy[] = [];
  for (const address of addresses) {
    // oxlint-disable-next-line no-await-in-loop -- sequential, like the second read
    responses.push(await read(client, address));
  }
  return responses;
}

const fields = { type: "story", status: "open", labels: [], ratings: {} } as const;

/** Returns whether an address names an item or a status that its ranking does not have. */
function isRejected(address: string, { items, rankings }: Awaited<ReturnType<typeof openHistory>>) {
  const ids = rankings.map(({ id }) => id);
  return [
    ...ids.map((id) => `/rankings/${id}/items/${items[5]?.id}`), // done, later deleted
    ...ids.slice(4).map((id) => `/rankings/${id}/items/${items[9]?.id}`), // done since
    ...[...ids.slice(0, 2), ...ids.slice(4)].map((id) => `/rankings/${id}?status=status-3`),
  ].includes(address);
}

describe("a cached response", () => {
  test("is a 304 without a body if the ETag matches", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds.slice(0, 5));
    const { etag } = await readResponse(client.get("/ranking"));
    const notModified = await client.get("/ranking", { "if-none-match": `W/${etag}` });
    expect(notModified.status).toBe(304);
    expect(notModified.headers.get("etag")).toBe(etag);
    expect(await notModified.text()).toBe("");
  });

  test("links to the path of the request, even if a request to another path filled the cache", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds.slice(0, 5));
    const [ranking] = await publishRankings(client);
    const newest = await client.get("/ranking?limit=2");
    const old = await client.get(`/rankings/${ranking?.id}?limit=2`);
    expect(newest.headers.get("link")).toContain(`/workspaces/${client.id}/ranking?`);
    expect(old.headers.get("link")).toContain(`/rankings/${ranking?.id}?`);
  });

  test("is rebuilt if the cached bytes are invalid", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds.slice(0, 5));
    const before = await readResponse(client.get("/ranking"));
    const { keys } = await env.CACHE.list({ prefix: client.id });
    await clearEveryCache();
    await Promise.all(keys.map(({ name }) => env.CACHE.put(name, "an older layout")));
    const after = await readResponse(client.get("/ranking"));
    expect(keys.length).toBeGreaterThan(0);
    expect(after).toEqual(before);
  });
});
