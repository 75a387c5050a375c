import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  type Client,
  createItems,
  openWorkerEnvironment,
  openWorkspace,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

/** Two open and two closed items. Their value falls, so `mine` ranks the closed ones first. */
const seeds = [
  { title: "Shipped", status: "Done", value: 10 },
  { title: "Dropped", status: "Won't do", value: 8 },
  { title: "Begun", status: "In progress", value: 6 },
  { title: "New", status: "To do", value: 4 },
].map(({ title, status, value }) => ({
  title,
  status,
  external_id: title,
  size: 1,
  ratings: { value, urgency: value },
}));

const criteria = [{ key: "value" }, { key: "urgency" }];
const titles = { open: ["Begun", "New"], all: ["Shipped", "Dropped", "Begun", "New"] };

type Titled = { readonly item: { readonly title: string } };

async function openBacklog(): Promise<{ client: Client; ids: Readonly<Record<string, string>> }> {
  const client = await openWorkspace(openWorkerEnvironment());
  const items = await createItems(client, seeds);
  await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria });
  await client.send("POST", "/models", { id: "cohort", kind: "topsis", criteria });
  return { client, ids: Object.fromEntries(items.map(({ title, id }) => [title, id])) };
}

function listTitles(entries: readonly Titled[]): string[] {
  return entries.map(({ item }) => item.title);
}

async function readFaults(pending: Promise<Response>) {
  const problem = await readProblem(pending);
  return [problem.status, ...listErrorLocations(problem)];
}

describe("an analysis", () => {
  test("of bands, lint and comparisons covers the open items, or all with scope=all", async () => {
    const { client } = await openBacklog();
    for (const scope of ["open", "all"] as const) {
      const query = scope === "open" ? "" : "&scope=all";
      // oxlint-disable-next-line no-await-in-loop -- two rounds
      const [bands, lint, comparison] = await Promise.all([
        readJson<{ data: Titled[] }>(client.get(`/ranking:bands?model=mine${query}`)),
        readJson<object>(client.get(`/ranking:lint?model=mine${query}`)),
        readJson<{ consensus: Titled[] }>(
          client.send("POST", "/ranking:compare", {
            models: ["mine", "cohort"],
            ...(scope === "all" && { scope }),
          }),
        ),
      ]);
      const count = titles[scope].length;
      expect(bands).toMatchObject({ scope, count });
      expect(listTitles(bands.data)).toEqual(titles[scope]);
      expect(lint).toMatchObject({ scope, count });
      expect(comparison).toMatchObject({ scope, count });
      expect(listTitles(comparison.consensus)).toEqual(titles[scope]);
    }
  });

  test("of all items has no digest of the published ranking, which contains the open ones", async () => {
    const { client } = await openBacklog();
    await client.get("/ranking?model=mine");
    clearAllMemories(); // the cached pointer is older than the published ranking
    const paths = ["/ranking:lint?model=mine", "/ranking:lint?model=mine&scope=all"];
    const responses = await Promise.all(paths.map((path) => client.get(path)));
    expect(responses.map(({ headers }) => headers.has("ordinal-digest"))).toEqual([true, false]);
  });

  test.each([
    ["/ranking:bands?model=mine&scope=closed"],
    ["/ranking:lint?scope="],
    ["/summary?scope=done"],
    ["/export?for=csv&scope=done"],
  ])("rejects another scope: GET %s", async (path) => {
    const client = await openWorkspace();
    expect(await readFaults(client.get(path))).toEqual([400, { parameter: "scope" }]);
  });

  test.each([
    ["compare", { models: ["ice", "rice"] }],
    ["whatif", {}],
    ["order", {}],
    ["fit", { capacity: 1 }],
  ])("rejects another scope: POST /ranking:%s", async (name, body) => {
    const client = await openWorkspace();
    const pending = client.send("POST", `/ranking:${name}`, { ...body, scope: "done" });
    expect(await readFaults(pending)).toEqual([422, { pointer: "/scope" }]);
  });
});

describe("the score of an item", () => {
  test("exists for a closed item by an absolute model, which needs no other items", async () => {
    const { client, ids } = await openBacklog();
    const score = await readJson(client.get(`/items/${ids["Shipped"]}/score?model=mine`));
    expect(score).toMatchObject({ value: 1 }); // 10 of 10
  });

  test("by a relative model compares the items of the scope", async () => {
    const { client, ids } = await openBacklog();
    const read = (title: string, query: string) =>
      readJson<{ value: number }>(client.get(`/items/${ids[title]}/score?model=cohort${query}`));
    // The best and the worst of the scope have the closeness 1 and 0.
    expect(await read("Begun", "")).toMatchObject({ value: 1 });
    expect(await read("New", "&scope=all")).toMatchObject({ value: 0 });
    expect((await read("Begun", "&scope=all")).value).toBeCloseTo(1 / 3, 9); // (6 − 4) / (10 − 4)
    expect(await read("Shipped", "&scope=all")).toMatchObject({ value: 1 });
  });

  test("and its lift reject a closed item among the open ones, and name scope=all", async () => {
    const { client, ids } = await openBacklog();
    const path = `/items/${ids["Dropped"]}/score`;
    for (const query of ["model=cohort", "model=mine&target_rank=1"]) {
      // oxlint-disable-next-line no-await-in-loop -- two requests
      const problem = await readProblem(client.get(`${path}?${query}`));
      expect([problem.status, ...listErrorLocations(problem)]).toEqual([
        422,
        { parameter: "scope" },
      ]);
      expect(problem.errors?.[0]?.detail).toBe(
        `The item has the status "Won't do", so the open items do not include it. Add scope=all, or reopen the item.`,
      );
    }
    const lifted = await readJson(client.get(`${path}?model=mine&target_rank=1&scope=all`));
    expect(lifted).toMatchObject({ rank: 2, counterfactual: { target_rank: 1 } });
  });

  test("has its rank and lift among the open items", async () => {
    const { client, ids } = await openBacklog();
    const path = `/items/${ids["New"]}/score?model=mine&target_rank=1`;
    expect(await readJson(client.get(path))).toMatchObject({ rank: 2 });
    expect(await readJson(client.get(`${path}&scope=all`))).toMatchObject({ rank: 4 });
  });

  test("in the breakdown of a page has the same value as in its ranking", async () => {
    const { client } = await openBacklog();
    for (const scope of ["open", "all"]) {
      // oxlint-disable-next-line no-await-in-loop -- two requests
      const page = await readJson<{ data: { score: number; breakdown: { formula: string } }[] }>(
        client.get(`/ranking?model=cohort&expand=breakdown&scope=${scope}`),
      );
      const scores = page.data.map(({ score }) => score);
      expect([scores[0], scores.at(-1)]).toEqual([1, 0]);
      for (const { score, breakdown } of page.data) {
        const closeness = breakdown.formula.split(" = ").at(-1);
        expect(Number(closeness)).toBeCloseTo(score, 2);
      }
    }
  });
});

type WhatIf = {
  readonly baseline: { readonly scope: string; readonly count: number };
  readonly data: readonly (Titled & { readonly rank: number; readonly baseline_rank: number })[];
};

function readWhatIf(client: Client, body: object): Promise<WhatIf> {
  return readJson(client.send("POST", "/ranking:whatif", { model: "mine", ...body }));
}

describe("a what-if", () => {
  test("ranks the open items, and compares them with the ranking of the same scope", async () => {
    const { client, ids } = await openBacklog();
    const patches = [{ id: ids["New"], ratings: { value: 9, urgency: 9 } }];
    const open = await readWhatIf(client, { patches });
    expect(listTitles(open.data)).toEqual(["New", "Begun"]);
    expect(open.data.map(({ baseline_rank }) => baseline_rank)).toEqual([2, 1]);
    expect(open.baseline).toMatchObject({ scope: "open", count: 2 });
    const all = await readWhatIf(client, { patches, scope: "all" });
    expect(listTitles(all.data)).toEqual(["Shipped", "New", "Dropped", "Begun"]);
    expect(all.baseline).toMatchObject({ scope: "all", count: 4 });
  });

  test("ranks all items if a filter names a closed status or category", async () => {
    const { client } = await openBacklog();
    const done = await readWhatIf(client, { filters: { status: "DONE" } });
    expect(done.data).toMatchObject([{ rank: 1, item: { title: "Shipped" } }]);
    const categories = { status_category: ["cancelled", "todo"] };
    const both = await readWhatIf(client, { filters: categories });
    expect(both.data.map(({ rank, item }) => [rank, item.title])).toEqual([
      [2, "Dropped"],
      [4, "New"],
    ]);
    const open = await readWhatIf(client, { filters: categories, scope: "open" });
    expect(open.data.map(({ rank, item }) => [rank, item.title])).toEqual([[2, "New"]]);
  });

  test("rejects a change to a closed item among the open ones, and an unknown status", async () => {
    const { client, ids } = await openBacklog();
    const patches = [{ id: ids["New"] }, { id: ids["Shipped"], size: 3 }];
    const problem = await readProblem(client.send("POST", "/ranking:whatif", { patches }));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([
      422,
      { pointer: "/patches/1/id" },
    ]);
    expect(problem.errors?.[0]?.detail).toContain(`Send "scope": "all".`);
    const filters = { status: ["Done", "Dome"] };
    const unknown = await readProblem(client.send("POST", "/ranking:whatif", { filters }));
    expect([unknown.status, ...listErrorLocations(unknown)]).toEqual([
      422,
      { pointer: "/filters/status" },
    ]);
    expect(unknown.errors?.[0]?.detail).toContain(`"Dome"`);
  });
});

test("a fit chooses from the open items, or from all if a filter names a closed status", async () => {
  const { client } = await openBacklog();
  const readFit = async (body: object) => {
    const fit = client.send("POST", "/ranking:fit", { model: "mine", capacity: 9, ...body });
    return listTitles((await readJson<{ chosen: Titled[] }>(fit)).chosen);
  };
  expect(await readFit({})).toEqual(titles.open);
  expect(await readFit({ scope: "all" })).toEqual(titles.all);
  expect(await readFit({ filters: { status: "done" } })).toEqual(["Shipped"]);
  expect(await readFit({ filters: { status_category: "done" }, scope: "open" })).toEqual([]);
  const unknown = client.send("POST", "/ranking:fit", { capacity: 9, filters: { status: "Dome" } });
  expect(await readFaults(unknown)).toEqual([422, { pointer: "/filters/status" }]);
});

test("a summary counts the items of the scope, and all items by category", async () => {
  const { client } = await openBacklog();
  const by_category = { backlog: 0, todo: 1, doing: 1, done: 1, cancelled: 1 };
  expect(await readJson(client.get("/summary"))).toMatchObject({
    scope: "open",
    total: 2,
    sized: 2,
    total_size: 2,
    rated: { urgency: 2, value: 2 },
    by_category,
    by_status: { "In progress": 1, "To do": 1 },
  });
  const all = await readJson<{ by_status: object }>(client.get("/summary?scope=all"));
  expect(all).toMatchObject({ scope: "all", total: 4, rated: { value: 4 }, by_category });
  expect(Object.keys(all.by_status)).toHaveLength(4);
});

test("an export of ranks contains the open items, or all with scope=all", async () => {
  const { client } = await openBacklog();
  const readTitles = async (query: string) => {
    const text = await (await client.get(`/export?for=csv&model=mine${query}`)).text();
    return text
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.split(",")[3]);
  };
  expect(await readTitles("")).toEqual(titles.open);
  expect(await readTitles("&scope=all")).toEqual(titles.all);
  expect(await readFaults(client.get("/export?scope=all"))).toEqual([422, { parameter: "scope" }]);
  const items = await (await client.get("/export")).text();
  expect(items.split("\r\n").slice(1, -1)).toHaveLength(4);
});

test("a cursor of all items has the digest of its own ranking, also in a 304", async () => {
  const { client } = await openBacklog();
  await client.get("/ranking?model=mine");
  await client.environment.drain();
  const first = await readJson<{ page: { next_cursor: string }; ranking: { digest: string } }>(
    client.get("/ranking?model=mine&scope=all&limit=2"),
  );
  const path = `/ranking?model=mine&scope=all&limit=2&cursor=${first.page.next_cursor}`;
  const page = await client.get(path);
  const etag = requireValue(page.headers.get("etag"));
  const notModified = await client.get(path, { "if-none-match": etag });
  expect(notModified.status).toBe(304);
  expect([page, notModified].map(({ headers }) => headers.get("ordinal-digest"))).toEqual([
    first.ranking.digest,
    first.ranking.digest,
  ]);
});

test("an item that becomes done leaves the ranking, and keeps its rank in earlier ones", async () => {
  const { client, ids } = await openBacklog();
  const readRanking = (generation: string) =>
    readJson<{ ranking: { id: string }; data: Titled[] }>(
      client.get("/ranking?model=mine", { "ordinal-min-generation": generation }),
    );
  const before = await readRanking("1");
  expect(listTitles(before.data)).toEqual(["Begun", "New"]);
  const change = await client.send("PATCH", `/items/${ids["Begun"]}`, { status: "Done" });
  const after = await readRanking(requireValue(change.headers.get("ordinal-generation")));
  expect(listTitles(after.data)).toEqual(["New"]);
  const rank = client.get(`/rankings/${before.ranking.id}/items/${ids["Begun"]}`);
  expect(await readJson(rank)).toMatchObject({ rank: 1, ranking: { id: before.ranking.id } });
  const pastPage = client.get(`/rankings/${before.ranking.id}`);
  expect(listTitles((await readJson<{ data: Titled[] }>(pastPage)).data)).toEqual(["Begun", "New"]);
});
