import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ItemView, type ItemPatch } from "../../../src/contract/item.ts";
import { parseColumnMap, planColumns } from "../../../src/core/import/column-map.ts";
import { decodeText } from "../../../src/core/import/decode-text.ts";
import { readCsv } from "../../../src/core/import/read-csv.ts";
import { readNdjson } from "../../../src/core/import/read-ndjson.ts";
import { parseCellPatch, parseObjectPatch } from "../../../src/core/import/row-patch.ts";
import { itemTypes, priorities, type Item } from "../../../src/core/item/item.ts";
import { formatCsvHeader, formatCsvRow } from "../../../src/flows/exports/csv-rows.ts";
import { formatNdjsonRow } from "../../../src/flows/exports/ndjson-rows.ts";
import { all, bodyOf } from "../imports/streams.ts";

const criteria = ["reach", "impact"];
const plainItem: Item = {
  id: "itm_1",
  number: 1,
  type: "story",
  title: "Login",
  status: "open",
  labels: [],
  ratings: {},
  version: 1,
  createdAt: 0,
  updatedAt: 1_000,
};

/** U+FDD0 and U+FDD1 are not for interchange: an import counts them as damage. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.constantFrom(
        '"',
        "'",
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "\r\n",
        ",",
        ";",
        "\\",
        "\uFFFD",
      ),
      fc.constantFrom("=1+1", "'=x", "''@", "\uFEFF", "\u2028", " "),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""))
  .filter((text) => text !== "" && text.length <= 100 && !/[\uFDD0\uFDD1]/.test(text));

const number = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => value + 0);
const interval = fc.tuple(number, number, number).map((three) => {
  const [low = 0, likely = 0, high = 0] = three.toSorted((one, other) => one - other);
  return { low, likely, high };
});
const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const fields = fc.record(
  {
    title: nasty,
    type: fc.constantFrom(...itemTypes),
    status: nasty,
    labels: fc.array(nasty, { maxLength: 4 }),
    ratings: fc.dictionary(fc.constantFrom(...criteria), fc.oneof(number, interval), {
      noNullPrototype: true,
    }),
    externalId: nasty,
    parent: nasty,
    blockedBy: fc.array(nasty, { minLength: 1, maxLength: 4 }),
    description: nasty,
    priority: fc.constantFrom(...priorities),
    assignee: nasty,
    team: nasty,
    size: fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
    startDate: day,
    dueDate: day,
  },
  { requiredKeys: ["title", "type", "status", "labels", "ratings"] },
);

const items = fc
  .array(fields, { minLength: 1, maxLength: 5 })
  .map((list) =>
    list.map((fieldsOfOne, at): Item => ({ ...plainItem, ...fieldsOfOne, number: at + 1 })),
  );

/** The wire's view of an item, written out here so that it is not the code under test. */
function viewOf(item: Item): ItemView {
  const { externalId, blockedBy, startDate, dueDate, createdAt, updatedAt, ...same } = item;
  const view = {
    ...same,
    external_id: externalId,
    blocked_by: blockedBy,
    start_date: startDate,
    due_date: dueDate,
    labels: [...item.labels],
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
  };
  return ItemView.parse(JSON.parse(JSON.stringify(view)));
}

/** What of a patch says something: no nulls, no ratings or labels that are empty. */
function saidOf(patch: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(
    JSON.stringify(
      { ratings: {}, labels: [], ...patch },
      (_, value: unknown) => value ?? undefined,
    ),
  );
}

function fieldsOf(item: Item): unknown {
  const { id, number: _, version, created_at, updated_at, ...rest } = viewOf(item);
  expect([id, version, created_at, updated_at]).toHaveLength(4);
  return saidOf(rest);
}

async function importedCsv(text: string, chunkBytes: number): Promise<unknown[]> {
  const body = bodyOf(new TextEncoder().encode(text), chunkBytes);
  const { columns, rows } = await readCsv(decodeText(body, 1e6));
  const plan = planColumns(columns, parseColumnMap(undefined));
  expect(plan).toMatchObject({ isOwnExport: true, unmapped: [] });
  const read = await all(rows);
  return read.map((row) => said("cells" in row ? parseCellPatch(row.cells, plan) : row));
}

function said(row: { patch: ItemPatch; id?: string } | { fault: string }): unknown {
  return "patch" in row ? [row.id, saidOf(row.patch)] : row;
}

describe("an export, imported again", () => {
  test("gives the same fields of any items as CSV", async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 50 }), async (list, chunkBytes) => {
        const text =
          formatCsvHeader(criteria) + list.map((item) => formatCsvRow(item, criteria)).join("");
        const read = await importedCsv(text, chunkBytes);
        expect(read).toEqual(list.map((item) => ["itm_1", fieldsOf(item)]));
      }),
      { numRuns: 500 },
    );
  });

  test("gives the same fields of any items as NDJSON", async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 50 }), async (list, chunkBytes) => {
        const text = list.map((item) => formatNdjsonRow(viewOf(item))).join("");
        const body = bodyOf(new TextEncoder().encode(text), chunkBytes);
        const rows = await all(readNdjson(decodeText(body, 1e6)));
        const patches = rows.map((row) =>
          "value" in row ? parseObjectPatch(row.value, new Map()) : row,
        );
        expect(patches.map(said)).toEqual(list.map((item) => ["itm_1", fieldsOf(item)]));
      }),
    );
  });
});

describe("csvRow", () => {
  test("writes the columns of the header in order and leaves what is absent empty", () => {
    expect(formatCsvHeader(["reach"])).toBe(
      "id,number,external_id,type,parent,title,description,status,priority,assignee,labels,team," +
        "size,start_date,due_date,blocked_by,version,created_at,updated_at,ratings.reach\r\n",
    );
    expect(formatCsvRow(plainItem, ["reach"])).toBe(
      "itm_1,1,,story,,Login,,open,,,,,,,,,1,1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z,\r\n",
    );
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["'=1+1", "''=1+1"],
    ["@x", "'@x"],
    ["-x", "'-x"],
    ["\tx", "'\tx"],
    ['say "hi", you', '"say ""hi"", you"'],
    ["two\nlines", '"two\nlines"'],
    ["'quoted'", "'quoted'"],
    ["a=b", "a=b"],
  ])("writes the title %j as %j", (title, cell) => {
    expect(formatCsvRow({ ...plainItem, title }, [])).toContain(`,story,,${cell},,open,`);
  });

  test("leaves numbers alone and writes intervals, labels and links in one cell each", () => {
    const ratings = { reach: -5, impact: { low: -1, likely: 0.5, high: 2 } };
    const links = { labels: ["a;b", "c\\"], blockedBy: ["K-1", "K;2"] };
    const row = formatCsvRow({ ...plainItem, ...links, ratings, size: 0.1 }, criteria);
    expect(row).toContain(",a\\;b;c\\\\,,0.1,,,K-1;K\\;2,1,");
    expect(row).toContain(",-5,-1..0.5..2\r\n");
  });
});
