import fc from "fast-check";
import { expect, test } from "vitest";
import { ImportQuery } from "../../../src/contract/job.ts";
import { computeNextChunkRows } from "../../../src/core/import/chunk-rows.ts";
import { stageImport } from "../../../src/flows/imports/stage-import.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

test("halves the next chunk after a slow write and doubles it after a fast one", () => {
  expect(computeNextChunkRows(2_000, 250)).toBe(2_000);
  expect(computeNextChunkRows(2_000, 300)).toBe(1_667); // 2,000 · 250 / 300
  expect(computeNextChunkRows(2_000, 60_000)).toBe(1_000); // at least half
  expect(computeNextChunkRows(500, 125)).toBe(1_000); // 500 · 250 / 125
  expect(computeNextChunkRows(500, 0)).toBe(1_000); // at most double
});

test("keeps chunks between 250 and 2,000 rows", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(100_000), (rows, tookMs) => {
      const next = computeNextChunkRows(rows, tookMs);
      expect(next).toBeGreaterThanOrEqual(250);
      expect(next).toBeLessThanOrEqual(2_000);
      expect(computeNextChunkRows(rows, tookMs + 1)).toBeLessThanOrEqual(next);
    }),
  );
});

/** Stages a file while each write takes `tookMs`, and returns the rows of each chunk. */
async function stageChunks(tookMs: number): Promise<number[]> {
  const environment = openUnitEnvironment();
  const { workspace } = await createWorkspace(environment.deps, rootActor, {
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
  const lines = Array.from({ length: 6_000 }, (_, index) => `Item ${index}\n`);
  await stageImport(
    { ...environment.deps, store: { ...environment.deps.store, jobs } },
    actorOf(workspace.id),
    {
      body: new Blob(["title\n", ...lines]).stream(),
      format: "csv",
      query: ImportQuery.parse({}),
    },
  );
  return counts;
}

test("stages a file in smaller chunks while the database is busy", async () => {
  expect(await stageChunks(10)).toEqual([2_000, 2_000, 2_000]);
  const busy = await stageChunks(1_000);
  expect(busy.slice(0, 5)).toEqual([2_000, 1_000, 500, 250, 250]);
  expect(busy.reduce((sum, count) => sum + count, 0)).toBe(6_000);
});
