import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../../src/core/import/formats/read-csv.ts";
import { openText } from "../../../src/core/import/text/open-text.ts";
import { all, bodyOf, encodeText } from "./streams.ts";

const dialects = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  encoding: fc.constantFrom("utf-8", "utf-16le", "utf-16be"),
  hasMark: fc.boolean(),
  hasSeparatorLine: fc.boolean(),
  hasLastNewline: fc.boolean(),
});

/** Cells of special characters, except the noncharacters that mark damage. */
const characters = [
  '"',
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r",
  "\r\n",
  " ",
  "a",
  "é",
  "日",
  "🙂",
  "\uFFFD",
];
const cells = fc
  .oneof(
    fc.array(fc.constantFrom(...characters), { maxLength: 6 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 6 }),
  )
  .filter((text) => !/[\uFDD0\uFDD1]/.test(text));
const tables = fc.array(fc.array(cells, { minLength: 3, maxLength: 3 }), { maxLength: 8 });

function quote(cell: string): string {
  return /^\s*$|["\r\n,;\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

test("reads any table in any dialect, encoding and chunks as the same table", async () => {
  await fc.assert(
    fc.asyncProperty(
      tables,
      dialects,
      fc.integer({ min: 1, max: 50 }),
      async (table, dialect, chunkBytes) => {
        const { delimiter, newline, encoding, hasMark, hasSeparatorLine } = dialect;
        const lines = [["key", "title", "größe"], ...table].map((row) =>
          row.map(quote).join(delimiter),
        );
        const text =
          (hasMark ? "\uFEFF" : "") +
          (hasSeparatorLine ? `sep=${delimiter}${newline}` : "") +
          lines.join(newline) +
          (dialect.hasLastNewline ? newline : "");
        const file = await openText(bodyOf(encodeText(text, encoding), chunkBytes), {
          bytesMax: 1e6,
        });
        const csv = await readCsv(file.texts);
        expect(file.encoding).toBe(encoding);
        expect(csv).toMatchObject({ columns: ["key", "title", "größe"], delimiter });
        const rows = await all(csv.rows);
        expect(rows.map((row) => ("cells" in row ? row.cells : row))).toEqual(table);
      },
    ),
    { numRuns: 1_000 },
  );
});
