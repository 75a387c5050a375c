import { describe, expect, test } from "vitest";
import { readGeneration, readJson } from "../environments/worker.ts";
import { importFile, importNew, listNamedItems, listTitles } from "./jobs.ts";

describe("an unchanged export of Jira", () => {
  const file = [
    "\uFEFFSummary,Issue key,Issue id,Issue Type,Status,Priority,Assignee,Due date,Labels,Labels," +
      "Custom field (Story point estimate),Parent,Inward issue link (Blocks),Comment,Comment",
    'Pay by card,PAY-2,30002,Story,To Do,Highest,Ana Lee,12/Nov/26 12:00 AM,card,"web",5.0,30001,PAY-3,a;b,c',
    "Store the card,PAY-3,30003,Sub-task,In Progress,Lowest,,,card,,3.0,PAY-2,,,",
    "Payments,PAY-1,30001,Epic,Done,Medium,Ana Lee,29/Feb/28 12:00 AM,,,,,,,",
  ].join("\n");

  test("has keys, types, priorities, labels, dates, sizes, parents and blockers", async () => {
    const { job, items } = await importNew(file);
    expect(job).toMatchObject({ errors: [], warnings: [], report: { profile: { name: "jira" } } });
    expect(items).toMatchObject([
      {
        external_id: "PAY-2",
        source: "jira",
        type: "story",
        title: "Pay by card",
        status: "To Do",
        priority: "critical",
        assignee: "Ana Lee",
        labels: ["card", "web"],
        size: 5,
        due_date: "2026-11-12",
        parent: "PAY-1",
        blocked_by: ["PAY-3"],
      },
      { external_id: "PAY-3", type: "task", priority: "low", size: 3, parent: "PAY-2" },
      { external_id: "PAY-1", type: "epic", priority: "medium", due_date: "2028-02-29" },
    ]);
  });

  test("leaves comments out, and the report says so", async () => {
    const { job } = await importNew(file);
    expect(job.unmapped).toContain("Comment");
    expect(job.report?.columns.find(({ column }) => column === "Comment")).toMatchObject({
      count: 2,
      targets: [],
      note: expect.stringContaining("leave it out"),
    });
  });

  test("changes nothing if it is imported again", async () => {
    const { client, items } = await importNew(file);
    const generation = await readGeneration(client);
    const { result } = await importFile(client, file);
    expect(result).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 0 });
    expect(await readGeneration(client)).toBe(generation);
    expect(await listNamedItems(client)).toEqual(items);
  });

  test("rejects only the row with an unquoted comma, and says how to repair it", async () => {
    const wide = "Summary,Issue key,Issue Type,Labels\nA,K-1,Bug,sec, web\nB,K-2,Bug,sec\n";
    const { client, job } = await importNew(wide);
    expect(job.errors).toEqual([{ line: 2, detail: expect.stringMatching(/comma.*quote/i) }]);
    expect(await listTitles(client)).toEqual(["B"]);
  });
});

test("an unchanged export of Azure DevOps has its stories, tags, people and parents", async () => {
  const { client, job, items } = await importNew(
    [
      "\uFEFFID,Work Item Type,Title,Assigned To,State,Tags,Priority,Story Points,Iteration Path,Parent,Target Date",
      '"71","User Story","Search","Ana Lee <ana@example.org>","Active","IOS; WEB","2","5","Shop\\\\1","70","8/15/2026 7:00:00 AM"',
      '"72","Product Backlog Item","Sort","","New","","4","","","70",""',
      '"70","Feature","Find","","Resolved","","1","","","",""',
      '"73","Bug","Crash","","Closed","","3","2","","71",""',
    ].join("\r\n"),
  );
  expect(job).toMatchObject({ errors: [], report: { profile: { name: "azure-devops" } } });
  expect(items).toMatchObject([
    {
      external_id: "71",
      source: "azure-devops",
      type: "story",
      assignee: "Ana Lee",
      labels: ["IOS", "WEB"],
      priority: "high",
      size: 5,
      parent: "70",
      due_date: "2026-08-15",
    },
    { external_id: "72", type: "story", priority: "low", parent: "70" },
    { external_id: "70", priority: "critical" },
    { external_id: "73", type: "bug", priority: "medium", parent: "71" },
  ]);
  const found = await readJson<{ data: object[] }>(client.get("/items?label=WEB"));
  expect(found.data).toHaveLength(1);
});

test("an unchanged export of Linear has its labels, dates, priorities, parent and blocker", async () => {
  const { job, items } = await importNew(
    [
      '"ID","Team","Title","Description","Status","Estimate","Priority","Creator","Assignee","Labels","Created","Due Date","Parent issue","UUID","Blocked by"',
      '"OPS-1","OPS","Pages","One\nTwo","Todo","3","Urgent","kim","kim","agent, seo","Wed May 13 2026 11:21:41 GMT+0000 (GMT+00:00)","Thu Jun 25 2026 23:00:00 GMT+0000 (GMT+00:00)","","u1",""',
      '"OPS-2","OPS","Child","","Done","","No priority","kim","kim","","","","OPS-1","u2","OPS-3"',
      '"OPS-3","OPS","Later","","Todo","8","High","kim","","ops","","2026-09-20","","u3",""',
    ].join("\n"),
  );
  expect(job).toMatchObject({ errors: [], report: { profile: { name: "linear" } } });
  expect(items).toMatchObject([
    {
      external_id: "OPS-1",
      priority: "critical",
      labels: ["agent", "seo"],
      due_date: "2026-06-25",
      description: "One\nTwo",
    },
    { external_id: "OPS-2", parent: "OPS-1", blocked_by: ["OPS-3"] },
    { external_id: "OPS-3", priority: "high", size: 8, due_date: "2026-09-20" },
  ]);
  expect(items[1]).not.toHaveProperty("priority");
});

describe("issues of GitHub", () => {
  const issues = [
    {
      number: 7,
      title: "Crash",
      state: "open",
      labels: [
        { id: 1, name: "bug" },
        { id: 2, name: "ui" },
      ],
      assignee: { login: "ana" },
      body: "steps",
      html_url: "https://example.org/7",
      id: 99_001,
    },
    {
      number: 8,
      title: "Dark",
      state: "closed",
      labels: [],
      assignee: null,
      body: null,
      id: 99_002,
    },
    {
      number: 9,
      title: "Change",
      state: "open",
      labels: [],
      pull_request: { url: "https://example.org/pulls/9" },
      id: 99_003,
    },
  ];
  const array = JSON.stringify(issues, null, 1);
  const lines = issues.map((issue) => JSON.stringify(issue)).join("\n");

  test.each([
    { name: "an array", file: array, type: "application/json" },
    { name: "an array sent as text", file: array, type: "text/plain" },
    { name: "lines", file: lines, type: "application/x-ndjson" },
    { name: "lines sent as JSON", file: lines, type: "application/json" },
    { name: "an object with a list", file: `{"items":${array}}`, type: "application/json" },
  ])("as $name have numbers, labels, assignees and states, without pull requests", async (each) => {
    const { client, job, items } = await importNew(each.file, { type: each.type });
    expect(job).toMatchObject({ errors: [], result: { created: 2 } });
    expect(job.report?.notes).toContainEqual(expect.stringMatching(/1 row was left out.*pull/));
    expect(items).toMatchObject([
      {
        external_id: "7",
        source: "github",
        title: "Crash",
        status: "open",
        labels: ["bug", "ui"],
        assignee: "ana",
        description: "steps",
      },
      { external_id: "8", title: "Dark", status: "closed", labels: [] },
    ]);
    const again = await importFile(client, each.file, { type: each.type });
    expect(again.result).toMatchObject({ created: 0, unchanged: 2 });
  });

  test("as CSV of the REST API keep their identity, and Python lists become labels", async () => {
    const file =
      "url,id,node_id,number,title,user,labels,state,body\n" +
      "https://example.org/1,99001,MDU6,1,One,\"{'login': 'ana', 'id': 6}\",\"[{'id': 1, 'name': 'bug'}]\",open,text\n" +
      "https://example.org/2,99002,MDU7,2,Two,\"{'login': 'ana', 'id': 6}\",[],open,\n";
    const { client, items } = await importNew(file);
    expect(items).toMatchObject([
      { external_id: "99001", title: "One", labels: ["bug"] },
      { external_id: "99002", title: "Two", labels: [] },
    ]);
    const generation = await readGeneration(client);
    expect((await importFile(client, file)).result).toMatchObject({ created: 0, unchanged: 2 });
    expect(await readGeneration(client)).toBe(generation);
  });
});
