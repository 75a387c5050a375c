import { describe, expect, test } from "vitest";
import { runImport } from "../../src/flows/imports/run-import.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import { type Client, createItems, openWorkspace } from "../environments/worker.ts";
import {
  buildImportMessage,
  listNamedItems,
  listTitles,
  readJob,
  stageImport,
  withWrite,
} from "./jobs.ts";
import { splitChunks } from "./random-imports.ts";
import { wrapFunctions } from "./wrap-functions.ts";

const file = [
  "key,title,size,parent,blocked_by",
  "A,A,1,D,E", // both follow in the file
  "B,B,1,A,",
  "C,,1,,", // invalid
  "D,D,1,,",
  "E,E,1,D,A",
  "OLD,Old,2,,",
  "SAME,Same,3,,",
  "A,A again,1,,",
].join("\n");

const counts = { created: 4, updated: 2, unchanged: 1, failed: 1 };

/** Opens a workspace with a staged import of three chunks. */
async function stageFile() {
  const client = await openWorkspace();
  await createItems(client, [
    { external_id: "OLD", title: "Old", size: 1 },
    { external_id: "SAME", title: "Same", size: 3 },
  ]);
  const id = await stageImport(client, file);
  await splitChunks(client, id, 3);
  return { client, id, message: buildImportMessage(client, id) };
}

async function expectImported(client: Client, id: string): Promise<void> {
  const job = await readJob(client, id);
  expect(job).toMatchObject({ done: 8, total: 8, error_count: 1, result: counts });
  expect(job.errors).toEqual([{ line: 4, detail: expect.stringContaining("title") }]);
  expect(await listNamedItems(client)).toMatchObject([
    { external_id: "OLD", size: 2, version: 2 },
    { external_id: "SAME", size: 3, version: 1 },
    { external_id: "A", title: "A again", parent: "D", blocked_by: ["E"] },
    { external_id: "B", parent: "A" },
    { external_id: "D" },
    { external_id: "E", parent: "D", blocked_by: ["A"] },
  ]);
}

describe("an import whose consumer dies", () => {
  test.each(["before", "after"] as const)(
    "%s any call of the database has exact counts after the message is delivered again",
    async (moment) => {
      let crashes = 0;
      for (let call = 0; call === crashes; call += 1) {
        // oxlint-disable-next-line no-await-in-loop -- each run crashes one call later
        const { client, id, message } = await stageFile();
        const deps = withCrash(openWorkerDeps().deps, { call, moment });
        // oxlint-disable-next-line no-await-in-loop -- see above
        crashes += await runImport(deps, message).then(
          () => 0,
          () => 1,
        );
        // oxlint-disable-next-line no-await-in-loop -- see above
        await client.environment.deliver([message]);
        // oxlint-disable-next-line no-await-in-loop -- see above
        await expectImported(client, id);
      }
      expect(crashes).toBeGreaterThan(8);
    },
    60_000,
  );
});

/** Returns deps whose store fails before or after one of its calls. */
function withCrash(
  deps: Deps,
  { call, moment }: { readonly call: number; readonly moment: "before" | "after" },
): Deps {
  let calls = 0;
  const wrapCall = async (run: () => unknown): Promise<unknown> => {
    const isCrash = calls === call;
    calls += 1;
    if (isCrash && moment === "before") {
      throw new Error("The isolate crashed.");
    }
    const result = await run();
    if (isCrash) {
      throw new Error("The isolate crashed.");
    }
    return result;
  };
  return { ...deps, store: wrapFunctions(deps.store, wrapCall) };
}

describe("an import with concurrent consumers and writers", () => {
  test("applies each row once if two consumers run it", async () => {
    const { client, id, message } = await stageFile();
    await Promise.all([
      client.environment.deliver([message]),
      client.environment.deliver([message]),
    ]);
    await client.environment.drain();
    expect((await readJob(client, id)).state).toBe("done");
    await expectImported(client, id);
  });

  test.each([1, 2, 4])("counts exactly if it loses %i races", async (races) => {
    const { client, id, message } = await stageFile();
    const { deps } = openWorkerDeps();
    let [writes, createdByOthers] = [0, 0];
    const racingDeps = withWrite(deps, async (batch) => {
      writes += 1;
      if (writes <= races) {
        const responses = await writeConcurrently(client, writes);
        createdByOthers += responses.filter((status) => status === 201).length;
      }
      return deps.store.items.write(batch);
    });
    await runImport(racingDeps, message);
    await client.environment.drain();
    const { result, done, total } = await readJob(client, id);
    const { created = 0, updated = 0, unchanged = 0, failed = 0 } = result ?? {};
    expect([created + updated + unchanged + failed, done, total]).toEqual([8, 8, 8]);
    expect(failed).toBe(1);
    expect(created + createdByOthers).toBe((await listTitles(client)).length - 2);
    expect(createdByOthers).toBeGreaterThan(0);
  });

  test("counts exactly if two consumers and a writer run at the same time", async () => {
    const { client, id, message } = await stageFile();
    const [, , ...written] = await Promise.all([
      client.environment.deliver([message]),
      client.environment.deliver([message]),
      writeConcurrently(client, 1),
      writeConcurrently(client, 2),
    ]);
    await client.environment.deliver([message]);
    await client.environment.drain();
    const { result, state, done } = await readJob(client, id);
    const { created = 0, updated = 0, unchanged = 0, failed = 0 } = result ?? {};
    expect([state, done, created + updated + unchanged + failed]).toEqual(["done", 8, 8]);
    const createdByOthers = written.flat().filter((status) => status === 201).length;
    expect(created + createdByOthers).toBe((await listTitles(client)).length - 2);
  });
});

/** Puts four items of the file, and returns the statuses of the responses. */
async function writeConcurrently(client: Client, size: number): Promise<number[]> {
  const statuses: number[] = [];
  for (const key of ["A", "D", "E", "OLD"]) {
    const body = { title: `Put ${size}`, team: `t${size}` };
    // oxlint-disable-next-line no-await-in-loop -- one writer
    const { status } = await client.send("PUT", `/items/external/${key}`, body);
    statuses.push(status);
  }
  return statuses;
}
