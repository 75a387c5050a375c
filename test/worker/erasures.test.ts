import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { runErasure } from "../../src/flows/people/run-erasure.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  type Client,
  createItem,
  createItems,
  type ItemView,
  type JobView,
  openWorkspace,
  readGeneration,
  readJson,
} from "../environments/worker.ts";
import { countRows, findText } from "./database-rows.ts";
import { listNamedItems, stageImport } from "./jobs.ts";
import { revert } from "./reverts.ts";

/** A name that no other test uses. It has a quote, which JSON escapes. */
function createName(): string {
  return `Zoë "${crypto.randomUUID().slice(0, 8)}" Ćorić`;
}

async function erase(client: Client, body: object): Promise<JobView> {
  const response = await client.send("POST", "/people:erase", body);
  expect(response.status).toBe(202);
  const { id } = await readJson<JobView>(response);
  expect(response.headers.get("location")).toBe(`/v1/workspaces/${client.id}/jobs/${id}`);
  await client.environment.drain();
  return readJson(client.get(`/jobs/${id}`));
}

/** Returns the part of a name that is the same however a column encodes the name. */
function getMarker(name: string): string {
  return /[0-9a-f]{8}/.exec(name)?.[0] ?? "";
}

/** Lists the KV entries of a workspace whose bytes contain a text. */
async function findInKv({ id }: Client, text: string): Promise<string[]> {
  const { keys } = await env.CACHE.list({ prefix: `${id}/` });
  const names = keys.map(({ name }) => name);
  const values = await Promise.all(
    [...names, `hot/${id}`].map(async (name) => [name, await readKvText(name)] as const),
  );
  return values.filter(([, value]) => value?.includes(text)).map(([name]) => name);
}

/** Reads an entry as text. Checkpoints are compressed. */
async function readKvText(name: string): Promise<string | undefined> {
  const stream = await env.CACHE.get(name, "stream");
  const body = /\/snapshot\/\d+$/.test(name)
    ? stream?.pipeThrough(new DecompressionStream("gzip"))
    : stream;
  return body ? new Response(body).text() : undefined;
}

/** Writes the name to every place that can hold the name of a person. */
async function writeEverywhere(client: Client, name: string): Promise<ItemView> {
  const key = { "idempotency-key": "k" };
  const item = await createItem(client, { title: "A", assignee: name });
  await client.send("POST", "/items", { title: "B", assignee: name.toUpperCase() }, key);
  await client.send("PATCH", `/items/${item.id}`, { assignee: "Other" });
  await client.send("PATCH", `/items/${item.id}`, { assignee: name });
  const gone = await createItem(client, { title: "Gone", assignee: name });
  await client.call("DELETE", `/items/${gone.id}`);
  await client.send("POST", "/people", { name, skills: [], capacity: 1 });
  await client.send("POST", "/people", { name: "Other", skills: [], capacity: 1 });
  const quoted = `"${name.replaceAll('"', '""')}"`;
  await client.importFile(`title,assignee,due date\nC,${quoted},${quoted}\n`);
  await client.environment.drain();
  await client.get("/ranking");
  return item;
}

describe("POST /people:erase", () => {
  test("leaves no table and no cache with the name", async () => {
    const client = await openWorkspace();
    const name = createName();
    const item = await writeEverywhere(client, name);
    const marker = getMarker(name);
    const before = await findText(marker);
    expect(before).toEqual(
      expect.arrayContaining(["changes.before", "items.assignee", "jobs.report", "people.name"]),
    );
    expect(await findInKv(client, marker)).not.toEqual([]);
    expect(await countRows(client.id)).toMatchObject({ idempotency: 1, idempotency_parts: 1 });
    const job = await erase(client, { name: name.toLowerCase() });
    expect(job).toMatchObject({ kind: "erasure", state: "done", result: { updated: 4 } });
    expect(job.done).toBe(job.total);
    expect(await findText(marker)).toEqual([]);
    expect(await findInKv(client, marker)).toEqual([]);
    expect(await countRows(client.id)).not.toHaveProperty("idempotency");
    expect(await countRows(client.id)).not.toHaveProperty("idempotency_parts");
    const erased = await readJson<ItemView>(client.get(`/items/${item.id}`));
    expect(erased).toMatchObject({ title: "A", version: 4 });
    expect("assignee" in erased).toBe(false);
    const { data } = await readJson<{ data: { name: string }[] }>(client.get("/people"));
    expect(data.map((person) => person.name)).toEqual(["Other"]);
  });

  test("leaves the name in no cache of an isolate that publishes later", async () => {
    const client = await openWorkspace();
    const name = createName();
    await createItems(client, [{ title: "A", assignee: name }, { title: "B" }]);
    await client.environment.drain();
    const { deps } = openWorkerDeps();
    const stale = deps.caches.snapshots.peek(client.id);
    await erase(client, { name });
    clearAllMemories();
    if (stale !== undefined) {
      deps.caches.snapshots.put(stale); // as in the memory of another isolate
    }
    expect(stale?.facets.assignee.values).toContain(name);
    await createItem(client, { title: "C" });
    await env.DB.prepare(
      "UPDATE workspaces SET snapshot_generation = 0, changed_at = changed_at + 1 WHERE id = ?",
    )
      .bind(client.id)
      .run();
    await env.DB.prepare("UPDATE published SET published_at = 0 WHERE workspace_id = ?")
      .bind(client.id)
      .run();
    await client.environment.drain();
    expect(await findInKv(client, getMarker(name))).toEqual([]);
    expect((await env.CACHE.list({ prefix: `${client.id}/` })).keys).not.toEqual([]);
  });

  test("does not change the title of an item, nor another person", async () => {
    const client = await openWorkspace();
    const name = createName();
    const item = await createItem(client, { title: `Ask ${name}`, assignee: `${name} Jr.` });
    await createItem(client, { title: "B", assignee: name });
    await erase(client, { name });
    expect(await readJson(client.get(`/items/${item.id}`))).toEqual(item);
  });

  test("creates a generation, which a revert does not undo", async () => {
    const client = await openWorkspace();
    const name = createName();
    const item = await createItem(client, { title: "A", assignee: name });
    await client.send("PATCH", `/items/${item.id}`, { assignee: "Other" });
    await client.send("PATCH", `/items/${item.id}`, { assignee: name, size: 3 });
    const generation = await readGeneration(client);
    await erase(client, { name });
    expect(await readGeneration(client)).toBe(generation + 1);
    await revert(client, generation + 1);
    await revert(client, generation);
    expect(await findText(getMarker(name))).toEqual([]);
    const items = await listNamedItems(client);
    expect(items).toMatchObject([{ assignee: "Other" }]);
    expect(items[0]).not.toHaveProperty("size");
    await revert(client, 2);
    expect((await listNamedItems(client))[0]).not.toHaveProperty("assignee");
  });

  test("gives judges a pseudonym and keeps their judgements", async () => {
    const client = await openWorkspace();
    const criteria = [{ key: "value" }, { key: "risk" }, { key: "reach" }];
    const { id } = await readJson<{ id: string }>(
      client.send("POST", "/hierarchies", { name: "H", criteria }),
    );
    const judge = `ana-${crypto.randomUUID().slice(0, 8)}`;
    const judgements = [
      { a: "value", b: "risk", value: 3 },
      { a: "value", b: "reach", value: 5 },
    ];
    const saved = await client.send("PUT", `/hierarchies/${id}/judges/${judge}`, { judgements });
    expect(saved.status).toBe(200);
    const read = async () =>
      readJson<{ version: number; weights: unknown; judges: { judge: string }[] }>(
        client.get(`/hierarchies/${id}`),
      );
    const before = await read();
    await erase(client, { name: judge.toUpperCase() });
    const after = await read();
    expect(JSON.stringify(after)).toContain("erased-1");
    expect(JSON.stringify(after).replaceAll("erased-1", judge)).toBe(
      JSON.stringify({ ...before, version: before.version + 1 }),
    );
    expect(await findText(judge)).toEqual([]);
  });

  test("erases the name from the staged rows of an import", async () => {
    const client = await openWorkspace();
    const name = createName();
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const file = `title,assignee\nA,${quoted}\nB,Other\n`;
    const message = { kind: "import", workspace: client.id, job: await stageImport(client, file) };
    await erase(client, { name });
    expect(await findText(getMarker(name))).toEqual([]);
    await client.environment.deliver([message]);
    await client.environment.drain();
    const items = await listNamedItems(client);
    expect(items.map(({ title, assignee }) => [title, assignee])).toEqual([
      ["A", undefined],
      ["B", "Other"],
    ]);
  });

  test("erases the actor from the log of changes and renames the key", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    await client.send("POST", "/models", {
      id: "mine",
      kind: "weighted",
      criteria: [{ key: "zeal" }],
    });
    const key = await env.DB.prepare("SELECT id FROM api_keys WHERE workspace_id = ?")
      .bind(client.id)
      .first<{ id: string }>();
    const actor = key?.id ?? "";
    expect(await findText(actor)).toContain("changes.actor");
    const job = await erase(client, { actor });
    expect(job).toMatchObject({ state: "done", result: { updated: 0 } });
    expect(await findText(actor)).toEqual(["api_keys.id"]);
    const row = await env.DB.prepare("SELECT name FROM api_keys WHERE id = ?").bind(actor).first();
    expect(row).toEqual({ name: "erased" });
    expect((await client.get("/items")).status).toBe(200);
  });

  test("rejects a body without a person", async () => {
    const client = await openWorkspace();
    const statuses = await Promise.all(
      [{}, { name: "" }, { name: "  " }, { actor: "root" }, { person: "A" }].map(async (body) => {
        const { status } = await client.send("POST", "/people:erase", body);
        return status;
      }),
    );
    expect(statuses.every((status) => status === 400 || status === 422)).toBe(true);
  });
});

/** Returns deps whose store fails at its nth write of an erasure. */
function crashAt(write: number): Deps {
  const { deps } = openWorkerDeps();
  let writes = 0;
  const { erasures } = deps.store;
  const saveProgress: typeof erasures.saveProgress = async (...progress) => {
    writes += 1;
    if (writes === write) {
      throw new Error("The isolate crashed.");
    }
    await erasures.saveProgress(...progress);
  };
  return { ...deps, store: { ...deps.store, erasures: { ...erasures, saveProgress } } };
}

describe("an erasure that crashes", () => {
  test.each([1, 2, 3, 5, 7, 10, 11])("at step %i is completed by the sweep", async (step) => {
    const client = await openWorkspace();
    const name = createName();
    await writeEverywhere(client, name);
    const { id } = await readJson<JobView>(client.send("POST", "/people:erase", { name }));
    client.environment.queued.splice(0);
    const message = { workspace: client.id, job: id };
    await expect(runErasure(crashAt(step), message)).rejects.toThrow("crashed");
    await client.environment.deliver([{ kind: "erasure", ...message }], "ordinal-jobs-dead");
    await env.DB.prepare("UPDATE jobs SET updated_at = updated_at - 61000 WHERE id = ?")
      .bind(id)
      .run();
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).toContainEqual({ kind: "erasure", ...message });
    await client.environment.drain();
    expect(await readJson(client.get(`/jobs/${id}`))).toMatchObject({
      state: "done",
      result: { updated: 4 },
    });
    expect(await findText(getMarker(name))).toEqual([]);
    expect(await findInKv(client, getMarker(name))).toEqual([]);
  });

  test("after it has forgotten the person only ends its job", async () => {
    const client = await openWorkspace();
    const { id } = await readJson<JobView>(
      client.send("POST", "/people:erase", { name: createName() }),
    );
    const { deps } = openWorkerDeps();
    await deps.store.erasures.finish(client.id, id, 1);
    await client.environment.drain();
    expect(await readJson(client.get(`/jobs/${id}`))).toMatchObject({ state: "done", done: 0 });
  });
});

test("two runs of an erasure at the same time change each item once", async () => {
  const client = await openWorkspace();
  const name = createName();
  const item = await createItem(client, { title: "A", assignee: name });
  const { id } = await readJson<JobView>(client.send("POST", "/people:erase", { name }));
  const message = { kind: "erasure", workspace: client.id, job: id } as const;
  client.environment.queued.splice(0);
  await Promise.all([
    runErasure(openWorkerDeps().deps, message),
    runErasure(openWorkerDeps().deps, message),
  ]);
  expect(await readJson(client.get(`/items/${item.id}`))).toMatchObject({ version: 2 });
  expect(await readJson(client.get(`/jobs/${id}`))).toMatchObject({
    state: "done",
    result: { updated: 1 },
  });
});

test("an erasure also erases a name that a revert restores while it runs", async () => {
  const client = await openWorkspace();
  const name = createName();
  const item = await createItem(client, { title: "A", assignee: name });
  await client.send("PATCH", `/items/${item.id}`, { assignee: "Other" });
  const { id } = await readJson<JobView>(client.send("POST", "/people:erase", { name }));
  client.environment.queued.splice(0);
  const { deps } = openWorkerDeps();
  const { erasures } = deps.store;
  let pages = 0;
  let restored: readonly string[] = [];
  const saveProgress: typeof erasures.saveProgress = async (...progress) => {
    await erasures.saveProgress(...progress);
    pages += 1;
    if (pages === 2) {
      await revert(client, 2); // after the items and before the undo log
      restored = await findText(getMarker(name));
    }
  };
  const store = { ...deps.store, erasures: { ...erasures, saveProgress } };
  await runErasure({ ...deps, store }, { workspace: client.id, job: id });
  expect(restored).toContain("items.assignee");
  expect(await readJson(client.get(`/jobs/${id}`))).toMatchObject({ state: "done" });
  expect(await findText(getMarker(name))).toEqual([]);
});

test("the undo log accepts updates only while an erasure is running", async () => {
  const client = await openWorkspace();
  await createItem(client, { title: "A" });
  const update = () =>
    env.DB.prepare("UPDATE changes SET actor = 'x' WHERE workspace_id = ?").bind(client.id).run();
  await expect(update()).rejects.toThrow("only ever appended");
  const { id } = await readJson<JobView>(client.send("POST", "/people:erase", { name: "Ana" }));
  const renumber = env.DB.prepare("UPDATE changes SET number = 9 WHERE workspace_id = ?");
  await expect(renumber.bind(client.id).run()).rejects.toThrow("only ever appended");
  await client.environment.drain();
  expect(await readJson(client.get(`/jobs/${id}`))).toMatchObject({ state: "done" });
  await expect(update()).rejects.toThrow("only ever appended");
});
