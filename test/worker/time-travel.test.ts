import { describe, expect, test } from "vitest";
import {
  type Client,
  createItems,
  openWorkerEnvironment,
  openWorkspace,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type Ranked = {
  readonly rank: number;
  readonly score: number | null;
  readonly item: { id: string };
};
type Page = {
  readonly ranking: { readonly generation: number; digest: string };
  readonly data: Ranked[];
};
type Item = { readonly id: string; readonly version: number; readonly title: string };

async function openBacklog() {
  const client = await openWorkspace(openWorkerEnvironment());
  const items = await createItems(
    client,
    ["A", "B", "C", "D"].map((title, index) => ({
      title,
      ratings: { reach: 10 + index, impact: 1, confidence: 0.8, effort: 2 },
    })),
  );
  return { client, ids: items.map(({ id }) => id) };
}

async function readPage(client: Client, query = ""): Promise<Page> {
  return readJson<Page>(client.get(`/ranking?model=rice&fields=id${query}`));
}

function getOrder({ ranking, data }: Page) {
  return {
    generation: ranking.generation,
    digest: ranking.digest,
    data: data.map(({ rank, score, item }) => [rank, score, item.id]),
  };
}

/** Returns a fixed sequence of pseudorandom integers below `max` (a linear congruence). */
function* drawNumbers(seed: number, max: number): Generator<number, never> {
  for (let state = seed; ; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) {
    yield Math.floor(state / 65_536) % max;
  }
}

async function changeAtRandom(client: Client, ids: string[], draw: () => number): Promise<void> {
  const id = requireValue(ids[draw() % ids.length]);
  const kind = draw() % 4;
  if (kind === 0) {
    const [item] = await createItems(client, [
      { title: `New ${draw()}`, ratings: { reach: draw() } },
    ]);
    ids.push(requireValue(item).id);
  } else if (kind === 1 && ids.length > 2) {
    ids.splice(ids.indexOf(id), 1);
    await client.send("DELETE", `/items/${id}`, undefined, { "if-match": "*" });
  } else {
    const change = { title: `Title ${draw()}`, ratings: { reach: 1 + draw() } };
    await client.send("PATCH", `/items/${id}`, change, { "if-match": "*" });
  }
}

describe("a point in the past", () => {
  test("gives the rankings and items that the API returned at each generation", async () => {
    const { client, ids } = await openBacklog();
    const numbers = drawNumbers(7, 1000);
    const draw = () => numbers.next().value;
    const pages: Page[] = [];
    const itemsAt: Item[][] = [];
    for (let step = 0; step < 15; step += 1) {
      // oxlint-disable no-await-in-loop -- each step changes the state that the next one records
      await changeAtRandom(client, ids, draw);
      pages.push(await readPage(client, "&scope=all"));
      itemsAt.push(await Promise.all(ids.map((id) => readJson<Item>(client.get(`/items/${id}`)))));
      // oxlint-enable no-await-in-loop
    }
    for (const [step, page] of pages.entries()) {
      const { generation } = page.ranking;
      // oxlint-disable no-await-in-loop -- one generation after another
      expect(getOrder(await readPage(client, `&scope=all&at=${generation}`))).toEqual(
        getOrder(page),
      );
      for (const item of requireValue(itemsAt[step])) {
        const past = await readJson<Item>(client.get(`/items/${item.id}?at=${generation}`));
        expect(past).toEqual(item);
      }
      // oxlint-enable no-await-in-loop
    }
    expect(new Set(pages.map(({ ranking }) => ranking.generation)).size).toBe(15);
  }, 120_000);

  test("is the newest generation at an instant after all changes", async () => {
    const { client } = await openBacklog();
    const newest = await readPage(client);
    expect(getOrder(await readPage(client, "&at=2999-01-01"))).toEqual(getOrder(newest));
  });

  test("gives an item that was deleted later, and a 404 before and after", async () => {
    const { client, ids } = await openBacklog();
    const id = requireValue(ids[0]);
    await client.send("DELETE", `/items/${id}`, undefined, { "if-match": "*" });
    const { generation } = (await readPage(client)).ranking;
    const before = await readJson<Item>(client.get(`/items/${id}?at=${generation - 1}`));
    expect(before).toMatchObject({ id, version: 1, title: "A" });
    const deleted = await readProblem(client.get(`/items/${id}?at=${generation}`));
    expect([deleted.status, deleted.detail]).toEqual([404, expect.stringContaining("was deleted")]);
    const early = await readProblem(client.get(`/items/${id}?at=0`));
    expect([early.status, early.detail]).toEqual([404, expect.stringContaining("not exist yet")]);
  });

  test("keeps cursors on the ranking of the point", async () => {
    const { client, ids } = await openBacklog();
    const { generation } = (await readPage(client)).ranking;
    await client.send("DELETE", `/items/${ids[0]}`, undefined, { "if-match": "*" });
    const first = await client.get(`/ranking?model=rice&at=${generation}&limit=3`);
    const { page } = await readJson<{ page: { next_cursor: string } }>(first);
    const query = `/ranking?model=rice&at=${generation}&limit=3&cursor=${page.next_cursor}`;
    expect((await readJson<Page>(client.get(query))).data.map(({ item }) => item.id)).toEqual([
      ids[0],
    ]);
  });

  test("compares with the newest ranking, and lists the rankings until then", async () => {
    const { client, ids } = await openBacklog();
    const { generation } = (await readPage(client)).ranking;
    await client.send("DELETE", `/items/${ids[3]}`, undefined, { "if-match": "*" });
    type Diff = { from: { generation: number }; counts: object; left: { item: { id: string } }[] };
    const diff = await readJson<Diff>(client.get(`/rankings:diff?at=${generation}&model=rice`));
    expect(diff.from.generation).toBe(generation);
    expect(diff.left.map(({ item }) => item.id)).toEqual([ids[3]]);
    type List = { data: { generation: number }[] };
    const { data } = await readJson<List>(client.get(`/rankings?at=${generation}`));
    expect(data.every((ranking) => ranking.generation <= generation)).toBe(true);
  });

  test.each([
    ["/ranking?at=soon", 400],
    ["/ranking?at=999999", 422],
    ["/ranking?at=1999-01-01", 422],
    ["/rankings?at=999999", 422],
    ["/rankings:diff?at=999999", 422],
    ["/rankings:diff?at=1&from=rnk_01h455vb4pex5vsknk084sn02q", 400],
  ])("is refused with the name of the parameter: %s", async (path, status) => {
    const { client } = await openBacklog();
    const problem = await readProblem(client.get(path));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([status, { parameter: "at" }]);
  });
});
