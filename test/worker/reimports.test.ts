import { describe, expect, test } from "vitest";
import {
  type Client,
  type ItemView,
  createItem,
  createItems,
  openWorkspace,
  readJson,
} from "../environments/worker.ts";
import { importFile } from "./jobs.ts";

const ndjson = { type: "application/x-ndjson" };

async function listItems(client: Client): Promise<readonly ItemView[]> {
  const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?limit=500"));
  return data;
}

describe("an export", () => {
  const odd = [
    { title: "=1+1", description: "'=quoted", external_id: "+E-1", assignee: "@me", team: "-t" },
    { title: '"', description: 'a "b"\r\nc\n\nd', labels: ["a;b", "c\\", "=d", "e,f"] },
    { title: " spaces ", description: "", status: "in, progress", labels: ["\\;"] },
    { title: "'", description: "''=x", ratings: { reach: { low: 1, likely: 2.5, high: 1e3 } } },
    { title: "ä🙂\u2028", size: 0.1, start_date: "2026-01-01", due_date: "2026-01-01" },
    { title: "a\rb", description: "\t=x", ratings: { reach: 1e-7, zeal: -1e12 } },
  ];

  test.each(["csv", "ndjson"])("as %s changes nothing if it is imported again", async (format) => {
    const client = await openWorkspace();
    const [parent] = await createItems(client, odd);
    await createItem(client, { title: "Child", parent: parent?.id, type: "bug", priority: "low" });
    const before = await listItems(client);
    const file = await (await client.get(`/export?format=${format}`)).text();
    expect(file.match(/\+E-1/g)).toHaveLength(2); // the id of the item, and the parent of its child
    const job = await importFile(client, file, format === "csv" ? {} : ndjson);
    expect(job.errors).toEqual([]);
    expect(job.result).toMatchObject({ created: 0, updated: 0, unchanged: 7, failed: 0 });
    expect(await listItems(client)).toEqual(before);
  });

  test.each(["csv", "ndjson"])("as %s keeps links between items of sources", async (format) => {
    const client = await openWorkspace();
    const [jira, github, other] = await createItems(client, [
      { title: "A", external_id: "X", source: "jira" },
      { title: "B", external_id: "X", source: "github" },
      { title: "C", external_id: "Y", source: "github" },
    ]);
    const ids = [jira?.id, github?.id, other?.id];
    for (const [index, source] of ["jira", "github", "trello", undefined].entries()) {
      const links = { parent: ids[index % 3], blocked_by: ids };
      // oxlint-disable-next-line no-await-in-loop -- numbers follow the order of the requests
      await createItem(client, { title: `${index}`, source, ...links });
    }
    const before = await listItems(client);
    const file = await (await client.get(`/export?format=${format}`)).text();
    const job = await importFile(client, file, format === "csv" ? {} : ndjson);
    expect([job.errors, job.result?.unchanged]).toEqual([[], 7]);
    expect(await listItems(client)).toEqual(before);
  });

  test.each(["csv", "ndjson"])("as %s gives another workspace the same backlog", async (format) => {
    const client = await openWorkspace();
    const [epic] = await createItems(client, [{ title: "Epic" }, ...odd.slice(0, 2)]);
    await createItem(client, { title: "Child", parent: epic?.id, blocked_by: [epic?.id] });
    const file = await (await client.get(`/export?format=${format}`)).text();
    const other = await openWorkspace();
    const options = format === "csv" ? {} : ndjson;
    const predicted = await importFile(other, file, { ...options, query: "?dry_run=true" });
    const job = await importFile(other, file, options);
    expect([job.errors, job.result?.created]).toEqual([[], 4]);
    expect(predicted.result).toEqual({ ...job.result, generation: 0 });
    const [first, , , child] = await listItems(other);
    expect(first?.external_id).toBe(epic?.id);
    expect(child).toMatchObject({ parent: first?.id, blocked_by: [first?.id] });
    const before = await listItems(other);
    const again = await importFile(other, file, options);
    expect(again.result).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    expect(await listItems(other)).toEqual(before);
  });

  test("as CSV has a column for each of 300 criteria", async () => {
    const client = await openWorkspace();
    await createItems(client, [
      { title: "A", ratings: ratingsFrom(0) },
      { title: "B", ratings: ratingsFrom(150) },
    ]);
    const [header = ""] = (await (await client.get("/export")).text()).split("\r\n");
    expect(header.match(/ratings\.c\d+/g)).toHaveLength(300);
  });
});

function ratingsFrom(first: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`c${first + index}`, 1]));
}
