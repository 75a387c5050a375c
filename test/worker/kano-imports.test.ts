import { describe, expect, test } from "vitest";
import {
  type Client,
  type ItemView,
  type JobView,
  openWorkspace,
  readJson,
} from "../environments/worker.ts";
import { importFile } from "./jobs.ts";

const header = "Respondent,Feature,Functional,Dysfunctional\n";

/** A survey with the published numbers of answers about the feature "Tabs": A 10, O 20, M 15, I 5. */
function buildSurvey(): string {
  const pairs = [
    ...Array.from({ length: 10 }, () => "I like it,I am neutral"),
    ...Array.from({ length: 20 }, () => "I like it,I dislike it"),
    ...Array.from({ length: 15 }, () => "I expect it,I dislike it"),
    ...Array.from({ length: 5 }, () => "I am neutral,I am neutral"),
  ];
  const tabs = pairs.map((pair, index) => `r${index},Tabs,${pair}\n`);
  return `${header}${tabs.join("")}r1,Panes,5,1\n`;
}

async function listItems(client: Client): Promise<readonly ItemView[]> {
  return (await readJson<{ data: ItemView[] }>(client.get("/items"))).data;
}

describe("an import of the answers of a Kano survey", () => {
  test("rates each item by the numbers of its answers", async () => {
    const client = await openWorkspace();
    const job = await importFile(client, buildSurvey());
    expect(job).toMatchObject({ state: "done", total: 2, result: { created: 2 }, warnings: [] });
    const ranking = await readJson(client.get("/ranking?model=kano&expand=breakdown"));
    expect(ranking).toMatchObject({
      data: [
        {
          score: 1.3,
          category: "One-dimensional",
          item: { title: "Tabs" },
          breakdown: { better: 0.6, worse: -0.7 },
        },
        { score: null, category: "Reverse", item: { title: "Panes" } },
      ],
    });
  });

  test("changes nothing when the file is imported again, and replaces earlier answers", async () => {
    const client = await openWorkspace();
    await importFile(client, buildSurvey());
    const again = await importFile(client, buildSurvey());
    expect(again).toMatchObject({ result: { created: 0, updated: 0, unchanged: 2 } });
    const later = await importFile(client, `${header}r1,Tabs,1,5\n`);
    expect(later).toMatchObject({ result: { created: 0, updated: 1 } });
    const items = await listItems(client);
    expect(items.find(({ title }) => title === "Tabs")?.ratings).toMatchObject({
      kano_one_dimensional: 1,
      kano_must_be: 0,
    });
  });

  test("is predicted by a dry run", async () => {
    const client = await openWorkspace();
    const dry = await readJson<JobView>(
      client.importFile(buildSurvey(), { query: "?dry_run=true" }),
    );
    expect(dry).toMatchObject({ state: "done", total: 2, result: { created: 2 } });
    expect(await listItems(client)).toEqual([]);
  });

  test("keeps the other fields of existing items", async () => {
    const client = await openWorkspace();
    const created = { title: "Tabs", external_id: "T-1", status: "doing", ratings: { reach: 4 } };
    await client.send("POST", "/items", created);
    const job = await importFile(
      client,
      "Key,Functional,Dysfunctional,Status\nT-1,like,dislike,complete\n",
    );
    expect(job).toMatchObject({ result: { updated: 1, created: 0 } });
    const [item] = await listItems(client);
    expect(item).toMatchObject({
      title: "Tabs",
      status: "doing",
      ratings: { reach: 4, kano_one_dimensional: 1 },
    });
  });

  test("fails if every row lacks an answer", async () => {
    const client = await openWorkspace();
    const job = await importFile(client, `${header}r1,Tabs,like,\n`);
    expect(job.state).toBe("failed");
  });
});
