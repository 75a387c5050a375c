import { describe, expect, test } from "vitest";
import {
  type Client,
  createItems,
  type ItemView,
  openWorkspace,
  readJson,
} from "../environments/worker.ts";
import { createHierarchy, criteria as judged, leader, putJudgements } from "./hierarchies.ts";
import { readProblem } from "./problems.ts";

const criteria = ["delight", "growth", "trust"].map((key) => ({ key, min: 0, max: 10 }));

type RankingPage = {
  readonly ranking: object;
  readonly data: readonly { readonly item: ItemView; readonly score: number | null }[];
};

type Model = { readonly missing?: string; readonly min_coverage?: number };

type Score = {
  readonly value: number | null;
  readonly coverage: number;
  readonly missing: readonly string[];
  readonly reason: string;
  readonly parts: readonly { readonly rating?: number; readonly assumed?: number }[];
};

/** Opens a workspace with the items [10, –, –] and [9, 9, 9.5]. */
async function openWorkedCase() {
  const client = await openWorkspace();
  const [sparse, dense] = await createItems(client, [
    { title: "Sparse", ratings: { delight: 10 } },
    { title: "Dense", ratings: { delight: 9, growth: 9, trust: 9.5 } },
  ]);
  return { client, sparse, dense };
}

function createModel(client: Client, options: object): Promise<Model> {
  const body = { id: "mine", kind: "weighted", criteria, ...options };
  return readJson<Model>(client.send("POST", "/models", body));
}

async function readRanking(client: Client) {
  const { data } = await readJson<RankingPage>(client.get("/ranking?model=mine"));
  return data.map(({ item, score }) => [item.title, score]);
}

function readScore(client: Client, item: ItemView | undefined): Promise<Score> {
  return readJson<Score>(client.get(`/items/${item?.id}/score?model=mine`));
}

const high = expect.closeTo(0.917, 3);
const third = expect.closeTo(1 / 3, 12);

describe("three criteria with equal weights, [10, –, –] and [9, 9, 9.5]", () => {
  test.for([
    [{ min_coverage: 0 }, 1, []],
    [{ missing: "renormalise", min_coverage: 0.3 }, 1, []],
    [{ missing: "worst", min_coverage: 0 }, third, [0, 0]],
    [{ missing: "neutral", min_coverage: 0 }, expect.closeTo(2 / 3, 12), [5, 5]],
    [{ missing: "none", min_coverage: 0 }, null, []],
    [{}, null, []],
    [{ missing: "worst" }, null, [0, 0]],
  ] as const)("with %o", async ([options, value, assumed]) => {
    const { client, sparse } = await openWorkedCase();
    await createModel(client, options);
    const rows = [
      ["Sparse", value],
      ["Dense", high],
    ];
    expect(await readRanking(client)).toEqual(value === 1 ? rows : rows.toReversed());
    const score = await readScore(client, sparse);
    expect(score).toMatchObject({ value, coverage: third, missing: ["growth", "trust"] });
    expect(score.parts.flatMap((part) => part.assumed ?? [])).toEqual(assumed);
    expect(score.reason.includes("growth and trust are missing")).toBe(value === null);
  });
});

test("a new model shows its options, and a revision keeps them", async () => {
  const client = await openWorkspace();
  expect(await createModel(client, { missing: "worst" })).toMatchObject({
    missing: "worst",
    min_coverage: 0.5,
  });
  const revise = (options: object) =>
    readJson<Model>(client.send("POST", "/models/mine", { criteria, ...options }));
  expect(await revise({})).toMatchObject({ missing: "worst", min_coverage: 0.5 });
  expect(await revise({ missing: "none", min_coverage: 0 })).toMatchObject({ missing: "none" });
  expect(await readJson<Model>(client.get("/models/mine"))).not.toHaveProperty("min_coverage");
  expect(await readJson<Model>(client.get("/models/mine?revision=1"))).toMatchObject({
    min_coverage: 0.5,
  });
});

test("a finalised hierarchy becomes a model with a minimum coverage of .5", async () => {
  const client = await openWorkspace();
  const { id } = await createHierarchy(client, { criteria: judged });
  await putJudgements(client, id, { ana: leader });
  const body = { model: "leader", name: "Who leads" };
  expect(await readJson(client.send("POST", `/hierarchies/${id}:finalize`, body))).toMatchObject({
    kind: "ahp",
    min_coverage: 0.5,
  });
  await createItems(client, [{ title: "Charming", ratings: { charisma: 10 } }]);
  const page = await readJson<RankingPage>(client.get("/ranking?model=leader"));
  expect(page.data[0]?.score).toBeNull(); // charisma weighs .27
});

test("built-in models keep scoring every item, and wsjf counts an unrated addend as 1", async () => {
  const client = await openWorkspace();
  const [item] = await createItems(client, [
    { title: "Job", ratings: { user_value: 20, job_size: 1, raw_value: 10 } },
  ]);
  const read = (model: string) =>
    readJson<{ readonly formula: string; readonly value: number }>(
      client.get(`/items/${item?.id}/score?model=${model}`),
    );
  expect(await read("wsjf")).toMatchObject({ value: 22, formula: "(20 + 1 + 1) / 1 = 22" });
  expect((await read("qvf")).value).toBeCloseTo(1, 12);
});

test("a what-if accepts the options and agrees with a model that has them", async () => {
  const { client } = await openWorkedCase();
  await createModel(client, { min_coverage: 0 });
  const body = { model: "mine", missing: "neutral", min_coverage: 0.2 };
  const { data } = await readJson<RankingPage>(client.send("POST", "/ranking:whatif", body));
  expect(data.map(({ item, score }) => [item.title, score])).toEqual([
    ["Dense", high],
    ["Sparse", expect.closeTo(2 / 3, 12)],
  ]);
});

test("analyses treat an item below the minimum coverage as the ranking does", async () => {
  const { client, sparse } = await openWorkedCase();
  await createModel(client, { min_coverage: 0.6 });
  const bands = await readJson(client.get("/ranking:bands?model=mine"));
  expect(bands).toMatchObject({
    unrated: "ranges",
    note: expect.stringContaining("one new rating"),
    data: [
      { item: { title: "Dense" }, rank: 1 },
      { item: { title: "Sparse" }, rank: 2, score: null, band: { low: null, high: 1 } },
    ],
  });
  const lift = await readJson(client.get(`/items/${sparse?.id}/score?model=mine&target_rank=1`));
  expect(lift).toMatchObject({
    counterfactual: { needed: ["growth"], overall: { is_exact: false, rank: 1 } },
  });
  const { ranking } = await readJson<RankingPage>(client.get("/ranking?model=mine"));
  expect(ranking).toMatchObject({ count: 2, unscored: 1 });
});

test("lint names the items that gain ranks from missing ratings", async () => {
  const { client } = await openWorkedCase();
  await createModel(client, { min_coverage: 0 });
  const { findings } = await readJson<{ readonly findings: readonly { readonly rule: string }[] }>(
    client.get("/ranking:lint?model=mine"),
  );
  expect(findings.find(({ rule }) => rule === "unrated-gain")).toMatchObject({
    count: 1,
    items: [{ title: "Sparse" }],
  });
});

test.for([
  [{ kind: "weighted", criteria, missing: "zero" }, "/missing"],
  [{ kind: "weighted", criteria, min_coverage: 1.5 }, "/min_coverage"],
  [{ kind: "rice", missing: "renormalise" }, "/missing"],
  [{ kind: "wsjf", missing: "neutral" }, "/missing"],
  [{ kind: "kano", missing: "worst" }, "/missing"],
  [{ kind: "moscow", min_coverage: 0.5 }, "/min_coverage"],
  [{ kind: "qvf-classic", missing: "none" }, "/missing"],
] as const)("rejects a model with %o", async ([body, pointer]) => {
  const client = await openWorkspace();
  const response = client.send("POST", "/models", { id: "mine", ...body });
  const { status, errors } = await readProblem(response);
  expect(status).toBe(422);
  expect(errors?.map((error) => error.pointer)).toEqual([pointer]);
});
