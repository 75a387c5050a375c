import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { runImport } from "../../src/flows/imports/run-import.ts";
import { openDeps } from "../environments/worker-deps.ts";
import {
  beatenBy,
  stageRow,
  jobOf,
  messageOf,
  publishedOf,
  stage,
  threeRows,
  titlesOf,
} from "./jobs.ts";
import {
  generationOf,
  type ItemView,
  type JobView,
  jsonOf,
  makeItem,
  openWorkspace,
  request,
} from "../environments/worker.ts";

describe("an import message", () => {
  test("makes the items of its file and ends the job, in the truth and in the ranking", async () => {
    const client = await openWorkspace();
    const job = await stage(client);
    await client.world.deliver([messageOf(client, job)]);
    const ended = await jobOf(client, job);
    expect(ended).toMatchObject({
      state: "done",
      done: 3,
      total: 3,
      errors: [],
      result: { generation: 1, created: 3, updated: 0, unchanged: 0, failed: 0 },
    });
    const { rows } = await publishedOf(client);
    expect(rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 1 }]);
  });

  test("that comes twice, one after the other, takes nothing twice", async () => {
    const client = await openWorkspace();
    const job = await stage(client, "title\nOne\nTwo\n");
    await client.world.deliver([messageOf(client, job)]);
    const once = await jobOf(client, job);
    await client.world.deliver([messageOf(client, job), messageOf(client, job)]);
    expect(await jobOf(client, job)).toEqual(once);
    expect(await titlesOf(client)).toEqual(["One", "Two"]);
  });

  test("that comes twice at once takes nothing twice", async () => {
    const client = await openWorkspace();
    const job = await stage(client, "title\nOne\nTwo\n");
    const message = messageOf(client, job);
    await Promise.all([client.world.deliver([message]), client.world.deliver([message])]);
    expect(await titlesOf(client)).toEqual(["One", "Two"]);
    expect(await jobOf(client, job)).toMatchObject({ state: "done", result: { created: 2 } });
  });

  test("that is half done when the same message does all of it takes nothing twice", async () => {
    const client = await openWorkspace();
    const job = await stage(client, "title\nOne\nTwo\n");
    const message = messageOf(client, job);
    await runImport(
      beatenBy(() => runImport(openDeps().deps, message)),
      message,
    );
    expect(await titlesOf(client)).toEqual(["One", "Two"]);
    expect(await jobOf(client, job)).toMatchObject({
      state: "done",
      done: 2,
      result: { created: 2, updated: 0 },
    });
  });

  test("of one row that another writer beats is taken all the same", async () => {
    const client = await openWorkspace();
    const item = await makeItem(client, { title: "Before", external_id: "A", size: 1 });
    const job = await stage(client, "external_id,title\nA,Imported\n");
    const meanwhile = () => client.send("PATCH", `/items/${item.id}`, { size: 2 });
    await runImport(beatenBy(meanwhile), messageOf(client, job));
    const after = await jsonOf<ItemView>(client.get(`/items/${item.id}`));
    expect(after).toMatchObject({ title: "Imported", size: 2, version: 3 });
    expect((await jobOf(client, job)).result).toMatchObject({ created: 0, updated: 1, failed: 0 });
  });

  test("of several rows of which one is beaten counts what came of each", async () => {
    const client = await openWorkspace();
    const job = await stage(client);
    const meanwhile = () =>
      client.send("PUT", "/items/external/B", { title: "Put", status: "done" });
    await runImport(beatenBy(meanwhile), messageOf(client, job));
    const { data } = await jsonOf<{ data: ItemView[] }>(client.get("/items?external_id=B"));
    expect(data).toMatchObject([{ title: "Second", status: "done", size: 2 }]);
    expect((await jobOf(client, job)).result).toMatchObject({ created: 2, updated: 1, failed: 0 });
    expect(await titlesOf(client)).toHaveLength(3);
  });

  test("finds a parent further down the file, in place of the one an item had", async () => {
    const client = await openWorkspace();
    const old = await makeItem(client, { title: "Old parent", external_id: "OLD" });
    await makeItem(client, { title: "Child", external_id: "C", parent: old.id });
    const job = await stage(client, "external_id,title,parent\nC,Child,NEW\nNEW,New parent,\n");
    await client.world.deliver([messageOf(client, job)]);
    const { data } = await jsonOf<{ data: ItemView[] }>(client.get("/items?limit=10"));
    const made = data.find(({ external_id }) => external_id === "NEW");
    expect(data.find(({ external_id }) => external_id === "C")?.parent).toBe(made?.id);
    expect(await jobOf(client, job)).toMatchObject({ state: "done", errors: [] });
  });

  test("names the line of a parent that is nowhere, and keeps the row", async () => {
    const client = await openWorkspace();
    await makeItem(client, { title: "Has a parent", external_id: "H" });
    const job = await stage(client, "external_id,title,parent\nC,Child,NOWHERE\nH,Has,NOWHERE\n");
    await client.world.deliver([messageOf(client, job)]);
    const { errors } = await jobOf(client, job);
    expect(errors.map(({ line }) => line)).toEqual([2, 3]);
    expect(errors[0]?.detail).toContain("NOWHERE");
    expect(await titlesOf(client)).toEqual(["Has", "Child"]);
  });

  test("stays within the statements that one invocation may have, and another goes on", async () => {
    const client = await openWorkspace();
    const { deps, calls, queued } = openDeps();
    const job = await stage(client, "title\nFirst\n");
    for (let sequence = 1; sequence < 130; sequence += 1) {
      // oxlint-disable-next-line no-await-in-loop -- D1 takes one write at a time
      await stageRow(deps, client, { job, sequence, title: `Row ${sequence}` });
    }
    calls.splice(0);
    await runImport(deps, messageOf(client, job));
    const statements = calls.flatMap((call) => call.statements).length;
    expect(statements).toBeLessThanOrEqual(1_000);
    expect(queued).toEqual([messageOf(client, job)]);
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
  expect(await jsonOf<JobView>(response)).toMatchObject({ state: "done", result: { created: 3 } });
  expect(await generationOf(client)).toBe(1);
});
