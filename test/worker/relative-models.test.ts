import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  type Client,
  type ItemView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
  requireValue,
  type Problem,
} from "../environments/worker.ts";

type Score = {
  readonly value: number | null;
  readonly category: string | null;
  readonly coverage: number;
  readonly confidence: number;
  readonly reason: string;
  readonly formula: string;
};

type Place = {
  readonly rank: number;
  readonly score: number | null;
  readonly category: string | null;
  readonly coverage: number;
  readonly confidence: number;
  readonly item: { readonly id: string; readonly title: string };
};

const criteria = [{ key: "c1" }, { key: "c2" }, { key: "c3" }];
const weights = { c1: 0.3, c2: 0.4, c3: 0.3 };

/** Published: closeness .5037 .6581 .7482 .3340. */
const alternatives = [
  { title: "A", ratings: { c1: 5, c2: 8, c3: 4 } },
  { title: "B", ratings: { c1: 7, c2: 6, c3: 8 } },
  { title: "C", ratings: { c1: 8, c2: 8, c3: 6 } },
  { title: "D", ratings: { c1: 7, c2: 4, c3: 6 } },
];

async function withModel(model: object): Promise<Client & { items: readonly ItemView[] }> {
  const client = await openWorkspace();
  const items = await createItems(client, alternatives);
  const made = await client.send("POST", "/models", { id: "mine", ...model });
  expect(made.status).toBe(201);
  return { ...client, items };
}

async function placesOf(client: Client, model = "mine"): Promise<readonly Place[]> {
  const { data } = await readJson<{ data: Place[] }>(client.get(`/ranking?model=${model}`));
  return data;
}

function scoreOf(client: Client, item: string): Promise<Score> {
  return readJson<Score>(client.get(`/items/${item}/score?model=mine`));
}

/** What the page says of each item, and what its explanation does. */
async function saidTwice(client: Client) {
  const places = await placesOf(client);
  const told = await Promise.all(places.map(({ item }) => scoreOf(client, item.id)));
  return {
    page: places.map(({ score, category, coverage, confidence }) => {
      return { value: score, category, coverage, confidence };
    }),
    told: told.map(({ value, category, coverage, confidence }) => {
      return { value, category, coverage, confidence };
    }),
  };
}

const relatives = [
  { kind: "topsis", criteria, weights },
  { kind: "weighted", criteria, weights, scaling: "min-max" },
  { kind: "weighted", criteria, weights, scaling: "z-score" },
  { kind: "weighted", criteria, weights, scaling: "percentile" },
];

describe("a model that is relative", () => {
  test.for(relatives)("explains what its ranking says, bit for bit: %o", async (model) => {
    const client = await withModel(model);
    // JSON keeps a double to the last bit.
    const first = await saidTwice(client);
    expect(first.told).toEqual(first.page);
    await createItem(client, { title: "E", ratings: { c1: 9, c3: 1 } });
    await client.environment.drain();
    const second = await saidTwice(client);
    expect(second.told).toEqual(second.page);
    expect(second.page).toHaveLength(5);
    clearAllMemories();
    expect(await saidTwice(client)).toEqual(second);
  });

  test("ranks as published, with categories, and says that it is relative", async () => {
    const client = await withModel(relatives[0] ?? {});
    const places = await placesOf(client);
    expect(places.map(({ item, category }) => [item.title, category])).toEqual([
      ["C", "High"],
      ["B", "Medium"],
      ["A", "Medium"],
      ["D", "Low"],
    ]);
    expect(places[0]?.score).toBeCloseTo(0.7482, 4);
    expect(await readJson(client.get("/models/mine"))).toMatchObject({ is_relative: true });
  });

  test("explains an item that was made a moment ago, and one that has just changed", async () => {
    const client = await withModel(relatives[0] ?? {});
    await placesOf(client);
    const { id } = await createItem(client, { title: "E", ratings: { c1: 10, c2: 10, c3: 10 } });
    expect((await scoreOf(client, id)).value).toBe(1);
    await client.send("PATCH", `/items/${id}`, { ratings: { c1: 1, c2: 1, c3: 1 } });
    expect((await scoreOf(client, id)).value).toBe(0);
  });

  test("gives no score to an item that stands alone", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, requireValue(alternatives[0]));
    await client.send("POST", "/models", { id: "mine", kind: "topsis", criteria });
    expect((await placesOf(client)).map(({ score }) => score)).toEqual([null]);
    expect(await scoreOf(client, id)).toMatchObject({
      value: null,
      reason: "No score: a comparison needs at least two items, and there is only this one.",
    });
  });

  test("is asked for by a definition, not by its kind alone", async () => {
    const client = await withModel(relatives[0] ?? {});
    const refused = await client.get("/ranking?model=topsis");
    expect(refused.status).toBe(422);
    expect((await readJson<Problem>(refused)).detail).toContain(
      '"topsis" is a kind that needs a definition: make a model of it first',
    );
    const asked = { model: "topsis", criteria, weights };
    const { data } = await readJson<{ data: Place[] }>(
      client.send("POST", "/ranking:whatif", asked),
    );
    expect(data.map(({ score }) => score)).toEqual(
      (await placesOf(client)).map(({ score }) => score),
    );
    const empty = await client.send("POST", "/ranking:whatif", { model: "topsis" });
    expect(empty.status).toBe(422);
    expect((await readJson<Problem>(empty)).errors?.[0]?.pointer).toBe("/criteria");
  });
});

describe("a model of votes", () => {
  test("ranks by the strengths of items, as published", async () => {
    const client = await openWorkspace();
    const items = await createItems(client, [...alternatives, { title: "E" }]);
    const [a, b, c, d] = items.map(({ id }) => id);
    const votes = [
      { winner: a, loser: b, count: 2 },
      { winner: a, loser: d },
      { winner: b, loser: a, count: 3 },
      { winner: b, loser: c, count: 5 },
      { winner: c, loser: b, count: 3 },
      { winner: c, loser: d, count: 1 },
      { winner: d, loser: a, count: 4 },
      { winner: d, loser: c, count: 3 },
    ];
    const made = await client.send("POST", "/models", { id: "mine", kind: "votes", votes });
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ kind: "votes", criteria: [], weights: {} });
    const places = await placesOf(client);
    expect(places.map(({ item }) => item.title)).toEqual(["D", "B", "C", "A", "E"]);
    expect(places.map(({ score }) => score)).toEqual([
      expect.closeTo(0.492, 3),
      expect.closeTo(0.226, 3),
      expect.closeTo(0.143, 3),
      expect.closeTo(0.139, 3),
      null,
    ]);
    const { told, page } = await saidTwice(client);
    expect(told).toEqual(page);
    expect(await scoreOf(client, d ?? "")).toMatchObject({
      formula: "7 / Σ (n / (p + p′)) = 0.49",
      reason: "Score 0.49: preferred in 7 of 9 comparisons.",
    });
  });

  test("says that it is regularised, and why", async () => {
    const client = await openWorkspace();
    const [a, b] = (await createItems(client, alternatives)).map(({ id }) => id);
    const request = { id: "mine", kind: "votes", votes: [{ winner: a, loser: b }] };
    await client.send("POST", "/models", request);
    expect(await readJson(client.get("/models/mine"))).toMatchObject({
      is_regularised: true,
      note: expect.stringContaining("half a win and half a loss"),
    });
    const { reason } = await scoreOf(client, a ?? "");
    expect(reason).toContain("preferred in 1 of 1 comparisons (not every item is linked");
  });

  test("refuses a vote for itself, one for nobody, and none at all, saying where", async () => {
    const client = await openWorkspace();
    const [a, b] = (await createItems(client, alternatives)).map(({ id }) => id);
    const unknown = requireValue(a).replace(/.{6}$/u, "000000");
    const pointersOf = async (votes: unknown) => {
      const answer = await client.send("POST", "/models", { id: "mine", kind: "votes", votes });
      expect(answer.status).toBe(422);
      return (await readJson<Problem>(answer)).errors?.map(({ pointer }) => pointer);
    };
    expect(
      await pointersOf([
        { winner: a, loser: b },
        { winner: b, loser: b },
      ]),
    ).toEqual(["/votes/1/loser"]);
    expect(await pointersOf([{ winner: unknown, loser: b }])).toEqual(["/votes/0/winner"]);
    expect(await pointersOf([])).toEqual(["/votes"]);
  });

  test("is checked like any other definition", async () => {
    const client = await openWorkspace();
    const [a, b] = (await createItems(client, alternatives)).map(({ id }) => id);
    const checked = await client.send("POST", "/models:validate", {
      kind: "votes",
      votes: [{ winner: a, loser: b }],
    });
    expect(checked.status).toBe(200);
    expect(await checked.json()).toMatchObject({ is_valid: true, issues: [] });
  });
});
