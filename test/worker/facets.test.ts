import { beforeAll, describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  type Client,
  createItems,
  type ItemView,
  openWorkspace,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type Facet = {
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly left_out: number;
  readonly none: number;
};

type Facets = {
  readonly ranking: { readonly generation: number; readonly scope: string };
  readonly total: number;
  readonly facets: Readonly<Record<string, Facet>>;
};

const statuses = ["To do", "to do", "In progress", "Done"];

const seeds = Array.from({ length: 40 }, (_, index) => ({
  title: `Item ${index}`,
  status: statuses[index % 4],
  type: index % 3 === 0 ? "bug" : "story",
  ...(index % 5 > 0 && { team: index % 5 > 2 ? "red" : "blue, too" }),
  ...(index % 7 > 0 && { assignee: `p-${index % 3}` }),
  ...(index % 4 > 1 && { priority: index % 8 > 3 ? "high" : "low" }),
  labels: ["ui", "api", "q1"].slice(index % 4),
  ratings: { reach: index, impact: 1, confidence: 1, effort: 1 },
}));

let client: Client;
let items: readonly ItemView[];

beforeAll(async () => {
  client = await openWorkspace();
  items = await createItems(client, seeds);
  const operations = items
    .slice(1, 9)
    .map(({ id }) => ({ op: "patch", id, patch: { parent: items[0]?.id } }));
  await client.send("POST", "/items:batch", { operations });
  await client.environment.drain();
});

function readFacets(query: string): Promise<Facets> {
  return readJson(client.get(`/ranking:facets?model=rice&${query}`));
}

/** Returns the total that the ranking reports for a query. */
async function readTotal(query: string): Promise<number> {
  const path = `/ranking?model=rice&page=1&${query}`;
  const page = await readJson<{ pagination: { total: number } }>(client.get(path));
  return page.pagination.total;
}

/** Formats a value as a filter: escapes the commas of lists, and names a parent by its id. */
function format(name: string, value: string): string {
  if (name === "parent") {
    return requireValue(items.find(({ number }) => number === Number(value))).id;
  }
  const isList = name.startsWith("status");
  return encodeURIComponent(isList ? value.replaceAll(",", String.raw`\,`) : value);
}

describe("GET /ranking:facets", () => {
  test.each([
    "",
    "scope=all",
    "type=bug&team=red",
    "status=TO%20DO&assignee=p-1",
    "status_category=done,todo&label=ui",
    "scope=all&priority=low&status=done&status_category=done",
    "scope=all&parent={parent}",
  ])("counts what the ranking counts: %s", async (template) => {
    const query = template.replace("{parent}", items[0]?.id ?? "");
    const { ranking, total, facets } = await readFacets(query);
    expect(total).toBe(await readTotal(query));
    for (const [name, { values, left_out: leftOut }] of Object.entries(facets)) {
      expect(leftOut).toBe(0);
      const parameters = new URLSearchParams(query);
      parameters.delete(name);
      parameters.set("scope", ranking.scope);
      // oxlint-disable-next-line no-await-in-loop -- one facet after another
      const totals = await Promise.all(
        values.map(({ value }) =>
          readTotal(`${parameters.toString()}&${name}=${format(name, value)}`),
        ),
      );
      expect([name, totals]).toEqual([name, values.map(({ count }) => count)]);
    }
  });

  test("covers the open items, or all items if a filter names a closed status", async () => {
    expect(await readFacets("")).toMatchObject({ total: 30, ranking: { scope: "open" } });
    expect(await readFacets("status=Done")).toMatchObject({ total: 10, ranking: { scope: "all" } });
  });

  test("counts the items without a value", async () => {
    const { facets } = await readFacets("scope=all");
    expect([facets["team"]?.none, facets["assignee"]?.none, facets["label"]?.none]).toEqual([
      8, 6, 10,
    ]); // 40 / 5, the multiples of 7 below 40, 40 / 4
  });

  test("sends a 304 for the ETag of the ranking and the filters, before it counts", async () => {
    const { headers } = await client.get("/ranking:facets?model=rice&team=red&type=bug");
    const etag = headers.get("etag") ?? "";
    const conditional = { "if-none-match": etag };
    const path = "/ranking:facets?type=bug&team=red&model=rice";
    const same = await client.get(path, conditional);
    expect([same.status, same.headers.get("etag")]).toEqual([304, etag]);
    clearAllMemories();
    expect((await client.get(path, conditional)).status).toBe(304);
    expect((await client.get("/ranking:facets?model=rice", conditional)).status).toBe(200);
  });

  test("counts a write whose generation the client sends", async () => {
    const write = await client.send("POST", "/items", { title: "New", type: "epic" });
    const generation = write.headers.get("ordinal-generation") ?? "";
    const response = await client.get("/ranking:facets?model=rice", {
      "ordinal-min-generation": generation,
    });
    const { facets } = await readJson<Facets>(response);
    expect(response.headers.get("ordinal-generation")).toBe(generation);
    expect(facets["type"]?.values).toContainEqual({ value: "epic", count: 1 });
    await client.call("DELETE", `/items/${(await readJson<ItemView>(write)).id}`);
  });

  test.each([
    ["status=Nowhere", 422, "status"],
    ["scope=done", 400, "scope"],
    ["limit=5", 400, "limit"],
    ["model=none", 422, "model"],
  ])("rejects %s", async (query, status, parameter) => {
    const problem = await readProblem(client.get(`/ranking:facets?${query}`));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([status, { parameter }]);
  });

  test("rejects an unknown parent", async () => {
    const id = requireValue(items[0]).id.replace(/.{4}$/, "0000");
    expect((await client.get(`/ranking:facets?parent=${id}`)).status).toBe(404);
  });
});
