import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeRanking, encodeRanking } from "../../../src/cache/format/ranking-codec.ts";
import { isDictionaryColumn, encodedRowsMin } from "../../../src/core/columns/dictionary-column.ts";
import { type ResolvedModel } from "../../../src/core/models/model.ts";
import { diffRankings } from "../../../src/core/ranking/diff.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { getRankingColumns } from "../../../src/core/ranking/ranking-columns.ts";
import { findMismatch } from "../../../src/core/ranking/ranking-mismatch.ts";
import { rankedItemAt, type Ranking, attachIdentity } from "../../../src/core/ranking/ranking.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { toCanonicalSnapshot } from "../../../src/core/snapshot/canonical-snapshot.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../src/core/snapshot/encode-snapshot.ts";
import {
  getSnapshotColumns,
  getEncodedRatings,
} from "../../../src/core/snapshot/snapshot-columns.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRow,
  resolvedModel,
  plainRow,
  listSnapshotRows,
} from "../../contract/rows.ts";

const count = encodedRowsMin + 44;

/** Enough rows for dictionary encoding: up to nine rows, repeated. */
const manyRows = fc.array(anySnapshotRow, { minLength: 1, maxLength: 9 }).map(repeatRows);

const changes = fc.record({
  rows: fc
    .array(anySnapshotRow, { maxLength: 9 })
    .map((rows) => rows.map((row, index) => ({ ...row, number: 1 + index * 37 }))),
  removed: fc.uniqueArray(fc.integer({ min: 2, max: 36 }), { maxLength: 3 }),
});

const key = { workspace: "wsp_test", generation: 2, at: 2_000, statuses: {} };

test("encodes the columns of many rows and returns the same rows", () => {
  fc.assert(
    fc.property(manyRows, (rows) => {
      const snapshot = buildSnapshotFromRows(rows);
      expect(countColumns(snapshot, isEncoded)).toBe(countColumns(snapshot));
      expect(listSnapshotRows(snapshot)).toEqual(rows);
    }),
    { numRuns: 30 },
  );
});

test("applies a delta to encoded and plain columns alike and keeps the encoding", () => {
  fc.assert(
    fc.property(manyRows, changes, (rows, change) => {
      const snapshot = buildSnapshotFromRows(rows);
      const next = applyDelta(snapshot, key, change);
      expect(next).toEqual(applyDelta(toPlainSnapshot(snapshot), key, change));
      expect(countColumns(next, isEncoded)).toBe(countColumns(next));
    }),
    { numRuns: 60 },
  );
});

test("ranks encoded and plain columns with the same bits", () => {
  fc.assert(
    fc.property(manyRows, anyModel, (rows, model) => {
      const snapshot = buildSnapshotFromRows(rows);
      expect(rank(snapshot, model)).toEqual(rank(toPlainSnapshot(snapshot), model));
    }),
    { numRuns: 60 },
  );
});

test("decodes a cached snapshot and its ranking with the same encoded columns", () => {
  fc.assert(
    fc.property(manyRows, anyModel, (rows, model) => {
      const snapshot = toCanonicalSnapshot(buildSnapshotFromRows(rows));
      const ranking = buildRanking(snapshot, model);
      const decoded = decodeSnapshot(toBuffer(encodeSnapshot(snapshot)));
      const decodedRanking = decodeRanking(toBuffer(encodeRanking(ranking)));
      expect(decoded).toEqual(toCanonicalSnapshot(snapshot));
      expect(decodedRanking).toEqual(ranking);
      expect(decoded && countColumns(decoded, isEncoded)).toBe(countColumns(snapshot, isEncoded));
      expect(decodedRanking && getRankingColumns(decodedRanking)).toEqual(
        getRankingColumns(ranking),
      );
    }),
    { numRuns: 30 },
  );
});

test("finds no difference between rankings with encoded and plain columns", () => {
  const rows = repeatRows([buildRow(1), buildRow(2), plainRow]);
  const ranking = buildRanking(buildSnapshotFromRows(rows), resolvedModel.rice);
  const plain = { ...ranking };
  const listItems = (source: Ranking) =>
    Array.from({ length: count }, (_, index) => rankedItemAt(source, index));
  expect(isDictionaryColumn(getRankingColumns(ranking).coverage)).toBe(true);
  expect(isDictionaryColumn(getRankingColumns(plain).coverage)).toBe(false);
  expect(listItems(ranking)).toEqual(listItems(plain));
  expect(findMismatch(ranking, plain)).toBeUndefined();
  expect(diffRankings(ranking, plain)).toMatchObject({ moved: [], unmoved: count });
});

test("stores more than 256 values as a plain column and drops unused values", () => {
  const base = buildSnapshotFromRows(repeatRows([buildRow(0)]));
  const many = applyDelta(base, key, {
    rows: Array.from({ length: 260 }, (_, index) => ({ ...buildRow(index), number: index + 1 })),
    removed: [],
  });
  expect(isDictionaryColumn(getReachColumn(many))).toBe(false);
  expect(many.ratings.get("reach")?.likely[259]).toBe(259);
  let snapshot = base;
  for (let round = 0; round < 10; round += 1) {
    // Forty new values in the same rows, so that no row uses the previous forty any more.
    const rows = Array.from({ length: 40 }, (_, index) => ({
      ...buildRow(1_000 * round + index),
      number: index + 1,
    }));
    snapshot = applyDelta(snapshot, key, { rows, removed: [] });
  }
  const column = getReachColumn(snapshot);
  expect(isDictionaryColumn(column)).toBe(true);
  expect(snapshot.ratings.get("reach")?.likely.subarray(0, 3)).toEqual(
    Float64Array.of(9_000, 9_001, 9_002),
  );
});

test("keeps −0 distinct from 0", () => {
  const snapshot = buildSnapshotFromRows(repeatRows([buildRow(0)]));
  const rows = [{ ...buildRow(-0), number: 3 }];
  const next = applyDelta(snapshot, key, { rows, removed: [] });
  const likely = next.ratings.get("reach")?.likely ?? new Float64Array();
  expect([...likely.subarray(1, 4)].map((value) => Object.is(value, -0))).toEqual([
    false,
    true,
    false,
  ]);
});

function buildRow(reach: number): SnapshotRow {
  return { ...plainRow, ratings: { reach, impact: 1, confidence: 1, effort: 2 } };
}

function repeatRows(rows: readonly SnapshotRow[]): SnapshotRow[] {
  return Array.from({ length: count }, (_, index) => ({
    ...(rows[index % rows.length] ?? plainRow),
    number: index + 1,
  }));
}

function buildRanking(snapshot: Snapshot, model: ResolvedModel): Ranking {
  return attachIdentity(rank(snapshot, model), { id: "rnk_test", digest: "d" });
}

/** Returns the snapshot with plain columns. */
function toPlainSnapshot(snapshot: Snapshot): Snapshot {
  const ratings = new Map(
    [...snapshot.ratings].map(([criterion, column]) => [criterion, { ...column }]),
  );
  return { ...snapshot, ratings };
}

/** Counts the lazy columns of a snapshot that pass a test. */
function countColumns(
  snapshot: Snapshot,
  passes: (column: object) => boolean = () => true,
): number {
  const ratings = [...snapshot.ratings.values()].flatMap((column) =>
    Object.values(getEncodedRatings(column)),
  );
  return [...Object.values(getSnapshotColumns(snapshot)), ...ratings].filter(passes).length;
}

function isEncoded(column: object): boolean {
  return "codes" in column;
}

function getReachColumn(snapshot: Snapshot) {
  const column = snapshot.ratings.get("reach");
  return column ? getEncodedRatings(column).likely : new Float64Array();
}

function toBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
