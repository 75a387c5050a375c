import { env } from "cloudflare:workers";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  type Client,
  type ItemView,
  type JobView,
  readJson,
  createItems,
  openClient,
  openWorkspace,
  openWorkerEnvironment,
  type Point,
  requireValue,
  request,
} from "../environments/worker.ts";
import { sendHierarchyRequests } from "./hierarchies.ts";
import { type RecordedStatement, recordStatements } from "./record-statements.ts";

const itemCount = 600;

const seeds = Array.from({ length: itemCount }, (_, index) => ({
  title: `Item ${index}`,
  external_id: `K-${index}`,
  status: index % 2 === 0 ? "open" : "done",
  priority: "high",
  assignee: "ana",
  team: "red",
  labels: ["core"],
  size: 1 + (index % 8),
  ratings: {
    reach: index,
    impact: 1,
    confidence: 0.5,
    effort: 2,
    business_value: 1 + (index % 10),
  },
}));

/** Creates 600 items, and gives each item except the first a parent. */
export async function createBacklog(client: Client): Promise<readonly ItemView[]> {
  const items = await createItems(client, seeds);
  const operations = items.slice(1).map(({ id }, index) => ({
    op: "patch",
    id,
    patch: { parent: items[Math.floor(index / 10)]?.id },
  }));
  await client.send("POST", "/items:batch", { operations });
  return items;
}

/**
 * Sends requests to every route, with cold and with warm caches, and runs the queue and the crons.
 * Returns the statements and the metric points of this visit.
 */
export async function visitEveryRoute(): Promise<RecordedVisit> {
  const { database, statements } = recordStatements();
  const environment = openWorkerEnvironment({ DB: database });
  const client = await openWorkspace(environment);
  await client.get("/keys"); // Records the use of the key, so that no other route does.
  const items = await createBacklog(client);
  const [first, second] = [requireValue(items[1]), requireValue(items[2])];
  await environment.drain();
  await writeResources(withEmptyMemory(client), { first, second });
  await environment.drain();
  await readResources(withEmptyMemory(client), { first, second });
  await readPastRanking(client, await readResources(client, { first, second }));
  await sendComputeRequests(client);
  await sendCacheOperations(client);
  await revertWrites(client, {
    first: requireValue(items[10]),
    second: requireValue(items[11]),
  });
  await restoreBackup(client);
  await erasePeople(client);
  await endWorkspaces(client);
  await environment.tick("* * * * *");
  await environment.tick("*/5 * * * *");
  await environment.tick("17 * * * *");
  await environment.drain();
  await environment.deliver(
    [{ kind: "import", workspace: client.id, job: "job_0" }],
    "ordinal-jobs-dead",
  );
  return { statements, points: environment.points };
}

export type RecordedVisit = {
  readonly statements: readonly RecordedStatement[];
  readonly points: readonly Point[];
};

/** Returns a client that clears the memory of the isolate before each request. */
function withEmptyMemory(client: Client): Client {
  const { call, get, send, importFile } = client;
  return {
    ...client,
    call: clearMemoryBefore(call),
    get: clearMemoryBefore(get),
    send: clearMemoryBefore(send),
    importFile: clearMemoryBefore(importFile),
  };
}

function clearMemoryBefore<A extends readonly unknown[], R>(send: (...args: A) => R) {
  return (...args: A): R => {
    clearAllMemories();
    return send(...args);
  };
}

type TwoItems = { readonly first: ItemView; readonly second: ItemView };

async function writeResources(client: Client, { first, second }: TwoItems): Promise<void> {
  const key = { "idempotency-key": "k" };
  const criteria = [{ key: "zeal" }];
  await client.send("POST", "/items", { title: "New", parent: first.id }, key);
  await client.send("POST", "/items", { title: "New", parent: first.id }, key);
  await client.send("POST", "/items", { title: "", parent: first.id }, { "idempotency-key": "x" });
  await client.send("PATCH", `/items/${first.id}`, { size: 3, parent: null });
  await client.send("PUT", "/items/external/K-1", { status: "doing" });
  await client.send("PUT", "/items/external/NEW", { title: "New" });
  await client.send("PUT", "/items/external/NEW?source=jira", { title: "New" });
  await client.send("PATCH", `/items/${first.id}`, { source: "jira" });
  await client.send("PATCH", `/items/${second.id}`, { parent: second.id });
  await client.send("PATCH", `/items/${first.id}`, { blocked_by: [second.id, "K-5"] });
  const pair = { functional: "like", dysfunctional: "dislike" };
  await client.send("POST", "/kano-answers", { answers: [{ item: first.id, ...pair }] }, key);
  const named = [{ external_id: "K-7", ...pair }];
  await client.send("POST", "/kano-answers", { mode: "add", answers: named });
  await client.send("POST", "/items", { title: "Linked", blocked_by: ["K-7"] });
  await client.call("DELETE", `/items/${second.id}`);
  await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria }, key);
  await client.send("POST", "/models", { id: "near", kind: "topsis", criteria });
  await client.send("POST", "/models:validate", { kind: "weighted", criteria });
  const votes = [{ winner: first.id, loser: second.id }];
  await client.send("POST", "/models", { id: "liked", kind: "votes", votes });
  await writePeople(client);
  await writeKeys(client);
  await openSessions(client);
  await client.send("PATCH", "/statuses", { categories: { doing: "doing", Late: "done" } });
  await client.call("POST", "/cursor-key:replace");
  await sendHierarchyRequests(client);
  await client.send("POST", "/models/mine", { criteria, name: "Mine" });
  const file = "external_id,title,parent,blocked_by\nX,X,Y,K-7\nY,Y,,\nK-5,Five,nowhere,X\n";
  await client.importFile(file, { headers: key });
  await client.importFile(file);
  await client.importFile(file, { query: "?dry_run=true" });
}

/** Reverts an import and a batch that also deletes an item. */
async function revertWrites(client: Client, { first, second }: TwoItems): Promise<void> {
  const { environment } = client;
  const job = await readJson<JobView>(client.importFile("external_id,title,parent\nR,R,K-1\n"));
  await environment.drain();
  const { generations } = await readJson<{ generations: number[][] }>(
    client.get(`/jobs/${job.id}`),
  );
  const { call } = withEmptyMemory(client);
  await call("POST", `/changes/${generations[0]?.[0]}:revert`);
  await environment.drain();
  const operations = [
    { op: "delete", id: first.id },
    { op: "patch", id: second.id, patch: { external_id: "K-2b", parent: null } },
  ];
  const { headers } = await client.send("POST", "/items:batch", { operations });
  const path = `/changes/${headers.get("ordinal-generation")}:revert`;
  await call("POST", path, { headers: { "idempotency-key": "r" } });
  await environment.drain();
}

/** Backs the workspace up, and restores the backup into another one. */
async function restoreBackup({ environment, get }: Client): Promise<void> {
  const body = await (await get("/backup")).arrayBuffer();
  const copy = withEmptyMemory(await openWorkspace(environment));
  const headers = { "content-type": "application/x-ndjson", "idempotency-key": "b" };
  await copy.call("POST", "/backup:restore", { body, headers });
  await environment.drain();
}

/** Erases a name and an actor, each with its job. */
async function erasePeople(client: Client): Promise<void> {
  const { send, call } = withEmptyMemory(client);
  const key = await env.DB.prepare("SELECT id FROM api_keys WHERE workspace_id = ?")
    .bind(client.id)
    .first<{ id: string }>();
  const person = { name: "ana", actor: key?.id };
  await client.send("POST", "/people", { name: "Ana", skills: [], capacity: 1 });
  await client.send(
    "POST",
    "/items",
    { title: "Named", assignee: "ana" },
    { "idempotency-key": "n" },
  );
  await send("POST", "/people:erase", person, { "idempotency-key": "e" });
  await client.environment.drain();
  await call("GET", "");
}

/** Changes, deletes and restores the workspace, and purges another one. */
async function endWorkspaces(client: Client): Promise<void> {
  const { environment, id } = client;
  const root = openClient(environment, { id, key: env.ROOT_KEY ?? "" });
  const headers = { authorization: `Bearer ${env.ROOT_KEY}` };
  const { call, send } = withEmptyMemory(client);
  await send("PATCH", "", { name: "Renamed", default_model: "mine" });
  await environment.fetch(request("GET", "/v1/workspaces?state=all", { headers }));
  await call("DELETE", "");
  await root.get("");
  await root.call("POST", ":restore");
  const other = await openWorkspace(environment);
  await openClient(environment, { ...root, id: other.id }).call("DELETE", "");
  await env.DB.prepare("UPDATE workspaces SET purge_at = 1 WHERE id = ?").bind(other.id).run();
}

async function writeKeys(client: Client): Promise<void> {
  const ci = { name: "CI", role: "developer" };
  const { id } = await readJson<{ id: string }>(client.send("POST", "/keys", ci));
  await client.send("POST", "/keys", ci, { "idempotency-key": "k" });
  await client.send("POST", `/keys/${id}:rotate`, {}, { "idempotency-key": "r" });
  await client.get("/keys");
  await client.get(`/keys/${id}`);
  await client.call("DELETE", `/keys/${id}`);
}

async function openSessions(client: Client): Promise<void> {
  const send = (method: string, headers: Record<string, string>) =>
    client.environment.fetch(request(method, "/v1/session", { headers }));
  const authorization = `Bearer ${client.key}`;
  const response = await send("POST", { authorization });
  const [cookie = ""] = (response.headers.get("set-cookie") ?? "").split(";");
  await send("GET", { cookie });
  await client.get("/sessions");
  await send("DELETE", { cookie, "sec-fetch-site": "same-origin" });
  const { id } = await readJson<{ id: string }>(send("POST", { authorization }));
  await client.call("DELETE", `/sessions/${id}`);
  await client.call("POST", "/live-tickets");
}

async function writePeople(client: Client): Promise<void> {
  const ana = { name: "Ana", skills: ["core"], capacity: 50 };
  const { id } = await readJson<{ id: string }>(client.send("POST", "/people", ana));
  await client.send("POST", "/people", ana, { "idempotency-key": "p" });
  await client.send("PATCH", `/people/${id}`, { capacity: 40 });
  await client.get(`/people/${id}`);
  await client.call("DELETE", `/people/${id}`, { headers: { "if-match": '"2"' } });
  await client.send("POST", "/people", ana); // for `ranking:fit`
}

/** Creates baselines, and returns the id of one that is not deleted. */
async function writeBaselines(client: Client, ranking: string): Promise<string> {
  const create = async (body: object, headers?: Record<string, string>) =>
    (await readJson<{ id: string }>(client.send("POST", "/baselines", body, headers))).id;
  const kept = await create({ name: "Kept", ranking }, { "idempotency-key": "b" });
  const id = await create({ name: "Past", model: "rice", at: "2999-01-01" });
  await create({ name: "Now" });
  await client.send("PATCH", `/baselines/${id}`, { name: "Renamed", note: "A note" });
  await client.call("DELETE", `/baselines/${id}`);
  return kept;
}

/** Sends requests to the routes that read, and returns the id of a ranking. */
async function readResources(client: Client, { first }: TwoItems): Promise<string> {
  const { ranking, page } = await readJson<{
    ranking: { id: string };
    page: { next_cursor: string };
  }>(client.get("/ranking?limit=10"));
  const list = await readJson<{ page: { next_cursor: string } }>(client.get("/items?limit=10"));
  const { id: job } = await readJson<JobView>(client.importFile("title\nA\n"));
  const baseline = await writeBaselines(client, ranking.id);
  const filters = `status=open&type=story&priority=high&assignee=ana&label=core&team=red`;
  const paths = [
    "",
    "/summary",
    "/statuses",
    "/items?status=open,done&status_category=todo",
    "/ranking?model=rice&scope=all",
    "/ranking?status_category=done",
    "/ranking?status=unknown",
    `/items/${first.id}`,
    `/items/${first.id}/links`,
    `/items/${first.id}/changes`,
    `/items/${first.id}/history`,
    `/items/${first.id}/changes?before=3&limit=1`,
    `/items?limit=10&cursor=${list.page.next_cursor}`,
    ...filters.split("&").map((filter) => `/items?${filter}`),
    `/items?${filters}&parent=${first.id}&q=item&external_id=K-1&page=2&per_page=10`,
    `/items?parent=${first.id}`,
    "/items?external_id=K-1",
    "/items?number=1,2,3",
    "/items?external_id=K-1&source=jira",
    "/items?source=jira",
    `/ranking?limit=10&cursor=${page.next_cursor}`,
    `/ranking?${filters}&parent=${first.id}`,
    "/ranking?model=rice",
    "/ranking?model=mine",
    "/ranking?limit=9&expand=stability,breakdown,parent",
    "/ranking?model=mine&revision=1",
    "/rankings",
    "/rankings?before=2",
    "/snapshot",
    "/snapshots/1",
    "/changes?since=1",
    `/rankings/${ranking.id}`,
    `/rankings/${ranking.id}?expand=parent,stability`,
    `/rankings/${ranking.id}/stability`,
    `/rankings/${ranking.id}/items/${first.id}`,
    "/baselines",
    `/baselines/${baseline}`,
    `/rankings/${baseline}`,
    `/rankings:diff?from=${baseline}`,
    `/rankings:diff?from=${ranking.id}&to=${ranking.id}`,
    "/rankings:diff?at=2999-01-01&model=rice",
    "/ranking?model=rice&at=1",
    "/ranking?model=rice&at=2999-01-01",
    "/rankings?at=2999-01-01",
    `/items/${first.id}?at=2999-01-01`,
    `/items/${first.id}/score?model=mine`,
    `/items/${first.id}/score?model=rice&target_rank=1`,
    "/ranking:bands?model=rice&limit=5",
    "/ranking:lint",
    "/ranking:lint?model=mine&revision=1&scope=all",
    "/ranking:facets",
    `/ranking:facets?model=mine&revision=1&scope=all&${filters}&parent=${first.id}`,
    "/summary?scope=all",
    `/ranking:matrix?x=score:near&y=score:mine&model=liked&parent=${first.id}`,
    `/items/${first.id}/score?model=near`,
    `/items/${first.id}/score?model=near&target_rank=1&scope=all`,
    "/ranking?model=liked",
    "/models",
    "/models/mine",
    "/models:presets",
    `/jobs/${job}`,
    "/export",
    "/export?format=ndjson",
    "/export?for=jira&model=mine",
    "/export?for=csv&model=mine&scope=all",
    "/people",
    "/hierarchies",
    "/people?skill=core",
  ];
  for (const path of paths) {
    // oxlint-disable-next-line no-await-in-loop -- a client sends one request after another
    await client.get(path);
  }
  const { webSocket } = await client.get("/live", { upgrade: "websocket" });
  webSocket?.accept();
  webSocket?.close();
  const patches = [{ id: first.id, ratings: { reach: 1 } }];
  const criteria = [{ key: "reach" }];
  await client.send("POST", "/items:cascade", { criterion: "business_value", root: first.id });
  for (const scope of ["open", "all"]) {
    const plan = { people: true, filters: { parent: first.id, status: "done" }, scope };
    const models = ["rice", { model: "mine", criteria }];
    // oxlint-disable no-await-in-loop -- a client sends one request after another
    await client.send("POST", "/ranking:whatif", { patches, filters: plan.filters, scope });
    await client.send("POST", "/ranking:compare", { models, scope });
    await client.send("POST", "/ranking:order", { scope });
    await client.send("POST", "/ranking:fit", plan);
    // oxlint-enable no-await-in-loop
  }
  await client.call("POST", `/rankings/${ranking.id}:verify`);
  return ranking.id;
}

/** Sends requests to the routes that store nothing. */
async function sendComputeRequests({ environment, key }: Client): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const post = (path: string, body: object) =>
    environment.fetch(request("POST", path, { headers, body: JSON.stringify(body) }));
  await post("/v1/financials", { investment: 1, cash_flows: [2] });
  await post("/api/v1/qvf/score", { work_items: [{ id: "A", business_value: 8 }] });
  await environment.fetch(request("GET", "/api/v1/qvf/criteria", { headers }));
  await environment.fetch(request("GET", "/health"));
  await environment.fetch(request("GET", "/app/items/unknown"));
  await environment.fetch(request("GET", "/problems/not-found"));
}

/** Sends the cache operations, which require the root key. */
async function sendCacheOperations({ environment, id: workspace }: Client): Promise<void> {
  const headers = {
    authorization: `Bearer ${env.ROOT_KEY}`,
    "content-type": "application/json",
  };
  for (const path of ["warm", "clear", "warm"]) {
    const init = { headers, body: JSON.stringify({ workspace }) };
    // oxlint-disable-next-line no-await-in-loop -- the second warm-up follows the clear
    await environment.fetch(request("POST", `/v1/cache/${path}`, init));
  }
  await environment.fetch(request("GET", "/v1/cache/stats", { headers }));
}

/** Reads the ranking of a past generation after its cached values are deleted. */
async function readPastRanking(client: Client, ranking: string): Promise<void> {
  await client.send("PUT", "/items/external/K-7", { size: 8 });
  await client.send("PUT", "/items/external/K-8", { parent: null });
  clearAllMemories();
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
  await client.get(`/rankings/${ranking}?limit=3`);
}
