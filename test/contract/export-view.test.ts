import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCsvHeader, formatCsvRow, formatNdjsonRow } from "../../src/contract/export-view.ts";
import { ItemPatch, ItemView } from "../../src/contract/item.ts";
import { chooseProfile } from "../../src/core/import/choose-profile.ts";
import { type FileFormat } from "../../src/core/import/detect-format.ts";
import { ImportFile } from "../../src/core/import/import-file.ts";
import { openText } from "../../src/core/import/open-text.ts";
import { openTable } from "../../src/core/import/read-table.ts";
import { itemTypes, priorities, type Item } from "../../src/core/item/item.ts";
import { all, bodyOf } from "../core/import/streams.ts";

const criteria = ["reach", "impact"];
const itemId = "itm_01jd3wq2f8e5avb1j0yqk3n9ds";
const plainItem: Item = {
  id: itemId,
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

/** Texts without U+FDD0 and U+FDD1, which an import counts as damage. */
const difficultText = fc
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

const sourceName = difficultText
  .map((text) => text.replaceAll(/\p{Cc}/gu, ""))
  .filter((text) => text !== "" && text.length <= 60);

const number = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => value + 0);
const interval = fc.tuple(number, number, number).map((three) => {
  const [low = 0, likely = 0, high = 0] = three.toSorted((one, other) => one - other);
  return { low, likely, high };
});
const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const fields = fc
  .record(
    {
      title: difficultText,
      type: fc.constantFrom(...itemTypes),
      status: difficultText,
      labels: fc.array(difficultText, { maxLength: 4 }),
      ratings: fc.dictionary(fc.constantFrom(...criteria), fc.oneof(number, interval), {
        noNullPrototype: true,
      }),
      externalId: difficultText,
      source: sourceName,
      parent: difficultText,
      blockedBy: fc.array(difficultText, { minLength: 1, maxLength: 4 }),
      description: difficultText,
      priority: fc.constantFrom(...priorities),
      assignee: difficultText,
      team: difficultText,
      size: fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
      startDate: day,
      dueDate: day,
    },
    { requiredKeys: ["title", "type", "status", "labels", "ratings"] },
  )
  .map(orderDates);

/** Swaps dates in the wrong order, which no stored item has. */
function orderDates<F extends { startDate?: string; dueDate?: string }>(item: F): F {
  const { startDate, dueDate } = item;
  const isReversed = startDate !== undefined && dueDate !== undefined && dueDate < startDate;
  return isReversed ? { ...item, startDate: dueDate, dueDate: startDate } : item;
}

const items = fc
  .array(fields, { minLength: 1, maxLength: 5 })
  .map((list) =>
    list.map((fieldsOfOne, index): Item => ({ ...plainItem, ...fieldsOfOne, number: index + 1 })),
  );

/** Maps an item to the API without the code under test. */
function toView(item: Item): ItemView {
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

/** Removes nulls from a patch and fills in empty ratings and labels. */
function normalise(patch: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(
    JSON.stringify(
      { ratings: {}, labels: [], ...patch },
      (_, value: unknown) => value ?? undefined,
    ),
  );
}

function pickFields(item: Item): unknown {
  const { id, number: _, version, created_at, updated_at, ...rest } = toView(item);
  expect([id, version, created_at, updated_at]).toHaveLength(4);
  return normalise(rest);
}

async function importText(text: string, format: FileFormat, chunkBytes: number) {
  const body = bodyOf(new TextEncoder().encode(text), chunkBytes);
  const { texts, encoding } = await openText(body, { bytesMax: 1e6 });
  const table = await openTable(texts, format);
  const { profile, reason } = chooseProfile(table, undefined);
  const file = new ImportFile(table, {
    map: new Map(),
    values: new Map(),
    blank: "keep",
    isStrict: false,
    criteria: new Map(),
    profile,
    profileReason: reason,
    encoding,
    parsePatch: (patchFields) => ItemPatch.safeParse(patchFields),
  });
  const rows = await all(file.readRows());
  expect(file.finish()).toMatchObject({ warnings: [], unmapped: [] });
  return rows.map(toTuple);
}

function toTuple(row: { patch: ItemPatch; id?: string } | { fault: string }): unknown {
  return "patch" in row ? [row.id, normalise(row.patch)] : row;
}

describe("an import of an export", () => {
  test("restores the fields of any items from CSV", async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 50 }), async (list, chunkBytes) => {
        const text =
          formatCsvHeader(criteria) + list.map((item) => formatCsvRow(item, criteria)).join("");
        const read = await importText(text, "csv", chunkBytes);
        expect(read).toEqual(list.map((item) => [itemId, pickFields(item)]));
      }),
      { numRuns: 500 },
    );
  });

  test("restores the fields of any items from NDJSON", async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 50 }), async (list, chunkBytes) => {
        const text = list.map((item) => formatNdjsonRow(item)).join("");
        const read = await importText(text, "ndjson", chunkBytes);
        expect(read).toEqual(list.map((item) => [itemId, pickFields(item)]));
      }),
    );
  });
});

describe("formatCsvRow", () => {
  test("writes the columns in the order of the header and leaves absent fields empty", () => {
    expect(formatCsvHeader(["reach"])).toBe(
      "id,number,external_id,source,type,parent,title,description,status,priority,assignee,labels,team," +
        "size,start_date,due_date,blocked_by,version,created_at,updated_at,ratings.reach\r\n",
    );
    expect(formatCsvRow(plainItem, ["reach"])).toBe(
      `${itemId},1,,,story,,Login,,open,,,,,,,,,1,1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z,\r\n`,
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

  test("does not escape numbers, and writes intervals, labels and links in one cell each", () => {
    const ratings = { reach: -5, impact: { low: -1, likely: 0.5, high: 2 } };
    const links = { labels: ["a;b", "c\\"], blockedBy: ["K-1", "K;2"] };
    const row = formatCsvRow({ ...plainItem, ...links, ratings, size: 0.1 }, criteria);
    expect(row).toContain(",a\\;b;c\\\\,,0.1,,,K-1;K\\;2,1,");
    expect(row).toContain(",-5,-1..0.5..2\r\n");
  });
});
