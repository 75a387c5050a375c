import { expect, test } from "vitest";
import { openCaches } from "../../../src/cache/caches.ts";
import {
  decodeSnapshot,
  decodeRanking,
  encodeSnapshot,
  encodeRanking,
} from "../../../src/cache/format/codecs.ts";
import {
  estimateSnapshotBytes,
  estimateRankingBytes,
} from "../../../src/cache/format/estimate-bytes.ts";
import { readCacheStats } from "../../../src/cache/tiers/clear.ts";
import { clearAllMemories, memoryBudgets } from "../../../src/cache/tiers/memory.ts";
import { type Remote } from "../../../src/cache/tiers/remote.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { attachIdentity } from "../../../src/core/ranking/ranking.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { boardFrom, inUse, plainRow } from "../../contract/rows.ts";

const rows = 20_000;
const criteria = "abcdefgh".split("");

/** A row with eight ratings, each of its own `values`. */
function rowOf(at: number, values: number): SnapshotRow {
  const ratings = Object.fromEntries(criteria.map((key) => [key, at % values]));
  return { ...plainRow, number: at + 1, labels: ["core"], ratings };
}

function boardOf(
  values: number,
  change: (row: SnapshotRow) => SnapshotRow = (row) => row,
): Snapshot {
  return boardFrom(Array.from({ length: rows }, (_, at) => change(rowOf(at, values))));
}

/** Bytes a row, to a tenth. */
function aRow(bytes: number): number {
  return Math.round((bytes / rows) * 10) / 10;
}

test("a board of few values takes 37 bytes a row, and a plain column seven more", () => {
  // number 4, created 8, type and priority 2, parent 4, offsets and one label 4 + 1; a byte each:
  // size, two days, three words, eight criteria; and what is around: 4,000 / 20,000 = 0.2
  expect(aRow(estimateSnapshotBytes(boardOf(10)))).toBe(37.2);
  expect(aRow(estimateSnapshotBytes(boardOf(1_000)))).toBe(93.2); // 37.2 + 8 × 7
});

test("intervals take two columns more for each criterion, and words what they are long", () => {
  const unsure = boardOf(10, (row) => ({
    ...row,
    ratings: { ...row.ratings, a: { low: 1, likely: 2, high: 3 } },
  }));
  expect(aRow(estimateSnapshotBytes(unsure))).toBe(39.2); // 37.2 + 2
  const named = boardOf(10, (row) => ({ ...row, team: `team ${String(row.number).padStart(5)}` }));
  // A code of two bytes instead of one; a text of ten letters: 32 + 2 × 10
  expect(aRow(estimateSnapshotBytes(named))).toBeCloseTo(37.2 + 1 + 52, 0);
});

test("a column that models may yet derive is counted before it is there", () => {
  const invested = boardOf(10, (row) => ({ ...row, ratings: { ...row.ratings, investment: 1 } }));
  const [plain, all] = [estimateSnapshotBytes(boardOf(10)), estimateSnapshotBytes(invested)];
  expect(aRow(all - plain)).toBe(25); // investment 1; npv, roi and payback 8 each
});

test("what came from one copy lies in its bytes, which count once", () => {
  const board = boardOf(10);
  const copy = Uint8Array.from(encodeSnapshot(board));
  const decoded = decodeSnapshot(copy.buffer);
  expect(decoded).toBeDefined();
  // When it was created is said in a byte there, and unpacked here.
  expect(aRow(estimateSnapshotBytes(decoded ?? board))).toBeCloseTo(aRow(copy.length) + 8, 0);
  const ranking = attachIdentity(rank(board, inUse.weighted), { id: "r", digest: "d" });
  const bytes = Uint8Array.from(encodeRanking(ranking));
  const again = decodeRanking(bytes.buffer);
  // So are the scores, of which there are few; and where each number stands is counted with it.
  expect(aRow(estimateRankingBytes(again ?? ranking))).toBeCloseTo(aRow(bytes.length) + 8 + 4, 0);
});

test("forty workspaces opened in turn never hold more than what is written down", () => {
  const copies = openCaches(farOf());
  const board = boardOf(100_000); // 95 bytes a row: 1.9 MB
  for (let workspace = 0; workspace < 40; workspace += 1) {
    const own = { ...board, workspace: `wsp_${workspace}` };
    copies.snapshots.put(own);
    copies.rankings.put(attachIdentity(rank(own, inUse.weighted), { id: "r", digest: "d" }));
    for (const { bytes, budgetBytes } of readCacheStats().kinds) {
      expect(bytes).toBeLessThanOrEqual(budgetBytes);
    }
  }
  const { kinds } = readCacheStats();
  const boards = kinds.find(({ kind }) => kind === "snapshots");
  expect(boards?.bytes).toBeGreaterThan(memoryBudgets.snapshots * 0.9);
  expect(copies.snapshots.peek("wsp_39")?.workspace).toBe("wsp_39");
  expect(copies.snapshots.peek("wsp_0")).toBeUndefined();
  clearAllMemories();
});

test("of few values, a board and a ranking of 1,000,000 items are within what is written down", () => {
  const board = boardOf(10);
  const ranking = attachIdentity(rank(board, inUse.weighted), { id: "r", digest: "d" });
  expect((estimateSnapshotBytes(board) / rows) * 1_000_000).toBeLessThan(memoryBudgets.snapshots);
  expect((estimateRankingBytes(ranking) / rows) * 1_000_000).toBeLessThan(memoryBudgets.rankings);
});

/** A place far away that keeps nothing. */
function farOf(): Remote {
  const nothing = {
    get: async () => null,
    match: async () => undefined,
    put: async () => undefined,
  };
  const trace = { time: <T>(_: string, work: () => Promise<T>) => work() };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no more of it is called
  return {
    cache: nothing,
    kv: nothing,
    later: () => undefined,
    now: () => 0,
    trace,
  } as unknown as Remote;
}
