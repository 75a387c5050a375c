import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomIndexNames, sizeMaxOf } from "../../../src/core/ahp/consistency.ts";
import { type Judgement, buildMatrices } from "../../../src/core/ahp/judgements.ts";
import { buildMatrixFromRows, type MatrixRows } from "../../../src/core/ahp/matrix-rows.ts";
import { cellAt, listMissingPairs } from "../../../src/core/ahp/matrix.ts";
import { findOutlineFaults } from "../../../src/core/ahp/outline.ts";
import { normaliseJudgement, roundToScale, formatJudgement } from "../../../src/core/ahp/scale.ts";
import { type Fault } from "../../../src/core/failure.ts";
import { buildFromRows } from "./matrices.ts";

const levels = [
  { keys: ["cost", "value"] },
  { under: "cost", keys: ["price", "upkeep", "training"] },
];

function findFaults(...judgements: Judgement[]): string[] {
  const faults: Fault[] = [];
  buildMatrices(levels, judgements, { pointer: "/judgements", faults });
  return faults.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

function findRowFaults(rows: MatrixRows): string[] {
  const faults: Fault[] = [];
  buildMatrixFromRows(rows, { pointer: "/matrix", faults, table: "classic" });
  return faults.map(({ pointer = "" }) => pointer);
}

function buildRows(size: number): MatrixRows {
  return Array.from({ length: size }, () => Array<number>(size).fill(1));
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
    [0.14, 1 / 7],
    [0.13, 1 / 8], // 1/8 + .005
    [0.12, 1 / 8], // 1/8 − .005
    [0.17, 1 / 6],
    [0.1171, 0.1171], // more than .005 from 1/8 and from 1/9
    [0.1062, 1 / 9], // 1/9 − .0049
    [2.5, 2.5],
    [0.4, 0.4],
    [9.0000000000001, 9],
  ])("normalises %f to %f", (value, expected) => {
    expect(normaliseJudgement(value)).toBe(expected);
  });

  test.each([0, -1, 0.1, 0.1061, 9.01, 10, Infinity, Number.NaN])("rejects %f", (value) => {
    expect(normaliseJudgement(value)).toBeUndefined();
  });

  test.each([
    [2.4, 2], // 2.4 / 2 = 1.2 < 3 / 2.4 = 1.25
    [2.5, 3], // 2.5 / 2 = 1.25 > 3 / 2.5 = 1.2
    [0.4, 1 / 3],
    [1.41, 1],
    [1.42, 2],
    [50, 9],
    [0.001, 1 / 9],
  ])("rounds %f to %f", (ratio, value) => {
    expect(roundToScale(ratio)).toBe(value);
  });

  test("formats judgements for people", () => {
    expect([7, 1 / 3, 2.449489742783178, 1, 0.4].map(formatJudgement)).toEqual([
      "7",
      "1/3",
      "2.45",
      "1",
      "0.4",
    ]);
  });
});

describe("buildMatrices rejects, with a pointer,", () => {
  test.each([
    ["a judgement above the scale", { a: "cost", b: "value", value: 10 }, "/judgements/0/value"],
    ["a judgement below the scale", { a: "cost", b: "value", value: 0.1 }, "/judgements/0/value"],
    ["a judgement of a key with itself", { a: "cost", b: "cost", value: 1 }, "/judgements/0/b"],
    ["an unknown first key", { a: "speed", b: "cost", value: 2 }, "/judgements/0/a"],
    ["an unknown second key", { a: "cost", b: "constructor", value: 2 }, "/judgements/0/b"],
    ["a judgement across levels", { a: "cost", b: "price", value: 2 }, "/judgements/0/b"],
    ["an unknown category", { a: "cost", b: "value", value: 2, under: "x" }, "/judgements/0/under"],
  ])("%s", (_, judgement, pointer) => {
    expect(findFaults(judgement)).toEqual([expect.stringMatching(new RegExp(`^${pointer} `, "u"))]);
  });

  test("a second, different judgement of a pair", () => {
    expect(
      findFaults({ a: "cost", b: "value", value: 3 }, { a: "value", b: "cost", value: 3 }),
    ).toEqual([
      '/judgements/1/value "value" over "cost" has two judgements, ' +
        "0.3333333333333333 and 3; remove one.",
    ]);
  });

  test("but not an equal judgement, in either order", () => {
    const judgement = { a: "cost", b: "value", value: 3 };
    expect(findFaults(judgement, judgement, { a: "value", b: "cost", value: 0.333 })).toEqual([]);
  });
});

describe("buildMatrixFromRows rejects, with a pointer to the cell,", () => {
  test.each([
    ["no rows", [], ["/matrix"]],
    ["a row too short", [[1, 2], [0.5]], ["/matrix/1", "/matrix/1/1"].slice(0, 1)],
    ["a diagonal that is not 1", [[1, 2], [0.5, 2]], ["/matrix/1/1"]], // prettier-ignore
    [
      "cells that are not reciprocal",
      [
        [1, 2],
        [0.4, 1],
      ],
      ["/matrix/1/0"],
    ],
    [
      "a cell outside the scale",
      [
        [1, 10],
        [0.1, 1],
      ],
      ["/matrix/0/1"],
    ],
    [
      "a pair without its upper cell",
      [
        [1, null],
        [2, 1],
      ],
      ["/matrix/0/1"],
    ],
  ])("%s", (_, rows, pointers) => {
    expect(findRowFaults(rows)).toEqual(pointers);
  });

  test("eleven rows, but not ten", () => {
    expect(findRowFaults(buildRows(11))).toEqual(["/matrix"]);
    expect(findRowFaults(buildRows(10))).toEqual([]);
  });
});

describe("buildMatrixFromRows accepts", () => {
  test("reciprocals with two or more decimals, on either side of the diagonal", () => {
    const cases = fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 17 }));
    fc.assert(
      fc.property(cases, fc.boolean(), ([value, digits], isAbove) => {
        const inverse = Number((1 / value).toFixed(digits));
        const cells: [number, number] = isAbove ? [value, inverse] : [inverse, value];
        const matrix = buildFromRows([
          [1, cells[0]],
          [cells[1], 1],
        ]);
        const exact = isAbove ? [value, 1 / value] : [1 / value, value];
        expect([cellAt(matrix, 0, 1), cellAt(matrix, 1, 0)]).toEqual([
          exact[0],
          expect.closeTo(exact[1] ?? 0, 12),
        ]);
      }),
    );
  });

  test("exact reciprocals that are not on the scale", () => {
    const matrix = buildFromRows([
      [1, 1 / 0.14, 0.135],
      [0.14, 1, 2.5],
      [1 / 0.135, 0.4, 1],
    ]);
    expect([cellAt(matrix, 0, 1), cellAt(matrix, 0, 2)]).toEqual([1 / 0.14, 0.135]);
  });

  test("null below the diagonal as the reciprocal of the cell above", () => {
    const upper = buildFromRows([
      [1, 4, 3],
      [null, 1, 1 / 3],
      [null, null, 1],
    ]);
    const full = buildFromRows([
      [1, 4, 3],
      [0.25, 1, 0.33],
      [0.33, 3, 1],
    ]);
    expect(upper).toEqual(full);
    expect(cellAt(upper, 2, 1)).toBe(3); // 1 / (1/3)
  });

  test("null in both cells of a pair as a pair without a judgement", () => {
    const matrix = buildFromRows([
      [1, 2, null],
      [null, 1, 3],
      [null, null, 1],
    ]);
    expect(listMissingPairs(matrix)).toEqual([[0, 2]]);
  });
});

describe("findOutlineFaults rejects an outline", () => {
  const criteria = [{ key: "price" }, { key: "speed" }];
  test.each([
    ["without criteria", { criteria: [] }, ["/criteria"]],
    [
      "with a criterion in no category",
      { criteria, categories: [] },
      ["/categories", "/criteria/0", "/criteria/1"],
    ],
    [
      "with a criterion in two categories",
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
      "with two categories of the same key",
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
      "with an unknown criterion",
      { criteria: [{ key: "price" }], categories: [{ key: "a", criteria: ["price", "speed"] }] },
      ["/categories/0/criteria/1"],
    ],
    [
      "with an empty category and an invalid key",
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
    expect(findOutlineFaults(outline, "classic").map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test.each(randomIndexNames)("with more keys on a level than the table %s has", (table) => {
    const many = Array.from({ length: sizeMaxOf(table) + 1 }, (_, index) => ({ key: `c${index}` }));
    expect(findOutlineFaults({ criteria: many }, table)).toEqual([
      {
        pointer: "/criteria",
        detail: `A level must have 1 to 10 keys, not 11: the table "${table}" ends at 10. Group the criteria into categories.`,
      },
    ]);
    expect(findOutlineFaults({ criteria: many.slice(1) }, table)).toEqual([]);
    const keys = many.map(({ key }) => key);
    const categories = [{ key: "x", criteria: keys }];
    const single = keys.map((key) => ({ key: `of_${key}`, criteria: [key] }));
    const listPointers = (groups: typeof categories) =>
      findOutlineFaults({ criteria: many, categories: groups }, table).map(
        ({ pointer }) => pointer,
      );
    expect(listPointers(categories)).toEqual(["/categories/0/criteria"]);
    expect(listPointers(single)).toEqual(["/categories"]);
  });
});
