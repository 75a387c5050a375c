import fc from "fast-check";
import { expect, test } from "vitest";
import { computeNextChunkRows } from "../../../src/core/import/chunk-rows.ts";
import { stageImport } from "../../../src/flows/imports/stage-import.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

test("a chunk is halved where the one before it took long, and grows again where it did not", () => {
  expect(computeNextChunkRows(2_000, 250)).toBe(2_000);
  expect(computeNextChunkRows(2_000, 300)).toBe(1_667); // 2,000 · 250 / 300
  expect(computeNextChunkRows(2_000, 60_000)).toBe(1_000); // no less than a half at once
  expect(computeNextChunkRows(500, 125)).toBe(1_000); // 500 · 250 / 125
  expect(computeNextChunkRows(500, 0)).toBe(1_000); // no more than the double at once
});

test("a chunk has 250 rows at the least and 2,000 at the most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(100_000), (rows, tookMs) => {
      const next = computeNextChunkRows(rows, tookMs);
      expect(next).toBeGreaterThanOrEqual(250);
      expect(next).toBeLessThanOrEqual(2_000);
      expect(computeNextChunkRows(rows, tookMs + 1)).toBeLessThanOrEqual(next);
    }),
  );
});

/** Rows of each chunk of a file, staged in a database that takes so long to take one. */
async function stagedIn(tookMs: number): Promise<number[]> {
  const environment = openUnitEnvironment();
  const { workspace } = await createWorkspace(environment.deps, {
    name: "W",
    defaultModel: "rice",
  });
  const counts: number[] = [];
  const jobs: typeof environment.deps.store.jobs = {
    ...environment.deps.store.jobs,
    async stageChunk(_, __, { count }) {
      counts.push(count);
      environment.now += tookMs;
    },
  };
  const lines = Array.from({ length: 6_000 }, (_, at) => `Item ${at}\n`);
  await stageImport(
    { ...environment.deps, store: { ...environment.deps.store, jobs } },
    {
      actor: { workspace: workspace.id, name: "somebody" },
      body: new Blob(["title\n", ...lines]).stream(),
      format: "csv",
      map: undefined,
    },
  );
  return counts;
}

test("a file is staged in the largest chunks, and in smaller ones while the database is busy", async () => {
  expect(await stagedIn(10)).toEqual([2_000, 2_000, 2_000]);
  const busy = await stagedIn(1_000);
  expect(busy.slice(0, 5)).toEqual([2_000, 1_000, 500, 250, 250]);
  expect(busy.reduce((sum, count) => sum + count, 0)).toBe(6_000);
});
