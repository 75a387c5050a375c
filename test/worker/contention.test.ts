import { describe, expect, test } from "vitest";
import {
  createItem,
  type ItemView,
  openClient,
  openWorkerEnvironment,
  openWorkspace,
  readJson,
  readStatuses,
} from "../environments/worker.ts";

const count = 200;
const indexes = Array.from({ length: count }, (_, index) => index);
const allOk = indexes.map(() => 200);

describe("concurrent unconditional PATCHes", () => {
  test("of one item are all applied, and the undo log has each of them", async () => {
    const first = await openWorkspace();
    // A second environment has caches and a clock of its own, as a second isolate has.
    const second = openClient(openWorkerEnvironment(), first);
    const { id } = await createItem(first, { title: "A", ratings: { reach: 1 } });
    const pending = indexes.map((index) =>
      (index % 2 === 0 ? first : second).send("PATCH", `/items/${id}`, {
        ratings: { [`c${index % 20}`]: index + 1, reach: null },
        ...(index % 3 === 0 ? { title: `Title ${index}` } : { labels: [`l${index}`] }),
      }),
    );
    expect(await readStatuses(pending)).toEqual(allOk);
    const item = await readJson<ItemView>(first.get(`/items/${id}`));
    expect(item.version).toBe(count + 1);
    expect(Object.keys(item.ratings)).toHaveLength(20);
    const workspace = await readJson<{ generation: number }>(first.get(""));
    expect(workspace.generation).toBe(count + 1);
  }, 120_000);

  test("of different fields keep each other's values", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const patches = [
      { size: 3 },
      { team: "core" },
      { assignee: "Ana" },
      { due_date: "2026-05-01" },
      { description: "Long" },
      { priority: "high" },
      { type: "bug" },
      { external_id: "X-1" },
      { source: "jira" },
      { status: "doing" },
    ];
    const statuses = await readStatuses(
      patches.map((patch) => client.send("PATCH", `/items/${id}`, patch)),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    const item = await readJson<ItemView>(client.get(`/items/${id}`));
    expect(item).toMatchObject(Object.assign({ title: "A" }, ...patches));
  });

  test("of one person are all applied", async () => {
    const client = await openWorkspace();
    const body = { name: "Ana", capacity: 1 };
    const { id } = await readJson<{ id: string }>(client.send("POST", "/people", body));
    const pending = indexes.map((index) =>
      client.send("PATCH", `/people/${id}`, { capacity: index + 2 }),
    );
    expect(await readStatuses(pending)).toEqual(allOk);
    const person = await readJson<{ version: number }>(client.get(`/people/${id}`));
    expect(person.version).toBe(count + 1);
  }, 60_000);

  test("of the categories of statuses are all applied", async () => {
    const client = await openWorkspace();
    const names = indexes.slice(0, 50);
    const pending = names.map((index) =>
      client.send("PATCH", "/statuses", { categories: { [`s${index}`]: "doing" } }),
    );
    expect(await readStatuses(pending)).toEqual(names.map(() => 200));
  }, 60_000);

  test("can be reverted to the fields before them", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "Before", ratings: { reach: 5 }, size: 2 });
    const pending = indexes.slice(0, 8).map((index) =>
      client.send("PATCH", `/items/${id}`, {
        title: `T${index}`,
        size: null,
        ratings: { reach: index },
      }),
    );
    await Promise.all(pending);
    for (let generation = 9; generation > 1; generation -= 1) {
      // oxlint-disable-next-line no-await-in-loop -- a revert starts after the previous one
      await client.call("POST", `/changes/${generation}:revert`);
      // oxlint-disable-next-line no-await-in-loop -- see above
      await client.environment.drain();
    }
    const item = await readJson<ItemView>(client.get(`/items/${id}`));
    expect(item).toMatchObject({ title: "Before", ratings: { reach: 5 }, size: 2 });
  }, 60_000);
});

test("concurrent unconditional DELETEs and PATCHes of one item end with 200, 204 or 404", async () => {
  const client = await openWorkspace();
  const { id } = await createItem(client, { title: "A" });
  const statuses = await readStatuses(
    indexes
      .slice(0, 40)
      .map((index) =>
        index % 4 === 0
          ? client.call("DELETE", `/items/${id}`)
          : client.send("PATCH", `/items/${id}`, { size: index }),
      ),
  );
  expect(statuses.filter((status) => status === 204)).toHaveLength(1);
  expect(statuses.filter((status) => ![200, 204, 404].includes(status))).toEqual([]);
});

test("one of several concurrent PATCHes of one version is applied, and the others fail with 412", async () => {
  const client = await openWorkspace();
  const { id } = await createItem(client, { title: "A" });
  const statuses = await readStatuses(
    indexes
      .slice(0, 20)
      .map((index) =>
        client.send("PATCH", `/items/${id}`, { size: index + 1 }, { "if-match": '"1", "7"' }),
      ),
  );
  expect(statuses).toEqual([200, ...indexes.slice(1, 20).map(() => 412)]);
});
