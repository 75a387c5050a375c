import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { runImport } from "../../src/flows/imports/run-import.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";
import { publishRanking } from "../../src/flows/rankings/publish-ranking.ts";
import { computeRanking } from "../../src/flows/rankings/read-ranking.ts";
import { readSnapshot, readPastSnapshot } from "../../src/flows/rankings/read-snapshot.ts";
import { consume } from "../../src/queue/consume.ts";
import { openDeps } from "./deps.ts";
import {
  jobOf,
  letTimePass,
  messageOf,
  publishedOf,
  stage,
  stageRow,
  titlesOf,
  withWrite,
} from "./jobs.ts";
import { makeItem, makeItems, openWorkspace, openWorld, present, stub } from "./world.ts";

describe("a publish message", () => {
  test("that comes twice publishes once", async () => {
    const client = await openWorkspace();
    await makeItems(client, [{ title: "A" }, { title: "B", ratings: { business_value: 9 } }]);
    const message = { kind: "publish", workspace: client.id, generation: 1 };
    await client.world.deliver([message]);
    const once = await publishedOf(client);
    await letTimePass(client);
    await client.world.deliver([message, message]);
    const twice = await publishedOf(client);
    expect(once.rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 1 }]);
    expect(twice).toEqual(once);
  });

  test("that is older and comes later changes nothing", async () => {
    const client = await openWorkspace();
    await makeItem(client, { title: "A" });
    await makeItem(client, { title: "B" });
    await client.world.deliver([{ kind: "publish", workspace: client.id, generation: 2 }]);
    const newer = await publishedOf(client);
    await letTimePass(client);
    await client.world.deliver([{ kind: "publish", workspace: client.id, generation: 1 }]);
    const older = await publishedOf(client);
    expect(newer.rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 2 }]);
    expect(older).toEqual(newer);
  });

  test("of a slow consumer never replaces what a faster one published since", async () => {
    const client = await openWorkspace();
    const { deps } = openDeps();
    await makeItem(client, { title: "A" });
    await makeItem(client, { title: "B" });
    const pointer = await deps.store.workspaces.readPointer(client.id);
    const workspace = present(pointer?.workspace);
    const board = await readSnapshot(deps, workspace);
    const past = await readPastSnapshot(deps, workspace, 1);
    await publishRanking(deps, await computeRanking(deps, board, getBuiltInModel("qvf-classic")));
    const before = await publishedOf(client);
    await publishRanking(deps, await computeRanking(deps, past, getBuiltInModel("qvf-classic")));
    const after = await publishedOf(client);
    expect(past.generation).toBe(1);
    expect({ rows: after.rows, answer: after.answer }).toEqual({
      rows: before.rows,
      answer: before.answer,
    });
  });

  test("that comes too early is put off, not lost", async () => {
    const client = await openWorkspace();
    await makeItem(client, { title: "A" });
    await client.world.deliver([{ kind: "publish", workspace: client.id, generation: 1 }]);
    await makeItem(client, { title: "B" });
    client.world.queued.splice(0);
    const message = { kind: "publish", workspace: client.id, generation: 2 } as const;
    await client.world.deliver([message]);
    expect(client.world.queued).toEqual([message]);
    await letTimePass(client);
    await client.world.drain();
    const { rows } = await publishedOf(client);
    expect(rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 2 }]);
  });

  test("of a workspace that is not there is taken and forgotten", async () => {
    const { world } = await openWorkspace();
    const result = await world.deliver([
      { kind: "publish", workspace: "wsp_00000000000000000000000000", generation: 1 },
    ]);
    expect(result.explicitAcks).toEqual(["m0"]);
  });
});

describe("a batch of messages", () => {
  test("with a bad one among them acknowledges its neighbours", async () => {
    const client = await openWorkspace();
    const job = await stage(client);
    const result = await client.world.deliver([
      { kind: "nonsense" },
      messageOf(client, job),
      null,
      { kind: "publish", workspace: client.id, generation: 0 },
    ]);
    expect(result.explicitAcks.toSorted()).toEqual(["m1", "m3"]);
    expect(result.retryMessages.map(({ msgId }) => msgId).toSorted()).toEqual(["m0", "m2"]);
    expect(result.retryBatch.retry).toBe(false);
    expect(await jobOf(client, job)).toMatchObject({ state: "done" });
  });

  test("that cannot be carried out is tried again, and the job waits for it", async () => {
    const client = await openWorkspace();
    const job = await stage(client);
    const world = openWorld({ DB: stub(brokenDatabase) });
    const result = await world.deliver([messageOf(client, job)]);
    expect(result.explicitAcks).toEqual([]);
    expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(["m0"]);
    expect(await jobOf(client, job)).toMatchObject({ state: "queued" });
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
    await consume(stub({ messages }), openDeps().deps);
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
    const job = await stage(client);
    const result = await client.world.deliver([messageOf(client, job)], "ordinal-jobs-dead");
    expect(result.explicitAcks).toEqual(["m0"]);
    const failed = await jobOf(client, job);
    expect(failed).toMatchObject({ state: "failed", reason: expect.stringContaining("failed") });
    expect(failed.result).toBeUndefined();
  });

  test("leaves a job alone that another delivery has ended", async () => {
    const client = await openWorkspace();
    const job = await stage(client);
    await client.world.deliver([messageOf(client, job)]);
    const done = await jobOf(client, job);
    await client.world.deliver([messageOf(client, job)], "ordinal-jobs-dead");
    expect(done.state).toBe("done");
    expect(await jobOf(client, job)).toEqual(done);
  });

  test("takes what is no message of ours", async () => {
    const { world } = await openWorkspace();
    const result = await world.deliver([{ kind: "nonsense" }, 7], "ordinal-jobs-dead");
    expect(result.explicitAcks.toSorted()).toEqual(["m0", "m1"]);
  });
});

describe("when the queue has lost everything", () => {
  test("a sweep finds the job in the truth, and it is carried out", async () => {
    const client = await openWorkspace();
    const job = await stage(client);
    await client.world.tick("* * * * *");
    expect(client.world.queued).not.toContainEqual(messageOf(client, job)); // it is not old enough
    await env.DB.prepare("UPDATE jobs SET updated_at = updated_at - 61000 WHERE id = ?")
      .bind(job)
      .run();
    await client.world.tick("* * * * *");
    expect(client.world.queued).toContainEqual(messageOf(client, job));
    await client.world.drain();
    expect(await jobOf(client, job)).toMatchObject({ state: "done", result: { created: 3 } });
    expect(await titlesOf(client)).toEqual(["First", "Second", "Third"]);
  });

  test("a sweep finds a job that was half done, and the rest of it is carried out", async () => {
    const client = await openWorkspace();
    const { deps } = openDeps();
    const job = await stage(client, "title\nOne\n");
    await stageRow(deps, client, { job, sequence: 1, title: "Two" });
    let writes = 0;
    const crashing = withWrite(deps, (batch) =>
      writes++ === 0 ? deps.store.items.write(batch) : crash(),
    );

    await expect(runImport(crashing, messageOf(client, job))).rejects.toThrow("gone");
    expect(await jobOf(client, job)).toMatchObject({ state: "running", done: 1 });
    await env.DB.prepare("UPDATE jobs SET updated_at = updated_at - 61000 WHERE id = ?")
      .bind(job)
      .run();
    await client.world.tick("* * * * *");
    await client.world.drain();
    expect(await titlesOf(client)).toEqual(["One", "Two"]);
    expect(await jobOf(client, job)).toMatchObject({ state: "done" });
  });

  test("a sweep finds a workspace whose newest change is in no ranking", async () => {
    const client = await openWorkspace();
    await makeItem(client, { title: "A" });
    client.world.queued.splice(0);
    const message = { kind: "publish", workspace: client.id, generation: 1 };
    await env.DB.prepare("UPDATE workspaces SET changed_at = changed_at - 31000 WHERE id = ?")
      .bind(client.id)
      .run();
    await client.world.tick("* * * * *");
    expect(client.world.queued).toContainEqual(message);
    await client.world.drain();
    const { rows } = await publishedOf(client);
    expect(rows).toEqual([{ model: "qvf-classic", revision: 1, generation: 1 }]);
    client.world.queued.splice(0);
    await client.world.tick("* * * * *");
    expect(client.world.queued).not.toContainEqual(message);
  });

  test("a sweep ends an upload that never came to its end", async () => {
    const client = await openWorkspace();
    const { deps } = openDeps();
    const job = await stage(client);
    await env.DB.prepare(
      "UPDATE jobs SET state = 'staging', updated_at = updated_at - 660000 WHERE id = ?",
    )
      .bind(job)
      .run();
    await client.world.tick("* * * * *");
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
