import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readImport } from "./read-import.ts";
import { encodeText } from "./streams.ts";

/** Special and other characters, except the noncharacters that mark damage. */
const characters = [
  '"',
  "'",
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r\n",
  " ",
  "=",
  "a",
  "é",
  "日",
  "🙂",
  "\\",
];
const texts = fc
  .oneof(
    fc.array(fc.constantFrom(...characters), { maxLength: 6 }).map((parts) => parts.join("")),
    fc.string({ unit: "grapheme", maxLength: 8 }),
  )
  .map((text) => text.trim())
  .filter((text) => text !== "" && !/[\uFDD0\uFDD1\uFEFF]|[^\P{Cc}\t\r\n]/u.test(text));

const names = texts.filter((text) => !/\p{Cc}/u.test(text));

/** Labels without the characters that separate or quote names. */
const labels = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z0-9é日][a-z0-9 é:_.-]{0,6}[a-z0-9]$/), {
  minLength: 1,
  maxLength: 4,
  selector: (label) => label.toLowerCase(),
});

const rows = fc.uniqueArray(fc.record({ id: names, title: texts, labels }), {
  maxLength: 6,
  selector: ({ id }) => id,
});

const dialects = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  encoding: fc.constantFrom("utf-8", "utf-16le", "utf-16be"),
  hasMark: fc.boolean(),
  hasSeparatorLine: fc.boolean(),
  chunkBytes: fc.integer({ min: 1, max: 60 }),
});

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

describe("an import", () => {
  test("reads any table in any dialect as the same items", async () => {
    await fc.assert(
      fc.asyncProperty(rows, dialects, async (table, dialect) => {
        const { delimiter, newline, encoding, hasMark, hasSeparatorLine, chunkBytes } = dialect;
        const lines = [
          ["Key", "Title", "Labels"],
          ...table.map((row) => [row.id, row.title, row.labels.join("; ")]),
        ].map((cells) => cells.map(quote).join(delimiter));
        const head =
          (hasMark ? "\uFEFF" : "") + (hasSeparatorLine ? `sep=${delimiter}${newline}` : "");
        const bytes = encodeText(head + lines.join(newline), encoding);
        const { patches, report } = await readImport(bytes, { chunkBytes });
        expect(report).toMatchObject({ encoding, delimiter });
        expect(patches).toEqual(table.map(({ id, ...row }) => ({ ...row, external_id: id })));
      }),
      { numRuns: 500 },
    );
  });

  test("reads any objects as NDJSON and as JSON as the same items", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 60 }), async (table, chunkBytes) => {
        const objects = table.map(({ id, ...row }) => ({ ...row, key: id }));
        const expected = table.map(({ id, ...row }) => ({ ...row, external_id: id }));
        const ndjson = objects.map((object) => JSON.stringify(object)).join("\n");
        const lines = await readImport(ndjson, { format: "ndjson", chunkBytes });
        const array = await readImport(JSON.stringify(objects), { format: "json", chunkBytes });
        expect(lines.patches).toEqual(expected);
        expect(array.patches).toEqual(expected);
      }),
    );
  });

  test("never fails because of the text of a cell, and keeps each row with a title", async () => {
    const columns = ["type", "priority", "size", "due_date", "labels", "assignee", "impact"];
    const cells = fc.array(fc.oneof(texts, fc.string({ unit: "binary", maxLength: 9 })), {
      minLength: columns.length,
      maxLength: columns.length,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { maxLength: 5 }), async (table) => {
        const lines = table.map((row) =>
          JSON.stringify(
            Object.fromEntries([["title", "T"], ...row.map((cell, i) => [columns[i], cell])]),
          ),
        );
        const { rows: read, faults } = await readImport(lines.join("\n"), { format: "ndjson" });
        expect(read).toHaveLength(table.length);
        expect(faults.filter(({ fault }) => !fault.includes("not valid in the encoding"))).toEqual(
          [],
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("an ambiguous cell", () => {
  const day = fc.integer({ min: 1, max: 12 });
  const later = fc.integer({ min: 13, max: 28 });
  const place = fc.integer({ min: 0, max: 30 });

  test("of a date is read in the order of another date anywhere in the file", async () => {
    const order = fc.constantFrom("day-first", "month-first");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(day, day), { minLength: 1 }),
        later,
        place,
        order,
        async (...[pairs, clear, index, dateOrder]) => {
          const isDayFirst = dateOrder === "day-first";
          const dates = pairs.map(([month, dayOfMonth]) => ({ month, dayOfMonth }));
          dates.splice(Math.min(index, dates.length), 0, { month: 6, dayOfMonth: clear });
          const lines = dates.map(({ month, dayOfMonth }) =>
            isDayFirst ? `T,${dayOfMonth}/${month}/2026` : `T,${month}/${dayOfMonth}/2026`,
          );
          const { patches, report, warnings } = await readImport(
            `title,due\n${lines.join("\n")}\n`,
          );
          expect(patches.map(({ due_date: due }) => due)).toEqual(
            dates.map(
              ({ month, dayOfMonth }) =>
                `2026-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`,
            ),
          );
          expect(report.dateOrder).toBe(dateOrder);
          expect(warnings).toEqual([]);
        },
      ),
    );
  });

  test("of a number is read with the decimal sign of another number anywhere in the file", async () => {
    const thousands = fc.integer({ min: 1_000, max: 999_999 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(thousands, { minLength: 1 }),
        place,
        fc.boolean(),
        async (numbers, index, hasComma) => {
          const [group, sign] = hasComma ? [".", ","] : [",", "."];
          const cells = numbers.map((number) => String(number).replace(/(?=\d{3}$)/, group));
          const at = Math.min(index, cells.length);
          cells.splice(at, 0, `0${sign}5`);
          const text = `title;size\n${cells.map((cell) => `T;${cell}`).join("\n")}\n`;
          const { patches, report, warnings } = await readImport(text);
          expect(patches.map(({ size }) => size)).toEqual(numbers.toSpliced(at, 0, 0.5));
          expect(report.decimalSign).toBe(sign);
          expect(warnings).toEqual([]);
        },
      ),
    );
  });
});
