import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { runImport } from "../../src/flows/imports/run-import.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  readGeneration,
  type ItemView,
  type JobView,
  readJson,
  createItem,
  openWorkspace,
  request,
} from "../environments/worker.ts";
import {
  withConcurrentWrite,
  stageRow,
  readJob,
  importMessage,
  readPublished,
  stageImport,
  threeRows,
  listTitles,
} from "./jobs.ts";

describe("an import message", () => {
  test("makes the items of its file and ends the job, in the truth and in the ranking", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    await client.environment.deliver([importMessage(client, job)]);
    const ended = await readJob(client, job);
    expect(ended).toMatchObject({
      state: "done",
      done: 3,
      total: 3,
      errors: [],
      result: { generation: 1, created: 3, updated: 0, unchanged: 0, failed: 0 },
    });
    const { rows } = await readPublished(client);
    expect(rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 1 }]);
  });

  test("that comes twice, one after the other, takes nothing twice", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client, "title\nOne\nTwo\n");
    await client.environment.deliver([importMessage(client, job)]);
    const once = await readJob(client, job);
    await client.environment.deliver([importMessage(client, job), importMessage(client, job)]);
    expect(await readJob(client, job)).toEqual(once);
    expect(await listTitles(client)).toEqual(["One", "Two"]);
  });

  test("that comes twice at once takes nothing twice", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client, "title\nOne\nTwo\n");
    const message = importMessage(client, job);
    await Promise.all([
      client.environment.deliver([message]),
      client.environment.deliver([message]),
    ]);
    expect(await listTitles(client)).toEqual(["One", "Two"]);
    expect(await readJob(client, job)).toMatchObject({ state: "done", result: { created: 2 } });
  });

  test("that is half done when the same message does all of it takes nothing twice", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client, "title\nOne\nTwo\n");
    const message = importMessage(client, job);
    await runImport(
      withConcurrentWrite(() => runImport(openWorkerDeps().deps, message)),
      message,
    );
    expect(await listTitles(client)).toEqual(["One", "Two"]);
    expect(await readJob(client, job)).toMatchObject({
      state: "done",
      done: 2,
      result: { created: 2, updated: 0 },
    });
  });

  test("of one row that another writer beats is taken all the same", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "Before", external_id: "A", size: 1 });
    const job = await stageImport(client, "external_id,title\nA,Imported\n");
    const meanwhile = () => client.send("PATCH", `/items/${item.id}`, { size: 2 });
    await runImport(withConcurrentWrite(meanwhile), importMessage(client, job));
    const after = await readJson<ItemView>(client.get(`/items/${item.id}`));
    expect(after).toMatchObject({ title: "Imported", size: 2, version: 3 });
    expect((await readJob(client, job)).result).toMatchObject({
      created: 0,
      updated: 1,
      failed: 0,
    });
  });

  test("of several rows of which one is beaten counts what came of each", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    const meanwhile = () =>
      client.send("PUT", "/items/external/B", { title: "Put", status: "done" });
    await runImport(withConcurrentWrite(meanwhile), importMessage(client, job));
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?external_id=B"));
    expect(data).toMatchObject([{ title: "Second", status: "done", size: 2 }]);
    expect((await readJob(client, job)).result).toMatchObject({
      created: 2,
      updated: 1,
      failed: 0,
    });
    expect(await listTitles(client)).toHaveLength(3);
  });

  test("finds a parent further down the file, in place of the one an item had", async () => {
    const client = await openWorkspace();
    const old = await createItem(client, { title: "Old parent", external_id: "OLD" });
    await createItem(client, { title: "Child", external_id: "C", parent: old.id });
    const job = await stageImport(
      client,
      "external_id,title,parent\nC,Child,NEW\nNEW,New parent,\n",
    );
    await client.environment.deliver([importMessage(client, job)]);
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?limit=10"));
    const made = data.find(({ external_id }) => external_id === "NEW");
    expect(data.find(({ external_id }) => external_id === "C")?.parent).toBe(made?.id);
    expect(await readJob(client, job)).toMatchObject({ state: "done", errors: [] });
  });

  test("names the line of a parent that is nowhere, and keeps the row", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "Has a parent", external_id: "H" });
    const job = await stageImport(
      client,
      "external_id,title,parent\nC,Child,NOWHERE\nH,Has,NOWHERE\n",
    );
    await client.environment.deliver([importMessage(client, job)]);
    const { errors } = await readJob(client, job);
    expect(errors.map(({ line }) => line)).toEqual([2, 3]);
    expect(errors[0]?.detail).toContain("NOWHERE");
    expect(await listTitles(client)).toEqual(["Has", "Child"]);
  });

  test("stays within the statements that one invocation may have, and another goes on", async () => {
    const client = await openWorkspace();
    const { deps, calls, queued } = openWorkerDeps();
    const job = await stageImport(client, "title\nFirst\n");
    for (let sequence = 1; sequence < 130; sequence += 1) {
      // oxlint-disable-next-line no-await-in-loop -- D1 takes one write at a time
      await stageRow(deps, client, { job, sequence, title: `Row ${sequence}` });
    }
    calls.splice(0);
    await runImport(deps, importMessage(client, job));
    const statements = calls.flatMap((call) => call.statements).length;
    expect(statements).toBeLessThanOrEqual(1_000);
    expect(queued).toEqual([importMessage(client, job)]);
  });
});

test("the real queue carries an import out while its client waits", async () => {
  const client = await openWorkspace();
  const response = await exports.default.fetch(
    request("POST", `/v1/workspaces/${client.id}/imports`, {
      headers: {
        authorization: `Bearer ${client.key}`,
        "content-type": "text/csv",
        prefer: "wait=20",
      },
      body: threeRows,
    }),
  );
  expect(response.status).toBe(200);
  expect(await readJson<JobView>(response)).toMatchObject({
    state: "done",
    result: { created: 3 },
  });
  expect(await readGeneration(client)).toBe(1);
});
