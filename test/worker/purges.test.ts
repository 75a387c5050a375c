import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { purgeWorkspace } from "../../src/flows/workspaces/purge-workspaces.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { purgedTables } from "../../src/store/purges.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import { type Client, createItems, openWorkspace } from "../environments/worker.ts";
import { countRows, listColumns, listTables } from "./database-rows.ts";

const hourly = "17 * * * *";

/** Opens a workspace with rows in every table, deletes it, and makes its purge due. */
async function openDeleted(): Promise<Client> {
  const client = await openWorkspace();
  const { id: workspace } = client;
  const [first] = await createItems(
    client,
    Array.from({ length: 30 }, (_, index) => ({ title: `Item ${index}`, assignee: "Ana" })),
  );
  const criteria = [{ key: "zeal" }];
  await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria });
  await client.send("POST", "/people", { name: "Ana", skills: [], capacity: 1 });
  await client.send("POST", "/hierarchies", { name: "H", criteria: [...criteria, { key: "x" }] });
  await client.send("PATCH", "/statuses", { categories: { open: "todo" } });
  await client.send("PATCH", `/items/${first?.id}`, { size: 2 });
  const key = { "idempotency-key": "k" };
  await client.send("POST", "/items", { title: "B" }, key);
  await client.environment.drain();
  await client.get("/ranking");
  await client.send("POST", "/baselines", { name: "Plan" });
  await client.importFile("title\nC\n");
  await client.send("POST", "/people:erase", { name: "Ana" });
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO sessions (hash, workspace_id, id, key_id, created_at, expires_at, last_used_at)
        VALUES (?1, ?1, 'ses_1', 'key_1', 1, 2, 1)`,
    ).bind(workspace),
    env.DB.prepare(
      "INSERT INTO tickets (hash, workspace_id, key_id, expires_at) VALUES (?1, ?1, 'key_1', 2)",
    ).bind(workspace),
  ]);
  client.environment.queued.splice(0);
  await client.call("DELETE", "");
  await env.DB.prepare("UPDATE workspaces SET purge_at = 1 WHERE id = ?").bind(workspace).run();
  return client;
}

async function listKvKeys({ id }: Client): Promise<string[]> {
  const prefixes = [`${id}/`, `pinned/${id}/`];
  const pages = await Promise.all(prefixes.map((prefix) => env.CACHE.list({ prefix })));
  return pages.flatMap(({ keys }) => keys.map(({ name }) => name));
}

describe("the list of purged tables", () => {
  test("contains every table with rows of a workspace", async () => {
    const owned: string[] = [];
    for (const table of await listTables()) {
      // oxlint-disable-next-line no-await-in-loop -- one statement per table
      const columns = await listColumns(table);
      owned.push(
        ...["workspace_id", "scope"]
          .filter((name) => columns.includes(name))
          .map((owner) => `${table}.${owner}`),
      );
    }
    expect(purgedTables.map(({ name, owner }) => `${name}.${owner}`).toSorted()).toEqual(
      owned.toSorted(),
    );
  });

  test("is complete: every other table has no tenant", async () => {
    const others = (await listTables()).filter(
      (table) => !purgedTables.some(({ name }) => name === table),
    );
    expect(others).toEqual(["workspaces"]);
  });
});

describe("the hourly cron", () => {
  test("removes every row and every cached value of a workspace whose purge is due", async () => {
    const client = await openDeleted();
    const counts = await countRows(client.id);
    expect(Object.keys(counts).toSorted()).toEqual(
      ["workspaces", ...purgedTables.map(({ name }) => name)].toSorted(),
    );
    expect(await listKvKeys(client)).toEqual(
      expect.arrayContaining([
        expect.stringContaining("/snapshot"),
        expect.stringMatching(/^pinned\//),
      ]),
    );
    await client.environment.tick(hourly);
    await client.environment.drain();
    expect(await countRows(client.id)).toEqual({});
    expect(await listKvKeys(client)).toEqual([]);
  });

  test("leaves other workspaces, and deleted ones before their time", async () => {
    const other = await openWorkspace();
    await createItems(other, [{ title: "A" }]);
    const early = await openWorkspace();
    await createItems(early, [{ title: "A" }]);
    await early.call("DELETE", "");
    const counts = [await countRows(other.id), await countRows(early.id)];
    const due = await openDeleted();
    await due.environment.tick(hourly);
    expect(due.environment.queued).toContainEqual({ kind: "purge", workspace: due.id });
    await due.environment.drain();
    await due.environment.deliver([
      { kind: "purge", workspace: other.id },
      { kind: "purge", workspace: early.id },
    ]);
    expect([await countRows(other.id), await countRows(early.id)]).toEqual(counts);
    expect(counts[0]).toMatchObject({ items: 1, changes: 1, workspaces: 1, api_keys: 1 });
  });
});

/** Returns deps that remove two rows per table and step, and crash at the nth step. */
function crashAt(step: number): Deps {
  const { deps } = openWorkerDeps();
  const { purges } = deps.store;
  let steps = 0;
  return {
    ...deps,
    store: {
      ...deps.store,
      purges: {
        ...purges,
        async removeRows(workspace) {
          steps += 1;
          if (steps === step) {
            throw new Error("The isolate crashed.");
          }
          return purges.removeRows(workspace, 2);
        },
        async finish(workspace) {
          if (step === 0) {
            throw new Error("The isolate crashed.");
          }
          return purges.finish(workspace);
        },
      },
    },
  };
}

describe("a purge", () => {
  test.each([1, 2, 9, 0])("that crashes at step %i is continued by the next cron", async (step) => {
    const client = await openDeleted();
    const message = { workspace: client.id };
    await expect(purgeWorkspace(crashAt(step), message)).rejects.toThrow("crashed");
    expect(await countRows(client.id)).toMatchObject({ workspaces: 1 });
    await client.environment.tick(hourly);
    await client.environment.drain();
    expect(await countRows(client.id)).toEqual({});
  });

  test("may run twice at the same time, and again", async () => {
    const client = await openDeleted();
    const message = { workspace: client.id };
    await Promise.all([purgeWorkspace(crashAt(-1), message), purgeWorkspace(crashAt(-1), message)]);
    await purgeWorkspace(openWorkerDeps().deps, message);
    expect(await countRows(client.id)).toEqual({});
  });

  test("queues the rest after a number of steps", async () => {
    const client = await openDeleted();
    await env.DB.prepare(
      `INSERT INTO changes (workspace_id, generation, number, actor, at)
        SELECT ?, 99, value, 'x', 1 FROM json_each(?)`,
    )
      .bind(client.id, JSON.stringify(Array.from({ length: 120 }, (_, index) => index)))
      .run();
    const { deps, queued } = openWorkerDeps();
    await purgeWorkspace({ ...crashAt(-1), queue: deps.queue }, { workspace: client.id });
    expect(queued).toEqual([{ kind: "purge", workspace: client.id }]);
    expect(await countRows(client.id)).toMatchObject({ workspaces: 1 });
    await client.environment.deliver(queued);
    expect(await countRows(client.id)).toEqual({});
  });
});

test("entries of the undo log can be removed only during a purge", async () => {
  const client = await openWorkspace();
  await createItems(client, [{ title: "A" }]);
  const remove = () =>
    env.DB.prepare("DELETE FROM changes WHERE workspace_id = ?").bind(client.id).run();
  await expect(remove()).rejects.toThrow("only ever appended");
  await client.call("DELETE", "");
  await expect(remove()).rejects.toThrow("only ever appended");
  const { deps } = openWorkerDeps();
  expect(await deps.store.purges.start(client.id, Date.now())).toBe(false); // 30 days too early
  await expect(remove()).rejects.toThrow("only ever appended");
  expect(await deps.store.purges.start(client.id, Date.now() + 31 * 86_400_000)).toBe(true);
  expect((await remove()).meta.changes).toBe(1);
});
