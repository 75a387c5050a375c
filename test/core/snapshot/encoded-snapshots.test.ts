import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decodeSnapshot,
  decodeRanking,
  encodeSnapshot,
  encodeRanking,
} from "../../../src/cache/format/codecs.ts";
import { isDictionaryColumn, encodedRowsMin } from "../../../src/core/columns/dictionary-column.ts";
import { type ModelInUse } from "../../../src/core/models/model.ts";
import { diffRankings } from "../../../src/core/ranking/diff.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { getRankingColumns } from "../../../src/core/ranking/ranking-columns.ts";
import { findMismatch } from "../../../src/core/ranking/ranking-mismatch.ts";
import { rankedItemAt, type Ranking, attachIdentity } from "../../../src/core/ranking/ranking.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import {
  getSnapshotColumns,
  getEncodedRatings,
} from "../../../src/core/snapshot/snapshot-columns.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { anyModel, boardFrom, boardRow, inUse, plainRow, rowsOn } from "../../contract/rows.ts";

const count = encodedRowsMin + 44;

/** So many rows that their columns are packed: some rows, over and over. */
const manyRows = fc.array(boardRow, { minLength: 1, maxLength: 9 }).map(repeated);

const changes = fc.record({
  rows: fc
    .array(boardRow, { maxLength: 9 })
    .map((rows) => rows.map((row, at) => ({ ...row, number: 1 + at * 37 }))),
  removed: fc.uniqueArray(fc.integer({ min: 2, max: 36 }), { maxLength: 3 }),
});

const name = { workspace: "wsp_test", generation: 2, at: 2_000 };

test("a board of many rows keeps its columns packed, and says the same", () => {
  fc.assert(
    fc.property(manyRows, (rows) => {
      const board = boardFrom(rows);
      expect(fewIn(board)).toBe(fewIn(board, () => true));
      expect(rowsOn(board)).toEqual(rows);
    }),
    { numRuns: 30 },
  );
});

test("packed or plain, a board plus its changes is the same, and stays packed", () => {
  fc.assert(
    fc.property(manyRows, changes, (rows, change) => {
      const board = boardFrom(rows);
      const revised = applyDelta(board, name, change);
      expect(revised).toEqual(applyDelta(plainOf(board), name, change));
      expect(fewIn(revised)).toBe(fewIn(revised, () => true));
    }),
    { numRuns: 60 },
  );
});

test("packed or plain, a board is ranked alike, to the bit", () => {
  fc.assert(
    fc.property(manyRows, anyModel, (rows, model) => {
      const board = boardFrom(rows);
      expect(rank(board, model)).toEqual(rank(plainOf(board), model));
    }),
    { numRuns: 60 },
  );
});

test("a packed board and its ranking come back from their copies, packed", () => {
  fc.assert(
    fc.property(manyRows, anyModel, (rows, model) => {
      const board = boardFrom(rows);
      const ranking = rankingOf(board, model);
      const again = decodeSnapshot(bufferOf(encodeSnapshot(board)));
      const rankedAgain = decodeRanking(bufferOf(encodeRanking(ranking)));
      expect(again).toEqual(board);
      expect(rankedAgain).toEqual(ranking);
      expect(again && fewIn(again)).toBe(fewIn(board));
      expect(rankedAgain && getRankingColumns(rankedAgain)).toEqual(getRankingColumns(ranking));
    }),
    { numRuns: 30 },
  );
});

test("a packed ranking has the places of a plain one, and differs from it nowhere", () => {
  const ranking = rankingOf(boardFrom(repeated([ratedRow(1), ratedRow(2), plainRow])), inUse.rice);
  const plain = { ...ranking };
  const places = (of: Ranking) => Array.from({ length: count }, (_, at) => rankedItemAt(of, at));
  expect(isDictionaryColumn(getRankingColumns(ranking).coverage)).toBe(true);
  expect(isDictionaryColumn(getRankingColumns(plain).coverage)).toBe(false);
  expect(places(ranking)).toEqual(places(plain));
  expect(findMismatch(ranking, plain)).toBeUndefined();
  expect(diffRankings(ranking, plain)).toMatchObject({ moved: [], unmoved: count });
});

test("a column that comes to have too many values is plain, and packed again if few are left", () => {
  const base = boardFrom(repeated([ratedRow(0)]));
  const many = applyDelta(base, name, {
    rows: Array.from({ length: 260 }, (_, at) => ({ ...ratedRow(at), number: at + 1 })),
    removed: [],
  });
  expect(isDictionaryColumn(reachOf(many))).toBe(false);
  expect(many.ratings.get("reach")?.likely[259]).toBe(259);
  let board = base;
  for (let round = 0; round < 10; round += 1) {
    // Forty values that were never there before, on the same rows: the old ones are said no more.
    const rows = Array.from({ length: 40 }, (_, at) => ({
      ...ratedRow(1_000 * round + at),
      number: at + 1,
    }));
    board = applyDelta(board, name, { rows, removed: [] });
  }
  const column = reachOf(board);
  expect(isDictionaryColumn(column)).toBe(true);
  expect(board.ratings.get("reach")?.likely.subarray(0, 3)).toEqual(
    Float64Array.of(9_000, 9_001, 9_002),
  );
});

test("−0 is kept apart from 0 by a board of many rows, too", () => {
  const board = boardFrom(repeated([ratedRow(0)]));
  const rows = [{ ...ratedRow(-0), number: 3 }];
  const revised = applyDelta(board, name, { rows, removed: [] });
  const likely = revised.ratings.get("reach")?.likely ?? new Float64Array();
  expect([...likely.subarray(1, 4)].map((value) => Object.is(value, -0))).toEqual([
    false,
    true,
    false,
  ]);
});

function ratedRow(reach: number): SnapshotRow {
  return { ...plainRow, ratings: { reach, impact: 1, confidence: 1, effort: 2 } };
}

function repeated(rows: readonly SnapshotRow[]): SnapshotRow[] {
  return Array.from({ length: count }, (_, at) => ({
    ...(rows[at % rows.length] ?? plainRow),
    number: at + 1,
  }));
}

function rankingOf(board: Snapshot, model: ModelInUse): Ranking {
  return attachIdentity(rank(board, model), { id: "rnk_test", digest: "d" });
}

/** The board with plain columns. */
function plainOf(board: Snapshot): Snapshot {
  const ratings = new Map([...board.ratings].map(([key, column]) => [key, { ...column }]));
  return { ...board, ratings };
}

/** How many columns of a board are packed, or pass. */
function fewIn(board: Snapshot, passes: (column: object) => boolean = isFewOf): number {
  const ratings = [...board.ratings.values()].flatMap((column) =>
    Object.values(getEncodedRatings(column)),
  );
  return [...Object.values(getSnapshotColumns(board)), ...ratings].filter(passes).length;
}

function isFewOf(column: object): boolean {
  return "codes" in column;
}

function reachOf(board: Snapshot) {
  const column = board.ratings.get("reach");
  return column ? getEncodedRatings(column).likely : new Float64Array();
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
