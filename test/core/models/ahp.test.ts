import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { ahp } from "../../../src/core/models/ahp.ts";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { boardOf } from "./boards.ts";
import { pointersOf, valueOf } from "./refusals.ts";

const criteria = ["experience", "education", "charisma", "age"].map((key) => ({ key }));

/** The leader of T. L. Saaty's example. */
const judgements = [
  { a: "experience", b: "education", value: 4 },
  { a: "experience", b: "charisma", value: 3 },
  { a: "experience", b: "age", value: 7 },
  { a: "education", b: "charisma", value: 1 / 3 },
  { a: "education", b: "age", value: 3 },
  { a: "charisma", b: "age", value: 5 },
];

test("weighs criteria by judgements, and tells how far these contradict each other", () => {
  const definition = ahp.define({ criteria, judgements });
  const weights = definition.criteria.map(({ weight }) => Number(weight.toFixed(5)));
  expect(weights).toEqual([0.54757, 0.12656, 0.26995, 0.05593]);
  expect(definition.consistency).toEqual([
    { lambda: expect.closeTo(4.118418, 6), cr: expect.closeTo(0.0439, 4), table: "classic" },
  ]);
});

test("is a weighted sum by those weights", () => {
  const request = {
    criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }] as const,
    judgements: [{ a: "delight", b: "upkeep", value: 3 }],
  };
  expect(valueOf("ahp", { delight: 10, upkeep: 10 }, request)).toBe(0.75); // ¾ · 1 + ¼ · 0
  expect(valueOf("ahp", { delight: 5.5, upkeep: 1 }, request)).toBe(0.625); // ¾ · ½ + ¼ · 1
});

test("weighs a criterion by its category's weight times its own", () => {
  const definition = ahp.define({
    criteria: [{ key: "price" }, { key: "upkeep" }, { key: "speed" }],
    categories: [
      { key: "cost", criteria: ["upkeep", "price"] },
      { key: "gain", criteria: ["speed"] },
    ],
    judgements: [
      { a: "gain", b: "cost", value: 3 },
      { a: "price", b: "upkeep", value: 4, under: "cost" },
    ],
    table: "donegan-dodd",
  });
  const weights = definition.criteria.map(({ weight }) => Number(weight.toFixed(12)));
  expect(weights).toEqual([0.2, 0.05, 0.75]); // ¼ · ⅘, ¼ · ⅕, ¾ · 1
  expect(definition.consistency?.map(({ under, table }) => [under, table])).toEqual([
    [undefined, "donegan-dodd"],
    ["cost", "donegan-dodd"],
    ["gain", "donegan-dodd"],
  ]);
});

test("lets others ask how it would be with other weights", () => {
  const definition = ahp.define({ criteria: [{ key: "delight" }] });
  const board = boardOf([{ ratings: { delight: 5.5 } }]);
  const [delight] = definition.criteria;
  expect(delight && ahp.mean?.readUnits(board, definition)(delight)(0)).toBe(0.5);
});

test("needs no judgement where there is nothing to compare", () => {
  expect(valueOf("ahp", { delight: 10 }, { criteria: [{ key: "delight" }] })).toBe(1);
});

describe("is refused at the judgements", () => {
  const three = [{ key: "a" }, { key: "b" }, { key: "c" }];
  const contradictory = [
    { a: "a", b: "b", value: 9 },
    { a: "b", b: "c", value: 9 },
    { a: "c", b: "a", value: 9 },
  ];

  test("when they contradict themselves, with the ratio, the table and the mend", () => {
    const detail = detailOf({ criteria: three, judgements: contradictory });
    expect(detail).toMatch(/CR is [\d.]+ by the table "classic", and may be 0.15 at the most/);
    expect(detail).toMatch(/"[abc]" over "[abc]", 9; \S+ would bring CR to/);
    expect(pointersOf("ahp", { criteria: three, judgements: contradictory })).toEqual([
      "/judgements",
    ]);
  });

  test("when something was never compared", () => {
    const request = { criteria: three, judgements: [{ a: "a", b: "b", value: 2 }] };
    expect(detailOf(request)).toContain('nothing compares "a" and "b" with "c".');
    expect(pointersOf("ahp", { criteria: three })).toEqual(["/judgements"]);
  });

  test("when there are eleven things at once, for which there is no ratio", () => {
    const many = Array.from({ length: 11 }, (_, at) => ({ key: `c${at}` }));
    const chain = many.slice(1).map(({ key }) => ({ a: "c0", b: key, value: 1 }));
    expect(detailOf({ criteria: many, judgements: chain })).toContain("ends at 10");
  });

  test("one by one", () => {
    const wrong = [
      { a: "a", b: "a", value: 1 },
      { a: "a", b: "b", value: 10 },
      { a: "a", b: "x", value: 2 },
    ];
    expect(pointersOf("ahp", { criteria: three, judgements: wrong })).toEqual([
      "/judgements/0/b",
      "/judgements/1/value",
      "/judgements/2/b",
    ]);
  });
});

test("is refused for criteria that are none, weights of its own, and too much at once", () => {
  expect(pointersOf("ahp", {})).toEqual(["/criteria"]);
  expect(pointersOf("ahp", { criteria: { a: "b" } })).toEqual(["/criteria"]);
  expect(pointersOf("ahp", { criteria: [{ key: "a" }], weights: { a: 1 } })).toEqual(["/weights"]);
  const many = Array.from({ length: 16 }, (_, at) => ({ key: `c${at}` }));
  expect(pointersOf("ahp", { criteria: many })).toEqual(["/criteria"]);
  expect(
    pointersOf("ahp", { criteria: [{ key: "a" }], categories: [{ key: "x", criteria: ["b"] }] }),
  ).toEqual(["/categories/0/criteria/0", "/criteria/0"]);
});

test("is the only kind that takes judgements", () => {
  const request = { criteria, judgements, table: "classic", categories: [] } as const;
  expect(pointersOf("weighted", request)).toEqual(["/judgements", "/categories", "/table"]);
});

function detailOf(request: DefinitionRequest): string {
  try {
    ahp.define(request);
    return "";
  } catch (failure) {
    return failure instanceof Failure ? failure.message : "";
  }
}
