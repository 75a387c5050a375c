import { expect, test } from "vitest";
import { limits } from "../../src/contract/limits.ts";
import {
  type Client,
  createItem,
  type ItemView,
  openWorkspace,
  readJson,
  readStatuses,
} from "../environments/worker.ts";
import { importFile, listNamedItems } from "./jobs.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

const max = limits.workspaceCriteriaMax;

function buildRatings(first: number, count: number): Record<string, number> {
  const names = Array.from({ length: count }, (_, index) => `c${first + index}`);
  return Object.fromEntries(names.map((name) => [name, 1]));
}

/** Creates items that have the criteria c0 to c(count − 1). */
async function fillCriteria(client: Client, count: number): Promise<void> {
  const starts = Array.from({ length: Math.ceil(count / 180) }, (_, index) => index * 180);
  const operations = starts.map((start) => ({
    op: "create",
    item: { title: `From ${start}`, ratings: buildRatings(start, Math.min(180, count - start)) },
  }));
  const response = client.send("POST", "/items:batch", { operations });
  const { counts } = await readJson<{ counts: { created: number } }>(response);
  expect(counts.created).toBe(starts.length);
}

test("a workspace has at most 900 criteria, and known ones remain writable", async () => {
  const client = await openWorkspace();
  await fillCriteria(client, max - 1);
  const { id } = await createItem(client, { title: "A", ratings: { last: 1, c0: 5 } });
  for (const [method, path] of [
    ["POST", "/items"],
    ["PATCH", `/items/${id}`],
    ["PUT", "/items/external/X-1"],
  ] as const) {
    const body = { title: "B", ratings: { c1: 2, one_more: 1 } };
    // oxlint-disable-next-line no-await-in-loop -- one request after another
    const problem = await readProblem(client.send(method, path, body));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([
      422,
      { pointer: "/ratings/one_more" },
    ]);
    expect(problem.detail).toContain("900 criteria");
  }
  const patched = client.send("PATCH", `/items/${id}`, { ratings: { c1: 2, other: null } });
  expect((await readJson<ItemView>(patched)).ratings).toMatchObject({ c1: 2 });
});

test("an operation of a batch beyond the limit is rejected alone, in the order of the batch", async () => {
  const client = await openWorkspace();
  await fillCriteria(client, max - 2);
  const operations = ["a", "b", "c", "a"].map((name) => ({
    op: "create",
    item: { title: name, ratings: { [name]: 1 } },
  }));
  const response = client.send("POST", "/items:batch", { operations });
  const { results } = await readJson<{ results: { status: number }[] }>(response);
  expect(results.map(({ status }) => status)).toEqual([201, 201, 422, 201]);
});

test("concurrent requests do not exceed the limit together", async () => {
  const client = await openWorkspace();
  await fillCriteria(client, max - 3);
  const pending = Array.from({ length: 8 }, (_, index) =>
    client.send("POST", "/items", { title: "A", ratings: { [`race${index}`]: 1 } }),
  );
  const statuses = await readStatuses(pending);
  expect(statuses).toEqual([201, 201, 201, 422, 422, 422, 422, 422]);
});

test("an import and its dry run keep rows and leave out the ratings beyond the limit", async () => {
  const client = await openWorkspace();
  await fillCriteria(client, max - 1);
  const csv = "key,title,ratings.a,ratings.b,ratings.c0\nA-1,One,1,,\nA-2,Two,,2,7\n";
  const predicted = await importFile(client, csv, { query: "?dry_run=true" });
  const job = await importFile(client, csv);
  expect(job.result).toMatchObject({ created: 2, failed: 0 });
  expect(predicted.result).toMatchObject({ created: 2, failed: 0 });
  expect(job.errors).toEqual(predicted.errors);
  expect(JSON.stringify(job.errors)).toContain("900 criteria");
  const items = (await listNamedItems(client)).slice(-2);
  expect(items.map(({ ratings }) => ratings)).toEqual([{ a: 1 }, { c0: 7 }]);
});

test("a checkpoint frees the criteria that no item has", async () => {
  const client = await openWorkspace();
  await fillCriteria(client, max);
  const { data } = await readJson<{ data: ItemView[] }>(client.get("/items"));
  await Promise.all(data.slice(1).map(({ id }) => client.call("DELETE", `/items/${id}`)));
  await client.environment.drain();
  const response = client.send("POST", "/items", { title: "A", ratings: { fresh: 1 } });
  expect((await response).status).toBe(201);
});

test("a revert restores criteria beyond the limit", async () => {
  const client = await openWorkspace();
  await fillCriteria(client, max);
  const { data } = await readJson<{ data: ItemView[] }>(client.get("/items"));
  const deleted = await client.call("DELETE", `/items/${data[0]?.id}`);
  await client.environment.drain();
  await createItem(client, { title: "A", ratings: buildRatings(2_000, 180) });
  await client.call("POST", `/changes/${deleted.headers.get("ordinal-generation")}:revert`);
  await client.environment.drain();
  const restored = await client.get(`/items/${data[0]?.id}`);
  expect(restored.status).toBe(200);
  const other = await client.send("POST", "/items", { title: "B", ratings: { more: 1 } });
  expect(other.status).toBe(422);
});

test("a what-if has the same limit", async () => {
  const client = await openWorkspace();
  await fillCriteria(client, max - 1);
  const { data } = await readJson<{ data: ItemView[] }>(client.get("/items"));
  const simulate = (ratings: Record<string, number>) =>
    client.send("POST", "/ranking:whatif", { patches: [{ id: data[0]?.id, ratings }] });
  expect((await simulate({ a: 1 })).status).toBe(200);
  const problem = await readProblem(simulate({ a: 1, b: 2 }));
  expect([problem.status, ...listErrorLocations(problem)]).toEqual([
    422,
    { pointer: "/patches/0/ratings/b" },
  ]);
});
