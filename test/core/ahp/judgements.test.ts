import { describe, expect, test } from "vitest";
import { type Judgement, buildMatrices } from "../../../src/core/ahp/judgements.ts";
import { buildMatrixFromRows, type MatrixRows } from "../../../src/core/ahp/matrix-rows.ts";
import { findOutlineFaults } from "../../../src/core/ahp/outline.ts";
import { normaliseJudgement, roundToScale, formatJudgement } from "../../../src/core/ahp/scale.ts";
import { type Fault } from "../../../src/core/failure.ts";

const levels = [
  { keys: ["cost", "value"] },
  { under: "cost", keys: ["price", "upkeep", "training"] },
];

function faultsOf(...judgements: Judgement[]): string[] {
  const faults: Fault[] = [];
  buildMatrices(levels, judgements, { pointer: "/judgements", faults });
  return faults.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

function faultsOfRows(rows: MatrixRows): string[] {
  const faults: Fault[] = [];
  buildMatrixFromRows(rows, { pointer: "/matrix", faults });
  return faults.map(({ pointer = "" }) => pointer);
}

describe("the scale", () => {
  test.each([
    [9, 9],
    [1, 1],
    [0.333, 1 / 3],
    [0.33, 1 / 3],
    [0.11, 1 / 9],
    [0.111, 1 / 9],
    [0.142857, 1 / 7],
    [2.5, 2.5],
    [0.4, 0.4],
    [9.0000000000001, 9],
  ])("takes %f for %f", (said, meant) => {
    expect(normaliseJudgement(said)).toBe(meant);
  });

  test.each([0, -1, 0.1, 0.1099, 9.01, 10, Infinity, Number.NaN])("does not take %f", (said) => {
    expect(normaliseJudgement(said)).toBeUndefined();
  });

  test.each([
    [2.4, 2], // 2.4 / 2 = 1.2 < 3 / 2.4 = 1.25
    [2.5, 3], // 2.5 / 2 = 1.25 > 3 / 2.5 = 1.2
    [0.4, 1 / 3],
    [1.41, 1],
    [1.42, 2],
    [50, 9],
    [0.001, 1 / 9],
  ])("is nearest to %f at %f", (ratio, value) => {
    expect(roundToScale(ratio)).toBe(value);
  });

  test("is written as people write it", () => {
    expect([7, 1 / 3, 2.449489742783178, 1, 0.4].map(formatJudgement)).toEqual([
      "7",
      "1/3",
      "2.45",
      "1",
      "0.4",
    ]);
  });
});

describe("a judgement is refused, and the place named,", () => {
  test.each([
    ["out of scale", { a: "cost", b: "value", value: 10 }, "/judgements/0/value"],
    ["below scale", { a: "cost", b: "value", value: 0.1 }, "/judgements/0/value"],
    ["of a thing and itself", { a: "cost", b: "cost", value: 1 }, "/judgements/0/b"],
    ["of what is not there", { a: "speed", b: "cost", value: 2 }, "/judgements/0/a"],
    ["with what is not there", { a: "cost", b: "constructor", value: 2 }, "/judgements/0/b"],
    ["across levels", { a: "cost", b: "price", value: 2 }, "/judgements/0/b"],
    ["under nothing", { a: "cost", b: "value", value: 2, under: "x" }, "/judgements/0/under"],
  ])("when it is %s", (_, judgement, pointer) => {
    expect(faultsOf(judgement)).toEqual([expect.stringMatching(new RegExp(`^${pointer} `, "u"))]);
  });

  test("when the same judge said otherwise before", () => {
    expect(
      faultsOf({ a: "cost", b: "value", value: 3 }, { a: "value", b: "cost", value: 3 }),
    ).toEqual([
      '/judgements/1/value "value" over "cost" is judged twice: ' +
        "0.3333333333333333 before, and 3 here.",
    ]);
  });

  test("but not when it is the same said twice, or the other way round", () => {
    const one = { a: "cost", b: "value", value: 3 };
    expect(faultsOf(one, one, { a: "value", b: "cost", value: 0.333 })).toEqual([]);
  });
});

describe("rows are refused, and the cell named,", () => {
  test.each([
    ["no rows", [], ["/matrix"]],
    ["a row too short", [[1, 2], [0.5]], ["/matrix/1", "/matrix/1/1"].slice(0, 1)],
    ["a diagonal that is not 1", [[1, 2], [0.5, 2]], ["/matrix/1/1"]], // prettier-ignore
    [
      "cells that are no reciprocals",
      [
        [1, 2],
        [0.4, 1],
      ],
      ["/matrix/1/0"],
    ],
    [
      "a cell out of scale",
      [
        [1, 10],
        [0.1, 1],
      ],
      ["/matrix/0/1"],
    ],
    [
      "one half of a pair",
      [
        [1, 2],
        [null, 1],
      ],
      ["/matrix/1/0"],
    ],
    [
      "the other half of a pair",
      [
        [1, null],
        [2, 1],
      ],
      ["/matrix/0/1"],
    ],
  ])("for %s", (_, rows, pointers) => {
    expect(faultsOfRows(rows)).toEqual(pointers);
  });

  test("but not for 0.333 across from 3", () => {
    expect(
      faultsOfRows([
        [1, 3],
        [0.333, 1],
      ]),
    ).toEqual([]);
  });

  test("for sixteen of them", () => {
    const rows = Array.from({ length: 16 }, () => Array<number>(16).fill(1));
    expect(faultsOfRows(rows)).toEqual(["/matrix"]);
  });
});

describe("an outline is refused", () => {
  const criteria = [{ key: "price" }, { key: "speed" }];
  test.each([
    ["with nothing to compare", { criteria: [] }, ["/criteria"]],
    [
      "with a criterion in no category",
      { criteria, categories: [] },
      ["/categories", "/criteria/0", "/criteria/1"],
    ],
    [
      "with a criterion in two",
      {
        criteria,
        categories: [
          { key: "a", criteria: ["price", "speed"] },
          { key: "b", criteria: ["speed"] },
        ],
      },
      ["/criteria/1"],
    ],
    [
      "with two categories of one key",
      {
        criteria,
        categories: [
          { key: "a", criteria: ["price"] },
          { key: "a", criteria: ["speed"] },
        ],
      },
      ["/categories/1/key"],
    ],
    [
      "with a criterion that is not there",
      { criteria: [{ key: "price" }], categories: [{ key: "a", criteria: ["price", "speed"] }] },
      ["/categories/0/criteria/1"],
    ],
    [
      "with an empty category of no key",
      {
        criteria,
        categories: [
          { key: "A!", criteria: [] },
          { key: "b", criteria: ["price", "speed"] },
        ],
      },
      ["/categories/0/key", "/categories/0/criteria"],
    ],
  ])("%s", (_, outline, pointers) => {
    expect(findOutlineFaults(outline).map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test("with sixteen criteria side by side, and not with fifteen", () => {
    const many = Array.from({ length: 16 }, (_, at) => ({ key: `c${at}` }));
    expect(findOutlineFaults({ criteria: many })).toHaveLength(1);
    expect(findOutlineFaults({ criteria: many.slice(1) })).toEqual([]);
  });
});
