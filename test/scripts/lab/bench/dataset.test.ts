import { expect, test } from "vitest";
import { criteria, formatCsv, generateItems } from "../../../../scripts/lab/bench/dataset.ts";
import { buildSnapshot } from "../../../../scripts/lab/bench/snapshots.ts";
import { parseColumnMap } from "../../../../src/core/import/column-map.ts";
import { readPatches, type LinePatch } from "../../../../src/core/import/read-patches.ts";

test("generates the same items from the same seed, and different ones from another", () => {
  expect(generateItems(200)).toEqual(generateItems(200));
  expect(generateItems(200, 1)).not.toEqual(generateItems(200, 2));
});

test("formats a file of which an import accepts every row and column", async () => {
  const items = generateItems(500);
  const text = new TextDecoder().decode(formatCsv(items));
  const file = await readPatches(splitText(text), "csv", parseColumnMap(undefined));
  const rows: LinePatch[] = [];
  for await (const batch of file.rows) {
    rows.push(...batch);
  }
  expect(rows.filter((row) => "fault" in row)).toEqual([]);
  expect(rows).toHaveLength(500);
  expect([...file.unmapped]).toEqual([]);
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

async function* splitText(text: string): AsyncGenerator<string> {
  yield text.slice(0, 1_000);
  yield text.slice(1_000);
}
