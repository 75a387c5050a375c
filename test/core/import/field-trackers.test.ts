import { describe, expect, test } from "vitest";
import { readImport, type ReadOptions } from "./read-import.ts";

/** Each test reads variants of a kind of file that trackers write. No file needs a map. */
async function readPatches(text: string, options?: ReadOptions) {
  return (await readImport(text, options)).patches;
}

describe("an export of Jira", () => {
  const header =
    "Summary,Issue key,Issue id,Issue Type,Status,Priority,Due date,Labels,Labels," +
    "Custom field (Story Points),Parent,Inward issue link (Blocks),Inward issue link (Blocks),Comment,Comment";

  test("is read with its repeated columns", async () => {
    const text = [
      header,
      "Pay,PAY-1,501,Story,To Do,Highest,10/Jan/24 12:00 AM,web,q1,5.0,500,PAY-2,PAY-3,first,second",
      "Rotate keys,PAY-2,502,Sub-task,In Progress,Lowest,,web,,3.0,PAY-1,,,,",
      "Accounts,PAY-0,500,Epic,Done,Medium,,,,,,,,,",
    ].join("\n");
    const { patches, aliases, report, unmapped } = await readImport(text);
    expect(patches).toEqual([
      {
        title: "Pay",
        external_id: "PAY-1",
        type: "story",
        status: "To Do",
        priority: "critical",
        due_date: "2024-01-10",
        labels: ["web", "q1"],
        size: 5,
        parent: "500",
        blocked_by: ["PAY-2", "PAY-3"],
      },
      {
        title: "Rotate keys",
        external_id: "PAY-2",
        type: "task",
        status: "In Progress",
        priority: "low",
        labels: ["web"],
        size: 3,
        parent: "PAY-1",
      },
      { title: "Accounts", external_id: "PAY-0", type: "epic", status: "Done", priority: "medium" },
    ]);
    expect({ ...aliases }).toEqual({ 500: "PAY-0" });
    expect(report.source).toBe("jira");
    expect(unmapped).toEqual(["Comment"]);
  });

  test("loses only the row with an unquoted comma", async () => {
    const { rows } = await readImport(`Summary,Issue key,Status\nA, b,K-1,Open\nC,K-2,Open\n`);
    expect(rows).toEqual([
      { line: 2, fault: expect.stringContaining("Put a text that contains a comma in quotes.") },
      { line: 3, patch: { title: "C", external_id: "K-2", status: "Open" } },
    ]);
  });
});

describe("an export of Azure DevOps", () => {
  test.each(["Story Points", "Effort"])("is read with its %s, tags and people", async (size) => {
    const text = [
      `ID,Work Item Type,Title,Assigned To,State,Tags,Priority,${size},Parent,Target Date`,
      '"7","User Story","Filter","Bo Chen <bo@example.org>","Active","MOBILE; WEB","1","5","6","8/15/2025 7:00:00 AM"',
      '"6","Product Backlog Item","Search",,"New","","4","","",""',
    ].join("\n");
    expect(await readPatches(text)).toEqual([
      {
        title: "Filter",
        external_id: "7",
        type: "story",
        assignee: "Bo Chen",
        status: "Active",
        labels: ["MOBILE", "WEB"],
        priority: "critical",
        size: 5,
        parent: "6",
        due_date: "2025-08-15",
      },
      { title: "Search", external_id: "6", type: "story", status: "New", priority: "low" },
    ]);
  });
});

describe("an export of Linear", () => {
  test("is read with its JavaScript dates, and with No priority as no priority", async () => {
    const text = [
      '"ID","Team","Title","Status","Estimate","Priority","Creator","Labels","Due Date","Parent issue","Blocked by"',
      '"WEB-1","Web","A","Todo","3","Urgent","kim","api, seo","Thu Jun 25 2026 23:00:00 GMT+0000 (GMT+00:00)","",""',
      '"WEB-2","Web","B","Todo","","No priority","kim","","","WEB-1","WEB-1"',
    ].join("\n");
    expect(await readPatches(text)).toEqual([
      {
        title: "A",
        external_id: "WEB-1",
        team: "Web",
        status: "Todo",
        size: 3,
        priority: "critical",
        labels: ["api", "seo"],
        due_date: "2026-06-25",
      },
      {
        title: "B",
        external_id: "WEB-2",
        team: "Web",
        status: "Todo",
        priority: null,
        parent: "WEB-1",
        blocked_by: ["WEB-1"],
      },
    ]);
  });
});

describe("issues of GitHub", () => {
  const issues = [
    {
      number: 7,
      title: "Crash",
      state: "open",
      labels: [{ id: 1, name: "bug" }],
      assignee: { login: "dfox" },
      body: "a\r\nb",
      id: 991,
      html_url: "u",
    },
    { number: 8, title: "A pull", state: "open", labels: [], pull_request: { url: "u" } },
    { number: 9, title: "Dark theme", state: "closed", labels: [], assignee: null, body: null },
  ];

  test.each([
    ["array", JSON.stringify(issues)],
    ["indented array", JSON.stringify(issues, undefined, 2)],
    ["search result", JSON.stringify({ total_count: 3, items: issues })],
    ["line per issue", issues.map((issue) => JSON.stringify(issue)).join("\n")],
  ])("are read as an %s, without pull requests", async (_, text) => {
    const { patches, report } = await readImport(text);
    expect(patches).toEqual([
      {
        title: "Crash",
        external_id: "7",
        status: "open",
        labels: ["bug"],
        assignee: "dfox",
        description: "a\r\nb",
      },
      { title: "Dark theme", external_id: "9", status: "closed", labels: [] },
    ]);
    expect(report).toMatchObject({
      source: "github",
      notes: [expect.stringContaining("source=github-shop"), "1 row was left out: pull requests."],
    });
  });

  test("are read from CSV with lists of Python, by the ids of the file", async () => {
    const text = [
      "url,id,number,title,labels,state,body",
      `u,991,1,First,"[{'id': 1, 'name': 'bug'}, {'id': 2, 'name': ""P1""}]",open,text`,
      "u,992,2,Second,[],open,",
    ].join("\n");
    expect(await readPatches(text)).toEqual([
      {
        title: "First",
        external_id: "991",
        labels: ["bug", "P1"],
        status: "open",
        description: "text",
      },
      { title: "Second", external_id: "992", labels: [], status: "open" },
    ]);
  });
});
