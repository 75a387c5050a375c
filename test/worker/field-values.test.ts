import { describe, expect, test } from "vitest";
import { openWorkspace, type ItemView, readJson } from "../environments/worker.ts";
import { importFile, importNew, listNamedItems } from "./jobs.ts";

test("lists of labels are read in each spelling, and ?label= finds them", async () => {
  const { client, items } = await importNew(
    [
      "key,title,labels",
      "L-1,a,MOBILE; WEB",
      "L-2,b, WEB ",
      'L-3,c,"bug, WEB"',
      'L-4,d,"[""bug"", ""WEB""]"',
      "L-5,e,\"['WEB']\"",
      "L-6,f,[]",
    ].join("\n"),
  );
  expect(items.map(({ labels }) => labels)).toEqual([
    ["MOBILE", "WEB"],
    ["WEB"],
    ["bug", "WEB"],
    ["bug", "WEB"],
    ["WEB"],
    [],
  ]);
  const found = await readJson<{ data: { external_id: string }[] }>(client.get("/items?label=WEB"));
  expect(found.data.map(({ external_id: id }) => id)).toEqual(["L-1", "L-2", "L-3", "L-4", "L-5"]);
});

describe("words", () => {
  test("of types and priorities are read in any case and spelling", async () => {
    const { job, items } = await importNew(
      [
        "key,title,type,priority",
        "T-1,a,user-story,1",
        "T-2,b,NEW FEATURE,2 - High",
        "T-3,c,Defect,P1",
        "T-4,d,sub task,no priority",
        "T-5,e,Epic,Blocker",
      ].join("\n"),
    );
    expect(job.warnings).toEqual([]);
    expect(items.map(({ type }) => type)).toEqual(["story", "feature", "bug", "task", "epic"]);
    expect(items.map(({ priority }) => priority)).toEqual([
      "critical",
      "high",
      expect.any(String),
      undefined,
      "critical",
    ]);
  });

  const odd = "key,title,priority\nT-1,a,Someday\nT-2,b,someday\nT-3,c,Someday\nT-4,d,high\n";

  test("that are unknown keep the row and the field, with a warning per value", async () => {
    const { client, job } = await importNew(odd);
    expect(job.result).toMatchObject({ created: 4, failed: 0 });
    expect(job.warnings).toMatchObject([
      { line: 2, column: "priority", value: "Someday", count: 2 },
      { line: 3, column: "priority", value: "someday", count: 1 },
    ]);
    expect(job.warnings[0]?.detail).toContain("values=priority: Someday=high");
    await importFile(client, "key,priority\nT-1,high\n");
    await importFile(client, odd);
    const [first] = await listNamedItems(client);
    expect(first).toMatchObject({ priority: "high" });
  });

  test.each(["priority: Someday=low", '{"priority":{"someday":"low"}}'])(
    "have the meaning that the caller gives: %s",
    async (values) => {
      const { job, items } = await importNew(odd, {
        query: `?values=${encodeURIComponent(values)}`,
      });
      expect(job.warnings).toEqual([]);
      expect(items.map(({ priority }) => priority)).toEqual(["low", "low", "low", "high"]);
    },
  );
});

function buildDueDates(dates: readonly string[]): string {
  const rows = dates.map((date, index) => `D-${index},t,${date}`);
  return ["key,title,due_date", ...rows].join("\n");
}

describe("dates", () => {
  test("are read in each unambiguous spelling, and an invalid one is a warning", async () => {
    const { job, items } = await importNew(
      buildDueDates([
        "2026-06-25",
        "25/Jun/26 12:00 AM",
        "25.06.2026",
        '"Jun 25, 2026"',
        "2026-06-25T23:00:00.000Z",
        "1782345600000",
        "2026-02-30",
      ]),
    );
    expect(items.slice(0, 6).map((item) => item["due_date"])).toEqual(
      Array.from({ length: 6 }, () => "2026-06-25"),
    );
    expect(items[6]).not.toHaveProperty("due_date");
    expect(job.warnings).toMatchObject([{ line: 8, column: "due_date", value: "2026-02-30" }]);
    expect(job).toMatchObject({ errors: [], result: { created: 7 } });
  });

  test.each([
    { name: "after a day-first date", dates: ["25/06/2026", "03/04/2026"], day: "2026-04-03" },
    { name: "before a month-first date", dates: ["03/04/2026", "6/25/2026"], day: "2026-03-04" },
  ])("are read in the order of the file's other dates: $name", async ({ dates, day }) => {
    const { items } = await importNew(buildDueDates(dates));
    expect(items[dates.indexOf("03/04/2026")]).toMatchObject({ due_date: day });
  });

  test("in an undecided order are warnings that name the parameter to add", async () => {
    const { client, job, items } = await importNew(buildDueDates(["03/04/2026", "05/04/2026"]));
    expect(items[0]).not.toHaveProperty("due_date");
    expect(job.warnings).toMatchObject([{ value: "03/04/2026" }, { value: "05/04/2026" }]);
    expect(job.warnings[0]?.detail).toContain("dates=day-first");
    await importFile(client, buildDueDates(["03/04/2026"]), { query: "?dates=day-first" });
    expect(await listNamedItems(client)).toMatchObject([{ due_date: "2026-04-03" }, {}]);
  });
});

describe("numbers", () => {
  test("with a decimal comma are read in a file with semicolons", async () => {
    const { items } = await importNew(
      "sep=;\nkey;title;size;reach;confidence;effort\nA-1;K;3,5;1.200,5;80 %;2,5\n",
    );
    expect(items).toMatchObject([
      { size: 3.5, ratings: { reach: 1200.5, confidence: 0.8, effort: 2.5 } },
    ]);
  });

  test("are read by the convention of the file or of the caller", async () => {
    const file = 'key,title,reach\nA,a,"1,200.5"\nB,b,"1,200"\n';
    const { client, items } = await importNew(file);
    expect(items.map(({ ratings }) => ratings["reach"])).toEqual([1200.5, 1200]);
    await importFile(client, 'key,reach\nB,"1,200"\n', { query: "?decimal=comma" });
    expect((await listNamedItems(client))[1]?.ratings).toEqual({ reach: 1.2 });
  });
});

describe("criteria", () => {
  test("are read from the columns with their names, with words of scales as ratings", async () => {
    const { job, items } = await importNew(
      "feature,reach,impact,confidence,effort\nA,500,3,0.8,5\nB,1000,high,90%,2\nC,1,purple,1,1\n",
    );
    expect(items).toMatchObject([
      { title: "A", ratings: { reach: 500, impact: 3, confidence: 0.8, effort: 5 } },
      { title: "B", ratings: { reach: 1000, impact: 2, confidence: 0.9, effort: 2 } },
      { title: "C", ratings: { reach: 1, confidence: 1, effort: 1 } },
    ]);
    expect(job.report?.suggested_model).toBe("rice");
    expect(job.warnings).toMatchObject([{ line: 4, column: "impact", value: "purple" }]);
    expect(job.warnings[0]?.detail).toContain("massive");
  });

  test("of MoSCoW are read from their words", async () => {
    const { job, items } = await importNew(
      "title,MoSCoW\nA,Must have\nB,Won't have\nC,S\nD,could\n",
    );
    const values = items.map(({ ratings }) => ratings["moscow"]);
    expect(job.warnings).toEqual([]);
    expect(new Set(values).size).toBe(4);
  });

  test("of WSJF are read by SAFe's names, and produce scores", async () => {
    const client = await openWorkspace(undefined, "wsjf");
    const job = await importFile(
      client,
      [
        "ID,Title,Business Value,Time Criticality,Risk Reduction,Job Size,Type,Component,Status,Owner",
        "F-1,Sign-up,8,9,9,4,Feature,Auth,In Progress,Team A", // (8 + 9 + 9) / 4 = 6.5
        "F-2,Theme,10,8,6,5,Feature,UI,Backlog,Team B", // (10 + 8 + 6) / 5 = 4.8
        "F-3,Zero,8,8,8,0,Bug,Auth,To Do,Team A",
        "F-4,None,8,8,8,,Bug,Auth,To Do,Team A",
      ].join("\n"),
    );
    expect(job.report?.suggested_model).toBe("wsjf");
    expect(job.result).toMatchObject({ created: 4 });
    const [first] = await listNamedItems(client);
    expect(first).toMatchObject({
      assignee: "Team A",
      status: "In Progress",
      ratings: { user_value: 8, time_criticality: 9, risk_reduction: 9, job_size: 4 },
    });
    const { data } = await readJson<{ data: { score: number | null; item: ItemView }[] }>(
      client.get("/ranking?limit=10"),
    );
    expect(data.map(({ score }) => score)).toEqual([6.5, 4.8, null, null]);
    const scores = await Promise.all(
      data.map(({ item }) => readJson<{ reason: string }>(client.get(`/items/${item.id}/score`))),
    );
    expect(scores.slice(2).map(({ reason }) => reason)).toEqual([
      "No score: job_size must be more than 0.",
      "No score: job_size is missing.",
    ]);
  });
});
