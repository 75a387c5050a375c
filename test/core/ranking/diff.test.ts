import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ResolvedModel } from "../../../src/core/models/model.ts";
import { diffRankings, type Move } from "../../../src/core/ranking/diff.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type RankedItem, rankedItemAt, type Ranking } from "../../../src/core/ranking/ranking.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { addGates } from "../../contract/gates.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRow,
  anySnapshotRows,
  resolvedModel,
  plainRow,
} from "../../contract/rows.ts";
import { sortedTau } from "./sorted-tau.ts";

const twoRankings = fc
  .record({
    rows: anySnapshotRows,
    changed: fc.uniqueArray(anySnapshotRow, { selector: ({ number }) => number, maxLength: 8 }),
    removed: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
    before: anyModel,
    after: anyModel,
    isSameModel: fc.boolean(),
  })
  .map(({ rows, changed, removed, before, after, isSameModel }) => {
    const snapshot = buildSnapshotFromRows(rows);
    const next = applyDelta(snapshot, snapshot, { rows: changed, removed });
    const to = buildRanking(next, isSameModel ? before : after);
    return { from: buildRanking(snapshot, before), to };
  });

test("equals a naive comparison of both rankings", () => {
  fc.assert(
    fc.property(twoRankings, ({ from, to }) => {
      const { tauB: _, ...diff } = diffRankings(from, to);
      expect(diff).toEqual(diffNaively(from, to));
    }),
    { numRuns: 300 },
  );
});

test("computes τ-b over the items with a score in both rankings", () => {
  fc.assert(
    fc.property(twoRankings, ({ from, to }) => {
      const scores = indexScores(to);
      const both = [...indexScores(from)].flatMap(([number, x]) => {
        const y = scores.get(number);
        return y === undefined ? [] : [[x, y] as const];
      });
      const expected = sortedTau(
        both.map(([x]) => x),
        both.map(([, y]) => y),
      );
      const agreement = diffRankings(from, to).tauB ?? Number.NaN;
      expect(agreement).toBe(expected);
    }),
  );
});

test("is empty for a ranking and itself", () => {
  fc.assert(
    fc.property(anySnapshotRows, anyModel, (rows, model) => {
      const ranking = buildRanking(buildSnapshotFromRows(rows), model);
      const { tauB: agreement, ...diff } = diffRankings(ranking, ranking);
      expect(diff).toEqual({ entered: [], left: [], moved: [], unmoved: rows.length });
      expect([1, undefined]).toContain(agreement);
    }),
  );
});

test("omits τ-b if one ranking ties all items", () => {
  const tied = buildRanking(
    buildSnapshotFromRows([1, 2, 3].map((number) => buildRow(number, 5))),
    resolvedModel.weighted,
  );
  expect(diffRankings(tied, tied)).not.toHaveProperty("tauB");
});

test("distinguishes changed items from items that others moved", () => {
  const snapshot = buildSnapshotFromRows([buildRow(1, 9), buildRow(2, 7), buildRow(3, 5)]);
  const next = applyDelta(snapshot, snapshot, { rows: [buildRow(3, 10)], removed: [] });
  const [from, to] = [
    buildRanking(snapshot, resolvedModel.weighted),
    buildRanking(next, resolvedModel.weighted),
  ];
  expect(diffRankings(from, to).moved).toEqual([
    { number: 3, from: 3, to: 1, cause: "own" }, // two ranks
    { number: 1, from: 1, to: 2, cause: "others" },
    { number: 2, from: 2, to: 3, cause: "others" },
  ]);
});

test.for<[string, { readonly model?: string; readonly revision?: number }]>([
  ["another model", { model: "other" }],
  ["another revision", { revision: 99 }],
])("gives %s as the cause of every move", ([, key]) => {
  const from = buildRanking(
    buildSnapshotFromRows([buildRow(1, 9), buildRow(2, 7)]),
    resolvedModel.weighted,
  );
  const to = {
    ...buildRanking(
      buildSnapshotFromRows([buildRow(1, 9), buildRow(2, 10)]),
      resolvedModel.weighted,
    ),
    ...key,
  };
  expect(diffRankings(from, to).moved.map(({ cause }) => cause)).toEqual(["model", "model"]);
});

describe("with gates", () => {
  const gates = [{ criterion: "risk", op: "<=", value: 3 }] as const;
  const model = addGates(resolvedModel.weighted, gates);
  const from = buildRanking(
    buildSnapshotFromRows([buildRisk(1, 9, 1), buildRisk(2, 7, 1), buildRisk(3, 5, 1)]),
    model,
  );
  const to = buildRanking(
    buildSnapshotFromRows([buildRisk(1, 9, 5), buildRisk(2, 7, 1), buildRisk(3, 5, 1)]),
    model,
  );

  test("counts a gate that an item now fails as a change to the item itself", () => {
    expect(diffRankings(from, to).moved).toEqual([
      { number: 1, from: 1, to: 3, cause: "own" },
      { number: 2, from: 2, to: 1, cause: "others" },
      { number: 3, from: 3, to: 2, cause: "others" },
    ]);
  });

  test("computes τ-b of the orders, not of the scores", () => {
    // Two of three pairs (1–2, 1–3) are reversed: (1 − 2) / 3.
    expect(diffRankings(from, to).tauB).toBeCloseTo(-1 / 3, 12);
    expect(diffRankings(to, to).tauB).toBe(1);
  });
});

test("counts a new size as a change to the item itself", () => {
  const from = buildRanking(
    buildSnapshotFromRows([buildSizedRow(1, 1), buildSizedRow(2, 2)]),
    resolvedModel.rice,
  );
  const to = buildRanking(
    buildSnapshotFromRows([buildSizedRow(1, 3), buildSizedRow(2, 2)]),
    resolvedModel.rice,
  );
  const causes = diffRankings(from, to).moved.map(({ number, cause }) => [number, cause]);
  expect(causes).toEqual([
    [2, "others"],
    [1, "own"],
  ]);
});

function buildRow(number: number, delight: number): SnapshotRow {
  return { ...plainRow, number, ratings: { delight } };
}

function buildRisk(number: number, delight: number, risk: number): SnapshotRow {
  return { ...plainRow, number, ratings: { delight, risk } };
}

function buildSizedRow(number: number, size: number): SnapshotRow {
  return { ...plainRow, number, size };
}

function buildRanking(snapshot: Snapshot, model: ResolvedModel): Ranking {
  return { ...rank(snapshot, model), id: "rnk_test", digest: "" };
}

function indexItems(ranking: Ranking): Map<number, RankedItem & { readonly size: number }> {
  const items = [...ranking.number.keys()].map((position) => rankedItemAt(ranking, position));
  return new Map(
    items.map((item, index) => [item.number, { ...item, size: ranking.size[index] ?? Number.NaN }]),
  );
}

function indexScores(ranking: Ranking): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [number, { score }] of indexItems(ranking)) {
    if (score !== undefined) {
      scores.set(number, score);
    }
  }
  return scores;
}

function diffNaively(from: Ranking, to: Ranking) {
  const [before, after] = [indexItems(from), indexItems(to)];
  const common = [...before.keys()].filter((number) => after.has(number));
  const moved: Move[] = [];
  for (const number of common) {
    const [x, y] = [before.get(number), after.get(number)];
    if (x !== undefined && y !== undefined && x.rank !== y.rank) {
      const isUnchanged = [x.score, x.confidence, x.size].every((value, index) =>
        Object.is(value, [y.score, y.confidence, y.size][index]),
      );
      const itemCause = isUnchanged ? "others" : "own";
      const cause = from.model === to.model ? itemCause : "model";
      moved.push({ number, from: x.rank, to: y.rank, cause });
    }
  }
  return {
    entered: [...after.values()]
      .filter(({ number }) => !before.has(number))
      .map(({ number, rank: position }) => ({ number, to: position })),
    left: [...before.values()]
      .filter(({ number }) => !after.has(number))
      .map(({ number, rank: position }) => ({ number, from: position })),
    moved: moved.toSorted((a, b) => computeDistance(b) - computeDistance(a) || a.to - b.to),
    unmoved: common.length - moved.length,
  };
}

function computeDistance({ from, to }: Move): number {
  return Math.abs(from - to);
}
