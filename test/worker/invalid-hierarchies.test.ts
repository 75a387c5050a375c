import { describe, expect, test } from "vitest";
import { type Client, readJson, openWorkspace } from "../environments/worker.ts";
import {
  createHierarchy,
  criteria,
  leader,
  requireLevel,
  readRefusal,
  type Result,
  putJudgements,
  type Shares,
} from "./hierarchies.ts";

describe("a hierarchy is refused, and the place named,", () => {
  const one = [{ key: "a" }];
  test.each([
    ["without criteria", {}, 422, ["/criteria"]],
    [
      "with both shapes",
      { criteria: one, categories: [{ key: "x", criteria: one }] },
      422,
      ["/criteria"],
    ],
    ["with a criterion twice", { criteria: [...one, ...one] }, 422, ["/criteria/1/key"]],
    [
      "with a criterion in two categories",
      {
        categories: [
          { key: "x", criteria: one },
          { key: "y", criteria: [{ key: "b" }, ...one] },
        ],
      },
      422,
      ["/categories/1/criteria/1/key"],
    ],
    [
      "with a category twice",
      {
        categories: [
          { key: "x", criteria: one },
          { key: "x", criteria: [{ key: "b" }] },
        ],
      },
      422,
      ["/categories/1/key"],
    ],
    ["with no range", { criteria: [{ key: "a", min: 2, max: 2 }] }, 422, ["/criteria/0/max"]],
    ["with a table nobody knows", { criteria: one, table: "mine" }, 422, ["/table"]],
    ["with an unknown field", { criteria: one, judgements: [] }, 400, ["/judgements"]],
  ])("%s", async (_, body, ...refusal) => {
    const client = await openWorkspace();
    const answer = await client.send("POST", "/hierarchies", { name: "H", ...body });
    expect(await readRefusal(answer)).toEqual(refusal);
  });

  test("for sixteen criteria side by side", async () => {
    const client = await openWorkspace();
    const many = Array.from({ length: 16 }, (_, at) => ({ key: `c${at}` }));
    const answer = await client.send("POST", "/hierarchies", { name: "H", criteria: many });
    expect(await readRefusal(answer)).toEqual([422, ["/criteria"]]);
  });
});

describe("a judge is refused, and the place named,", () => {
  test.each([
    ["for a value out of scale", [{ a: "age", b: "charisma", value: 12 }], ["/judgements/0/value"]],
    ["for a pair with itself", [{ a: "age", b: "age", value: 1 }], ["/judgements/0/b"]],
    ["for an unknown criterion", [{ a: "age", b: "height", value: 2 }], ["/judgements/0/b"]],
    [
      "for a pair judged twice and otherwise",
      [
        { a: "age", b: "charisma", value: 2 },
        { a: "charisma", b: "age", value: 2 },
      ],
      ["/judgements/1/value"],
    ],
  ])("%s", async (_, judgements, places) => {
    const client = await openWorkspace();
    const { id } = await createHierarchy(client);
    const answer = await putJudgements(client, id, { ana: judgements });
    expect(await readRefusal(answer)).toEqual([422, places]);
  });

  test("for a name that is none, and for an id that is none", async () => {
    const client = await openWorkspace();
    const { id } = await createHierarchy(client);
    expect((await putJudgements(client, id, Object.fromEntries([["__proto__", []]]))).status).toBe(
      400,
    );
    expect((await putJudgements(client, "hie_x", { ana: [] })).status).toBe(400);
    expect((await putJudgements(client, id, { constructor: leader })).status).toBe(200);
  });
});

function compute(client: Client, body: object): Promise<Response> {
  return client.send("POST", "/hierarchies:compute", body);
}

describe("judgements are weighed without being kept", () => {
  test("as a matrix, as one judge's, and as several judges'", async () => {
    const client = await openWorkspace();
    const matrix = [
      [1, 3, 5, 7],
      [1 / 3, 1, 2, 4],
      [0.2, 0.5, 1, 2],
      [0.143, 0.25, 0.5, 1],
    ];
    const bare = await readJson<Result>(compute(client, { matrix }));
    expect(bare.weights?.["1"]).toBeCloseTo(0.58171, 5);
    const named = await readJson<Result>(compute(client, { matrix, criteria }));
    expect(named.weights?.["age"]).toBeCloseTo(0.06644, 5);
    const one = await readJson<Result>(compute(client, { criteria, judgements: leader }));
    expect(one.weights?.["charisma"]).toBeCloseTo(0.26995, 5);
    const two = await readJson<Result>(
      compute(client, { criteria, judges: { ana: leader, ben: leader } }),
    );
    expect(two.weights?.["charisma"]).toBeCloseTo(0.26995, 5);
    expect(requireLevel(two).consensus).toBeCloseTo(1, 9);
    expect(await readJson(client.get("/hierarchies"))).toEqual({ data: [] });
  });

  test("beyond ten with weights and no ratio", async () => {
    const client = await openWorkspace();
    const matrix = Array.from({ length: 11 }, () => Array<number>(11).fill(1));
    const result = await readJson<Result>(compute(client, { matrix }));
    expect(result).toMatchObject({ verdict: "unknown", may_be_finalized: false });
    expect(requireLevel(result).cr).toBeUndefined();
    expect(result.weights?.["11"]).toBeCloseTo(1 / 11, 12);
  });

  test.each([
    ["nothing", {}, ["/criteria"]],
    ["no judgement", { criteria }, ["/judgements"]],
    ["judges who leave something apart", { criteria, judges: { ana: [] } }, ["/judges"]],
    [
      "a matrix that leaves something apart",
      {
        matrix: [
          [1, null],
          [null, 1],
        ],
      },
      ["/matrix"],
    ],
    ["a matrix that is not square", { matrix: [[1, 2]] }, ["/matrix/0"]],
    [
      "a matrix that is not reciprocal",
      {
        matrix: [
          [1, 2],
          [2, 1],
        ],
      },
      ["/matrix/1/0"],
    ],
    ["a matrix of nothing", { matrix: [] }, ["/matrix"]],
    ["a matrix beside judgements", { matrix: [[1]], judgements: [] }, ["/judgements"]],
    ["a matrix of other criteria", { matrix: [[1]], criteria }, ["/criteria"]],
    ["both kinds of judges", { criteria, judgements: [], judges: {} }, ["/judges"]],
    [
      "a judgement out of scale",
      { criteria, judgements: [{ a: "age", b: "charisma", value: 0 }] },
      ["/judgements/0/value"],
    ],
    [
      "a judge's out of scale",
      { criteria, judges: { ana: [{ a: "age", b: "charisma", value: 10 }] } },
      ["/judges/ana/0/value"],
    ],
  ])("but not of %s", async (_, body, places) => {
    const client = await openWorkspace();
    const answer = await compute(client, body);
    expect(await readRefusal(answer)).toEqual([422, places]);
  });
});

test("a model of the kind ahp is made of judgements directly", async () => {
  const client = await openWorkspace();
  const body = { id: "leader", kind: "ahp", criteria, judgements: leader };
  const made = await client.send("POST", "/models", body);
  expect(made.status).toBe(201);
  const { weights } = await readJson<{ weights: Shares }>(made);
  expect(weights["experience"]).toBeCloseTo(0.54757, 5);
  const apart = await client.send("POST", "/models", { ...body, id: "b", judgements: [] });
  expect(await readRefusal(apart)).toEqual([422, ["/judgements"]]);
  const other = await client.send("POST", "/models", { ...body, id: "c", kind: "weighted" });
  expect(await readRefusal(other)).toEqual([422, ["/judgements"]]);
});
