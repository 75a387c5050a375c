import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { exportBackup } from "../../src/flows/backups/export-backup.ts";
import { runRestore } from "../../src/flows/backups/run-restore.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import { type Client, createItems, openWorkspace, readJson } from "../environments/worker.ts";
import {
  openBusyWorkspace,
  readBackup,
  restoreBackup,
  sealBackup,
  sendBackup,
  splitBackup,
} from "./backups.ts";
import { readJob } from "./jobs.ts";
import { readProblem } from "./problems.ts";
import { wrapFunctions } from "./wrap-functions.ts";

/** Stages a backup in a new workspace, and removes its message from the queue. */
async function stageBackup(backup: string) {
  const client = await openWorkspace();
  const { id } = await readJson<{ id: string }>(sendBackup(client, backup));
  const message = { kind: "restore", workspace: client.id, job: id } as const;
  expect(client.environment.queued.splice(0)).toEqual([message]);
  return { client, id, message };
}

async function readItems(client: Client): Promise<string> {
  return (await client.get("/items?limit=500")).text();
}

async function countRows({ id }: Client, table: string): Promise<number | undefined> {
  const row = await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE workspace_id = ?`)
    .bind(id)
    .first<{ n: number }>();
  return row?.n;
}

describe("a restore whose consumer dies", () => {
  test.each(["before", "after"] as const)(
    "%s any call of the database is complete after the message is delivered again",
    async (moment) => {
      const original = await openBusyWorkspace();
      const backup = await readBackup(original);
      const expected = await readItems(original);
      let crashes = 0;
      for (let call = 0; call === crashes; call += 1) {
        // oxlint-disable no-await-in-loop -- each run crashes one call later
        const { client, id, message } = await stageBackup(backup);
        crashes += await runRestore(crashAt(openWorkerDeps().deps, { call, moment }), message).then(
          () => 0,
          () => 1,
        );
        await client.environment.deliver([message]);
        const job = await readJob(client, id);
        expect([job.state, job.done]).toEqual(["done", job.total]);
        expect(await readItems(client)).toBe(expected);
        expect(await countRows(client, "import_chunks")).toBe(0);
        // oxlint-enable no-await-in-loop
      }
      expect(crashes).toBeGreaterThan(12);
    },
    120_000,
  );

  test("is resumed by the sweep, also after a dead letter", async () => {
    const original = await openBusyWorkspace();
    const { client, id, message } = await stageBackup(await readBackup(original));
    await client.environment.deliver([message], "ordinal-jobs-dead");
    await env.DB.prepare("UPDATE jobs SET updated_at = 1 WHERE id = ?").bind(id).run();
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).toContainEqual(message);
    await client.environment.drain();
    expect((await readJob(client, id)).state).toBe("done");
    expect(await readItems(client)).toBe(await readItems(original));
  });
});

/** Returns deps whose store fails before or after one of its calls. */
function crashAt(
  deps: Deps,
  { call, moment }: { readonly call: number; readonly moment: "before" | "after" },
): Deps {
  let calls = 0;
  const store = wrapFunctions(deps.store, async (run) => {
    const isCrash = calls === call;
    calls += 1;
    const result = isCrash && moment === "before" ? undefined : await run();
    if (isCrash) {
      throw new Error("The isolate crashed.");
    }
    return result;
  });
  return { ...deps, store };
}

describe("a running restore", () => {
  test("is applied once by two consumers", async () => {
    const original = await openBusyWorkspace();
    const { client, id, message } = await stageBackup(await readBackup(original));
    await Promise.all([1, 2].map(() => client.environment.deliver([message])));
    await client.environment.drain();
    const job = await readJob(client, id);
    expect([job.state, job.done]).toEqual(["done", job.total]);
    expect(await readItems(client)).toBe(await readItems(original));
  });

  test("rejects writes of items and statuses until it has ended", async () => {
    const { client, message } = await stageBackup(await readBackup(await openBusyWorkspace()));
    const writes = [
      client.send("POST", "/items", { title: "Early" }),
      client.send("PUT", "/items/external/K-1", { title: "Early" }),
      client.send("PATCH", "/statuses", { categories: { Parked: "done" } }),
    ];
    for (const write of writes) {
      // oxlint-disable-next-line no-await-in-loop -- three writes
      const problem = await readProblem(write);
      expect([problem.status, problem.detail]).toEqual([409, expect.stringContaining("restored")]);
    }
    await client.environment.deliver([message]);
    expect((await client.send("POST", "/items", { title: "Later" })).status).toBe(201);
  });

  test("fails and writes nothing if the workspace got rows after the upload", async () => {
    const { client, id, message } = await stageBackup(await readBackup(await openBusyWorkspace()));
    await client.send("POST", "/people", { name: "Ana", capacity: 1 });
    await client.environment.deliver([message]);
    expect(await readJob(client, id)).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("not empty"),
    });
    expect([await countRows(client, "people"), await countRows(client, "items")]).toEqual([1, 0]);
  });

  test("excludes another one in the same workspace", async () => {
    const backup = await readBackup(await openBusyWorkspace());
    const first = await stageBackup(backup);
    const { client } = first;
    const { id } = await readJson<{ id: string }>(sendBackup(client, backup));
    await client.environment.deliver([first.message]);
    await client.environment.drain();
    expect((await readJob(client, first.id)).state).toBe("done");
    expect((await readJob(client, id)).state).toBe("failed");
  });

  test("leaves an empty workspace if two rows exclude each other", async () => {
    const lines = splitBackup(await readBackup(await openBusyWorkspace()));
    const index = lines.findIndex((line) => line.startsWith('{"kind":"job"'));
    const job: { kind: string; row: { id: string } } = JSON.parse(lines[index] ?? "");
    const staged = await stageBackup(await sealBackup(lines));
    const row = { ...job.row, id: staged.id };
    const damaged = JSON.stringify({ kind: "job", rows: [row] });
    await env.DB.prepare(
      'UPDATE import_chunks SET rows = ? WHERE job_id = ? AND rows LIKE \'={"kind":"job"%\'',
    )
      .bind(`=${damaged}`, staged.id)
      .run();
    const { client, id, message } = staged;
    await client.environment.deliver([message]);
    expect(await readJob(client, id)).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("exclude each other"),
    });
    const tables = ["items", "people", "models", "changes", "import_chunks", "status_maps"];
    expect(await Promise.all(tables.map((table) => countRows(client, table)))).toEqual(
      tables.map(() => 0),
    );
    expect((await sendBackup(client, await sealBackup(lines))).status).toBe(202);
  });
});

describe("a backup during writes", () => {
  test("contains the workspace as it was at the start", async () => {
    const original = await openBusyWorkspace();
    const expected = await readItems(original);
    const { deps } = openWorkerDeps();
    const actor = { workspace: original.id, id: "key", role: "admin", via: "key" } as const;
    const { chunks, generation } = await exportBackup(deps, { actor, version: "test" });
    const parts: Uint8Array[] = [requireChunk(await chunks.next())];
    const { data } = await readJson<{ data: { id: string }[] }>(original.get("/items?limit=5"));
    const [first, second, third] = data.map(({ id }) => id);
    await original.send("PATCH", `/items/${first}`, { title: "Later", size: 9, parent: null });
    await original.send("PATCH", `/items/${first}`, { title: "Much later", labels: [] });
    await original.call("DELETE", `/items/${second}`);
    await original.send("PATCH", `/items/${third}`, { external_id: null, ratings: { reach: 5 } });
    await createItems(original, [{ title: "New" }, { title: "Newer" }]);
    await original.send("PATCH", "/statuses", { categories: { Parked: "done" } });
    await original.environment.drain();
    for await (const bytes of chunks) {
      parts.push(bytes);
    }
    const copy = await openWorkspace();
    const job = await restoreBackup(copy, new Blob(parts));
    expect(job.state).toBe("done");
    clearAllMemories();
    expect(await readItems(copy)).toBe(expected);
    const workspace = await readJson<{ generation: number }>(copy.get(""));
    expect(workspace.generation).toBe(generation);
  });

  test("has no last line if an erasure begins", async () => {
    const { id } = await openBusyWorkspace();
    const { deps } = openWorkerDeps();
    const actor = { workspace: id, id: "key", role: "admin", via: "key" } as const;
    const { chunks } = await exportBackup(deps, { actor, version: "test" });
    await chunks.next();
    await env.DB.prepare(
      "INSERT INTO erasures (workspace_id, id, actor, created_at) VALUES (?, 'era_1', 'key', 1)",
    )
      .bind(id)
      .run();
    const readRest = async () => {
      for await (const bytes of chunks) {
        expect(new TextDecoder().decode(bytes)).not.toContain('{"kind":"end"');
      }
    };
    await expect(readRest()).rejects.toThrow("An erasure has changed rows");
    await expect(exportBackup(deps, { actor, version: "test" })).rejects.toMatchObject({
      kind: "conflict",
    });
  });
});

function requireChunk({ value }: IteratorResult<Uint8Array>): Uint8Array {
  const bytes: unknown = value;
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError("The backup is empty.");
  }
  return bytes;
}
