import { describe, expect, test } from "vitest";
import { importFile, importNew, listNamedItems, listTitles } from "./jobs.ts";

describe("a blank cell", () => {
  const before = "key,title,priority,size,description,labels,reach\nB-1,Keep,high,5,Long,a;b,450\n";
  const after = "key,title,priority,size,description,labels,reach\nB-1,Keep,,,,,\n";

  test("leaves each field unchanged, and the report says so", async () => {
    const { client, items } = await importNew(before);
    const job = await importFile(client, after);
    expect(job).toMatchObject({ result: { unchanged: 1 }, report: { blank: "keep" } });
    expect(await listNamedItems(client)).toEqual(items);
  });

  test("clears each field with blank=clear", async () => {
    const { client } = await importNew(before);
    const job = await importFile(client, after, { query: "?blank=clear" });
    expect(job).toMatchObject({ result: { updated: 1 }, report: { blank: "clear" } });
    const [item] = await listNamedItems(client);
    expect(item).toMatchObject({ external_id: "B-1", title: "Keep", labels: [], ratings: {} });
    for (const field of ["priority", "size", "description"]) {
      expect(item).not.toHaveProperty(field);
    }
  });

  test("of JSON is null, which follows the same rule", async () => {
    const { client } = await importNew(before);
    const json = '[{"key":"B-1","title":"Keep","size":null,"priority":null}]';
    const type = "application/json";
    expect((await importFile(client, json, { type })).result).toMatchObject({ unchanged: 1 });
    await importFile(client, json, { type, query: "?blank=clear" });
    const [item] = await listNamedItems(client);
    expect(item).not.toHaveProperty("size");
    expect(item).toMatchObject({ description: "Long", labels: ["a", "b"] });
  });
});

test("formulas, quotes and line breaks in cells are texts", async () => {
  const { items } = await importNew(
    'key,title,description,labels\n=1+2,"=LINK(""x"")",-dash,@team;+1\nF-2,\'quoted,"a\nb","c,d"\n',
  );
  expect(items).toMatchObject([
    { external_id: "=1+2", title: '=LINK("x")', description: "-dash", labels: ["@team", "+1"] },
    { external_id: "F-2", title: "'quoted", description: "a\nb", labels: ["c", "d"] },
  ]);
});

describe("a reference that an item cannot have", () => {
  const file =
    "key,title,parent,blocked_by\nX-1,One,X-2,X-2\nX-2,Two,X-1,X-1\nX-3,Self,X-3,\nX-4,Own,,X-4\n";

  test("costs only one link of a cycle of parents, or the link of an item to itself", async () => {
    const { job, items } = await importNew(file);
    expect(job.result).toMatchObject({ created: 4, failed: 0 });
    expect(items.filter(({ parent }) => parent !== undefined)).toHaveLength(1);
    expect(job.errors).toEqual([
      { line: 5, detail: "blocked_by: An item cannot block itself." },
      { line: 2, detail: expect.stringMatching(/^parent: /) },
      { line: 4, detail: expect.stringMatching(/^parent: /) },
    ]);
  });

  test("costs no other cell of its row if the items exist", async () => {
    const { client } = await importNew(file);
    const job = await importFile(client, file.replaceAll(/(One|Two|Self|Own)/g, "New $1"));
    expect(job.result).toMatchObject({ updated: 4, failed: 0 });
    expect(await listTitles(client)).toEqual(["New One", "New Two", "New Self", "New Own"]);
    expect(job.errors.map(({ line }) => line)).toEqual([5, 2, 4]);
  });

  test("is a cycle only if the other rows do not break it", async () => {
    const { client } = await importNew("key,title,parent\nA,a,B\nB,b,\n");
    const job = await importFile(client, "key,title,parent\nC,c,\nB,b,A\nA,a,C\n");
    expect(job.errors).toEqual([]);
    const [a, b] = await listNamedItems(client);
    expect([a?.parent, b?.parent]).toEqual(["C", "A"]);
  });
});

test("a date that contradicts the stored item costs no other cell of its row", async () => {
  const { client } = await importNew("key,title,start_date\nA,Old,2026-06-01\n");
  const job = await importFile(client, "key,title,Due\nA,New,2026-05-01\n");
  expect(job.errors).toEqual([
    { line: 2, detail: expect.stringMatching(/^Due \(due_date\): .*2026-06-01/) },
  ]);
  const [item] = await listNamedItems(client);
  expect(item).toMatchObject({ title: "New", start_date: "2026-06-01" });
  expect(item).not.toHaveProperty("due_date");
});

test("faults after a cell of several lines name their own line and column", async () => {
  const { job } = await importNew(
    'key,title,description,size\nM-1,Fine,"one\ntwo\nthree",1\nM-2,Bad,"four\nfive",-3\nM-3,,"six",2\nM-4,x,y,abc\n',
  );
  expect(job.errors).toEqual([{ line: 7, detail: expect.stringMatching(/title/) }]);
  expect(job.warnings).toMatchObject([
    { line: 5, column: "size", value: "-3" },
    { line: 8, column: "size", value: "abc" },
  ]);
});

describe("identity", () => {
  test("an id that is not one of Ordinal's own is the external id", async () => {
    const { client, items } = await importNew("id,title\n17,A\n18,B\n");
    expect(items).toMatchObject([{ external_id: "17" }, { external_id: "18" }]);
    expect((await importFile(client, "id,title\n17,A2\n18,B\n")).result).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 1,
    });
  });

  test("the last row of an id wins, and a warning names both lines", async () => {
    const { job, items } = await importNew(
      "key,title,size\nU-1,First,3\nU-2,Other,1\nU-1,Second,8\n",
    );
    expect(items).toMatchObject([{ title: "Second", size: 8 }, { title: "Other" }]);
    expect(job.warnings).toMatchObject([{ line: 4, column: "key", value: "U-1" }]);
    expect(job.warnings[0]?.detail).toMatch(/^Line 2 and line 4 /);
  });

  test("a file without ids is imported with a note that offers match=title", async () => {
    const { client, job } = await importNew("title,size\nA,1\nB,2\n");
    expect(job.report?.notes).toEqual([expect.stringMatching(/2 rows have no id.*match=title/)]);
    const again = await importFile(client, "title,size\nA,1\n B ,3\n", { query: "?match=title" });
    expect(again.report?.notes).toEqual([]);
    expect(again.result).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect((await importFile(client, "title,size\nA,1\n")).result).toMatchObject({ created: 1 });
  });

  test("the same key in another source is another item", async () => {
    const file = "key,title\nX,A\n";
    const { client } = await importNew(file, { query: "?source=jira" });
    expect((await importFile(client, file, { query: "?source=trello" })).result).toMatchObject({
      created: 1,
    });
    expect((await importFile(client, file, { query: "?source=jira" })).result).toMatchObject({
      unchanged: 1,
    });
    expect(await listNamedItems(client)).toMatchObject([{ source: "jira" }, { source: "trello" }]);
  });
});
