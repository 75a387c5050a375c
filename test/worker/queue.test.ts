import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { runImport } from "../../src/flows/imports/run-import.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";
import { computeRanking } from "../../src/flows/rankings/compute-ranking.ts";
import { publishRanking } from "../../src/flows/rankings/publish-ranking.ts";
import { readPastSnapshot } from "../../src/flows/rankings/read-past-snapshot.ts";
import { readSnapshot } from "../../src/flows/rankings/read-snapshot.ts";
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
  buildImportMessage,
  readPublished,
  stageImport,
  stageRow,
  listTitles,
  withWrite,
} from "./jobs.ts";

describe("a publish message", () => {
  test("publishes once if it is delivered again", async () => {
    const client = await openWorkspace();
    await createItems(client, [{ title: "A" }, { title: "B", ratings: { business_value: 9 } }]);
    const message = { kind: "publish", workspace: client.id, generation: 1 };
    await client.environment.deliver([message]);
    const first = await readPublished(client);
    await agePublishes(client);
    await client.environment.deliver([message, message]);
    const second = await readPublished(client);
    expect(first.rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 1 }]);
    expect(second).toEqual(first);
  });

  test("changes nothing if a newer generation is published", async () => {
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

  test("does not replace a newer ranking from a faster consumer", async () => {
    const client = await openWorkspace();
    const { deps } = openWorkerDeps();
    await createItem(client, { title: "A" });
    await createItem(client, { title: "B" });
    const pointer = await deps.store.workspaces.readPointer(client.id);
    const workspace = requireValue(pointer?.workspace);
    const snapshot = await readSnapshot(deps, workspace);
    const past = await readPastSnapshot(deps, workspace, 1);
    await publishRanking(
      deps,
      await computeRanking(deps, snapshot, {
        resolvedModel: getBuiltInModel("qvf-classic"),
        scope: "open",
      }),
    );
    const before = await readPublished(client);
    await publishRanking(
      deps,
      await computeRanking(deps, past, {
        resolvedModel: getBuiltInModel("qvf-classic"),
        scope: "open",
      }),
    );
    const after = await readPublished(client);
    expect(past.generation).toBe(1);
    expect({ rows: after.rows, response: after.response }).toEqual({
      rows: before.rows,
      response: before.response,
    });
  });

  test("is queued again if it arrives too early", async () => {
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

  test("is acknowledged if its workspace does not exist", async () => {
    const { environment } = await openWorkspace();
    const result = await environment.deliver([
      { kind: "publish", workspace: "wsp_00000000000000000000000000", generation: 1 },
    ]);
    expect(result.explicitAcks).toEqual(["m0"]);
  });
});

describe("a batch of messages", () => {
  test("acknowledges its valid messages and retries the others", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    const result = await client.environment.deliver([
      { kind: "nonsense" },
      buildImportMessage(client, job),
      null,
      { kind: "publish", workspace: client.id, generation: 0 },
    ]);
    expect(result.explicitAcks.toSorted()).toEqual(["m1", "m3"]);
    expect(result.retryMessages.map(({ msgId }) => msgId).toSorted()).toEqual(["m0", "m2"]);
    expect(result.retryBatch.retry).toBe(false);
    expect(await readJob(client, job)).toMatchObject({ state: "done" });
  });

  test("retries a message that fails, and leaves its job queued", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    const environment = openWorkerEnvironment({ DB: stub(failingDatabase) });
    const result = await environment.deliver([buildImportMessage(client, job)]);
    expect(result.explicitAcks).toEqual([]);
    expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(["m0"]);
    expect(await readJob(client, job)).toMatchObject({ state: "queued" });
  });

  test("retries with growing delays of at most five minutes", async () => {
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

const failingDatabase = {
  withSession: () => ({
    prepare: () => {
      throw new Error("The database fails.");
    },
    getBookmark: () => null,
  }),
};

describe("the dead-letter queue", () => {
  test("marks the job as failed and acknowledges the message", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    const result = await client.environment.deliver(
      [buildImportMessage(client, job)],
      "ordinal-jobs-dead",
    );
    expect(result.explicitAcks).toEqual(["m0"]);
    const failed = await readJob(client, job);
    expect(failed).toMatchObject({ state: "failed", reason: expect.stringContaining("failed") });
    expect(failed.result).toBeUndefined();
  });

  test("does not change a job that another delivery has finished", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    await client.environment.deliver([buildImportMessage(client, job)]);
    const done = await readJob(client, job);
    await client.environment.deliver([buildImportMessage(client, job)], "ordinal-jobs-dead");
    expect(done.state).toBe("done");
    expect(await readJob(client, job)).toEqual(done);
  });

  test("acknowledges invalid messages", async () => {
    const { environment } = await openWorkspace();
    const result = await environment.deliver([{ kind: "nonsense" }, 7], "ordinal-jobs-dead");
    expect(result.explicitAcks.toSorted()).toEqual(["m0", "m1"]);
  });
});

describe("the sweep after the queue lost its messages", () => {
  test("queues a job from D1 again", async () => {
    const client = await openWorkspace();
    const job = await stageImport(client);
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).not.toContainEqual(buildImportMessage(client, job)); // too young
    await env.DB.prepare("UPDATE jobs SET updated_at = updated_at - 61000 WHERE id = ?")
      .bind(job)
      .run();
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).toContainEqual(buildImportMessage(client, job));
    await client.environment.drain();
    expect(await readJob(client, job)).toMatchObject({ state: "done", result: { created: 3 } });
    expect(await listTitles(client)).toEqual(["First", "Second", "Third"]);
  });

  test("queues the rest of a job that has stopped", async () => {
    const client = await openWorkspace();
    const { deps } = openWorkerDeps();
    const job = await stageImport(client, "title\nOne\n");
    await stageRow(deps, client, { job, sequence: 1, title: "Two" });
    let writes = 0;
    const crashingDeps = withWrite(deps, (batch) =>
      writes++ === 0 ? deps.store.items.write(batch) : crash(),
    );

    await expect(runImport(crashingDeps, buildImportMessage(client, job))).rejects.toThrow(
      "crashed",
    );
    expect(await readJob(client, job)).toMatchObject({ state: "running", done: 1 });
    await env.DB.prepare("UPDATE jobs SET updated_at = updated_at - 61000 WHERE id = ?")
      .bind(job)
      .run();
    await client.environment.tick("* * * * *");
    await client.environment.drain();
    expect(await listTitles(client)).toEqual(["One", "Two"]);
    expect(await readJob(client, job)).toMatchObject({ state: "done" });
  });

  test("publishes a workspace whose newest change is in no ranking", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    client.environment.queued.splice(0);
    const message = { kind: "publish", workspace: client.id, generation: 1 };
    await env.DB.prepare("UPDATE workspaces SET changed_at = changed_at - 3600000 WHERE id = ?")
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

  test("fails a job whose upload has not ended", async () => {
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
      reason: expect.stringContaining("did not finish"),
    });
  });
});

async function crash(): Promise<never> {
  throw new Error("The isolate crashed.");
}
