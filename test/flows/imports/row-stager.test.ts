import { expect, test } from "vitest";
import { type ItemPatch } from "../../../src/contract/item.ts";
import { type LinePatch } from "../../../src/core/import/import-file.ts";
import { RowStager } from "../../../src/flows/imports/row-stager.ts";
import { parseStagedRows } from "../../../src/flows/imports/staged-rows.ts";
import { type StagedChunk } from "../../../src/ports/deps.ts";

const clock = { now: () => 0 };
const title: LinePatch<ItemPatch> = { line: 2, patch: { title: "T" } };

test("rejects a file with more rows than the limit", async () => {
  const stager = new RowStager({ clock }, async () => undefined, 3);
  await stager.addRows([title, title, { line: 3, fault: "The row is broken." }]);
  await expect(stager.addRows([title])).rejects.toMatchObject({
    kind: "too-large",
    message: expect.stringContaining("more than 3 rows"),
  });
});

test("splits rows with long lists of different criteria into chunks below 2 million bytes", async () => {
  const chunks: StagedChunk[] = [];
  const stager = new RowStager({ clock }, async (chunk) => {
    chunks.push(chunk);
  });
  const rows = Array.from({ length: 2_000 }, (_, line) => ({
    line,
    patch: buildSparsePatch(line),
  }));
  await stager.addRows(rows);
  await stager.end();
  expect(Math.max(...chunks.map((chunk) => chunk.rows.length))).toBeLessThan(500_000);
  expect(chunks.flatMap((chunk) => parseStagedRows(chunk.rows))).toHaveLength(2_000);
});

/** Rates 100 of 110 criteria: those that the bits of the line do not leave out. */
function buildSparsePatch(line: number): ItemPatch {
  const rated = Array.from({ length: 110 }, (_, index) => index).filter(
    (index) => index >= 11 || (line >> index) % 2 === 1,
  );
  const ratings = rated.map((index) => [`a_criterion_with_a_long_name_${index}`, 1] as const);
  return { title: "T", ratings: Object.fromEntries(ratings) };
}
