import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rank } from "../../../src/core/ranking/rank.ts";
import { findMismatch } from "../../../src/core/ranking/ranking-mismatch.ts";
import { type Ranking } from "../../../src/core/ranking/ranking.ts";
import { addGates } from "../../contract/gates.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRows,
  resolvedModel,
  plainRow,
} from "../../contract/rows.ts";

const small = buildSnapshotFromRows([
  { ...plainRow, number: 1, status: "open", labels: ["ui", "api"], ratings: buildRatings(4) },
  { ...plainRow, number: 2, status: "done", labels: ["api"], ratings: buildRatings(8) },
  { ...plainRow, number: 3, ratings: {} },
]);

const ranked: Ranking = { ...rank(small, resolvedModel.rice), id: "rnk_test", digest: "ab" };

test("finds no difference between a ranking and its copy", () => {
  fc.assert(
    fc.property(anySnapshotRows, anyModel, (rows, model) => {
      const ranking = { ...rank(buildSnapshotFromRows(rows), model), id: "rnk_test", digest: "ab" };
      expect(findMismatch(ranking, structuredClone(ranking))).toBeUndefined();
    }),
  );
});

describe("returns the first position that differs", () => {
  test("in the item number", () => {
    // reach · impact · confidence / effort is 8, 4, and missing for the third item.
    const number = Int32Array.of(1, 2, 3);
    expect(findMismatch(ranked, { ...ranked, number })).toEqual({
      position: 0,
      field: "number",
      expected: 2,
      found: 1,
    });
  });

  test("in the last bit of a score", () => {
    const score = ranked.score.slice();
    score[1] = 4 * (1 + Number.EPSILON);
    expect(findMismatch(ranked, { ...ranked, score })).toMatchObject({
      position: 1,
      field: "score",
    });
  });

  test("in an unexpected score", () => {
    const score = Float64Array.of(8, 4, 0);
    expect(findMismatch(ranked, { ...ranked, score })).toEqual({
      position: 2,
      field: "score",
      expected: null,
      found: 0,
    });
  });

  test("in the failed gate", () => {
    const gates = [{ criterion: "reach", op: ">", value: 4 }] as const;
    const gated = { ...ranked, ...rank(small, addGates(resolvedModel.rice, gates)) };
    const found = { ...gated, gates: { gates, failed: Uint8Array.of(0, 0, 1), failingCount: 0 } };
    expect(findMismatch(gated, found)).toEqual({
      position: 1,
      field: "failed_gate",
      expected: "reach > 4",
      found: null,
    });
  });

  test("in a facet", () => {
    const status = { codes: ranked.facets.status.codes.slice().fill(1), values: ["", "open"] };
    const found = { ...ranked, facets: { ...ranked.facets, status } };
    expect(findMismatch(ranked, found)).toEqual({
      position: 0,
      field: "status",
      expected: "done",
      found: "open",
    });
  });

  test("in the labels", () => {
    const labels = {
      ...ranked.facets.labels,
      values: ranked.facets.labels.values.map(() => "api"),
    };
    const found = { ...ranked, facets: { ...ranked.facets, labels } };
    expect(findMismatch(ranked, found)).toMatchObject({
      position: 1,
      field: "labels",
      expected: "ui, api",
      found: "api, api",
    });
  });
});

test("ignores the order of a dictionary", () => {
  const { codes, values } = ranked.facets.status;
  const status = {
    codes: codes.map((code) => (code === 0 ? 0 : code + 1)),
    values: ["", "unused", ...values.slice(1)],
  };
  expect(findMismatch(ranked, { ...ranked, facets: { ...ranked.facets, status } })).toBeUndefined();
});

test.each([
  ["count", { count: 2 }],
  ["unscored", { unscored: 0 }],
  ["at", { at: 5 }],
  ["digest", { digest: "cd" }],
  ["cutoffs", { cutoffs: { high: 1, medium: 0 } }],
])("reports a difference in the metadata: %s", (field, change) => {
  const mismatch = findMismatch(ranked, { ...ranked, ...change });
  expect(mismatch?.field).toBe(field);
  expect(mismatch?.position).toBeUndefined();
});

test("finds no difference between two empty rankings", () => {
  const empty = {
    ...rank(buildSnapshotFromRows([]), resolvedModel.rice),
    id: "rnk_test",
    digest: "ab",
  };
  expect(findMismatch(empty, empty)).toBeUndefined();
});

function buildRatings(reach: number) {
  return { reach, impact: 1, confidence: 1, effort: 1 };
}
