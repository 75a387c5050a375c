import { beforeAll, describe, expect, test } from "vitest";
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

type Change = {
  readonly criterion: string;
  readonly from: number | string | null;
  readonly to: number | string;
  readonly rank: number;
};

type Score = {
  readonly value: number | null;
  readonly rank?: number;
  readonly distance_to_rank?: number | null;
  readonly counterfactual?: {
    readonly target_rank: number;
    readonly single: readonly Change[];
    readonly insufficient: readonly { readonly criterion: string; readonly reason: string }[];
    readonly overall: {
      readonly changes: readonly Omit<Change, "rank">[];
      readonly rank: number;
      readonly is_exact: boolean;
    } | null;
    readonly reason?: string;
  };
};

const interval = { low: 2, likely: 5, high: 9 };

/** Items with the RICE scores 500, 450 and 80, and an item without a score: it has no reach. */
const seeds = [
  { title: "A", ratings: { reach: 1000, impact: 2, confidence: 0.5, effort: 2, delight: 9 } },
  { title: "B", ratings: { reach: 900, impact: 1, confidence: 0.5, effort: 1, delight: 7 } },
  { title: "C", ratings: { reach: 400, impact: 1, confidence: 0.8, effort: 4, delight: interval } },
  { title: "D", external_id: "EXT-D", ratings: { impact: 1, confidence: 0.8, effort: 4 } },
];

async function readErrorLocations(response: Promise<Response>) {
  const { status, errors = [] } = await readJson<Problem>(response);
  return [status, errors.map(({ pointer, parameter }) => pointer ?? parameter)] as const;
}

describe("the analyses of a backlog", () => {
  let client: Client;
  let items: readonly ItemView[];

  beforeAll(async () => {
    client = await openWorkspace();
    items = await createItems(client, seeds);
    const criteria = [{ key: "delight" }, { key: "effort", direction: "down", min: 1, max: 5 }];
    await client.send("POST", "/models", { id: "joy", kind: "weighted", criteria });
  });

  function readScore(index: number, query: string): Promise<Score> {
    return readJson(client.get(`/items/${items[index]?.id}/score?model=rice${query}`));
  }

  /** Returns the rank of an item in a what-if with changed ratings. */
  async function readWhatIfRank(
    index: number,
    changes: readonly Omit<Change, "rank">[],
  ): Promise<unknown> {
    const id = requireValue(items[index]).id;
    const ratings = Object.fromEntries(changes.map(({ criterion, to }) => [criterion, to]));
    const body = { model: "rice", patches: [{ id, ratings }] };
    const { data } = await readJson<{ data: { rank: number; item: ItemView }[] }>(
      client.send("POST", "/ranking:whatif", body),
    );
    return data.find(({ item }) => item.id === id)?.rank;
  }

  test("a score has no rank and no counterfactual without a target rank", async () => {
    const score = await readScore(2, "");
    expect(score.value).toBe(80);
    expect(score).not.toHaveProperty("rank");
    expect(score).not.toHaveProperty("counterfactual");
  });

  test("a counterfactual returns rating changes that reach the target rank in a what-if", async () => {
    const { rank, distance_to_rank, counterfactual } = await readScore(2, "&target_rank=2");
    expect({ rank, distance_to_rank }).toEqual({ rank: 3, distance_to_rank: 80 - 450 });
    const { single, insufficient, overall } = requireValue(counterfactual);
    expect(single.map(({ criterion, from, to }) => [criterion, from, to])).toEqual([
      ["reach", 400, 2260], // 450 · 4 / 0.8 = 2,250, rounded outward
      ["effort", 4, 0.71], // 320 / 450 = 0.7111
    ]);
    expect(insufficient.map(({ criterion, reason }) => [criterion, reason])).toEqual([
      ["impact", "Even at 3, the item would have rank 3."], // 400 · 3 · 0.8 / 4 = 240
      ["confidence", "Even at 1, the item would have rank 3."], // 100
    ]);
    for (const change of single) {
      // oxlint-disable-next-line no-await-in-loop -- a client sends one request after another
      expect(await readWhatIfRank(2, [change])).toBe(change.rank);
    }
    expect(await readWhatIfRank(2, requireValue(overall).changes)).toBe(overall?.rank);
  });

  test("a counterfactual returns a missing rating that reaches the target rank", async () => {
    const { value, rank, distance_to_rank, counterfactual } = await readScore(3, "&target_rank=3");
    expect({ value, rank, distance_to_rank }).toEqual({
      value: null,
      rank: 4,
      distance_to_rank: null,
    });
    expect(counterfactual?.single).toMatchObject([{ criterion: "reach", from: null, rank: 3 }]);
    expect(counterfactual?.overall).toBeNull();
  });

  test("a counterfactual without changes has a reason", async () => {
    const reached = await readScore(0, "&target_rank=2");
    const outOfRange = await readScore(0, "&target_rank=99");
    expect(reached.counterfactual).toMatchObject({
      single: [],
      overall: null,
      reason: "The item already has rank 1.",
    });
    expect(outOfRange.counterfactual?.reason).toBe("The ranking has only 4 items.");
  });

  test("a counterfactual includes an item that was just created", async () => {
    const other = await openWorkspace();
    await createItems(other, seeds);
    await other.get("/ranking?model=rice");
    const { id } = await createItem(other, { title: "E", ratings: seeds[2]?.ratings });
    const response = other.get(`/items/${id}/score?model=rice&target_rank=1`);
    expect((await readJson<Score>(response)).rank).toBe(4); // as C, and younger; before D
  });

  test.each(["0", "-1", "1.5", "ten", "9999999"])(
    "a score rejects the target rank %s",
    async (rank) => {
      const response = client.get(`/items/${items[0]?.id}/score?target_rank=${rank}`);
      expect(await readErrorLocations(response)).toEqual([400, ["target_rank"]]);
    },
  );

  test("bands have score intervals, ties and rank ranges", async () => {
    const bands = await readJson(client.get("/ranking:bands?model=joy"));
    // A (8/9 + 0.75) / 2 = 0.8194, B (6/9 + 1) / 2 = 0.8333; C (1/9 … 8/9 + 0.25) / 2 = 0.18–0.57;
    // D has only an effort rating: 0.25, and with any delight (0 … 1 + 0.25) / 2
    expect(bands).toMatchObject({
      model: "joy",
      revision: 1,
      unrated: "ranges",
      is_exact: true,
      count: 4,
      unsettled_pairs: 1,
      data: [
        { item: { title: "B" }, rank: 1, tied: null, rank_range: { best: 1, worst: 1 } },
        { item: { title: "A" }, rank: 2, tied: null, rank_range: { best: 2, worst: 2 } },
        { item: { title: "C" }, tied: { from: 3, to: 4 }, rank_range: { best: 3, worst: 4 } },
        {
          item: { id: items[3]?.id, title: "D", external_id: "EXT-D" },
          score: 0.25,
          band: { low: 0.125, high: 0.625 },
          rank_range: { best: 3, worst: 4 },
        },
      ],
    });
  });

  test("bands name the rating to collect next", async () => {
    const bands = await readJson(client.get("/ranking:bands?model=rice&limit=1"));
    // D may have any reach. With the mean of the others, 2300 / 3, it is third: 0.2 · 766.7 = 153
    expect(bands).toMatchObject({
      unsettled_pairs: 3,
      ask_next: [{ item: { title: "D" }, criterion: "reach", settles: 3, from: null }],
    });
  });

  test("bands are paged by limit and offset", async () => {
    const page = await readJson<{ data: { rank: number }[] }>(
      client.get("/ranking:bands?model=rice&unrated=absent&limit=2&offset=3"),
    );
    expect(page.data).toMatchObject([{ rank: 4, score: null, band: { low: null, high: null } }]);
    const afterLast = await readJson<{ data: object[] }>(client.get("/ranking:bands?offset=4"));
    expect(afterLast.data).toEqual([]);
  });

  test.each([
    ["limit=0", 400, "limit"],
    ["offset=-1", 400, "offset"],
    ["unrated=zero", 400, "unrated"],
    ["missing=ranges", 400, "missing"],
    ["model=none", 422, "model"],
    ["model=rice&revision=99", 422, "revision"],
    ["target_rank=1", 400, "target_rank"],
  ])("bands reject %s", async (query, status, parameter) => {
    expect(await readErrorLocations(client.get(`/ranking:bands?${query}`))).toEqual([
      status,
      [parameter],
    ]);
  });

  test("bands reject a model that scores items relative to each other", async () => {
    const criteria = [{ key: "delight" }, { key: "effort" }];
    await client.send("POST", "/models", {
      id: "cohort",
      kind: "weighted",
      criteria,
      scaling: "min-max",
    });
    const response = client.get("/ranking:bands?model=cohort");
    expect(await readErrorLocations(response)).toEqual([422, ["model"]]);
  });

  test("a comparison returns agreement, winners, consensus and disputed items", async () => {
    const models = [
      "rice",
      "joy",
      { as: "fast", model: "weighted", criteria: [{ key: "effort", direction: "down" }] },
      { model: "rice" },
    ];
    const compared = await readJson<{
      tau: (number | null)[][];
      models: { label: string }[];
      consensus: { ranks: Record<string, number> }[];
      disputed: object[];
    }>(client.send("POST", "/ranking:compare", { models, limit: 2 }));
    // rice: A B C D; joy: A 0.5 · 8/9 + 0.5 · 0.75 = 0.819, B 0.833, C 0.347, D 0.25; fast:
    // B A, C = D
    expect(compared.models.map(({ label }) => label)).toEqual(["rice", "joy", "fast", "rice#2"]);
    expect(compared.tau[0]?.[1]).toBeCloseTo((5 - 1) / 6, 12);
    expect(compared.tau[0]?.[2]).toBeCloseTo((4 - 1) / Math.sqrt(6 * 5), 12);
    expect(compared).toMatchObject({
      count: 4,
      compared: 4,
      winners: { models: { rice: [{ title: "A" }], joy: [{ title: "B" }] } },
    });
    expect(compared.consensus.map(({ ranks }) => ranks)).toEqual([
      { rice: 1, joy: 2, fast: 2, "rice#2": 1 }, // 3 + 2 + 2 + 3 = 10
      { rice: 2, joy: 1, fast: 1, "rice#2": 2 }, // 2 + 3 + 3 + 2 = 10, and the younger
    ]);
    expect(compared).toMatchObject({
      winners: { borda: [{ title: "A" }, { title: "B" }], condorcet: null },
      disputed: [{ item: { title: "A" }, spread: 1 / 3 }, { item: { title: "B" } }],
    });
  });

  test.each([
    [{}, 422, "/models"],
    [{ models: ["rice"] }, 422, "/models"],
    [{ models: Array.from({ length: 11 }, () => "rice") }, 422, "/models"],
    [{ models: ["rice", "none"] }, 422, "/models/1"],
    [{ models: ["rice", "weighted"] }, 422, "/models/1/criteria"],
    [{ models: ["rice", { model: "rice", weights: { reach: 1 } }] }, 422, "/models/1/weights"],
    [{ models: ["rice", { model: "rice", revision: 99 }] }, 422, "/models/1/revision"],
    [{ models: ["rice", { model: "rice", zeal: 1 }] }, 400, "/models/1/zeal"],
    [{ models: ["rice", "wsjf"], limit: 0 }, 422, "/limit"],
    [{ models: ["rice", "wsjf"], page: 1 }, 400, "/page"],
  ])("a comparison rejects %j", async (body, status, pointer) => {
    const response = client.send("POST", "/ranking:compare", body);
    expect(await readErrorLocations(response)).toEqual([status, [pointer]]);
  });
});

test("an empty workspace has no bands and no agreement between models", async () => {
  const client = await openWorkspace();
  const bands = await readJson(client.get("/ranking:bands"));
  expect(bands).toMatchObject({ count: 0, unsettled_pairs: 0, data: [], ask_next: [] });
  const models = ["rice", "wsjf"];
  const compared = await readJson(client.send("POST", "/ranking:compare", { models }));
  expect(compared).toMatchObject({
    count: 0,
    tau: [
      [null, null],
      [null, null],
    ],
    winners: { borda: [], copeland: [], condorcet: null },
    consensus: [],
    disputed: [],
  });
});
