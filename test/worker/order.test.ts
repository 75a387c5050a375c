import { describe, expect, test } from "vitest";
import {
  type Client,
  type ItemView,
  readJson,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";
import { countStatements } from "./record-statements.ts";

type OrderView = {
  readonly count: number;
  readonly links: number;
  readonly inversions: number;
  readonly cycles: readonly (readonly string[])[];
  readonly ignored_links: readonly unknown[];
  readonly counts: object;
  readonly delay_cost: object;
  readonly data: readonly {
    readonly rank: number;
    readonly ranking_rank: number;
    readonly moved: number;
    readonly item: { readonly id: string; readonly title: string };
    readonly blocked_by: readonly string[];
  }[];
};

/** Creates the items A to E of equal duration. Their cost of delay falls, so cd3 ranks A first. */
async function openBacklog(links: Readonly<Record<string, readonly string[]>>) {
  const client = await openWorkspace(openWorkerEnvironment(), "cd3");
  const titles = ["A", "B", "C", "D", "E"];
  const items = await createItems(
    client,
    titles.map((title, index) => ({
      title,
      external_id: title,
      size: 1,
      ratings: { cost_of_delay: 50 - index * 10, duration: 1 },
    })),
  );
  for (const [title, blocked_by] of Object.entries(links)) {
    // oxlint-disable-next-line no-await-in-loop -- a few requests
    await client.send("PUT", `/items/external/${title}`, { blocked_by });
  }
  const ids = Object.fromEntries(items.map(({ id, title }) => [title, id]));
  return { client, ids };
}

async function readOrder(client: Client, body: object = {}): Promise<OrderView> {
  const response = await client.send("POST", "/ranking:order", body);
  expect(response.status).toBe(200);
  return readJson(response);
}

describe("POST /ranking:order", () => {
  test("returns the ranking and its delay cost if there are no links", async () => {
    const { client } = await openBacklog({});
    const order = await readOrder(client);
    const { data } = await readJson<{ data: { rank: number; item: ItemView }[] }>(
      client.get("/ranking"),
    );
    expect(order.data.map(({ rank, item }) => [rank, item.id])).toEqual(
      data.map(({ rank, item }) => [rank, item.id]),
    );
    expect(order).toMatchObject({ count: 5, links: 0, inversions: 0, cycles: [] });
    // 50 × 1 + 40 × 2 + 30 × 3 + 20 × 4 + 10 × 5
    expect(order.delay_cost).toMatchObject({ plan: 350, ranking: 350 });
  });

  test("puts blockers first, and returns the moves and the delay cost", async () => {
    const { client, ids } = await openBacklog({ A: ["C"] });
    const order = await readOrder(client);
    const moves = order.data.map(({ item, ranking_rank: was, moved }) => [item.title, was, moved]);
    expect(moves).toEqual([
      ["C", 3, 2],
      ["A", 1, -1],
      ["B", 2, -1],
      ["D", 4, 0],
      ["E", 5, 0],
    ]);
    expect(order.data[1]?.blocked_by).toEqual([ids["C"]]);
    // C before A and B: 30 × 1 + 50 × 2 + 40 × 3 + 20 × 4 + 10 × 5
    const criterion = "cost_of_delay";
    const gaps = { without_size: 0, without_cost: 0 };
    expect(order.delay_cost).toEqual({ criterion, plan: 380, ranking: 350, ...gaps });
    expect(order).toMatchObject({ links: 1, inversions: 2 });
  });

  test("orders the open items, and ignores links to closed and deleted items", async () => {
    const { client, ids } = await openBacklog({ A: ["C", "D"], B: ["E"], E: ["A"] });
    await client.send("PUT", "/items/external/C", { status: "Resolved" });
    await client.send("PUT", "/items/external/A", { status: "Won't do" });
    await client.call("DELETE", `/items/${ids["D"]}`);
    const order = await readOrder(client);
    expect(order.data.map(({ item }) => item.title)).toEqual(["E", "B"]);
    expect(order).toMatchObject({ count: 2, links: 1, counts: { closed: 2 } });
    expect(order.delay_cost).toMatchObject({ plan: 90 }); // E 10 × 1 + B 40 × 2
  });

  test("orders all items with scope=all, where closed items neither block nor cost", async () => {
    const { client } = await openBacklog({ A: ["C"], B: ["E"], C: ["D"] });
    await client.send("PUT", "/items/external/C", { status: "Resolved" });
    const order = await readOrder(client, { scope: "all" });
    expect(order.data.map(({ item }) => item.title)).toEqual(["A", "E", "B", "C", "D"]);
    expect(order).toMatchObject({ count: 5, links: 1, counts: { closed: 1 } });
    // the open items: A 50 × 1, E 10 × 2, B 40 × 3, D 20 × 4
    expect(order.delay_cost).toMatchObject({ plan: 270 });
  });

  test("reports cycles, ignores their links and orders the other items", async () => {
    const { client, ids } = await openBacklog({ A: ["B", "E"], B: ["A"] });
    const order = await readOrder(client);
    expect(order.data.map(({ item }) => item.title)).toEqual(["E", "A", "B", "C", "D"]);
    expect(order.cycles).toEqual([[ids["A"], ids["B"]]]);
    expect(order.ignored_links).toEqual([
      { item: ids["A"], blocked_by: ids["B"] },
      { item: ids["B"], blocked_by: ids["A"] },
    ]);
    expect(order.counts).toEqual({ closed: 0, cycles: 1, ignored_links: 2 });
  });

  test("accepts a page, a model and a criterion", async () => {
    const { client } = await openBacklog({ A: ["C"] });
    const page = await readOrder(client, { limit: 2, offset: 1 });
    expect(page.data.map(({ rank, item }) => [rank, item.title])).toEqual([
      [2, "A"],
      [3, "B"],
    ]);
    expect((await readOrder(client, { offset: 99 })).data).toEqual([]);
    const other = await readOrder(client, { model: "rice", criterion: "votes" });
    expect(other.data).toHaveLength(5);
    expect(other.delay_cost).toEqual({
      criterion: "votes",
      plan: 0,
      ranking: 0,
      without_size: 0,
      without_cost: 5,
    });
  });

  test("needs the same number of statements for 300 items as for one, like ranking:fit", async () => {
    const client = await openWorkspace(openWorkerEnvironment(), "cd3");
    const items = await createItems(
      client,
      Array.from({ length: 300 }, (_, index) => ({ title: `${index}`, size: 1 })),
    );
    const order = (limit: number) =>
      countStatements(() => client.send("POST", "/ranking:order", { limit }));
    await client.get("/ranking"); // publishes the ranking
    const expected = await order(1);
    const operations = items.slice(1).map(({ id }) => ({
      op: "patch",
      id,
      patch: { blocked_by: [items[0]?.id] },
    }));
    await client.send("POST", "/items:batch", { operations });
    await order(1);
    expect(await order(300)).toBe(expected);
    expect(expected).toBeLessThanOrEqual(8);
    await client.send("POST", "/people", { name: "Ana", capacity: 5 });
    const fit = (candidates: number) =>
      countStatements(() => client.send("POST", "/ranking:fit", { people: true, candidates }));
    expect(await fit(300)).toBe(await fit(1));
    expect(await fit(300)).toBeLessThanOrEqual(9);
  });

  test("returns no items for an empty workspace", async () => {
    expect(await readOrder(await openWorkspace())).toMatchObject({ count: 0, data: [] });
  });

  test.each([
    [{ limit: 0 }, 422, "/limit"],
    [{ limit: 501 }, 422, "/limit"],
    [{ model: "none" }, 422, "/model"],
    [{ offset: -1 }, 422, "/offset"],
    [{ done: ["done"] }, 400, "/done"],
    [{ scope: "closed" }, 422, "/scope"],
    [{ criterion: "Cost" }, 422, "/criterion"],
    [{ criterion: "zeal" }, 422, "/criterion"],
    [{ model: "RICE" }, 422, "/model"],
    [{ colour: 1 }, 400, "/colour"],
  ])("rejects %j and points at the field", async (body, status, pointer) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.send("POST", "/ranking:order", body));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([status, { pointer }]);
  });

  test("rejects an unknown model", async () => {
    const client = await openWorkspace();
    const problem = await readProblem(client.send("POST", "/ranking:order", { model: "none" }));
    expect(problem.status).toBe(422);
  });
});
