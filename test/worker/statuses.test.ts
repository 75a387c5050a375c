import { describe, expect, test } from "vitest";
import { saveItems } from "../../src/flows/items/save-items.ts";
import { actorOf } from "../environments/actors.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  type Client,
  createItems,
  openWorkspace,
  type RankingPage,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type StatusList = {
  readonly generation: number;
  readonly data: readonly {
    readonly status: string;
    readonly category: string;
    readonly is_assigned: boolean;
    readonly count: number;
  }[];
};

const backlog = [
  { title: "A", status: "Open", ratings: { reach: 9, impact: 1, confidence: 1, effort: 1 } },
  { title: "B", status: "Stage 7", ratings: { reach: 8, impact: 1, confidence: 1, effort: 1 } },
  { title: "C", status: "Done", ratings: { reach: 7, impact: 1, confidence: 1, effort: 1 } },
  { title: "D", status: "In progress", ratings: { reach: 6, impact: 1, confidence: 1, effort: 1 } },
];

describe("GET /statuses", () => {
  test("lists the statuses by category", async () => {
    const client = await openBacklog();
    const response = await client.get("/statuses");
    expect(response.headers.get("ordinal-generation")).toBe("1");
    expect(await readJson<StatusList>(response)).toEqual({
      generation: 1,
      data: [
        { status: "Open", category: "todo", is_assigned: false, count: 1 },
        { status: "Stage 7", category: "todo", is_assigned: false, count: 1 },
        { status: "In progress", category: "doing", is_assigned: false, count: 1 },
        { status: "Done", category: "done", is_assigned: false, count: 1 },
      ],
    });
  });
});

describe("PATCH /statuses", () => {
  test("removes the items of a closed status from the ranking", async () => {
    const client = await openBacklog();
    expect(await listRanked(client, "")).toEqual(["A", "B", "D"]);
    const patched = await assign(client, { "STAGE 7": "done" });
    expect(patched.generation).toBe(2);
    expect(patched.data.at(-1)).toEqual({
      status: "Stage 7",
      category: "done",
      is_assigned: true,
      count: 1,
    });
    expect(await listRanked(client, "")).toEqual(["A", "D"]);
    expect(await listRanked(client, "&scope=all")).toEqual(["A", "B", "C", "D"]);
  });

  test("keeps the categories of earlier generations", async () => {
    const client = await openBacklog();
    await client.environment.drain();
    const before = await readJson<RankingPage>(client.get("/ranking?model=rice"));
    await assign(client, { Open: "cancelled" });
    await client.environment.drain();
    expect(await listRanked(client, "")).toEqual(["B", "D"]);
    const { id } = requireValue(before.ranking);
    const past = await readJson<RankingPage>(client.get(`/rankings/${id}`));
    expect(past.data.map(({ item }) => item.title)).toEqual(["A", "B", "D"]);
    const verification = await readJson<{ readonly is_valid: boolean }>(
      client.call("POST", `/rankings/${id}:verify`),
    );
    expect(verification.is_valid).toBe(true);
  });

  test("creates no generation without a change", async () => {
    const client = await openBacklog();
    expect((await assign(client, { "Stage 7": "done" })).generation).toBe(2);
    expect((await assign(client, { "stage 7": "done" })).generation).toBe(3); // another spelling
    expect((await assign(client, { "stage 7": "done" })).generation).toBe(3);
    expect((await assign(client, {})).generation).toBe(3);
  });

  test("removes an assigned category with null", async () => {
    const client = await openBacklog();
    await assign(client, { Done: "doing" });
    expect(await listRanked(client, "")).toEqual(["A", "B", "C", "D"]);
    await assign(client, { Done: null });
    expect(await listRanked(client, "")).toEqual(["A", "B", "D"]);
  });

  test.for<[string, unknown, string]>([
    ["an unknown category", { categories: { Open: "closed" } }, "/categories/Open"],
    ["a list", { categories: ["Open"] }, "/categories"],
    ["an unknown field", { categories: {}, statuses: {} }, "/statuses"],
    ["an empty status", { categories: { "": "done" } }, "/categories/"],
    [
      "a status in two spellings",
      { categories: { open: "done", OPEN: "todo" } },
      "/categories/OPEN",
    ],
  ])("rejects %s", async ([, body, location]) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.send("PATCH", "/statuses", body));
    expect([400, 422]).toContain(problem.status);
    expect(listErrorLocations(problem)).toEqual([{ pointer: location }]);
  });

  test("applies a change only to the expected generation", async () => {
    const client = await openBacklog();
    const list = await client.get("/statuses");
    const etag = requireValue(list.headers.get("etag"));
    const notModified = await client.get("/statuses", { "if-none-match": etag });
    expect(notModified.status).toBe(304);
    const change = { categories: { "Stage 7": "done" } };
    const changed = await client.send("PATCH", "/statuses", change, { "if-match": etag });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
    const late = { categories: { "Stage 7": "todo" } };
    const problem = await readProblem(
      client.send("PATCH", "/statuses", late, { "if-match": etag }),
    );
    expect(problem).toMatchObject({ status: 412, detail: expect.stringContaining("generation 2") });
  });

  test("applies concurrent changes of different statuses", async () => {
    const client = await openBacklog();
    const names = ["Open", "Stage 7", "Done", "In progress"];
    await Promise.all(names.map((name) => assign(client, { [name]: "backlog" })));
    const { data, generation } = await readJson<StatusList>(client.get("/statuses"));
    expect(data.every(({ category }) => category === "backlog")).toBe(true);
    expect(generation).toBe(5);
  });
});

describe("a filter by status", () => {
  test.for([
    ["status=done", ["C"]],
    ["status=DONE,open", ["A", "C"]],
    ["status=Open&status=In%20progress", ["A", "D"]],
    ["status_category=todo,doing", ["A", "B", "D"]],
    ["status_category=done", ["C"]],
    ["status=done&scope=open", []],
    ["status=open&status_category=doing", []],
  ] as const)("%s selects %j", async ([query, titles]) => {
    const client = await openBacklog();
    expect(await listRanked(client, `&${query}`)).toEqual(titles);
  });

  test.for(["/ranking?model=rice&status=opne,done", "/items?status=opne"])(
    "%s is rejected with the existing statuses",
    async (path) => {
      const client = await openBacklog();
      const problem = await readProblem(client.get(path));
      expect(problem.status).toBe(422);
      expect(problem.detail).toBe(
        'The backlog does not have the status "opne". Send one or more of: "Done", "In progress", "Open", "Stage 7".',
      );
      expect(listErrorLocations(problem)).toEqual([{ parameter: "status" }]);
    },
  );

  test("rejects an unknown category with the existing ones", async () => {
    const client = await openBacklog();
    const problem = await readProblem(client.get("/ranking?status_category=closed"));
    expect(problem.status).toBe(400);
    expect(problem.detail).toContain("backlog");
    expect(problem.detail).toContain("cancelled");
  });

  test("accepts a status that no item has but that the workspace has assigned", async () => {
    const client = await openBacklog();
    await assign(client, { Parked: "backlog" });
    expect(await listRanked(client, "&status=parked")).toEqual([]);
  });

  test("finds a status that another isolate has just written", async () => {
    const client = await openBacklog();
    await client.get("/items?status=open");
    const { deps } = openWorkerDeps();
    const actor = actorOf(client.id);
    await saveItems(deps, actor, {
      operations: [{ kind: "create", changes: { title: "E", status: "Brand new" } }],
    });
    // This isolate's cached pointer is older than the write.
    const pointer = requireValue(await deps.store.workspaces.readPointer(client.id));
    const older = { ...pointer, workspace: { ...pointer.workspace, generation: 1 } };
    deps.caches.pointers.drop(client.id);
    deps.caches.pointers.write(client.id, older, deps.clock.now());
    const list = await readJson<{ readonly data: readonly { readonly title: string }[] }>(
      client.get("/items?status=brand%20new"),
    );
    expect(list.data.map(({ title }) => title)).toEqual(["E"]);
  });

  test("lists items of several statuses, ignoring case", async () => {
    const client = await openBacklog();
    const list = await readJson<{ readonly data: readonly { readonly title: string }[] }>(
      client.get("/items?status=DONE,in%20progress"),
    );
    expect(list.data.map(({ title }) => title)).toEqual(["C", "D"]);
    const closed = await readJson<typeof list>(client.get("/items?status_category=done"));
    expect(closed.data.map(({ title }) => title)).toEqual(["C"]);
  });
});

describe("an import", () => {
  test("assigns the categories that the file suggests", async () => {
    const client = await openWorkspace();
    await client.importFile(buildFile("Freigegeben"));
    await client.environment.drain();
    const { data } = await readJson<StatusList>(client.get("/statuses"));
    expect(data).toEqual([
      { status: "Freigegeben", category: "done", is_assigned: true, count: 1 },
    ]);
    expect((await readJson<RankingPage>(client.get("/ranking"))).data).toEqual([]);
  });

  test("keeps the categories that the workspace has assigned", async () => {
    const client = await openWorkspace();
    await assign(client, { freigegeben: "doing" });
    await client.importFile(buildFile("Freigegeben"));
    await client.environment.drain();
    const { data } = await readJson<StatusList>(client.get("/statuses"));
    expect(data).toMatchObject([{ status: "Freigegeben", category: "doing" }]);
  });

  test("changes nothing in a dry run", async () => {
    const client = await openWorkspace();
    await client.importFile(buildFile("Freigegeben"), { query: "?dry_run=true" });
    await client.environment.drain();
    const { data, generation } = await readJson<StatusList>(client.get("/statuses"));
    expect([data, generation]).toEqual([[], 0]);
  });
});

/** Builds a file of Jira with one item, whose status is in the category Done. */
function buildFile(status: string): string {
  return `Issue key,Issue Type,Summary,Status,Status Category\nX-1,Story,A,${status},Done\n`;
}

async function openBacklog(): Promise<Client> {
  const client = await openWorkspace();
  await createItems(client, backlog);
  return client;
}

async function assign(client: Client, categories: object): Promise<StatusList> {
  return readJson<StatusList>(client.send("PATCH", "/statuses", { categories }));
}

async function listRanked(client: Client, query: string): Promise<readonly unknown[]> {
  const generation = (await readJson<StatusList>(client.get("/statuses"))).generation;
  const headers = { "ordinal-min-generation": String(generation) };
  const page = await readJson<RankingPage>(client.get(`/ranking?model=rice${query}`, headers));
  return page.data.map(({ item }) => item.title);
}
