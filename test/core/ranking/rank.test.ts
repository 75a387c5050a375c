import fc from "fast-check";
import { expect, test } from "vitest";
import { stringAt, stringsAt } from "../../../src/core/columns/string-column.ts";
import { priorities } from "../../../src/core/item/item.ts";
import {
  type Definition,
  type RatedItem,
  type ModelInUse,
} from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { classAt, type RankingContent } from "../../../src/core/ranking/ranking.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { anyModel, boardFrom, boardRows, byNumber, inUse, plainRow } from "../../contract/rows.ts";

/** RICE of 100, less where something is said otherwise. */
const hundred = { reach: 100, impact: 1, confidence: 1, effort: 1 };

test("is the order of the naive sort of its rows, and carries what each row says", () => {
  fc.assert(
    fc.property(boardRows, anyModel, (rows, model) => {
      const ranking = rank(boardFrom(rows), model);
      expect(placesOf(ranking)).toEqual(naive(rows, model));
    }),
    { numRuns: 300 },
  );
});

test("does not depend on the board's dictionaries or on when the rows came", () => {
  fc.assert(
    fc.property(boardRows, anyModel, (rows, model) => {
      const renumbered = rows.toReversed().map((row, at) => numbered(row, 100 + at));
      const order = naive(renumbered, model).map(({ number }) => number);
      expect([...rank(boardFrom(renumbered), model).number]).toEqual(order);
    }),
  );
});

test("bears the name of its board and model", () => {
  const ranking = rank(boardFrom([plainRow], 12), { ...inUse.rice, id: "ours", revision: 3 });
  expect(ranking).toMatchObject({
    workspace: "wsp_test",
    generation: 12,
    at: 12_000,
    model: "ours",
    revision: 3,
    count: 1,
    unscored: 1,
  });
  expect(ranking).not.toHaveProperty("cutoffs");
});

test("says the cut-offs of a model that has some", () => {
  expect(rank(boardFrom([]), inUse.weighted).cutoffs).toEqual({ high: 0.7, medium: 0.4 });
});

test.for<[string, Partial<SnapshotRow>, Partial<SnapshotRow>]>([
  ["the larger score", { ratings: { ...hundred, reach: 101 } }, { size: 1, created: 0 }],
  [
    "at one score, the firmer one",
    { size: 9 },
    { ratings: { ...hundred, reach: { low: 50, likely: 100, high: 150 } }, size: 1 },
  ],
  ["at one confidence, the smaller", { size: 1, created: 9 }, { size: 2, created: 0 }],
  ["a known size before an unknown one", { size: 900 }, { size: null, created: 0 }],
  ["at one size, the older", { created: 1 }, { created: 2 }],
  ["at one age, the smaller number", {}, {}],
  [
    "anything scored before what has no score",
    { ratings: { ...hundred, reach: 0 } },
    { ratings: {} },
  ],
])("puts first %s", ([, first, second]) => {
  const isByNumber = Object.keys(first).length === 0;
  const [a, b] = isByNumber ? [1, 2] : [2, 1]; // what wins stands later: its number is no help
  const rated = { ...plainRow, ratings: hundred };
  const rows = [numbered({ ...rated, ...first }, a), numbered({ ...rated, ...second }, b)];
  const board = boardFrom(byNumber(rows));
  expect([...rank(board, inUse.rice).number]).toEqual([a, b]);
});

test("orders what has no score by the same rules", () => {
  const board = boardFrom([
    { ...plainRow, number: 1, ratings: { reach: 5 }, size: 8 },
    { ...plainRow, number: 2, ratings: { reach: 5, impact: 1 } },
    { ...plainRow, number: 3, ratings: { reach: 5 }, size: 3 },
  ]);
  const ranking = rank(board, inUse.rice);
  expect([...ranking.number]).toEqual([2, 3, 1]); // coverage 2/4 before 1/4; then size 3 before 8
  expect(ranking.unscored).toBe(3);
});

test("writes every missing score as the same NaN, so that digests agree", () => {
  const { score } = rank(boardFrom([plainRow, { ...plainRow, number: 2 }]), inUse.rice);
  const bits = new BigUint64Array(score.buffer, score.byteOffset, score.length);
  expect([...bits]).toEqual([0x7ff8_0000_0000_0000n, 0x7ff8_0000_0000_0000n]);
});

function numbered(row: SnapshotRow, number: number): SnapshotRow {
  return { ...row, number };
}

type Place = Omit<SnapshotRow, "ratings" | "created" | "start" | "due"> & {
  readonly score: number | undefined;
  readonly coverage: number;
  readonly confidence: number;
  /** Of a model that knows classes. */
  readonly class: string | undefined;
};

function naive(rows: readonly SnapshotRow[], { model, definition }: ModelInUse): Place[] {
  const scored = rows.map((row) => {
    const { ratings, created, start: _, due: __, ...place } = row;
    const item = { ratings, priority: priorities[row.priority - 1] };
    const { value: score, category, coverage, confidence } = model.explain(item, definition);
    const named = { class: definition.classes && category };
    const tie = tieOf(item, definition);
    return { created, tie, place: { ...place, ...named, score, coverage, confidence } };
  });
  return scored.toSorted((a, b) => before(a, b)).map(({ place }) => place);
}

function nanless(value: number | undefined): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

/** The score by the model that breaks ties, if there is one and it gives one. */
function tieOf(item: RatedItem, { tieBreak }: Definition): number {
  const told = tieBreak && requireModelKind(tieBreak.kind).explain(item, tieBreak);
  return told?.value ?? -Infinity;
}

type Scored = { readonly created: number; readonly tie: number; readonly place: Place };

function before(a: Scored, b: Scored): number {
  const [x, y] = [a.place, b.place];
  return (
    falling(x.score ?? -Infinity, y.score ?? -Infinity) ||
    falling(a.tie, b.tie) ||
    falling(x.confidence, y.confidence) ||
    falling(y.size ?? Infinity, x.size ?? Infinity) ||
    a.created - b.created ||
    x.number - y.number
  );
}

function falling(a: number, b: number): number {
  return Number(b > a) - Number(b < a);
}

function placesOf(ranking: RankingContent): Place[] {
  const { facets, score, size, coverage, confidence } = ranking;
  return Array.from(ranking.number, (number, at) => ({
    number,
    score: nanless(score[at]),
    coverage: coverage[at] ?? -1,
    confidence: confidence[at] ?? -1,
    size: nanless(size[at]) ?? null,
    type: facets.type[at] ?? -1,
    priority: facets.priority[at] ?? -1,
    parent: facets.parent[at] ?? -1,
    status: stringAt(facets.status, at) ?? "",
    assignee: stringAt(facets.assignee, at) ?? "",
    team: stringAt(facets.team, at) ?? "",
    labels: stringsAt(facets.labels, at),
    class: classAt(ranking.classes, at).category,
  }));
}
