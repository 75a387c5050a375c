import { expect, test } from "vitest";
import { criteria, csvOf, seededItems } from "../../../../scripts/lab/bench/dataset.ts";
import { boardOf } from "../../../../scripts/lab/bench/snapshots.ts";
import { parseMap } from "../../../../src/flows/imports/column-map.ts";
import { readPatches, type RowRead } from "../../../../src/flows/imports/read-patches.ts";

test("makes the same items from the same seed, and others from another", () => {
  expect(seededItems(200)).toEqual(seededItems(200));
  expect(seededItems(200, 1)).not.toEqual(seededItems(200, 2));
});

test("makes a file that an import takes in to the last row and column", async () => {
  const items = seededItems(500);
  const text = new TextDecoder().decode(csvOf(items));
  const file = await readPatches(piecesOf(text), "csv", parseMap(undefined));
  const rows: RowRead[] = [];
  for await (const batch of file.rows) {
    rows.push(...batch);
  }
  expect(rows.filter((row) => "fault" in row)).toEqual([]);
  expect(rows).toHaveLength(500);
  expect([...file.unmapped]).toEqual([]);
});

test("makes a board of eight criteria on which some are missing and some have parents", () => {
  const board = boardOf(seededItems(2_000));
  expect([...board.ratings.keys()]).toEqual(Object.keys(criteria).toSorted());
  const rated = [...board.ratings.values()].map(
    ({ likely }) => likely.filter((rating) => !Number.isNaN(rating)).length,
  );
  for (const count of rated) {
    expect(count).toBeGreaterThan(1_700);
    expect(count).toBeLessThan(1_900);
  }
  expect(board.facets.parent.some((parent) => parent > 0)).toBe(true);
});

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text.slice(0, 1_000);
  yield text.slice(1_000);
}
