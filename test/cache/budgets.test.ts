import { expect, test } from "vitest";
import {
  estimateSnapshotBytes,
  estimateRankingBytes,
} from "../../src/cache/format/estimate-bytes.ts";
import { memoryBudgets } from "../../src/cache/tiers/memory.ts";
import { limits } from "../../src/contract/limits.ts";
import { decodedBytesMax } from "../../src/core/columns/dictionary-column.ts";
import { omitColumns } from "../../src/core/columns/lazy-columns.ts";
import { rank } from "../../src/core/ranking/rank.ts";
import { getRankingColumns } from "../../src/core/ranking/ranking-columns.ts";
import { type Ranking, attachIdentity } from "../../src/core/ranking/ranking.ts";
import { getSnapshotColumns, getEncodedRatings } from "../../src/core/snapshot/snapshot-columns.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { buildSnapshotFromRows, resolvedModel, plainRow } from "../contract/rows.ts";

const isolateBytes = 128_000_000;

/** Code and heap of an isolate after its start: 5.4 MB, measured with V8. */
const startBytes = 8_000_000;

const rows = 20_000;
const keys = "abcdefgh".split("");

function buildSnapshot(distinctValues: number): Snapshot {
  return buildSnapshotFromRows(
    Array.from({ length: rows }, (_, index) => ({
      ...plainRow,
      number: index + 1,
      labels: ["core"],
      ratings: Object.fromEntries(keys.map((key) => [key, index % distinctValues])),
    })),
  );
}

function buildRanking(snapshot: Snapshot): Ranking {
  return attachIdentity(rank(snapshot, resolvedModel.weighted), { id: "r", digest: "d" });
}

/** Sums the bytes of every buffer that is reachable from a value. Counts each buffer once. */
function sumReachableBytes(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== "object" || value === null || seen.has(value)) {
    return 0;
  }
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    return sumReachableBytes(value.buffer, seen);
  }
  if (value instanceof ArrayBuffer) {
    return value.byteLength;
  }
  const parts: readonly unknown[] =
    value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.reduce<number>((sum, part) => sum + sumReachableBytes(part, seen), 0);
}

/** Returns the stored columns of a snapshot, without the getters that decode them. */
function getStoredColumns(snapshot: Snapshot): object {
  const columns = getSnapshotColumns(snapshot);
  const ratings = [...snapshot.ratings.values()].map(getEncodedRatings);
  return { ...omitColumns(snapshot, { ...columns, ratings: undefined }), columns, ratings };
}

test.for([10, 1_000])("estimates a snapshot of %i distinct values by its buffers", (values) => {
  const snapshot = buildSnapshot(values);
  const overhead = estimateSnapshotBytes(snapshot) - sumReachableBytes(getStoredColumns(snapshot));
  // Strings and objects; never less than the buffers.
  expect(overhead).toBeGreaterThanOrEqual(0);
  expect(overhead).toBeLessThan(5_000);
});

test("estimates a ranking by its buffers and the index of its positions", () => {
  const ranking = buildRanking(buildSnapshot(10));
  const columns = getRankingColumns(ranking);
  const stored = { ...omitColumns(ranking, columns), columns };
  const overhead = estimateRankingBytes(ranking) - 4 * rows - sumReachableBytes(stored);
  expect(overhead).toBeGreaterThanOrEqual(0);
  expect(overhead).toBeLessThan(5_000);
});

test("leaves a sixth of an isolate free when every cache is full", () => {
  const cachedBytes = Object.values(memoryBudgets).reduce<number>((sum, bytes) => sum + bytes, 0);
  const freeBytes = isolateBytes - cachedBytes - decodedBytesMax - startBytes;
  expect(freeBytes).toBeGreaterThan(isolateBytes / 6);
});

test("caches the largest snapshot and its ranking", () => {
  const snapshot = buildSnapshot(10);
  const share = limits.snapshotItemsMax / rows;
  expect(estimateSnapshotBytes(snapshot) * share).toBeLessThan(memoryBudgets.snapshots);
  expect(estimateRankingBytes(buildRanking(snapshot)) * share).toBeLessThan(memoryBudgets.rankings);
});

test("caches ten snapshots of 100,000 items and their rankings", () => {
  const snapshot = buildSnapshot(10);
  const share = (10 * 100_000) / rows;
  expect(estimateSnapshotBytes(snapshot) * share).toBeLessThan(memoryBudgets.snapshots);
  expect(estimateRankingBytes(buildRanking(snapshot)) * share).toBeLessThan(memoryBudgets.rankings);
});
