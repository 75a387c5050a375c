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

type RankedItem = {
  readonly rank: number;
  readonly score: number | null;
  readonly category: string | null;
  readonly coverage: number;
  readonly confidence: number;
  readonly item: { readonly id: string; readonly title: string };
};

const criteria = [{ key: "c1" }, { key: "c2" }, { key: "c3" }];
const weights = { c1: 0.3, c2: 0.4, c3: 0.3 };

/** An example with the published closeness values .5037 .6581 .7482 .3340. */
const alternatives = [
  { title: "A", ratings: { c1: 5, c2: 8, c3: 4 } },
  { title: "B", ratings: { c1: 7, c2: 6, c3: 8 } },
  { title: "C", ratings: { c1: 8, c2: 8, c3: 6 } },
  { title: "D", ratings: { c1: 7, c2: 4, c3: 6 } },
];

async function openWorkspaceWithModel(
  model: object,
): Promise<Client & { items: readonly ItemView[] }> {
  const client = await openWorkspace();
  const items = await createItems(client, alternatives);
  const response = await client.send("POST", "/models", { id: "mine", ...model });
  expect(response.status).toBe(201);
  return { ...client, items };
}

async function readRankedItems(client: Client, model = "mine"): Promise<readonly RankedItem[]> {
  const { data } = await readJson<{ data: RankedItem[] }>(client.get(`/ranking?model=${model}`));
  return data;
}

function readScore(client: Client, item: string): Promise<Score> {
  return readJson<Score>(client.get(`/items/${item}/score?model=mine`));
}

/** Reads the score of each item from the ranking page and from its explanation. */
async function readScoresTwice(client: Client) {
  const rankedItems = await readRankedItems(client);
  const scores = await Promise.all(rankedItems.map(({ item }) => readScore(client, item.id)));
  return {
    page: rankedItems.map(({ score, category, coverage, confidence }) => {
      return { value: score, category, coverage, confidence };
    }),
    explanations: scores.map(({ value, category, coverage, confidence }) => {
      return { value, category, coverage, confidence };
    }),
  };
}

const relativeModels = [
  { kind: "topsis", criteria, weights },
  { kind: "weighted", criteria, weights, scaling: "min-max" },
  { kind: "weighted", criteria, weights, scaling: "z-score" },
  { kind: "weighted", criteria, weights, scaling: "percentile" },
];

describe("a relative model", () => {
  test.for(relativeModels)(
    "returns the same bits in explanations as in the ranking: %o",
    async (model) => {
      const client = await openWorkspaceWithModel(model);
      // JSON preserves every bit of a double.
      const first = await readScoresTwice(client);
      expect(first.explanations).toEqual(first.page);
      await createItem(client, { title: "E", ratings: { c1: 9, c3: 1 } });
      await client.environment.drain();
      const second = await readScoresTwice(client);
      expect(second.explanations).toEqual(second.page);
      expect(second.page).toHaveLength(5);
      clearAllMemories();
      expect(await readScoresTwice(client)).toEqual(second);
    },
  );

  test("ranks as published, with categories, and is marked as relative", async () => {
    const client = await openWorkspaceWithModel(relativeModels[0] ?? {});
    const rankedItems = await readRankedItems(client);
    expect(rankedItems.map(({ item, category }) => [item.title, category])).toEqual([
      ["C", "High"],
      ["B", "Medium"],
      ["A", "Medium"],
      ["D", "Low"],
    ]);
    expect(rankedItems[0]?.score).toBeCloseTo(0.7482, 4);
    expect(await readJson(client.get("/models/mine"))).toMatchObject({
      is_relative: true,
      note: expect.stringContaining("the order of two items that did not change"),
    });
  });

  test("explains a new item and an item that has just changed", async () => {
    const client = await openWorkspaceWithModel(relativeModels[0] ?? {});
    await readRankedItems(client);
    const { id } = await createItem(client, { title: "E", ratings: { c1: 10, c2: 10, c3: 10 } });
    expect((await readScore(client, id)).value).toBe(1);
    await client.send("PATCH", `/items/${id}`, { ratings: { c1: 1, c2: 1, c3: 1 } });
    expect((await readScore(client, id)).value).toBe(0);
  });

  test("gives no score to the only item of a workspace", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, requireValue(alternatives[0]));
    await client.send("POST", "/models", { id: "mine", kind: "topsis", criteria });
    expect((await readRankedItems(client)).map(({ score }) => score)).toEqual([null]);
    expect(await readScore(client, id)).toMatchObject({
      value: null,
      reason: "No score: a comparison needs at least two items, and there is only this one.",
    });
  });

  test("cannot be requested by its kind alone", async () => {
    const client = await openWorkspaceWithModel(relativeModels[0] ?? {});
    const rejection = await client.get("/ranking?model=topsis");
    expect(rejection.status).toBe(422);
    expect((await readJson<Problem>(rejection)).detail).toContain(
      'The kind "topsis" needs a definition. Create a model of this kind first',
    );
    const whatIf = { model: "topsis", criteria, weights };
    const { data } = await readJson<{ data: RankedItem[] }>(
      client.send("POST", "/ranking:whatif", whatIf),
    );
    expect(data.map(({ score }) => score)).toEqual(
      (await readRankedItems(client)).map(({ score }) => score),
    );
    const empty = await client.send("POST", "/ranking:whatif", { model: "topsis" });
    expect(empty.status).toBe(422);
    expect((await readJson<Problem>(empty)).errors?.[0]?.pointer).toBe("/criteria");
  });
});

describe("a votes model", () => {
  test("ranks by the published strengths of the items", async () => {
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
    const created = await client.send("POST", "/models", { id: "mine", kind: "votes", votes });
    expect(created.status).toBe(201);
    expect(await created.json()).toMatchObject({ kind: "votes", criteria: [], weights: {} });
    const rankedItems = await readRankedItems(client);
    expect(rankedItems.map(({ item }) => item.title)).toEqual(["D", "B", "C", "A", "E"]);
    expect(rankedItems.map(({ score }) => score)).toEqual([
      expect.closeTo(0.492, 3),
      expect.closeTo(0.226, 3),
      expect.closeTo(0.143, 3),
      expect.closeTo(0.139, 3),
      null,
    ]);
    const { explanations, page } = await readScoresTwice(client);
    expect(explanations).toEqual(page);
    expect(await readScore(client, d ?? "")).toMatchObject({
      formula: "7 / Σ (n / (p + p′)) = 0.49",
      reason: "Score 0.49: preferred in 7 of 9 comparisons.",
    });
  });

  test("reports that it is regularised, and why", async () => {
    const client = await openWorkspace();
    const [a, b] = (await createItems(client, alternatives)).map(({ id }) => id);
    const definition = { id: "mine", kind: "votes", votes: [{ winner: a, loser: b }] };
    await client.send("POST", "/models", definition);
    expect(await readJson(client.get("/models/mine"))).toMatchObject({
      is_regularised: true,
      note: expect.stringContaining("half a win and half a loss"),
    });
    const { reason } = await readScore(client, a ?? "");
    expect(reason).toContain(
      "preferred in 1 of 1 comparisons (the wins do not connect every item to every other",
    );
  });

  test("rejects a vote for itself, a vote for a missing item, and an empty list", async () => {
    const client = await openWorkspace();
    const [a, b] = (await createItems(client, alternatives)).map(({ id }) => id);
    const unknown = requireValue(a).replace(/.{6}$/u, "000000");
    const readPointers = async (votes: unknown) => {
      const response = await client.send("POST", "/models", { id: "mine", kind: "votes", votes });
      expect(response.status).toBe(422);
      return (await readJson<Problem>(response)).errors?.map(({ pointer }) => pointer);
    };
    expect(
      await readPointers([
        { winner: a, loser: b },
        { winner: b, loser: b },
      ]),
    ).toEqual(["/votes/1/loser"]);
    expect(await readPointers([{ winner: unknown, loser: b }])).toEqual(["/votes/0/winner"]);
    expect(await readPointers([])).toEqual(["/votes"]);
  });

  test("is validated like other definitions", async () => {
    const client = await openWorkspace();
    const [a, b] = (await createItems(client, alternatives)).map(({ id }) => id);
    const validation = await client.send("POST", "/models:validate", {
      kind: "votes",
      votes: [{ winner: a, loser: b }],
    });
    expect(validation.status).toBe(200);
    expect(await validation.json()).toMatchObject({ is_valid: true, issues: [] });
  });
});
