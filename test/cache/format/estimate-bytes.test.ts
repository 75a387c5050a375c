import { expect, test } from "vitest";
import { openCaches } from "../../../src/cache/caches.ts";
import {
  estimateSnapshotBytes,
  estimateRankingBytes,
} from "../../../src/cache/format/estimate-bytes.ts";
import { decodeRanking, encodeRanking } from "../../../src/cache/format/ranking-codec.ts";
import { readCacheStats } from "../../../src/cache/tiers/clear.ts";
import { clearAllMemories, memoryBudgets } from "../../../src/cache/tiers/memory.ts";
import { type Remote } from "../../../src/cache/tiers/remote.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { attachIdentity } from "../../../src/core/ranking/ranking.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../src/core/snapshot/encode-snapshot.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { buildSnapshotFromRows, resolvedModel, plainRow } from "../../contract/rows.ts";

const rows = 20_000;
const criteria = "abcdefgh".split("");

/** Builds a row with eight ratings. */
function buildRow(index: number, distinctValues: number): SnapshotRow {
  const ratings = Object.fromEntries(criteria.map((key) => [key, index % distinctValues]));
  return { ...plainRow, number: index + 1, labels: ["core"], ratings };
}

function buildSnapshot(
  distinctValues: number,
  change: (row: SnapshotRow) => SnapshotRow = (row) => row,
): Snapshot {
  return buildSnapshotFromRows(
    Array.from({ length: rows }, (_, index) => change(buildRow(index, distinctValues))),
  );
}

/** Returns the bytes per row, rounded to a tenth. */
function toBytesPerRow(bytes: number): number {
  return Math.round((bytes / rows) * 10) / 10;
}

test("estimates 37 bytes per row with few distinct values, and 7 more per plain column", () => {
  // number 4, created 8, type and priority 2, parent 4, offsets and one label 4 + 1; a byte each:
  // size, two days, three strings, eight criteria; and the overhead: 4,000 / 20,000 = 0.2
  expect(toBytesPerRow(estimateSnapshotBytes(buildSnapshot(10)))).toBe(37.2);
  expect(toBytesPerRow(estimateSnapshotBytes(buildSnapshot(1_000)))).toBe(93.2); // 37.2 + 8 × 7
});

test("adds two columns per criterion with intervals, and the length of strings", () => {
  const withIntervals = buildSnapshot(10, (row) => ({
    ...row,
    ratings: { ...row.ratings, a: { low: 1, likely: 2, high: 3 } },
  }));
  expect(toBytesPerRow(estimateSnapshotBytes(withIntervals))).toBe(39.2); // 37.2 + 2
  const withTeams = buildSnapshot(10, (row) => ({
    ...row,
    team: `team ${String(row.number).padStart(5)}`,
  }));
  // a code of two bytes instead of one; a string of ten characters: 32 + 2 × 10
  expect(toBytesPerRow(estimateSnapshotBytes(withTeams))).toBeCloseTo(37.2 + 1 + 52, 0);
});

test("includes columns that models may derive later", () => {
  const withInvestment = buildSnapshot(10, (row) => ({
    ...row,
    ratings: { ...row.ratings, investment: 1 },
  }));
  const [plain, derived] = [
    estimateSnapshotBytes(buildSnapshot(10)),
    estimateSnapshotBytes(withInvestment),
  ];
  expect(toBytesPerRow(derived - plain)).toBe(17); // investment 1; roi and payback 8 each
});

test("counts the shared buffer of a decoded value once", () => {
  const snapshot = buildSnapshot(10);
  const encoded = Uint8Array.from(encodeSnapshot(snapshot));
  const decoded = decodeSnapshot(encoded.buffer);
  expect(decoded).toBeDefined();
  // The created column is dictionary-encoded in the bytes and decoded in memory.
  expect(toBytesPerRow(estimateSnapshotBytes(decoded ?? snapshot))).toBeCloseTo(
    toBytesPerRow(encoded.length) + 8,
    0,
  );
  const ranking = attachIdentity(rank(snapshot, resolvedModel.weighted), { id: "r", digest: "d" });
  const bytes = Uint8Array.from(encodeRanking(ranking));
  const decodedRanking = decodeRanking(bytes.buffer);
  // The scores are decoded too (8), and the index of positions is included (4).
  expect(toBytesPerRow(estimateRankingBytes(decodedRanking ?? ranking))).toBeCloseTo(
    toBytesPerRow(bytes.length) + 8 + 4,
    0,
  );
});

test("keeps every memory cache within its budget during reads of forty workspaces", () => {
  const caches = openCaches(openEmptyRemote());
  const snapshot = buildSnapshot(100_000); // 95 bytes per row: 1.9 MB
  for (let workspace = 0; workspace < 40; workspace += 1) {
    const own = { ...snapshot, workspace: `wsp_${workspace}` };
    caches.snapshots.put(own);
    caches.rankings.put(
      attachIdentity(rank(own, resolvedModel.weighted), { id: "r", digest: "d" }),
    );
    for (const { bytes, budgetBytes } of readCacheStats().kinds) {
      expect(bytes).toBeLessThanOrEqual(budgetBytes);
    }
  }
  const { kinds } = readCacheStats();
  const snapshots = kinds.find(({ kind }) => kind === "snapshots");
  expect(snapshots?.bytes).toBeGreaterThan(memoryBudgets.snapshots * 0.9);
  expect(caches.snapshots.peek("wsp_39")?.workspace).toBe("wsp_39");
  expect(caches.snapshots.peek("wsp_0")).toBeUndefined();
  clearAllMemories();
});

test("fits a snapshot and a ranking of 1,000,000 items into their budgets", () => {
  const snapshot = buildSnapshot(10);
  const ranking = attachIdentity(rank(snapshot, resolvedModel.weighted), { id: "r", digest: "d" });
  expect((estimateSnapshotBytes(snapshot) / rows) * 1_000_000).toBeLessThan(
    memoryBudgets.snapshots,
  );
  expect((estimateRankingBytes(ranking) / rows) * 1_000_000).toBeLessThan(memoryBudgets.rankings);
});

/** Opens remote tiers that store nothing. */
function openEmptyRemote(): Remote {
  const empty = {
    get: async () => null,
    match: async () => undefined,
    put: async () => undefined,
  };
  const trace = { time: <T>(_: string, work: () => Promise<T>) => work() };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the code under test calls no more of it
  return {
    cache: empty,
    kv: empty,
    waitUntil: () => undefined,
    trace,
  } as unknown as Remote;
}
