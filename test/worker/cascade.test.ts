import { describe, expect, test } from "vitest";
import {
  type Client,
  type ItemView,
  readJson,
  createItem,
  openWorkspace,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type CascadeView = {
  readonly total: number;
  readonly valued: number;
  readonly assumed: number;
  readonly levels: readonly { readonly received: number; readonly passed_down: number }[];
  readonly data: readonly {
    readonly item: { readonly id: string; readonly title: string };
    readonly depth: number;
    readonly parent: string | null;
    readonly size: number | null;
    readonly is_size_assumed: boolean;
    readonly share: number | null;
    readonly value: number | null;
    readonly is_own: boolean;
  }[];
  readonly page: { readonly next_offset: number | null };
};

/** Creates an epic of value 8 with stories of size 3, 5 and none, two tasks, and a single item. */
async function openTree() {
  const client = await openWorkspace();
  const epic = await createItem(client, { title: "Epic", ratings: { business_value: 8 } });
  const loner = await createItem(client, { title: "Loner", size: 1 });
  const small = await createItem(client, { title: "Small", size: 3, parent: epic.id });
  await createItem(client, { title: "Large", size: 5, parent: epic.id });
  await createItem(client, { title: "Unsized", parent: epic.id });
  await createItem(client, { title: "Task A", size: 1, parent: small.id });
  await createItem(client, {
    title: "Task B",
    size: 2,
    parent: small.id,
    ratings: { business_value: 9 },
  });
  return { client, epic, small, loner };
}

function cascade(client: Client, body: object): Promise<Response> {
  return client.send("POST", "/items:cascade", body);
}

async function readValues(response: Promise<Response>): Promise<Record<string, number | null>> {
  const { data } = await readJson<CascadeView>(response);
  return Object.fromEntries(data.map(({ item, value }) => [item.title, value]));
}

describe("POST /items:cascade", () => {
  test("divides the value of a parent by size, and returns items in tree order", async () => {
    const { client, epic, small } = await openTree();
    const response = await readJson<CascadeView>(cascade(client, { criterion: "business_value" }));
    const rows = response.data.map(({ item, depth, value }) => [item.title, depth, value]);
    expect(rows).toEqual([
      ["Epic", 0, 8],
      ["Small", 1, 2], // 8 · 3 / 12: the unsized item counts as (3 + 5) / 2
      ["Task A", 2, 2 / 3],
      ["Task B", 2, 4 / 3], // not its own rating, 9
      ["Large", 1, expect.closeTo(8 * (5 / 12), 12)],
      ["Unsized", 1, expect.closeTo(8 * (4 / 12), 12)],
      ["Loner", 0, null],
    ]);
    expect(response).toMatchObject({
      total: 7,
      valued: 6,
      assumed: 2,
      criterion: "business_value",
    });
    expect(response.data[1]).toMatchObject({
      item: { id: small.id },
      parent: epic.id,
      size: 3,
      share: 0.25,
      is_size_assumed: false,
      is_own: false,
    });
    expect(response.data[5]).toMatchObject({ size: null, is_size_assumed: true });
    expect(response.data[0]).toMatchObject({ is_own: true, share: null, parent: null });
    for (const { received, passed_down } of response.levels) {
      expect(received).toBeCloseTo(passed_down, 12);
    }
  });

  test("divides an amount among the children of an item, or among all root items", async () => {
    const { client, epic } = await openTree();
    expect(await readValues(cascade(client, { amount: 120, root: epic.id }))).toEqual({
      Epic: 120,
      Small: 30,
      "Task A": 10,
      "Task B": 20,
      Large: 50,
      Unsized: 40,
    });
    // The epic has no size. It counts as the mean of its sized siblings, which is 1.
    expect(await readValues(cascade(client, { amount: 10 }))).toMatchObject({ Epic: 5, Loner: 5 });
  });

  test("returns pages by offset", async () => {
    const { client } = await openTree();
    const titles: string[] = [];
    let offset: number | null = 0;
    for (let page = 0; page < 4 && offset !== null; page += 1) {
      const body: object = { amount: 1, offset, limit: 3 };
      // oxlint-disable-next-line no-await-in-loop -- each page names the next offset
      const { data, page: next }: CascadeView = await readJson<CascadeView>(cascade(client, body));
      titles.push(...data.map(({ item }) => item.title));
      offset = next.next_offset;
    }
    expect(titles).toHaveLength(7);
    const afterLast = await readJson<CascadeView>(cascade(client, { amount: 1, offset: 70 }));
    expect([afterLast.data, afterLast.total]).toEqual([[], 7]);
  });

  test("writes nothing, and reads the required generation", async () => {
    const { client, loner } = await openTree();
    const patched = await client.send("PATCH", `/items/${loner.id}`, {
      ratings: { business_value: 3 },
    });
    const generation = patched.headers.get("ordinal-generation");
    const response = await client.send(
      "POST",
      "/items:cascade",
      { criterion: "business_value" },
      { "ordinal-min-generation": generation ?? "" },
    );
    expect(response.headers.get("ordinal-generation")).toBe(generation);
    expect(await readValues(Promise.resolve(response))).toMatchObject({ Loner: 3 });
    const after = await client.get(`/items/${loner.id}`);
    expect((await readJson<ItemView>(after)).version).toBe(2);
  });

  test("returns no items for an empty workspace", async () => {
    const response = await readJson<CascadeView>(
      cascade(await openWorkspace(), { criterion: "business_value" }),
    );
    expect(response).toMatchObject({ total: 0, valued: 0, levels: [], data: [] });
  });

  test("rejects invalid fields, a deleted root and a root of another workspace", async () => {
    const { client, epic } = await openTree();
    const cases: readonly (readonly [object, number, string])[] = [
      [{}, 422, "/criterion"],
      [{ criterion: "npv", amount: 1 }, 422, "/criterion"],
      [{ criterion: "moon_phase" }, 422, "/criterion"],
      [{ criterion: "Not A Key" }, 422, "/criterion"],
      [{ amount: "1" }, 422, "/amount"],
      [{ amount: 1e13 }, 422, "/amount"],
      [{ amount: 1, limit: 501 }, 422, "/limit"],
      [{ amount: 1, offset: -1 }, 422, "/offset"],
      [{ amount: 1, root: "epic" }, 422, "/root"],
      [{ amount: 1, depth: 1 }, 400, "/depth"],
    ];
    for (const [body, status, pointer] of cases) {
      // oxlint-disable-next-line no-await-in-loop -- a few requests
      const problem = await readProblem(cascade(client, body));
      expect([problem.status, listErrorLocations(problem)]).toEqual([status, [{ pointer }]]);
    }
    const unknown = await readProblem(cascade(client, { criterion: "moon_phase" }));
    expect(unknown.detail).toMatch(/^There is no criterion "moon_phase"/);
    await client.call("DELETE", `/items/${epic.id}`);
    expect((await readProblem(cascade(client, { amount: 1, root: epic.id }))).status).toBe(404);
    const otherClient = await openWorkspace();
    expect((await readProblem(cascade(otherClient, { amount: 1, root: epic.id }))).status).toBe(
      404,
    );
  });
});
