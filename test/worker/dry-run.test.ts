import { describe, expect, test } from "vitest";
import {
  createItems,
  type JobView,
  openWorkspace,
  readGeneration,
  readJson,
  readResponse,
} from "../environments/worker.ts";
import { buildImportMessage, importFile, listNamedItems, readJob } from "./jobs.ts";
import { readProblem } from "./problems.ts";

const query = "?dry_run=true";

describe("a dry run", () => {
  const file =
    "key,title,size,parent,colour\nA,New A,5,,red\nB,B,x,A,\nC,,1,,\nD,D,2,GONE,blue\nE,Old E,3,,\n";

  test("predicts the report of the import, and writes nothing", async () => {
    const client = await openWorkspace();
    await createItems(client, [
      { external_id: "A", title: "Old A", size: 5 },
      { external_id: "E", title: "Old E", size: 3 },
    ]);
    client.environment.queued.splice(0);
    const ranking = await readResponse(client.get("/ranking"));
    const [items, generation] = [await listNamedItems(client), await readGeneration(client)];
    const response = await client.importFile(file, { query });
    expect([response.status, client.environment.queued]).toEqual([200, []]);
    const job = await readJson<JobView>(response);
    expect(job).toMatchObject({
      kind: "dry-run",
      state: "done",
      done: 5,
      total: 5,
      result: { created: 2, updated: 1, unchanged: 1, failed: 1 },
      unmapped: ["colour"],
      generations: [],
      report: { profile: { name: "generic" }, encoding: "utf-8", delimiter: "," },
    });
    expect(job.errors).toEqual([
      { line: 4, detail: expect.stringContaining("title") },
      { line: 5, detail: expect.stringContaining('"GONE"') },
    ]);
    expect(job.warnings).toMatchObject([{ line: 3, column: "size", value: "x", count: 1 }]);
    expect(await listNamedItems(client)).toEqual(items);
    expect(await readGeneration(client)).toBe(generation);
    expect(await readResponse(client.get("/ranking"))).toEqual(ranking);
    expect(await readJob(client, job.id)).toEqual(job);
  });

  test("has no generation in its response", async () => {
    const client = await openWorkspace();
    const { id } = await readJson<JobView>(client.importFile(file, { query }));
    expect((await client.get(`/jobs/${id}`)).headers.has("ordinal-generation")).toBe(false);
  });

  test("is stored and repeated with an idempotency key", async () => {
    const client = await openWorkspace();
    const options = { query, headers: { "idempotency-key": "k" } };
    const first = await readJson<JobView>(client.importFile(file, options));
    expect(first.state).toBe("done");
    expect(await readJson(client.importFile(file, options))).toEqual(first);
  });

  test("of a file without valid rows fails with a reason", async () => {
    const client = await openWorkspace();
    for (const text of ["title\n", "key,title\nA,\n"]) {
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      const job = await readJson<JobView>(client.importFile(text, { query }));
      expect(job).toMatchObject({ kind: "dry-run", state: "failed" });
      expect(job.reason).toContain("No item would be imported");
    }
  });

  test("of an unusable file returns the same problem as its import", async () => {
    const client = await openWorkspace();
    const dry = await readProblem(client.importFile("a,b\n1,2\n", { query }));
    const real = await readProblem(client.importFile("a,b\n1,2\n"));
    expect({ ...dry, request_id: "" }).toEqual({ ...real, request_id: "" });
  });
});

describe("a dry run of more than 20,000 rows", () => {
  const rows = Array.from({ length: 20_001 }, (_, index) => `K-${index},Row ${index},1`);
  const file = ["key,title,size", ...rows.with(7, "K-7,,1"), "K-8,Twice,2"].join("\n");

  test("is a job that the queue finishes without items, even if it is delivered twice", async () => {
    const client = await openWorkspace();
    const response = await client.importFile(file, { query });
    const { id, state } = await readJson<JobView>(response);
    expect([response.status, state]).toEqual([202, "queued"]);
    const message = buildImportMessage(client, id);
    expect(client.environment.queued.splice(0)).toEqual([message]);
    await Promise.all([
      client.environment.deliver([message]),
      client.environment.deliver([message]),
    ]);
    const job = await readJob(client, id);
    expect(job).toMatchObject({
      kind: "dry-run",
      state: "done",
      done: 20_002,
      total: 20_002,
      error_count: 1,
      result: { created: 20_000, updated: 1, unchanged: 0, failed: 1 },
    });
    expect(client.environment.queued).toEqual([]);
    expect(await readGeneration(client)).toBe(0);
    expect(await listNamedItems(client)).toEqual([]);
    await client.environment.deliver([message]);
    expect(await readJob(client, id)).toEqual(job);
    expect((await importFile(client, "key,title\nA,a\n")).result).toMatchObject({ created: 1 });
  });
});
