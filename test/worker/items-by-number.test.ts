import { beforeAll, describe, expect, test } from "vitest";
import {
  type Client,
  createItems,
  type ItemView,
  openWorkspace,
  readJson,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type List = { readonly data: readonly ItemView[]; readonly page: object };

let client: Client;
let items: readonly ItemView[];

beforeAll(async () => {
  client = await openWorkspace();
  const seeds = ["A", "B", "C", "D"].map((title, index) => ({
    title,
    status: "doing",
    labels: ["ui"],
    external_id: title,
    source: "jira",
    due_date: "2026-12-24",
    ratings: { reach: index },
  }));
  items = await createItems(client, seeds);
  await client.send("PATCH", `/items/${items[1]?.id}`, { parent: items[0]?.id });
  await client.call("DELETE", `/items/${items[3]?.id}`);
});

function numbersOf(indexes: readonly number[]): string {
  return indexes.map((index) => items[index]?.number).join(",");
}

describe("GET /items?number=", () => {
  test("returns the items in ascending order with the fields of the list", async () => {
    const list = await readJson<List>(client.get("/items"));
    const found = await readJson<List>(client.get(`/items?number=${numbersOf([2, 0, 1])}`));
    expect(found.data.map(({ title }) => title)).toEqual(["A", "B", "C"]);
    expect(found.data).toEqual(list.data);
    expect(found.page).toEqual({ next_cursor: null, prev_cursor: null, limit: 3 });
  });

  test("omits deleted items and unknown numbers", async () => {
    const found = await readJson<List>(client.get(`/items?number=${numbersOf([3, 1])},999999`));
    expect(found.data.map(({ title }) => title)).toEqual(["B"]);
  });

  test("returns 200 items at once", async () => {
    const big = await openWorkspace();
    const many = await createItems(
      big,
      Array.from({ length: 201 }, (_, index) => ({ title: `Item ${index}` })),
    );
    const numbers = many.slice(0, 200).map(({ number }) => number);
    const found = await readJson<List>(big.get(`/items?number=${numbers.join(",")}`));
    expect(found.data.map(({ number }) => number)).toEqual(numbers);
  });

  test("has an ETag that ignores the order of the numbers", async () => {
    const { headers } = await client.get(`/items?number=${numbersOf([2, 0])}`);
    const etag = headers.get("etag") ?? "";
    const path = `/items?number=${numbersOf([0, 2])}`;
    const same = await client.get(path, { "if-none-match": etag });
    expect([same.status, same.headers.get("etag")]).toEqual([304, etag]);
    const other = await client.get(`/items?number=${numbersOf([0])}`, { "if-none-match": etag });
    expect(other.status).toBe(200);
  });

  test("shows a write whose generation the client sends", async () => {
    const write = await client.send("PATCH", `/items/${items[2]?.id}`, { size: 5 });
    const generation = write.headers.get("ordinal-generation") ?? "";
    const response = await client.get(`/items?number=${numbersOf([2])}`, {
      "ordinal-min-generation": generation,
    });
    expect(response.headers.get("ordinal-generation")).toBe(generation);
    expect((await readJson<List>(response)).data).toMatchObject([{ title: "C", size: 5 }]);
  });

  const tooMany = Array.from({ length: 201 }, (_, index) => index + 1).join(",");
  test.each(["", "0", "-1", "01", "1,1", "1,,2", "a", "1.5", "1e3", "1,", " 1", tooMany])(
    "rejects the list %j",
    async (numbers) => {
      const problem = await readProblem(client.get(`/items?number=${encodeURIComponent(numbers)}`));
      expect([problem.status, ...listErrorLocations(problem)]).toEqual([
        400,
        { parameter: "number" },
      ]);
      expect(problem.detail).toContain("1 to 200 different item numbers");
    },
  );

  test.each(["limit=10", "page=1", "cursor=x", "status=open", "q=a", "source="])(
    "rejects %s beside it",
    async (other) => {
      const problem = await readProblem(client.get(`/items?number=1&${other}`));
      const [parameter] = other.split("=");
      expect([problem.status, ...listErrorLocations(problem)]).toEqual([400, { parameter }]);
      expect(problem.detail).toContain("cannot be combined");
    },
  );
});
