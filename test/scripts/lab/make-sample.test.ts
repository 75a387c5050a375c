import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeSample } from "../../../scripts/lab/sample/make-sample.ts";
import { seeded } from "../../../scripts/lab/sample/seeded-random.ts";
import { readPatches, type RowRead } from "../../../src/flows/imports/read-patches.ts";

const shipped = readFileSync(
  join(import.meta.dirname, "../../../scripts/lab/sample/backlog.csv"),
  "utf8",
);

async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 65_536) {
    yield text.slice(at, at + 65_536);
  }
}

async function readShipped() {
  const { unmapped, rows } = await readPatches(inPieces(shipped), "csv", new Map());
  const read: RowRead[] = [];
  for await (const batch of rows) {
    read.push(...batch);
  }
  const patches = read.flatMap((row) => ("patch" in row ? [row.patch] : []));
  return { unmapped: [...unmapped], read, patches };
}

test("makes the shipped file again, byte for byte", () => {
  expect(makeSample() === shipped).toBe(true);
});

test("is small enough to be shipped", () => {
  expect(Buffer.byteLength(shipped)).toBeLessThan(700_000);
});

test("has 2,000 rows, all of which an import takes, and no column it does not know", async () => {
  const { unmapped, read, patches } = await readShipped();
  expect(unmapped).toEqual([]);
  expect(read.filter((row) => "fault" in row)).toEqual([]);
  expect(patches).toHaveLength(2_000);
});

test("says of every item that it is made up, and has no two of the same title", async () => {
  const { patches } = await readShipped();
  expect(patches.every(({ labels }) => labels?.includes("sample"))).toBe(true);
  expect(new Set(patches.map(({ title }) => title)).size).toBe(2_000);
});

test("names every parent before its children", async () => {
  const { patches } = await readShipped();
  const seen = new Set<unknown>();
  for (const { external_id: id, parent } of patches) {
    expect(parent === null || seen.has(parent)).toBe(true);
    seen.add(id);
  }
});

test("rates for every model, of most models only some items, and now and then with an interval", async () => {
  const { patches } = await readShipped();
  const ratings = patches.map((patch) => Object.entries(patch.ratings ?? {}));
  const counts = new Map<string, number>();
  for (const [criterion, rating] of ratings.flat()) {
    counts.set(criterion, (counts.get(criterion) ?? 0) + (rating === null ? 0 : 1));
  }
  expect(counts.size).toBe(17);
  expect(Math.min(...counts.values())).toBeGreaterThan(50);
  expect(Math.max(...counts.values())).toBeLessThan(1_200);
  const intervals = ratings.flat().filter(([, rating]) => typeof rating === "object" && rating);
  expect(intervals.length).toBeGreaterThan(100);
});

function throws(seed: number): number[] {
  return Array.from({ length: 20 }, seeded(seed).next);
}

test("throws the same dice for the same seed, and others for another", () => {
  expect(throws(1)).toEqual(throws(1));
  expect(throws(1)).not.toEqual(throws(2));
  expect(throws(1).every((share) => share >= 0 && share < 1)).toBe(true);
});
