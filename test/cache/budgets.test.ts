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
import { boardFrom, inUse, plainRow } from "../contract/rows.ts";

const isolateBytes = 128_000_000;

/** Code, and what is on the heap of an isolate that has just begun: 5.4 MB, as V8 counts it. */
const beginningBytes = 8_000_000;

const rows = 20_000;
const keys = "abcdefgh".split("");

function boardOf(values: number): Snapshot {
  return boardFrom(
    Array.from({ length: rows }, (_, at) => ({
      ...plainRow,
      number: at + 1,
      labels: ["core"],
      ratings: Object.fromEntries(keys.map((key) => [key, at % values])),
    })),
  );
}

function rankingOf(board: Snapshot): Ranking {
  return attachIdentity(rank(board, inUse.weighted), { id: "r", digest: "d" });
}

/** Bytes of every buffer that can be reached from a value, each once. */
function reachable(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== "object" || value === null || seen.has(value)) {
    return 0;
  }
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    return reachable(value.buffer, seen);
  }
  if (value instanceof ArrayBuffer) {
    return value.byteLength;
  }
  const parts: readonly unknown[] =
    value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.reduce<number>((sum, part) => sum + reachable(part, seen), 0);
}

/** A board with its columns as they are kept, and nothing that unpacks one. */
function keptOf(board: Snapshot): object {
  const columns = getSnapshotColumns(board);
  const ratings = [...board.ratings.values()].map(getEncodedRatings);
  return { ...omitColumns(board, { ...columns, ratings: undefined }), columns, ratings };
}

test.for([10, 1_000])("of %i values, a board is taken for what its buffers are", (values) => {
  const board = boardOf(values);
  const told = estimateSnapshotBytes(board) - reachable(keptOf(board));
  // Its words, and a little around; never less than is there.
  expect(told).toBeGreaterThanOrEqual(0);
  expect(told).toBeLessThan(5_000);
});

test("a ranking is taken for what its buffers are, and the list of its positions", () => {
  const ranking = rankingOf(boardOf(10));
  const columns = getRankingColumns(ranking);
  const kept = { ...omitColumns(ranking, columns), columns };
  const told = estimateRankingBytes(ranking) - 4 * rows - reachable(kept);
  expect(told).toBeGreaterThanOrEqual(0);
  expect(told).toBeLessThan(5_000);
});

test("all that is ever held at once leaves a sixth of an isolate to what is under way", () => {
  const held = Object.values(memoryBudgets).reduce<number>((sum, bytes) => sum + bytes, 0);
  const left = isolateBytes - held - decodedBytesMax - beginningBytes;
  expect(left).toBeGreaterThan(isolateBytes / 6);
});

test("the largest board there may be is held, and so is its ranking", () => {
  const board = boardOf(10);
  const share = limits.snapshotItemsMax / rows;
  expect(estimateSnapshotBytes(board) * share).toBeLessThan(memoryBudgets.snapshots);
  expect(estimateRankingBytes(rankingOf(board)) * share).toBeLessThan(memoryBudgets.rankings);
});

test("ten backlogs of 100,000 items are held side by side", () => {
  const board = boardOf(10);
  const share = (10 * 100_000) / rows;
  expect(estimateSnapshotBytes(board) * share).toBeLessThan(memoryBudgets.snapshots);
  expect(estimateRankingBytes(rankingOf(board)) * share).toBeLessThan(memoryBudgets.rankings);
});
