import fc from "fast-check";
import { expect, test } from "vitest";
import { stringAt, stringsAt } from "../../../src/core/columns/string-column.ts";
import { priorities } from "../../../src/core/item/item.ts";
import {
  type Definition,
  type RatedItem,
  type ResolvedModel,
} from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { classAt, type RankingContent } from "../../../src/core/ranking/ranking.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRows,
  byNumber,
  resolvedModel,
  plainRow,
} from "../../contract/rows.ts";

/** Ratings with a RICE score of 100. */
const hundred = { reach: 100, impact: 1, confidence: 1, effort: 1 };

test("equals a naive sort of the rows, with the facets of each row", () => {
  fc.assert(
    fc.property(anySnapshotRows, anyModel, (rows, model) => {
      const ranking = rank(buildSnapshotFromRows(rows), model);
      expect(listRankedRows(ranking)).toEqual(rankNaively(rows, model));
    }),
    { numRuns: 300 },
  );
});

test("does not depend on the dictionaries or the order of the rows", () => {
  fc.assert(
    fc.property(anySnapshotRows, anyModel, (rows, model) => {
      const renumbered = rows.toReversed().map((row, index) => withNumber(row, 100 + index));
      const order = rankNaively(renumbered, model).map(({ number }) => number);
      expect([...rank(buildSnapshotFromRows(renumbered), model).number]).toEqual(order);
    }),
  );
});

test("has the key of its snapshot and model", () => {
  const ranking = rank(buildSnapshotFromRows([plainRow], 12), {
    ...resolvedModel.rice,
    id: "custom",
    revision: 3,
  });
  expect(ranking).toMatchObject({
    workspace: "wsp_test",
    generation: 12,
    at: 12_000,
    model: "custom",
    revision: 3,
    count: 1,
    unscored: 1,
  });
  expect(ranking).not.toHaveProperty("cutoffs");
});

test("contains the cut-offs of the model", () => {
  expect(rank(buildSnapshotFromRows([]), resolvedModel.weighted).cutoffs).toEqual({
    high: 0.7,
    medium: 0.4,
  });
});

test.for<[string, Partial<SnapshotRow>, Partial<SnapshotRow>]>([
  ["the higher score", { ratings: { ...hundred, reach: 101 } }, { size: 1, created: 0 }],
  [
    "at equal scores, the higher confidence",
    { size: 9 },
    { ratings: { ...hundred, reach: { low: 50, likely: 100, high: 150 } }, size: 1 },
  ],
  ["at equal confidence, the smaller size", { size: 1, created: 9 }, { size: 2, created: 0 }],
  ["a known size before an unknown size", { size: 900 }, { size: null, created: 0 }],
  ["at equal sizes, the older item", { created: 1 }, { created: 2 }],
  ["at equal ages, the lower number", {}, {}],
  ["a scored item before an unscored item", { ratings: { ...hundred, reach: 0 } }, { ratings: {} }],
])("ranks first %s", ([, first, second]) => {
  const isByNumber = Object.keys(first).length === 0;
  const [a, b] = isByNumber ? [1, 2] : [2, 1]; // the expected winner has the higher number
  const base = { ...plainRow, ratings: hundred };
  const rows = [withNumber({ ...base, ...first }, a), withNumber({ ...base, ...second }, b)];
  const snapshot = buildSnapshotFromRows(byNumber(rows));
  expect([...rank(snapshot, resolvedModel.rice).number]).toEqual([a, b]);
});

test("orders unscored items by the same rules", () => {
  const snapshot = buildSnapshotFromRows([
    { ...plainRow, number: 1, ratings: { reach: 5 }, size: 8 },
    { ...plainRow, number: 2, ratings: { reach: 5, impact: 1 } },
    { ...plainRow, number: 3, ratings: { reach: 5 }, size: 3 },
  ]);
  const ranking = rank(snapshot, resolvedModel.rice);
  expect([...ranking.number]).toEqual([2, 3, 1]); // coverage 2/4 before 1/4; then size 3 before 8
  expect(ranking.unscored).toBe(3);
});

test("stores the same NaN for every missing score, so that digests agree", () => {
  const { score } = rank(
    buildSnapshotFromRows([plainRow, { ...plainRow, number: 2 }]),
    resolvedModel.rice,
  );
  const bits = new BigUint64Array(score.buffer, score.byteOffset, score.length);
  expect([...bits]).toEqual([0x7ff8_0000_0000_0000n, 0x7ff8_0000_0000_0000n]);
});

function withNumber(row: SnapshotRow, number: number): SnapshotRow {
  return { ...row, number };
}

type RankedRow = Omit<SnapshotRow, "ratings" | "created" | "start" | "due"> & {
  readonly score: number | undefined;
  readonly coverage: number;
  readonly confidence: number;
  /** The class, for a model with classes. */
  readonly class: string | undefined;
};

function rankNaively(
  rows: readonly SnapshotRow[],
  { model, definition }: ResolvedModel,
): RankedRow[] {
  const scored = rows.map((row) => {
    const { ratings, created, start: _, due: __, ...fields } = row;
    const item = { ratings, priority: priorities[row.priority - 1] };
    const { value: score, category, coverage, confidence } = model.explain(item, definition);
    const classes = { class: definition.classes && category };
    const tie = computeTie(item, definition);
    return { created, tie, row: { ...fields, ...classes, score, coverage, confidence } };
  });
  return scored.toSorted((a, b) => compareRows(a, b)).map(({ row }) => row);
}

function nanToUndefined(value: number | undefined): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

/** Returns the score by the model that breaks ties, or −Infinity without one. */
function computeTie(item: RatedItem, { tieBreak }: Definition): number {
  const explanation = tieBreak && requireModelKind(tieBreak.kind).explain(item, tieBreak);
  return explanation?.value ?? -Infinity;
}

type Scored = { readonly created: number; readonly tie: number; readonly row: RankedRow };

function compareRows(a: Scored, b: Scored): number {
  const [x, y] = [a.row, b.row];
  return (
    compareDescending(roundScore(x.score ?? -Infinity), roundScore(y.score ?? -Infinity)) ||
    compareDescending(roundScore(a.tie), roundScore(b.tie)) ||
    compareDescending(x.confidence, y.confidence) ||
    compareDescending(y.size ?? Infinity, x.size ?? Infinity) ||
    a.created - b.created ||
    x.number - y.number
  );
}

function compareDescending(a: number, b: number): number {
  return Number(b > a) - Number(b < a);
}

function listRankedRows(ranking: RankingContent): RankedRow[] {
  const { facets, score, size, coverage, confidence } = ranking;
  return Array.from(ranking.number, (number, index) => ({
    number,
    score: nanToUndefined(score[index]),
    coverage: coverage[index] ?? -1,
    confidence: confidence[index] ?? -1,
    size: nanToUndefined(size[index]) ?? null,
    type: facets.type[index] ?? -1,
    priority: facets.priority[index] ?? -1,
    parent: facets.parent[index] ?? -1,
    status: stringAt(facets.status, index) ?? "",
    assignee: stringAt(facets.assignee, index) ?? "",
    team: stringAt(facets.team, index) ?? "",
    labels: stringsAt(facets.labels, index),
    class: classAt(ranking.classes, index).category,
  }));
}

test("orders tied items with the same confidence by size, although sums of weights differ", () => {
  const model = requireModelKind("weighted");
  const keys = ["x1", "x2", "x3", "x4"];
  const definition = model.define({
    criteria: keys.map((key) => ({ key, min: 0, max: 10 })),
    weights: { x1: 20, x2: 15, x3: 40, x4: 25 },
  });
  const rows = [
    { ...plainRow, number: 1, size: 8, ratings: { x1: 5, x3: 5 } },
    { ...plainRow, number: 2, size: 1, ratings: { x1: 5, x2: 5, x4: 5 } },
  ];
  const resolved = { id: "mine", revision: 1, model, definition };
  const ranking = rank(buildSnapshotFromRows(rows), resolved);
  expect([...ranking.number]).toEqual([2, 1]);
  expect([...ranking.confidence]).toEqual([0.6, 0.600_000_000_000_000_1]); // .2 + .15 + .25, .2 + .4
});
