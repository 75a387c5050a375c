import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { ahp } from "../../../src/core/models/ahp.ts";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";
import { buildSnapshot } from "./snapshots.ts";

const criteria = ["experience", "education", "charisma", "age"].map((key) => ({ key }));

/** The choice of a leader, from an example by T. L. Saaty. */
const judgements = [
  { a: "experience", b: "education", value: 4 },
  { a: "experience", b: "charisma", value: 3 },
  { a: "experience", b: "age", value: 7 },
  { a: "education", b: "charisma", value: 1 / 3 },
  { a: "education", b: "age", value: 3 },
  { a: "charisma", b: "age", value: 5 },
];

test("derives weights and their consistency from judgements", () => {
  const definition = ahp.define({ criteria, judgements });
  const weights = definition.criteria.map(({ weight }) => Number(weight.toFixed(5)));
  expect(weights).toEqual([0.54757, 0.12656, 0.26995, 0.05593]);
  expect(definition.consistency).toEqual([
    { lambda: expect.closeTo(4.118418, 6), cr: expect.closeTo(0.0439, 4), table: "classic" },
  ]);
});

test("computes a weighted sum with the derived weights", () => {
  const request = {
    criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }] as const,
    judgements: [{ a: "delight", b: "upkeep", value: 3 }],
  };
  expect(computeValue("ahp", { delight: 10, upkeep: 10 }, request)).toBe(0.75); // ¾ · 1 + ¼ · 0
  expect(computeValue("ahp", { delight: 5.5, upkeep: 1 }, request)).toBe(0.625); // ¾ · ½ + ¼ · 1
});

test("multiplies the weight of a criterion by the weight of its category", () => {
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

test("returns the units of a row for questions about other weights", () => {
  const definition = ahp.define({ criteria: [{ key: "delight" }] });
  const snapshot = buildSnapshot([{ ratings: { delight: 5.5 } }]);
  const [delight] = definition.criteria;
  expect(delight && ahp.mean?.readUnits(snapshot, definition)(delight)(0)).toBe(0.5);
});

test("needs no judgement for a single criterion", () => {
  expect(computeValue("ahp", { delight: 10 }, { criteria: [{ key: "delight" }] })).toBe(1);
});

describe("rejects judgements", () => {
  const three = [{ key: "a" }, { key: "b" }, { key: "c" }];
  const contradictory = [
    { a: "a", b: "b", value: 9 },
    { a: "b", b: "c", value: 9 },
    { a: "c", b: "a", value: 9 },
  ];

  test("that are inconsistent, with the ratio, the table and a correction", () => {
    const detail = readRejection({ criteria: three, judgements: contradictory });
    expect(detail).toMatch(/CR by the table "classic" is [\d.]+; it must be at most 0\.15\./);
    expect(detail).toMatch(/"[abc]" over "[abc]", 9; \S+ would lower CR to/);
    expect(listFaultPointers("ahp", { criteria: three, judgements: contradictory })).toEqual([
      "/judgements",
    ]);
  });

  test("that do not connect all criteria", () => {
    const request = { criteria: three, judgements: [{ a: "a", b: "b", value: 2 }] };
    expect(readRejection(request)).toContain('No judgement compares "a" and "b" with "c".');
    expect(listFaultPointers("ahp", { criteria: three })).toEqual(["/judgements"]);
  });

  test("on eleven criteria, for which there is no ratio", () => {
    const many = Array.from({ length: 11 }, (_, index) => ({ key: `c${index}` }));
    const chain = many.slice(1).map(({ key }) => ({ a: "c0", b: key, value: 1 }));
    expect(readRejection({ criteria: many, judgements: chain })).toContain("ends at 10");
    expect(listFaultPointers("ahp", { criteria: many, judgements: chain })).toEqual(["/criteria"]);
  });

  test("with a pointer to each invalid one", () => {
    const invalid = [
      { a: "a", b: "a", value: 1 },
      { a: "a", b: "b", value: 10 },
      { a: "a", b: "x", value: 2 },
    ];
    expect(listFaultPointers("ahp", { criteria: three, judgements: invalid })).toEqual([
      "/judgements/0/b",
      "/judgements/1/value",
      "/judgements/2/b",
    ]);
  });
});

test("rejects missing criteria, explicit weights, and too many criteria", () => {
  expect(listFaultPointers("ahp", {})).toEqual(["/criteria"]);
  expect(listFaultPointers("ahp", { criteria: { a: "b" } })).toEqual(["/criteria"]);
  expect(listFaultPointers("ahp", { criteria: [{ key: "a" }], weights: { a: 1 } })).toEqual([
    "/weights",
  ]);
  const many = Array.from({ length: 11 }, (_, index) => ({ key: `c${index}` }));
  expect(listFaultPointers("ahp", { criteria: many })).toEqual(["/criteria"]);
  expect(
    listFaultPointers("ahp", {
      criteria: [{ key: "a" }],
      categories: [{ key: "x", criteria: ["b"] }],
    }),
  ).toEqual(["/categories/0/criteria/0", "/criteria/0"]);
});

test("is the only kind that accepts judgements", () => {
  const request = { criteria, judgements, table: "classic", categories: [] } as const;
  expect(listFaultPointers("weighted", request)).toEqual(["/judgements", "/categories", "/table"]);
});

function readRejection(request: DefinitionRequest): string {
  try {
    ahp.define(request);
    return "";
  } catch (failure) {
    return failure instanceof Failure ? failure.message : "";
  }
}
