import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeSample } from "../../../scripts/lab/sample/make-sample.ts";
import { createRandom } from "../../../scripts/lab/sample/seeded-random.ts";
import { readImport } from "../../core/import/read-import.ts";

const committed = readFileSync(
  join(import.meta.dirname, "../../../scripts/lab/sample/backlog.csv"),
  "utf8",
);

const readShipped = () => readImport(committed);

test("generates the committed file byte for byte", () => {
  expect(makeSample() === committed).toBe(true);
});

test("is smaller than 700,000 bytes", () => {
  expect(Buffer.byteLength(committed)).toBeLessThan(700_000);
});

test("has 2,000 valid rows and no unknown column", async () => {
  const { unmapped, faults, warnings, patches } = await readShipped();
  expect({ unmapped, faults, warnings }).toEqual({ unmapped: [], faults: [], warnings: [] });
  expect(patches).toHaveLength(2_000);
});

test("labels every item as a sample, and has distinct titles", async () => {
  const { patches } = await readShipped();
  expect(patches.every(({ labels }) => labels?.includes("sample"))).toBe(true);
  expect(new Set(patches.map(({ title }) => title)).size).toBe(2_000);
});

test("has every parent before its children", async () => {
  const { patches } = await readShipped();
  const seen = new Set<unknown>();
  for (const { external_id: id, parent } of patches) {
    expect(parent === undefined || seen.has(parent)).toBe(true);
    seen.add(id);
  }
});

test("rates some of the items for every model, and has some intervals", async () => {
  const { patches } = await readShipped();
  const ratings = patches.map((patch) => Object.entries(patch.ratings ?? {}));
  const counts = new Map<string, number>();
  for (const [criterion, rating] of ratings.flat()) {
    counts.set(criterion, (counts.get(criterion) ?? 0) + Number(rating !== undefined));
  }
  expect(counts.size).toBe(17);
  expect(Math.min(...counts.values())).toBeGreaterThan(50);
  expect(Math.max(...counts.values())).toBeLessThan(1_200);
  const intervals = ratings.flat().filter(([, rating]) => typeof rating === "object" && rating);
  expect(intervals.length).toBeGreaterThan(100);
});

function drawNumbers(seed: number): number[] {
  return Array.from({ length: 20 }, createRandom(seed).next);
}

test("draws the same numbers for the same seed, and different ones for another", () => {
  expect(drawNumbers(1)).toEqual(drawNumbers(1));
  expect(drawNumbers(1)).not.toEqual(drawNumbers(2));
  expect(drawNumbers(1).every((share) => share >= 0 && share < 1)).toBe(true);
});
