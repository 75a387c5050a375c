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
  buildImportMessage,
  readPublished,
  stageImport,
  threeRows,
  listTitles,
} from "./jobs.ts";

describe("an import message", () => {
  test("creates the items of its file, finishes the job and publishes the ranking", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    await client.environment.deliver([buildImportMessage(client, job)]);
    const finished = await readJob(client, job);
    expect(finished).toMatchObject({
      state: "done",
      done: 3,
      total: 3,
      errors: [],
      result: { generation: 1, created: 3, updated: 0, unchanged: 0, failed: 0 },
    });
    const { rows } = await readPublished(client);
    expect(rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 1 }]);
  });

  test("applies its rows once if it is delivered again", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client, "title\nOne\nTwo\n");
    await client.environment.deliver([buildImportMessage(client, job)]);
    const finishedOnce = await readJob(client, job);
    await client.environment.deliver([
      buildImportMessage(client, job),
      buildImportMessage(client, job),
    ]);
    expect(await readJob(client, job)).toEqual(finishedOnce);
    expect(await listTitles(client)).toEqual(["One", "Two"]);
  });

  test("applies its rows once if two consumers process it concurrently", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client, "title\nOne\nTwo\n");
    const message = buildImportMessage(client, job);
    await Promise.all([
      client.environment.deliver([message]),
      client.environment.deliver([message]),
    ]);
    expect(await listTitles(client)).toEqual(["One", "Two"]);
    expect(await readJob(client, job)).toMatchObject({ state: "done", result: { created: 2 } });
  });

  test("applies its rows once if another delivery finishes the job during a write", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client, "title\nOne\nTwo\n");
    const message = buildImportMessage(client, job);
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

  test("retries a row that lost a race", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "Before", external_id: "A", size: 1 });
    const job = await stageImport(client, "external_id,title\nA,Imported\n");
    const writeConcurrently = () => client.send("PATCH", `/items/${item.id}`, { size: 2 });
    await runImport(withConcurrentWrite(writeConcurrently), buildImportMessage(client, job));
    const after = await readJson<ItemView>(client.get(`/items/${item.id}`));
    expect(after).toMatchObject({ title: "Imported", size: 2, version: 3 });
    expect((await readJob(client, job)).result).toMatchObject({
      created: 0,
      updated: 1,
      failed: 0,
    });
  });

  test("retries the row of a chunk that lost a race, and counts each outcome", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    const writeConcurrently = () =>
      client.send("PUT", "/items/external/B", { title: "Put", status: "done" });
    await runImport(withConcurrentWrite(writeConcurrently), buildImportMessage(client, job));
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?external_id=B"));
    expect(data).toMatchObject([{ title: "Second", status: "done", size: 2 }]);
    expect((await readJob(client, job)).result).toMatchObject({
      created: 2,
      updated: 1,
      failed: 0,
    });
    expect(await listTitles(client)).toHaveLength(3);
  });

  test("resolves a parent further down the file and replaces the previous parent", async () => {
    const client = await openWorkspace();
    const oldParent = await createItem(client, { title: "Old parent", external_id: "OLD" });
    await createItem(client, { title: "Child", external_id: "C", parent: oldParent.id });
    const job = await stageImport(
      client,
      "external_id,title,parent\nC,Child,NEW\nNEW,New parent,\n",
    );
    await client.environment.deliver([buildImportMessage(client, job)]);
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?limit=10"));
    const newParent = data.find(({ external_id }) => external_id === "NEW");
    expect(data.find(({ external_id }) => external_id === "C")?.parent).toBe(newParent?.id);
    expect(await readJob(client, job)).toMatchObject({ state: "done", errors: [] });
  });

  test("reports the line of a missing parent and keeps the row", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "Has a parent", external_id: "H" });
    const job = await stageImport(
      client,
      "external_id,title,parent\nC,Child,NOWHERE\nH,Has,NOWHERE\n",
    );
    await client.environment.deliver([buildImportMessage(client, job)]);
    const { errors } = await readJob(client, job);
    expect(errors.map(({ line }) => line)).toEqual([2, 3]);
    expect(errors[0]?.detail).toContain("NOWHERE");
    expect(await listTitles(client)).toEqual(["Has", "Child"]);
  });

  test("stays within the statement limit of one invocation and queues the rest", async () => {
    const client = await openWorkspace();
    const { deps, calls, queued } = openWorkerDeps();
    const job = await stageImport(client, "title\nFirst\n");
    for (let sequence = 1; sequence < 130; sequence += 1) {
      // oxlint-disable-next-line no-await-in-loop -- D1 takes one write at a time
      await stageRow(deps, client, { job, sequence, title: `Row ${sequence}` });
    }
    calls.splice(0);
    await runImport(deps, buildImportMessage(client, job));
    const statements = calls.flatMap((call) => call.statements).length;
    expect(statements).toBeLessThanOrEqual(1_000);
    expect(queued).toEqual([buildImportMessage(client, job)]);
  });
});

test("POST /imports with Prefer: wait returns the job after the real queue has run it", async () => {
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
