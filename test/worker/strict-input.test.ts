import { describe, expect, test } from "vitest";
import {
  createItem,
  type ItemView,
  openWorkspace,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { importFile, listNamedItems } from "./jobs.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

const json = { "content-type": "application/json" };
const bodies = [
  ["POST", "/items", '{"title":"A","title":"B"}', 400, "/title"],
  ["POST", "/items", '{"title":"A","ratings":{"reach":1,"reach":2}}', 400, "/ratings/reach"],
  ["POST", "/items", String.raw`{"title":"A\u0000"}`, 422, "/title"],
  ["POST", "/items", String.raw`{"title":"A","labels":["x","a\u0007"]}`, 422, "/labels/1"],
  ["POST", "/items", String.raw`{"title":"A","team":"\udead"}`, 422, "/team"],
  ["POST", "/items", String.raw`{"title":"A","description":"a\u0000b"}`, 422, "/description"],
  ["POST", "/items", String.raw`{"title":"A","a\u0000":1}`, 400, "/a\0"],
  ["POST", "/items", '{"title":"  \\t "}', 422, "/title"],
  ["PUT", "/items/external/X-1", '{"title":" "}', 422, "/title"],
  [
    "POST",
    "/items:batch",
    '{"operations":[{"op":"create","item":{"title":"A","size":1,"size":2}}]}',
    400,
    "/operations/0/item/size",
  ],
  ["POST", "/people", String.raw`{"name":"Ana\n","capacity":1}`, 422, "/name"],
  ["POST", "/people", '{"name":"Ana","capacity":1,"skills":[" "]}', 422, "/skills/0"],
  ["PATCH", "/statuses", String.raw`{"categories":{"a\u0001":"done"}}`, 400, "/categories/a\u0001"],
  ["POST", "/models", '{"id":"m","id":"m","kind":"rice"}', 400, "/id"],
  [
    "POST",
    "/models",
    String.raw`{"id":"m","kind":"weighted","criteria":[{"key":"a","name":"\u0000"}]}`,
    422,
    "/criteria/0/name",
  ],
  ["POST", "/hierarchies", '{"name":"\\u0000","criteria":[{"key":"a"},{"key":"b"}]}', 422, "/name"],
  ["POST", "/ranking:whatif", '{"limit":1,"limit":2}', 400, "/limit"],
] as const;

test.each(bodies)("%s %s rejects %s with %i at %j", async (...request) => {
  const [method, path, body, status, pointer] = request;
  const client = await openWorkspace();
  const problem = await readProblem(client.call(method, path, { body, headers: json }));
  expect(problem.status).toBe(status);
  expect(listErrorLocations(problem)).toContainEqual({ pointer });
  expect(await listNamedItems(client)).toEqual([]);
});

test("an invalid name in a batch rejects its own operation only", async () => {
  const client = await openWorkspace();
  const operations = [
    { op: "create", item: { title: "A\0" } },
    { op: "create", item: { title: "B" } },
  ];
  const response = client.send("POST", "/items:batch", { operations });
  const { results } = await readJson<{ results: { status: number }[] }>(response);
  expect(results.map(({ status }) => status)).toEqual([422, 201]);
});

test("an external id in a path has no control character", async () => {
  const client = await openWorkspace();
  const response = await client.send("PUT", "/items/external/a%00b", { title: "A" });
  expect(response.status).toBe(400);
});

describe("a line of NDJSON for QVF", () => {
  test("with a name twice is rejected, and the pointer counts the items", async () => {
    const client = await openWorkspace();
    const body = '{"id":"a"}\n\n{"id":"b","title":"x","title":"y"}\n';
    const response = client.environment.fetch(
      new Request("https://ordinal.test/api/v1/qvf/score", {
        method: "POST",
        body,
        headers: {
          authorization: `Bearer ${client.key}`,
          "content-type": "application/x-ndjson",
        },
      }),
    );
    const problem = await readProblem(response);
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([
      400,
      { pointer: "/work_items/1/title" },
    ]);
  });
});

describe("an imported file", () => {
  test("keeps rows whose cells have control characters, and reports the cells", async () => {
    const client = await openWorkspace();
    const csv =
      'key,title,team,assignee\nA-1,Bell\u0007 rings,co\u0001re,Ana\nA-2,"Two\nlines",core,Bo\n';
    const job = await importFile(client, csv);
    expect(job.result).toMatchObject({ created: 2, failed: 0 });
    expect(requireValue(job.warnings).map(({ column }) => column)).toEqual(["title", "team"]);
    const items = await listNamedItems(client);
    expect(items).toMatchObject([
      { title: "Bell  rings", assignee: "Ana" },
      { title: "Two\nlines", team: "core", assignee: "Bo" },
    ]);
    expect(items[0]?.["team"]).toBeUndefined();
  });

  test("may have a name twice in an object: the last value counts", async () => {
    const client = await openWorkspace();
    const file = '{"key":"A-1","title":"A","size":1,"size":2}\n';
    const job = await importFile(client, file, { type: "application/x-ndjson" });
    expect(job.result).toMatchObject({ created: 1, failed: 0 });
  });
});

test("a title with line breaks is accepted, so that an imported item can be sent again", async () => {
  const client = await openWorkspace();
  const { id } = await createItem(client, { title: "Two\r\nlines\t" });
  const item = await readJson<ItemView>(client.get(`/items/${id}`));
  expect(item.title).toBe("Two\r\nlines\t");
});
