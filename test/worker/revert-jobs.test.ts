import { env, exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { runRevert } from "../../src/flows/changes/run-revert.ts";
import { runImport } from "../../src/flows/imports/run-import.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  type Client,
  createItem,
  createItems,
  openWorkspace,
  type Problem,
  readJson,
  request,
} from "../environments/worker.ts";
import { buildImportMessage, stageImport, withConcurrentWrite, withWrite } from "./jobs.ts";
import {
  buildRevertMessage,
  getFirstGeneration,
  importFile,
  postRevert,
  readRevertJob,
  readStoredItems,
  revert,
  type RevertJob,
  stageRevert,
} from "./reverts.ts";

const rowCount = 4_300;

const largeFile = `external_id,title,parent\n${Array.from(
  { length: rowCount },
  (_, index) => `K${index},${index},${index < 9 ? "LAST" : "K0"}`,
).join("\n")}\nLAST,Last,\n`;

/** Runs a revert whose writes after the first `count` fail, as if the isolate had stopped. */
async function runUntilCrash(client: Client, job: string, count: number): Promise<void> {
  const { deps } = openWorkerDeps();
  let writes = 0;
  const crashingDeps = withWrite(deps, async (batch) => {
    writes += 1;
    if (writes > count) {
      throw new Error("The isolate crashed.");
    }
    return deps.store.items.write(batch);
  });
  await expect(runRevert(crashingDeps, buildRevertMessage(client, job))).rejects.toThrow("crashed");
}

describe("a revert of several chunks", () => {
  test("restores every item byte for byte", async () => {
    const client = await openWorkspace();
    await createItems(client, [
      { title: "Before", external_id: "K7", labels: ["z", "a"] },
      { title: "Other", external_id: "OTHER" },
    ]);
    const before = await readStoredItems(client);
    const imported = await importFile(client, largeFile);
    expect(imported).toMatchObject({ errors: [], total: rowCount + 1 });
    const job = await revert(client, getFirstGeneration(imported));
    expect(job).toMatchObject({
      state: "done",
      done: rowCount + 1,
      total: rowCount + 1,
      result: { created: 0, updated: rowCount + 1, unchanged: 0, failed: 0 },
    });
    const [[first, last] = [0, 0]] = job.generations;
    expect(last - first).toBe(2);
    expect(await readStoredItems(client)).toEqual(before);
  });

  test("continues after a crash and applies each chunk once", async () => {
    const client = await openWorkspace();
    const imported = await importFile(client, largeFile);
    const job = await stageRevert(client, getFirstGeneration(imported));
    await runUntilCrash(client, job, 1);
    expect(await readRevertJob(client, job)).toMatchObject({ state: "running", done: 2_000 });
    expect((await readStoredItems(client)).length).toBe(rowCount + 1 - 2_000);
    await env.DB.prepare("UPDATE jobs SET updated_at = updated_at - 61000 WHERE id = ?")
      .bind(job)
      .run();
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).toContainEqual(buildRevertMessage(client, job));
    await client.environment.drain();
    expect(await readRevertJob(client, job)).toMatchObject({
      state: "done",
      result: { updated: rowCount + 1, failed: 0 },
    });
    expect(await readStoredItems(client)).toEqual([]);
  });

  test("can be reverted after it failed, and repeated", async () => {
    const client = await openWorkspace();
    const imported = await importFile(client, largeFile);
    const job = await stageRevert(client, getFirstGeneration(imported));
    await runUntilCrash(client, job, 1);
    await client.environment.deliver([buildRevertMessage(client, job)], "ordinal-jobs-dead");
    expect(await readRevertJob(client, job)).toMatchObject({ state: "failed" });
    const rest = await revert(client, getFirstGeneration(imported));
    expect(rest).toMatchObject({ total: rowCount + 1 - 2_000, errors: [] });
    expect(await readStoredItems(client)).toEqual([]);
  });
});

describe("a revert message", () => {
  test("applies the revert once if it is delivered again", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    const job = await stageRevert(client, 1);
    const message = buildRevertMessage(client, job);
    await Promise.all([
      client.environment.deliver([message, message]),
      client.environment.deliver([message]),
    ]);
    await client.environment.deliver([message]);
    const finished = await readRevertJob(client, job);
    expect(finished).toMatchObject({ state: "done", result: { updated: 1, failed: 0 } });
    expect(finished.generations).toEqual([[2, 2]]);
  });

  test("applies the revert once if another delivery finishes the job during a write", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    const job = await stageRevert(client, 1);
    const message = buildRevertMessage(client, job);
    const deps = withConcurrentWrite(() => runRevert(openWorkerDeps().deps, message));
    await runRevert(deps, message);
    const finished = await readRevertJob(client, job);
    expect(finished).toMatchObject({ done: 1, errors: [], result: { updated: 1, failed: 0 } });
  });

  test("refuses an item that changes after the revert has been planned", async () => {
    const client = await openWorkspace();
    const [a] = await createItems(client, [{ title: "A" }, { title: "B" }]);
    const job = await stageRevert(client, 1);
    const deps = withConcurrentWrite(() => client.send("PATCH", `/items/${a?.id}`, { size: 2 }));
    await runRevert(deps, buildRevertMessage(client, job));
    const finished = await readRevertJob(client, job);
    expect(finished).toMatchObject({ state: "done", result: { updated: 1, failed: 1 } });
    expect(finished.errors).toEqual([
      {
        line: 0,
        detail: `Item 1 (${a?.id}) changed during the revert. Edit the item instead.`,
      },
    ]);
    expect(await readStoredItems(client)).toMatchObject([{ title: "A", size: 2 }]);
  });

  test("retries an item whose external id another request takes during the write", async () => {
    const client = await openWorkspace();
    const a = await createItem(client, { title: "A", external_id: "X" });
    await client.call("DELETE", `/items/${a.id}`);
    const job = await stageRevert(client, 2);
    const take = () => createItem(client, { title: "Taker", external_id: "X" });
    await runRevert(withConcurrentWrite(take), buildRevertMessage(client, job));
    const finished = await readRevertJob(client, job);
    expect(finished).toMatchObject({ state: "done", done: 1, result: { updated: 0, failed: 1 } });
    expect(finished.errors[0]?.detail).toContain('external id "X", which item 2 has now');
  });
});

/** Runs an import. Calls `writeBetween` between its first and its second write. */
async function importInterleaved(
  client: Client,
  file: string,
  writeBetween: () => Promise<unknown>,
): Promise<RevertJob> {
  const job = await stageImport(client, file);
  const { deps } = openWorkerDeps();
  let writes = 0;
  const interleaved: Deps = withWrite(deps, async (batch) => {
    writes += 1;
    if (writes === 2) {
      await writeBetween();
    }
    return deps.store.items.write(batch);
  });
  await runImport(interleaved, buildImportMessage(client, job));
  return readRevertJob(client, job);
}

describe("an import between whose chunks another request writes", () => {
  test("is reverted without the generation of the other request", async () => {
    const client = await openWorkspace();
    const write = () => createItem(client, { title: "Other", external_id: "OTHER" });
    const imported = await importInterleaved(client, largeFile, write);
    expect(imported.generations).toEqual([
      [1, 1],
      [3, 5],
    ]);
    const job = await revert(client, 4);
    expect(job).toMatchObject({ total: rowCount + 1, errors: [] });
    expect(await readStoredItems(client)).toMatchObject([{ external_id: "OTHER" }]);
  });

  test("does not overwrite the change of an item that the import changes twice", async () => {
    const client = await openWorkspace();
    const write = () => client.send("PUT", "/items/external/K0", { size: 7 });
    const imported = await importInterleaved(client, largeFile, write);
    const job = await revert(client, getFirstGeneration(imported));
    expect(job).toMatchObject({ result: { updated: rowCount, failed: 1 } });
    expect(job.errors[0]?.detail).toContain("Generation 2 changed item 1 ");
    expect(await readStoredItems(client)).toMatchObject([{ external_id: "K0", size: 7 }]);
  });

  test("is a conflict for a revert until the import has ended", async () => {
    const client = await openWorkspace();
    let response: Response | undefined;
    const post = async () => {
      response = await postRevert(client, 1);
    };
    await importInterleaved(client, largeFile, post);
    expect(response?.status).toBe(409);
    expect((await readJson<Problem>(response ?? new Response("{}"))).detail).toContain(
      "The import that wrote generation 1 is still running. Wait until the job job_",
    );
  });
});

test("a revert whose request ended early fails, and writes no item", async () => {
  const client = await openWorkspace();
  await createItem(client, { title: "A" });
  const job = await stageRevert(client, 1);
  await env.DB.prepare(
    "UPDATE jobs SET state = 'staging', updated_at = updated_at - 660000 WHERE id = ?",
  )
    .bind(job)
    .run();
  await client.environment.tick("* * * * *");
  const failed = await readRevertJob(client, job);
  expect(failed).toMatchObject({
    state: "failed",
    reason: expect.stringContaining("Send it again"),
  });
  expect(await readStoredItems(client)).toHaveLength(1);
});

test("POST :revert with Prefer: wait returns the job after the real queue has run it", async () => {
  const client = await openWorkspace();
  await createItem(client, { title: "A" });
  const response = await exports.default.fetch(
    request("POST", `/v1/workspaces/${client.id}/changes/1:revert`, {
      headers: { authorization: `Bearer ${client.key}`, prefer: "wait=20" },
    }),
  );
  expect(response.status).toBe(200);
  expect(response.headers.get("location")).toContain("/jobs/job_");
  expect(await readJson<RevertJob>(response)).toMatchObject({
    kind: "revert",
    state: "done",
    result: { updated: 1 },
  });
});
