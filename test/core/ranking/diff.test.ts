import fc from "fast-check";
import { expect, test } from "vitest";
import { type ModelInUse } from "../../../src/core/models/model.ts";
import { diffRankings, type Move } from "../../../src/core/ranking/diff.ts";
import { tauB } from "../../../src/core/ranking/kendall.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type RankedItem, rankedItemAt, type Ranking } from "../../../src/core/ranking/ranking.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { anyModel, boardFrom, boardRow, boardRows, inUse, plainRow } from "../../contract/rows.ts";

const twoRankings = fc
  .record({
    rows: boardRows,
    changed: fc.uniqueArray(boardRow, { selector: ({ number }) => number, maxLength: 8 }),
    gone: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
    before: anyModel,
    after: anyModel,
    isSameModel: fc.boolean(),
  })
  .map(({ rows, changed, gone, before, after, isSameModel }) => {
    const board = boardFrom(rows);
    const next = applyDelta(board, board, { rows: changed, removed: gone });
    const to = sealed(next, isSameModel ? before : after);
    return { from: sealed(board, before), to };
  });

test("says of every item what a look at both rankings says", () => {
  fc.assert(
    fc.property(twoRankings, ({ from, to }) => {
      const { tauB: _, ...diff } = diffRankings(from, to);
      expect(diff).toEqual(naive(from, to));
    }),
    { numRuns: 300 },
  );
});

test("measures the agreement over the items that have a score in both", () => {
  fc.assert(
    fc.property(twoRankings, ({ from, to }) => {
      const scores = scoresOf(to);
      const both = [...scoresOf(from)].flatMap(([number, x]) => {
        const y = scores.get(number);
        return y === undefined ? [] : [[x, y] as const];
      });
      const expected = tauB(
        both.map(([x]) => x),
        both.map(([, y]) => y),
      );
      const agreement = diffRankings(from, to).tauB ?? Number.NaN;
      expect(agreement).toBe(expected);
    }),
  );
});

test("of a ranking with itself is empty", () => {
  fc.assert(
    fc.property(boardRows, anyModel, (rows, model) => {
      const ranking = sealed(boardFrom(rows), model);
      const { tauB: agreement, ...diff } = diffRankings(ranking, ranking);
      expect(diff).toEqual({ entered: [], left: [], moved: [], unmoved: rows.length });
      expect([1, undefined]).toContain(agreement);
    }),
  );
});

test("leaves the agreement out where one ranking ties everything", () => {
  const tied = sealed(boardFrom([1, 2, 3].map((number) => rated(number, 5))), inUse.weighted);
  expect(diffRankings(tied, tied)).not.toHaveProperty("tauB");
});

test("tells an item that changed from one that others pushed", () => {
  const board = boardFrom([rated(1, 9), rated(2, 7), rated(3, 5)]);
  const next = applyDelta(board, board, { rows: [rated(3, 10)], removed: [] });
  const [from, to] = [sealed(board, inUse.weighted), sealed(next, inUse.weighted)];
  expect(diffRankings(from, to).moved).toEqual([
    { number: 3, from: 3, to: 1, cause: "own" }, // two places
    { number: 1, from: 1, to: 2, cause: "others" },
    { number: 2, from: 2, to: 3, cause: "others" },
  ]);
});

test.for<[string, { readonly model?: string; readonly revision?: number }]>([
  ["another model", { model: "other" }],
  ["another revision", { revision: 99 }],
])("blames %s for every move", ([, name]) => {
  const from = sealed(boardFrom([rated(1, 9), rated(2, 7)]), inUse.weighted);
  const to = { ...sealed(boardFrom([rated(1, 9), rated(2, 10)]), inUse.weighted), ...name };
  expect(diffRankings(from, to).moved.map(({ cause }) => cause)).toEqual(["model", "model"]);
});

test("a new size is a change of one's own", () => {
  const from = sealed(boardFrom([sized(1, 1), sized(2, 2)]), inUse.rice);
  const to = sealed(boardFrom([sized(1, 3), sized(2, 2)]), inUse.rice);
  const causes = diffRankings(from, to).moved.map(({ number, cause }) => [number, cause]);
  expect(causes).toEqual([
    [2, "others"],
    [1, "own"],
  ]);
});

function rated(number: number, delight: number): SnapshotRow {
  return { ...plainRow, number, ratings: { delight } };
}

function sized(number: number, size: number): SnapshotRow {
  return { ...plainRow, number, size };
}

function sealed(board: Snapshot, model: ModelInUse): Ranking {
  return { ...rank(board, model), id: "rnk_test", digest: "" };
}

function placesOf(ranking: Ranking): Map<number, RankedItem & { readonly size: number }> {
  const places = [...ranking.number.keys()].map((position) => rankedItemAt(ranking, position));
  return new Map(
    places.map((place, at) => [place.number, { ...place, size: ranking.size[at] ?? Number.NaN }]),
  );
}

function scoresOf(ranking: Ranking): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [number, { score }] of placesOf(ranking)) {
    if (score !== undefined) {
      scores.set(number, score);
    }
  }
  return scores;
}

function naive(from: Ranking, to: Ranking) {
  const [before, after] = [placesOf(from), placesOf(to)];
  const stayed = [...before.keys()].filter((number) => after.has(number));
  const moved: Move[] = [];
  for (const number of stayed) {
    const [was, is] = [before.get(number), after.get(number)];
    if (was !== undefined && is !== undefined && was.rank !== is.rank) {
      const isSame = [was.score, was.confidence, was.size].every((value, at) =>
        Object.is(value, [is.score, is.confidence, is.size][at]),
      );
      const own = isSame ? "others" : "own";
      const cause = from.model === to.model ? own : "model";
      moved.push({ number, from: was.rank, to: is.rank, cause });
    }
  }
  return {
    entered: [...after.values()]
      .filter(({ number }) => !before.has(number))
      .map(({ number, rank: place }) => ({ number, to: place })),
    left: [...before.values()]
      .filter(({ number }) => !after.has(number))
      .map(({ number, rank: place }) => ({ number, from: place })),
    moved: moved.toSorted((a, b) => distance(b) - distance(a) || a.to - b.to),
    unmoved: stayed.length - moved.length,
  };
}

function distance({ from, to }: Move): number {
  return Math.abs(from - to);
}
