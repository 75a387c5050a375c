import { describe, expect, test } from "vitest";
import { type Client, readJson, openWorkspace } from "../environments/worker.ts";
import {
  createHierarchy,
  criteria,
  leader,
  requireLevel,
  readErrorPointers,
  type Result,
  putJudgements,
  type Weights,
} from "./hierarchies.ts";
import { readProblem } from "./problems.ts";

describe("POST /hierarchies", () => {
  const criterionA = [{ key: "a" }];
  test.each([
    ["no criteria", {}, 422, ["/criteria"]],
    [
      "both criteria and categories",
      { criteria: criterionA, categories: [{ key: "x", criteria: criterionA }] },
      422,
      ["/criteria"],
    ],
    [
      "a duplicate criterion",
      { criteria: [...criterionA, ...criterionA] },
      422,
      ["/criteria/1/key"],
    ],
    [
      "a criterion in two categories",
      {
        categories: [
          { key: "x", criteria: criterionA },
          { key: "y", criteria: [{ key: "b" }, ...criterionA] },
        ],
      },
      422,
      ["/categories/1/criteria/1/key"],
    ],
    [
      "a duplicate category",
      {
        categories: [
          { key: "x", criteria: criterionA },
          { key: "x", criteria: [{ key: "b" }] },
        ],
      },
      422,
      ["/categories/1/key"],
    ],
    ["an empty range", { criteria: [{ key: "a", min: 2, max: 2 }] }, 422, ["/criteria/0/max"]],
    ["an unknown table", { criteria: criterionA, table: "mine" }, 422, ["/table"]],
    ["an unknown field", { criteria: criterionA, judgements: [] }, 400, ["/judgements"]],
  ])("rejects %s and points at the field", async (_, body, ...expected) => {
    const client = await openWorkspace();
    const response = await client.send("POST", "/hierarchies", { name: "H", ...body });
    expect(await readErrorPointers(response)).toEqual(expected);
  });

  test("rejects eleven criteria in one level when they are entered", async () => {
    const client = await openWorkspace();
    const many = Array.from({ length: 11 }, (_, index) => ({ key: `c${index}` }));
    const response = await client.send("POST", "/hierarchies", { name: "H", criteria: many });
    expect(await readErrorPointers(response.clone())).toEqual([422, ["/criteria"]]);
    const { errors = [] } = await readProblem(Promise.resolve(response));
    expect(errors[0]?.detail).toContain("Group the criteria into categories.");
    const categories = [{ key: "x", criteria: many }];
    const nested = await client.send("POST", "/hierarchies", { name: "H", categories });
    expect(await readErrorPointers(nested)).toEqual([422, ["/categories/0/criteria"]]);
    const model = { id: "m", kind: "ahp", criteria: many, judgements: [] };
    const direct = await client.send("POST", "/models", model);
    expect(await readErrorPointers(direct)).toEqual([422, ["/criteria"]]);
  });
});

describe("PUT /hierarchies/{id}/judges/{judge}", () => {
  test.each([
    [
      "a value outside the scale",
      [{ a: "age", b: "charisma", value: 12 }],
      ["/judgements/0/value"],
    ],
    ["a pair of a criterion with itself", [{ a: "age", b: "age", value: 1 }], ["/judgements/0/b"]],
    ["an unknown criterion", [{ a: "age", b: "height", value: 2 }], ["/judgements/0/b"]],
    [
      "two different judgements of a pair",
      [
        { a: "age", b: "charisma", value: 2 },
        { a: "charisma", b: "age", value: 2 },
      ],
      ["/judgements/1/value"],
    ],
  ])("rejects %s and points at the field", async (_, judgements, pointers) => {
    const client = await openWorkspace();
    const { id } = await createHierarchy(client);
    const response = await putJudgements(client, id, { ana: judgements });
    expect(await readErrorPointers(response)).toEqual([422, pointers]);
  });

  test("rejects an invalid name of a judge and an invalid id", async () => {
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

describe("POST /hierarchies:compute", () => {
  test("computes weights from a matrix, from judgements and from several judges, and stores nothing", async () => {
    const client = await openWorkspace();
    const matrix = [
      [1, 3, 5, 7],
      [1 / 3, 1, 2, 4],
      [0.2, 0.5, 1, 2],
      [0.143, 0.25, 0.5, 1],
    ];
    const numbered = await readJson<Result>(compute(client, { matrix }));
    expect(numbered.weights?.["1"]).toBeCloseTo(0.58171, 5);
    const named = await readJson<Result>(compute(client, { matrix, criteria }));
    expect(named.weights?.["age"]).toBeCloseTo(0.06644, 5);
    const single = await readJson<Result>(compute(client, { criteria, judgements: leader }));
    expect(single.weights?.["charisma"]).toBeCloseTo(0.26995, 5);
    const group = await readJson<Result>(
      compute(client, { criteria, judges: { ana: leader, ben: leader } }),
    );
    expect(group.weights?.["charisma"]).toBeCloseTo(0.26995, 5);
    expect(requireLevel(group).consensus).toBeCloseTo(1, 9);
    expect(await readJson(client.get("/hierarchies"))).toEqual({ data: [] });
  });

  test("accepts a matrix with two decimals and nothing below the diagonal", async () => {
    const client = await openWorkspace();
    const matrix = [
      [1, 0.14],
      [null, 1],
    ];
    const { weights } = await readJson<Result>(compute(client, { matrix }));
    expect(weights?.["1"]).toBeCloseTo(1 / 8, 12); // 1/7 to 1
  });

  test("rejects a matrix of eleven criteria, which has no consistency ratio", async () => {
    const client = await openWorkspace();
    const matrix = Array.from({ length: 11 }, () => Array<number>(11).fill(1));
    expect(await readErrorPointers(await compute(client, { matrix }))).toEqual([422, ["/matrix"]]);
  });

  test.each([
    ["an empty body", {}, ["/criteria"]],
    ["no judgements", { criteria }, ["/judgements"]],
    ["disconnected judgements", { criteria, judges: { ana: [] } }, ["/judges"]],
    [
      "a disconnected matrix",
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
    ["an empty matrix", { matrix: [] }, ["/matrix"]],
    ["a matrix with judgements", { matrix: [[1]], judgements: [] }, ["/judgements"]],
    ["a matrix with a different number of criteria", { matrix: [[1]], criteria }, ["/criteria"]],
    ["both judgements and judges", { criteria, judgements: [], judges: {} }, ["/judges"]],
    [
      "a judgement outside the scale",
      { criteria, judgements: [{ a: "age", b: "charisma", value: 0 }] },
      ["/judgements/0/value"],
    ],
    [
      "a judge whose judgement is outside the scale",
      { criteria, judges: { ana: [{ a: "age", b: "charisma", value: 10 }] } },
      ["/judges/ana/0/value"],
    ],
  ])("rejects %s and points at the field", async (_, body, pointers) => {
    const client = await openWorkspace();
    const response = await compute(client, body);
    expect(await readErrorPointers(response)).toEqual([422, pointers]);
  });
});

test("POST /models creates an ahp model from judgements", async () => {
  const client = await openWorkspace();
  const body = { id: "leader", kind: "ahp", criteria, judgements: leader };
  const created = await client.send("POST", "/models", body);
  expect(created.status).toBe(201);
  const { weights } = await readJson<{ weights: Weights }>(created);
  expect(weights["experience"]).toBeCloseTo(0.54757, 5);
  const disconnected = await client.send("POST", "/models", { ...body, id: "b", judgements: [] });
  expect(await readErrorPointers(disconnected)).toEqual([422, ["/judgements"]]);
  const otherKind = await client.send("POST", "/models", { ...body, id: "c", kind: "weighted" });
  expect(await readErrorPointers(otherKind)).toEqual([422, ["/judgements"]]);
});
