import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  type Client,
  type ItemView,
  createItems,
  openWorkspace,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

const gate = { criterion: "security", op: ">=", value: 3 } as const;
const definition = { kind: "weighted", criteria: [{ key: "delight" }], gates: [gate] };

/** The scores fall from A to D. A fails the gate, and C has no rating for it. */
const backlog = [
  { title: "A", ratings: { delight: 9, security: 1 } },
  { title: "B", ratings: { delight: 8, security: 5 } },
  { title: "C", ratings: { delight: 7 } },
  { title: "D", ratings: { delight: 6, security: 3 } },
];

type Page = {
  readonly ranking: { readonly id: string; readonly count: number; readonly digest: string };
  readonly data: readonly {
    readonly rank: number;
    readonly score: number | null;
    readonly failed_gate?: object;
    readonly breakdown?: { readonly failed_gate?: object; readonly reason: string } | null;
    readonly stability?: { readonly p_rank: number | null } | null;
    readonly item: { readonly title: string };
  }[];
};

type Lift = {
  readonly value: number;
  readonly reason: string;
  readonly failed_gate?: object;
  readonly rank: number | null;
  readonly counterfactual: {
    readonly failed_gates: readonly { readonly detail: string }[];
    readonly overall: { readonly changes: readonly object[]; readonly rank: number } | null;
    readonly insufficient: readonly { readonly rank: number | null; readonly reason: string }[];
  };
};

async function openGatedWorkspace(
  gatePolicy: "last" | "out" = "last",
): Promise<Client & { readonly items: readonly ItemView[] }> {
  const client = await openWorkspace();
  const items = await createItems(client, backlog);
  const model = { id: "safe", ...definition, gate: gatePolicy };
  const response = await client.send("POST", "/models", model);
  expect(response.status).toBe(201);
  return { ...client, items };
}

function readPage(client: Client, query = ""): Promise<Page> {
  return readJson<Page>(client.get(`/ranking?model=safe${query}`));
}

function listTitles({ data }: Page): string[] {
  return data.map(({ item }) => item.title);
}

function readLift(client: Client, item: ItemView | undefined, rank: number): Promise<Lift> {
  const { id } = requireValue(item);
  return readJson<Lift>(client.get(`/items/${id}/score?model=safe&target_rank=${rank}`));
}

describe("a model with gates", () => {
  test("returns its gates, and ranks items that fail after all that pass", async () => {
    const client = await openGatedWorkspace();
    const model = await readJson(client.get("/models/safe"));
    expect(model).toMatchObject({ gates: [gate], gate: "last" });
    const page = await readPage(client);
    expect(listTitles(page)).toEqual(["B", "D", "A", "C"]);
    expect(page.data.map((item) => item.failed_gate)).toEqual([undefined, undefined, gate, gate]);
    expect(page.ranking.count).toBe(4);
  });

  test("serves the same ranking from the remote caches, and verifies it", async () => {
    const client = await openGatedWorkspace();
    const page = await readPage(client);
    clearAllMemories();
    expect(await readPage(client, "&limit=3")).toMatchObject({
      ranking: page.ranking,
      data: page.data.slice(0, 3),
    });
    const verified = await readJson(client.send("POST", `/rankings/${page.ranking.id}:verify`, {}));
    expect(verified).toMatchObject({ is_valid: true, count: 4 });
  });

  test("names the failed gate in the score and in the breakdown", async () => {
    const client = await openGatedWorkspace();
    const [a, b, c] = client.items;
    const score = await readLift(client, a, 1);
    expect(score.failed_gate).toEqual({ ...gate, rating: 1 });
    expect(score.reason).toContain(
      "It fails the gate security >= 3, because security is 1, so it ranks after all items that pass.",
    );
    expect((await readLift(client, c, 1)).failed_gate).toEqual({ ...gate, rating: null });
    expect(await readLift(client, b, 1)).not.toHaveProperty("failed_gate");
    const { data } = await readPage(client, "&expand=breakdown");
    expect(data.map(({ breakdown }) => breakdown?.failed_gate)).toEqual([
      undefined,
      undefined,
      { ...gate, rating: 1 },
      { ...gate, rating: null },
    ]);
  });

  test("names the gate in a lift, whose changes pass it", async () => {
    const client = await openGatedWorkspace();
    const [a, , c] = client.items;
    const { rank, counterfactual } = await readLift(client, a, 1);
    expect(rank).toBe(3);
    expect(counterfactual.failed_gates).toEqual([
      { ...gate, rating: 1, detail: "First, rate security at least 3." },
    ]);
    expect(counterfactual.overall).toMatchObject({
      rank: 1,
      changes: [{ criterion: "security", from: 1, to: 3 }],
    });
    expect(counterfactual.insufficient).toMatchObject([
      {
        criterion: "delight",
        rank: 3,
        reason:
          "Even at 10, the item would have rank 3, because it would fail the gate security >= 3.",
      },
    ]);
    const unrated = (await readLift(client, c, 2)).counterfactual;
    expect(unrated.overall?.changes).toMatchObject([{ criterion: "security", from: null, to: 3 }]);
  });

  test("has no stability for items that fail", async () => {
    const client = await openWorkspace();
    await createItems(client, backlog);
    const criteria = [{ key: "delight" }, { key: "security" }];
    await client.send("POST", "/models", { id: "safe", ...definition, criteria });
    const { data } = await readPage(client, "&expand=stability");
    expect(data.map(({ stability }) => stability?.p_rank)).toEqual([
      expect.any(Number),
      expect.any(Number),
      null,
      null,
    ]);
  });

  test("appears in lint, bands, comparisons and plans", async () => {
    const client = await openGatedWorkspace();
    const revised = await client.send("POST", "/models/safe", {
      ...definition,
      gates: [{ criterion: "legal", op: "=", value: 1 }],
    });
    expect(revised.status).toBe(201);
    const lint = await readJson(client.get("/ranking:lint?model=safe"));
    expect(lint).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: "gate-unrated", criterion: "legal" }),
      ]),
    });
    const bands = await readJson(client.get("/ranking:bands?model=safe&revision=1"));
    expect(bands).toMatchObject({
      data: [
        { item: { title: "B" }, rank_range: { best: 1, worst: 1 } },
        { item: { title: "D" }, rank_range: { best: 2, worst: 3 } },
        { item: { title: "A" }, rank_range: { best: 3, worst: 4 } },
        { item: { title: "C" }, rank_range: { best: 2, worst: 4 } },
      ],
    });
    const models = ["safe", { model: "safe", gates: [], as: "ungated" }];
    const compared = await readJson(client.send("POST", "/ranking:compare", { models }));
    expect(compared).toMatchObject({ models: [{ unscored: 0 }, { unscored: 0 }] });
    const order = await readJson(
      client.send("POST", "/ranking:order", { model: "safe", revision: 1 }),
    );
    expect(order).toMatchObject({ data: [{ item: { title: "B" } }, {}, {}, {}] });
  });
});

describe("gate: out", () => {
  test("leaves items that fail out of the ranking and of plans", async () => {
    const client = await openGatedWorkspace("out");
    const page = await readPage(client);
    expect(listTitles(page)).toEqual(["B", "D"]);
    expect(page.ranking.count).toBe(2);
    const exported = await (await client.get("/export?for=csv&model=safe")).text();
    expect(exported.trim().split("\r\n")).toHaveLength(3);
    const rankOfA = await client.get(
      `/rankings/${page.ranking.id}/items/${requireValue(client.items[0]).id}`,
    );
    expect(rankOfA.status).toBe(404);
    const verified = await readJson(client.send("POST", `/rankings/${page.ranking.id}:verify`, {}));
    expect(verified).toMatchObject({ is_valid: true, count: 2 });
  });

  test("keeps an item out of a fit whose open blocker is left out", async () => {
    const client = await openGatedWorkspace("out");
    const [a, b] = client.items.map(requireValue);
    await client.send("PATCH", `/items/${requireValue(b).id}`, { size: 1, blocked_by: [a?.id] });
    await client.send("PATCH", `/items/${requireValue(client.items[3]).id}`, { size: 1 });
    const fitted = () =>
      readJson<{ readonly chosen: readonly { readonly item: { readonly title: string } }[] }>(
        client.send("POST", "/ranking:fit", { model: "safe", capacity: 9 }),
      );
    expect((await fitted()).chosen.map(({ item }) => item.title)).toEqual(["D"]);
    await client.send("PATCH", `/items/${a?.id}`, { status: "Done" });
    expect((await fitted()).chosen.map(({ item }) => item.title)).toEqual(["B", "D"]);
  });

  test("gives such an item a score and a lift, but no rank", async () => {
    const client = await openGatedWorkspace("out");
    const { rank, value, reason, counterfactual } = await readLift(client, client.items[0], 1);
    expect([rank, value > 0.8]).toEqual([null, true]);
    expect(reason).toMatch(/so the ranking does not contain it\.$/);
    expect(counterfactual.overall).toMatchObject({ rank: 1, changes: [{ to: 3 }] });
    expect(counterfactual.insufficient).toMatchObject([
      {
        rank: null,
        reason:
          "Even at 10, the item would not be ranked, because it would fail the gate security >= 3.",
      },
    ]);
  });
});

describe("a what-if", () => {
  type WhatIf = Page & {
    readonly count: number;
    readonly left: readonly { readonly rank: number | null; readonly item: { title: string } }[];
  };

  test("may add, change and remove gates", async () => {
    const client = await openGatedWorkspace();
    const simulate = (body: object) =>
      readJson<WhatIf>(client.send("POST", "/ranking:whatif", { model: "safe", ...body }));
    expect(listTitles(await simulate({ gates: [] }))).toEqual(["A", "B", "C", "D"]);
    const stricter = await simulate({ gates: [{ ...gate, op: ">" }] });
    expect(listTitles(stricter)).toEqual(["B", "A", "C", "D"]);
    expect(stricter.data[3]?.failed_gate).toEqual({ ...gate, op: ">" });
    const out = await simulate({ gates: [gate], gate: "out" });
    expect(out.count).toBe(2);
    expect(out.left.map(({ rank, item }) => [item.title, rank])).toEqual(
      expect.arrayContaining([
        ["A", null],
        ["C", null],
      ]),
    );
  });

  test("accepts gates for a built-in model, and words of its criteria", async () => {
    const client = await openWorkspace();
    await createItems(client, [
      { title: "A", ratings: { reach: 9, impact: 1, confidence: 1, effort: 1, moscow: "could" } },
      { title: "B", ratings: { reach: 5, impact: 1, confidence: 1, effort: 1, moscow: "must" } },
    ]);
    const { data } = await readJson<WhatIf>(
      client.send("POST", "/ranking:whatif", {
        model: "rice",
        gates: [{ criterion: "moscow", op: ">=", value: "should" }],
      }),
    );
    expect(data.map(({ item }) => item.title)).toEqual(["B", "A"]);
    expect(data[1]?.failed_gate).toEqual({ criterion: "moscow", op: ">=", value: 2 });
  });
});

test("rejects invalid gates with their locations", async () => {
  const client = await openWorkspace();
  const cases: readonly (readonly [object, number, string])[] = [
    [{ gate: "last" }, 422, "/gate"],
    [{ gates: [gate], gate: "first" }, 422, "/gate"],
    [{ gates: [{ ...gate, op: "!=" }] }, 422, "/gates/0/op"],
    [{ gates: [{ ...gate, criterion: "Risk!" }] }, 422, "/gates/0/criterion"],
    [{ gates: [{ ...gate, value: "much" }] }, 422, "/gates/0/value"],
    [{ gates: [{ ...gate, weight: 1 }] }, 400, "/gates/0/weight"],
    [{ gates: [gate, gate] }, 422, "/gates/1"],
    [{ gates: [{ ...gate, criterion: "priority" }] }, 422, "/gates/0/criterion"],
    [{ gates: Array.from({ length: 21 }, (_, value) => ({ ...gate, value })) }, 422, "/gates"],
    [{ gates: "security" }, 422, "/gates"],
    [{ gates: [null] }, 422, "/gates/0"],
  ];
  for (const [body, status, pointer] of cases) {
    const model = { id: "safe", kind: "rice", ...body };
    // oxlint-disable-next-line no-await-in-loop -- a few requests
    const problem = await readProblem(client.send("POST", "/models", model));
    expect([problem.status, listErrorLocations(problem)]).toEqual([status, [{ pointer }]]);
  }
});
