import { expect, test } from "vitest";
import { criteria, formatCsv, generateItems } from "../../../../scripts/lab/bench/dataset.ts";
import { buildSnapshot } from "../../../../scripts/lab/bench/snapshots.ts";
import { readImport } from "../../../core/import/read-import.ts";

test("generates the same items from the same seed, and different ones from another", () => {
  expect(generateItems(200)).toEqual(generateItems(200));
  expect(generateItems(200, 1)).not.toEqual(generateItems(200, 2));
});

test("formats a file of which an import accepts every row and column", async () => {
  const items = generateItems(500);
  const { patches, faults, unmapped, warnings } = await readImport(formatCsv(items));
  expect(patches).toHaveLength(500);
  expect({ faults, unmapped, warnings }).toEqual({ faults: [], unmapped: [], warnings: [] });
});

test("builds a snapshot of eight criteria, with missing ratings and with parents", () => {
  const snapshot = buildSnapshot(generateItems(2_000));
  expect([...snapshot.ratings.keys()]).toEqual(Object.keys(criteria).toSorted());
  const rated = [...snapshot.ratings.values()].map(
    ({ likely }) => likely.filter((rating) => !Number.isNaN(rating)).length,
  );
  for (const count of rated) {
    expect(count).toBeGreaterThan(1_700);
    expect(count).toBeLessThan(1_900);
  }
  expect(snapshot.facets.parent.some((parent) => parent > 0)).toBe(true);
});
