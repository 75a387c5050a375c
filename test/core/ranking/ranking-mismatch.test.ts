import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rank } from "../../../src/core/ranking/rank.ts";
import { findMismatch } from "../../../src/core/ranking/ranking-mismatch.ts";
import { type Ranking } from "../../../src/core/ranking/ranking.ts";
import { anyModel, boardFrom, boardRows, inUse, plainRow } from "../../contract/rows.ts";

const small = boardFrom([
  { ...plainRow, number: 1, status: "open", labels: ["ui", "api"], ratings: rice(4) },
  { ...plainRow, number: 2, status: "done", labels: ["api"], ratings: rice(8) },
  { ...plainRow, number: 3, ratings: {} },
]);

const made: Ranking = { ...rank(small, inUse.rice), id: "rnk_test", digest: "ab" };

test("a ranking is no other than itself, whatever was ranked", () => {
  fc.assert(
    fc.property(boardRows, anyModel, (rows, model) => {
      const given = { ...rank(boardFrom(rows), model), id: "rnk_test", digest: "ab" };
      expect(findMismatch(given, structuredClone(given))).toBeUndefined();
    }),
  );
});

describe("names the first place that is not as it should be:", () => {
  test("the items have changed places", () => {
    // By reach · impact · confidence / effort: 8, 4, and one without a score.
    const number = Int32Array.of(1, 2, 3);
    expect(findMismatch(made, { ...made, number })).toEqual({
      position: 0,
      field: "number",
      expected: 2,
      found: 1,
    });
  });

  test("a score is another, by the last of its bits", () => {
    const score = made.score.slice();
    score[1] = 4 * (1 + Number.EPSILON);
    expect(findMismatch(made, { ...made, score })).toMatchObject({
      position: 1,
      field: "score",
    });
  });

  test("there is a score where there should be none", () => {
    const score = Float64Array.of(8, 4, 0);
    expect(findMismatch(made, { ...made, score })).toEqual({
      position: 2,
      field: "score",
      expected: null,
      found: 0,
    });
  });

  test("a filter would find another item", () => {
    const status = { codes: made.facets.status.codes.slice().fill(1), values: ["", "open"] };
    const found = { ...made, facets: { ...made.facets, status } };
    expect(findMismatch(made, found)).toEqual({
      position: 0,
      field: "status",
      expected: "done",
      found: "open",
    });
  });

  test("a label was lost", () => {
    const labels = { ...made.facets.labels, words: made.facets.labels.values.map(() => "api") };
    const found = { ...made, facets: { ...made.facets, labels } };
    expect(findMismatch(made, found)).toMatchObject({
      position: 1,
      field: "labels",
      expected: "ui, api",
      found: "api, api",
    });
  });
});

test("words may stand in another order, as long as every item has its own", () => {
  const { codes, values } = made.facets.status;
  const status = {
    codes: codes.map((code) => (code === 0 ? 0 : code + 1)),
    values: ["", "unused", ...values.slice(1)],
  };
  expect(findMismatch(made, { ...made, facets: { ...made.facets, status } })).toBeUndefined();
});

test.each([
  ["count", { count: 2 }],
  ["unscored", { unscored: 0 }],
  ["at", { at: 5 }],
  ["digest", { digest: "cd" }],
  ["cutoffs", { cutoffs: { high: 1, medium: 0 } }],
])("says of the whole that its %s is another", (field, change) => {
  const difference = findMismatch(made, { ...made, ...change });
  expect(difference?.field).toBe(field);
  expect(difference?.position).toBeUndefined();
});

test("two empty rankings are the same", () => {
  const empty = { ...rank(boardFrom([]), inUse.rice), id: "rnk_test", digest: "ab" };
  expect(findMismatch(empty, empty)).toBeUndefined();
});

function rice(reach: number) {
  return { reach, impact: 1, confidence: 1, effort: 1 };
}
