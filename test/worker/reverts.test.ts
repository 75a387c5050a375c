import { describe, expect, test } from "vitest";
import {
  createItem,
  createItems,
  type ItemView,
  openWorkspace,
  type Problem,
  readGeneration,
  readJson,
} from "../environments/worker.ts";
import { readPublished } from "./jobs.ts";
import {
  getFirstGeneration,
  importFile,
  postRevert,
  readStoredItems,
  revert,
  stageRevert,
} from "./reverts.ts";

const seeds = [
  { title: "Epic", type: "epic", external_id: "E", description: "Before" },
  {
    title: "Zürich",
    external_id: "A",
    labels: ["b", "a"],
    priority: "high",
    size: 0.3,
    assignee: "ana",
    ratings: { zeal: { low: 1, likely: 2, high: 3 }, effort: 1 },
  },
  { title: "Other", external_id: "B", due_date: "2026-01-05" },
];

const file =
  "external_id,title,labels,priority,size,assignee,parent,blocked_by,ratings.reach,description\n" +
  'A,Zurich,"a,b",low,2,ben,N,"B,N",5,Text\n' +
  "B,Renamed,c,,1,,E,,,\n" +
  "N,New,,,1,,E,A,1,\n" +
  "N,New again,,,2,,,,2,\n";

describe("a revert of an import", () => {
  test("restores every item byte for byte and deletes the items that the import created", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds);
    const before = await readStoredItems(client);
    const imported = await importFile(client, file);
    expect(await readStoredItems(client)).not.toEqual(before);
    const job = await revert(client, getFirstGeneration(imported));
    expect(job).toMatchObject({
      kind: "revert",
      state: "done",
      done: 3,
      total: 3,
      errors: [],
      result: { created: 0, updated: 3, unchanged: 0, failed: 0 },
    });
    expect(await readStoredItems(client)).toEqual(before);
  });

  test("publishes the ranking of its own generation", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds);
    const imported = await importFile(client, file);
    const job = await revert(client, getFirstGeneration(imported));
    const generation = await readGeneration(client);
    expect(job.generations).toEqual([[generation, generation]]);
    expect(job.result?.generation).toBe(generation);
    expect((await readPublished(client)).rows).toMatchObject([{ generation }]);
  });

  test("refuses an item that has changed since, and reverts all others", async () => {
    const client = await openWorkspace();
    const [, a] = await createItems(client, seeds);
    const before = await readStoredItems(client);
    const imported = await importFile(client, file);
    await client.send("PATCH", `/items/${a?.id}`, { team: "red" });
    const edited = (await readStoredItems(client)).find(({ number }) => number === 2);
    const generation = await readGeneration(client);
    const job = await revert(client, getFirstGeneration(imported));
    expect(job).toMatchObject({
      state: "done",
      done: 3,
      total: 3,
      error_count: 1,
      result: { updated: 2, failed: 1 },
    });
    expect(job.errors).toEqual([
      {
        line: 0,
        detail: `Generation ${generation} changed item 2 (${a?.id}) again. Revert that generation first, or edit the item.`,
      },
    ]);
    expect(await readStoredItems(client)).toEqual(
      before.map((row) => (row.number === 2 ? edited : row)),
    );
  });

  test("can itself be reverted", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds);
    const imported = await importFile(client, file);
    const after = await readStoredItems(client);
    const first = await revert(client, getFirstGeneration(imported));
    const second = await revert(client, getFirstGeneration(first));
    expect(second).toMatchObject({ state: "done", errors: [], result: { updated: 3 } });
    expect(await readStoredItems(client)).toEqual(after);
  });

  test("is a conflict if it is already reverted", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds);
    const generation = getFirstGeneration(await importFile(client, file));
    await revert(client, generation);
    const response = await postRevert(client, generation);
    expect(response.status).toBe(409);
    const { detail } = await readJson<Problem>(response);
    expect(detail).toContain(`Generation ${generation} is already reverted`);
  });

  test("is a conflict if later changes have followed to all of its items", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds);
    const generation = getFirstGeneration(await importFile(client, file));
    await importFile(client, "external_id,size\nA,7\nB,8\nN,9\n");
    const response = await postRevert(client, generation);
    expect(response.status).toBe(409);
    const { detail } = await readJson<Problem>(response);
    expect(detail).toContain("all 3 items that");
    expect(detail).toContain(`the last one in generation ${await readGeneration(client)}`);
  });

  test("is possible after a revert of the import that followed it", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds);
    const before = await readStoredItems(client);
    const first = await importFile(client, file);
    const second = await importFile(client, "external_id,size\nA,7\nB,8\nO,9\n");
    await revert(client, getFirstGeneration(second));
    expect(await revert(client, getFirstGeneration(first))).toMatchObject({ errors: [] });
    expect(await readStoredItems(client)).toEqual(before);
  });
});

describe("a revert of other generations", () => {
  test("restores deleted and changed items of a batch", async () => {
    const client = await openWorkspace();
    const [epic, a, b] = await createItems(client, seeds);
    const before = await readStoredItems(client);
    const operations = [
      { op: "delete", id: a?.id },
      { op: "patch", id: b?.id, patch: { parent: epic?.id, due_date: null } },
      { op: "create", item: { title: "Created", external_id: "A2" } },
    ];
    await client.send("POST", "/items:batch", { operations });
    const job = await revert(client, await readGeneration(client));
    expect(job).toMatchObject({ errors: [], result: { updated: 3 } });
    expect(await readStoredItems(client)).toEqual(before);
  });

  test("refuses a deleted item whose external id is in use", async () => {
    const client = await openWorkspace();
    const [, a, b] = await createItems(client, seeds);
    const operations = [
      { op: "delete", id: a?.id },
      { op: "patch", id: b?.id, patch: { size: 2 } },
    ];
    await client.send("POST", "/items:batch", { operations });
    const generation = await readGeneration(client);
    const taker = await createItem(client, { title: "Taker", external_id: "A" });
    const job = await revert(client, generation);
    expect(job).toMatchObject({ done: 2, error_count: 1, result: { updated: 1, failed: 1 } });
    expect(job.errors[0]?.detail).toContain(`external id "A", which item ${taker.number} has`);
    await client.send("PATCH", `/items/${taker.id}`, { external_id: "A3" });
    expect(await revert(client, generation)).toMatchObject({ result: { updated: 1, failed: 0 } });
    expect((await readStoredItems(client)).map(({ external_id: id }) => id)).toEqual([
      "E",
      "A",
      "B",
      "A3",
    ]);
  });

  test("returns through earlier generations one by one", async () => {
    const client = await openWorkspace();
    const [, a, b] = await createItems(client, seeds);
    const before = await readStoredItems(client);
    const first = await readGeneration(client);
    const name = (id: string | undefined, value: string) =>
      client.send("PATCH", `/items/${id}`, { external_id: value });
    await name(a?.id, "T");
    await name(b?.id, "A");
    await name(a?.id, "B");
    const rows = await readStoredItems(client);
    expect(rows.map(({ external_id: id }) => id)).toEqual(["E", "B", "A"]);
    for (let generation = first + 3; generation > first; generation -= 1) {
      // oxlint-disable-next-line no-await-in-loop -- each revert needs the previous one
      expect(await revert(client, generation)).toMatchObject({ errors: [] });
    }
    expect(await readStoredItems(client)).toEqual(before);
  });

  test("refuses an item whose earlier parent is below it now", async () => {
    const client = await openWorkspace();
    const [epic, a] = await createItems(client, seeds);
    await client.send("PATCH", `/items/${a?.id}`, { parent: epic?.id });
    await client.send("PATCH", `/items/${a?.id}`, { parent: null });
    const generation = await readGeneration(client);
    await client.send("PATCH", `/items/${epic?.id}`, { parent: a?.id });
    const job = await revert(client, generation);
    expect(job).toMatchObject({ state: "done", done: 1, result: { updated: 0, failed: 1 } });
    expect(job.errors[0]?.detail).toContain("had a parent that is below the item now");
    expect(await readJson<ItemView>(client.get(`/items/${a?.id}`))).not.toHaveProperty("parent");
  });

  test("counts an item that already has its earlier fields", async () => {
    const client = await openWorkspace();
    const [epic] = await createItems(client, seeds);
    const edit = (size: number) => ({ op: "patch", id: epic?.id, patch: { size } });
    await client.send("POST", "/items:batch", { operations: [edit(1)] });
    await client.send("POST", "/items:batch", { operations: [edit(2), edit(1)] });
    const generation = await readGeneration(client);
    const job = await revert(client, generation);
    expect(job).toMatchObject({ done: 1, result: { updated: 0, unchanged: 1 } });
    expect(await revert(client, generation - 1)).toMatchObject({ result: { updated: 1 } });
  });
});

describe("a request to revert", () => {
  test("is not found if the generation changed no item", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds);
    const response = await postRevert(client, 2);
    expect(response.status).toBe(404);
    expect((await readJson<Problem>(response)).detail).toContain("Generation 2 changed no item");
    expect((await postRevert(client, 0)).status).toBe(400);
  });

  test("is a conflict while another revert of the generation runs", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds);
    const job = await stageRevert(client, 1);
    const response = await postRevert(client, 1);
    expect(response.status).toBe(409);
    expect((await readJson<Problem>(response)).detail).toContain(`until the job ${job} has ended`);
  });

  test("creates one job with an Idempotency-Key", async () => {
    const client = await openWorkspace();
    await createItems(client, seeds);
    const send = () => postRevert(client, 1, { "idempotency-key": "once" });
    const first = await readJson<{ id: string }>(send());
    await client.environment.drain();
    expect(await readJson<{ id: string }>(send())).toEqual(first);
    expect(await readStoredItems(client)).toEqual([]);
  });
});
