import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { runImport } from "../../src/flows/imports/run-import.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";
import { publishRanking } from "../../src/flows/rankings/publish-ranking.ts";
import { computeRanking } from "../../src/flows/rankings/read-ranking.ts";
import { readSnapshot, readPastSnapshot } from "../../src/flows/rankings/read-snapshot.ts";
import { consume } from "../../src/queue/consume.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  createItem,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
  requireValue,
  stub,
} from "../environments/worker.ts";
import {
  readJob,
  agePublishes,
  importMessage,
  readPublished,
  stageImport,
  stageRow,
  listTitles,
  withWrite,
} from "./jobs.ts";

describe("a publish message", () => {
  test("that comes twice publishes once", async () => {
    const client = await openWorkspace();
    await createItems(client, [{ title: "A" }, { title: "B", ratings: { business_value: 9 } }]);
    const message = { kind: "publish", workspace: client.id, generation: 1 };
    await client.environment.deliver([message]);
    const once = await readPublished(client);
    await agePublishes(client);
    await client.environment.deliver([message, message]);
    const twice = await readPublished(client);
    expect(once.rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 1 }]);
    expect(twice).toEqual(once);
  });

  test("that is older and comes later changes nothing", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    await createItem(client, { title: "B" });
    await client.environment.deliver([{ kind: "publish", workspace: client.id, generation: 2 }]);
    const newer = await readPublished(client);
    await agePublishes(client);
    await client.environment.deliver([{ kind: "publish", workspace: client.id, generation: 1 }]);
    const older = await readPublished(client);
    expect(newer.rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 2 }]);
    expect(older).toEqual(newer);
  });

  test("of a slow consumer never replaces what a faster one published since", async () => {
    const client = await openWorkspace();
    const { deps } = openWorkerDeps();
    await createItem(client, { title: "A" });
    await createItem(client, { title: "B" });
    const pointer = await deps.store.workspaces.readPointer(client.id);
    const workspace = requireValue(pointer?.workspace);
    const board = await readSnapshot(deps, workspace);
    const past = await readPastSnapshot(deps, workspace, 1);
    await publishRanking(deps, await computeRanking(deps, board, getBuiltInModel("qvf-classic")));
    const before = await readPublished(client);
    await publishRanking(deps, await computeRanking(deps, past, getBuiltInModel("qvf-classic")));
    const after = await readPublished(client);
    expect(past.generation).toBe(1);
    expect({ rows: after.rows, answer: after.answer }).toEqual({
      rows: before.rows,
      answer: before.answer,
    });
  });

  test("that comes too early is put off, not lost", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    await client.environment.deliver([{ kind: "publish", workspace: client.id, generation: 1 }]);
    await createItem(client, { title: "B" });
    client.environment.queued.splice(0);
    const message = { kind: "publish", workspace: client.id, generation: 2 } as const;
    await client.environment.deliver([message]);
    expect(client.environment.queued).toEqual([message]);
    await agePublishes(client);
    await client.environment.drain();
    const { rows } = await readPublished(client);
    expect(rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 2 }]);
  });

  test("of a workspace that is not there is taken and forgotten", async () => {
    const { environment } = await openWorkspace();
    const result = await environment.deliver([
      { kind: "publish", workspace: "wsp_00000000000000000000000000", generation: 1 },
    ]);
    expect(result.explicitAcks).toEqual(["m0"]);
  });
});

describe("a batch of messages", () => {
  test("with a bad one among them acknowledges its neighbours", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    const result = await client.environment.deliver([
      { kind: "nonsense" },
      importMessage(client, job),
      null,
      { kind: "publish", workspace: client.id, generation: 0 },
    ]);
    expect(result.explicitAcks.toSorted()).toEqual(["m1", "m3"]);
    expect(result.retryMessages.map(({ msgId }) => msgId).toSorted()).toEqual(["m0", "m2"]);
    expect(result.retryBatch.retry).toBe(false);
    expect(await readJob(client, job)).toMatchObject({ state: "done" });
  });

  test("that cannot be carried out is tried again, and the job waits for it", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    const environment = openWorkerEnvironment({ DB: stub(brokenDatabase) });
    const result = await environment.deliver([importMessage(client, job)]);
    expect(result.explicitAcks).toEqual([]);
    expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(["m0"]);
    expect(await readJob(client, job)).toMatchObject({ state: "queued" });
  });

  test("is tried again later each time, five minutes later at the most", async () => {
    const delays: unknown[] = [];
    const messages = [1, 3, 20].map((attempts) => ({
      id: String(attempts),
      attempts,
      body: "nonsense",
      ack: () => undefined,
      retry: (options: unknown) => delays.push(options),
    }));
    await consume(stub({ messages }), openWorkerDeps().deps);
    expect(delays).toEqual([{ delaySeconds: 2 }, { delaySeconds: 8 }, { delaySeconds: 300 }]);
  });
});

const brokenDatabase = {
  withSession: () => ({
    prepare: () => {
      throw new Error("The database is on fire.");
    },
    getBookmark: () => null,
  }),
};

describe("the queue of what was given up", () => {
  test("marks the job as failed and takes the message", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    const result = await client.environment.deliver(
      [importMessage(client, job)],
      "ordinal-jobs-dead",
    );
    expect(result.explicitAcks).toEqual(["m0"]);
    const failed = await readJob(client, job);
    expect(failed).toMatchObject({ state: "failed", reason: expect.stringContaining("failed") });
    expect(failed.result).toBeUndefined();
  });

  test("leaves a job alone that another delivery has ended", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    await client.environment.deliver([importMessage(client, job)]);
    const done = await readJob(client, job);
    await client.environment.deliver([importMessage(client, job)], "ordinal-jobs-dead");
    expect(done.state).toBe("done");
    expect(await readJob(client, job)).toEqual(done);
  });

  test("takes what is no message of ours", async () => {
    const { environment } = await openWorkspace();
    const result = await environment.deliver([{ kind: "nonsense" }, 7], "ordinal-jobs-dead");
    expect(result.explicitAcks.toSorted()).toEqual(["m0", "m1"]);
  });
});

describe("when the queue has lost everything", () => {
  test("a sweep finds the job in the truth, and it is carried out", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).not.toContainEqual(importMessage(client, job)); // it is not old enough
    await env.DB.prepare("UPDATE jobs SET updated_at = updated_at - 61000 WHERE id = ?")
      .bind(job)
      .run();
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).toContainEqual(importMessage(client, job));
    await client.environment.drain();
    expect(await readJob(client, job)).toMatchObject({ state: "done", result: { created: 3 } });
    expect(await listTitles(client)).toEqual(["First", "Second", "Third"]);
  });

  test("a sweep finds a job that was half done, and the rest of it is carried out", async () => {
    const client = await openWorkspace();
    const { deps } = openWorkerDeps();
    const job = await stageImport(client, "title\nOne\n");
    await stageRow(deps, client, { job, sequence: 1, title: "Two" });
    let writes = 0;
    const crashing = withWrite(deps, (batch) =>
      writes++ === 0 ? deps.store.items.write(batch) : crash(),
    );

    await expect(runImport(crashing, importMessage(client, job))).rejects.toThrow("gone");
    expect(await readJob(client, job)).toMatchObject({ state: "running", done: 1 });
    await env.DB.prepare("UPDATE jobs SET updated_at = updated_at - 61000 WHERE id = ?")
      .bind(job)
      .run();
    await client.environment.tick("* * * * *");
    await client.environment.drain();
    expect(await listTitles(client)).toEqual(["One", "Two"]);
    expect(await readJob(client, job)).toMatchObject({ state: "done" });
  });

  test("a sweep finds a workspace whose newest change is in no ranking", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    client.environment.queued.splice(0);
    const message = { kind: "publish", workspace: client.id, generation: 1 };
    await env.DB.prepare("UPDATE workspaces SET changed_at = changed_at - 31000 WHERE id = ?")
      .bind(client.id)
      .run();
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).toContainEqual(message);
    await client.environment.drain();
    const { rows } = await readPublished(client);
    expect(rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 1 }]);
    client.environment.queued.splice(0);
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).not.toContainEqual(message);
  });

  test("a sweep ends an upload that never came to its end", async () => {
    const client = await openWorkspace();
    const { deps } = openWorkerDeps();
    const job = await stageImport(client);
    await env.DB.prepare(
      "UPDATE jobs SET state = 'staging', updated_at = updated_at - 660000 WHERE id = ?",
    )
      .bind(job)
      .run();
    await client.environment.tick("* * * * *");
    const failed = await deps.store.jobs.read(client.id, job);
    expect(failed).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("never ended"),
    });
  });
});

async function crash(): Promise<never> {
  throw new Error("The isolate is gone.");
}
