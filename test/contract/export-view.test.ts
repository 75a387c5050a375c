import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCsvHeader, formatCsvRow, formatNdjsonRow } from "../../src/contract/export-view.ts";
import { ItemView } from "../../src/contract/item.ts";
import { itemTypes, priorities, type Item } from "../../src/core/item/item.ts";
import { readImport } from "../core/import/read-import.ts";

/** Criteria of a workspace, which have no range of their own. */
const criteria = ["custom_reach", "custom_value"];
const id = "itm_01k7x0000000000000000000a1";
const plainItem: Item = {
  id,
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

/** Texts that the API accepts as a title: with line breaks and tabs, but not blank. */
const difficultTitle = difficultText
  .map((text) => text.replaceAll(/[^\P{Cc}\t\n\r]/gu, ""))
  .filter((text) => text.trim() !== "");

const difficultDescription = difficultText
  .map((text) => text.replaceAll("\0", ""))
  .filter((text) => text !== "");

const difficultName = difficultText
  .map((text) => text.replaceAll(/\p{Cc}/gu, ""))
  .filter((text) => text.trim() !== "");

const sourceName = difficultName.filter((text) => text.length <= 60);

const number = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => value + 0);
const interval = fc.tuple(number, number, number).map((three) => {
  const [low = 0, likely = 0, high = 0] = three.toSorted((one, other) => one - other);
  return { low, likely, high };
});
const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The days of an item. An import drops a due date before the start date. */
const days = fc.oneof(
  fc.record({ startDate: day }),
  fc.record({ dueDate: day }),
  fc
    .tuple(day, day)
    .map(([one, other]) =>
      one < other ? { startDate: one, dueDate: other } : { startDate: other, dueDate: one },
    ),
);

const fields = fc.record(
  {
    title: difficultTitle,
    type: fc.constantFrom(...itemTypes),
    status: difficultName,
    labels: fc.array(difficultName, { maxLength: 4 }),
    ratings: fc.dictionary(fc.constantFrom(...criteria), fc.oneof(number, interval), {
      noNullPrototype: true,
    }),
    externalId: difficultName,
    source: sourceName,
    parent: difficultName,
    blockedBy: fc.array(difficultName, { minLength: 1, maxLength: 4 }),
    description: difficultDescription,
    priority: fc.constantFrom(...priorities),
    assignee: difficultName,
    team: difficultName,
    size: fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
    days,
  },
  { requiredKeys: ["title", "type", "status", "labels", "ratings"] },
);

const items = fc.array(fields, { minLength: 1, maxLength: 5 }).map((list) =>
  list.map((fieldsOfOne, index): Item => ({
    ...plainItem,
    ...fieldsOfOne,
    id: `itm_01k7x0000000000000000000a${index}`,
    number: index + 1,
  })),
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
  const { id: itemId, number: _, version, created_at, updated_at, ...rest } = toView(item);
  expect([itemId, version, created_at, updated_at]).toHaveLength(4);
  return normalise(rest);
}

/** Imports an export, and returns the id and the fields of each row. */
async function importExport(text: string, chunkBytes: number): Promise<unknown[]> {
  const { report, rows, unmapped } = await readImport(text, { chunkBytes });
  expect(report).toMatchObject({ profile: { name: "ordinal" }, source: "" });
  expect(unmapped).toEqual([]);
  return rows.map((row) => ("patch" in row ? [row.id, normalise(row.patch)] : row));
}

describe("an import of an export", () => {
  test("restores the fields of any items from CSV", async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 50 }), async (list, chunkBytes) => {
        const text =
          formatCsvHeader(criteria) + list.map((item) => formatCsvRow(item, criteria)).join("");
        const expected = list.map((item) => [item.id, pickFields(item)]);
        expect(await importExport(text, chunkBytes)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("restores the fields of any items from NDJSON", async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 50 }), async (list, chunkBytes) => {
        const text = list.map((item) => formatNdjsonRow(item)).join("");
        const expected = list.map((item) => [item.id, pickFields(item)]);
        expect(await importExport(text, chunkBytes)).toEqual(expected);
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
      `${id},1,,,story,,Login,,open,,,,,,,,,1,1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z,\r\n`,
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
    const ratings = { custom_reach: -5, custom_value: { low: -1, likely: 0.5, high: 2 } };
    const links = { labels: ["a;b", "c\\"], blockedBy: ["K-1", "K;2"] };
    const row = formatCsvRow({ ...plainItem, ...links, ratings, size: 0.1 }, criteria);
    expect(row).toContain(",a\\;b;c\\\\,,0.1,,,K-1;K\\;2,1,");
    expect(row).toContain(",-5,-1..0.5..2\r\n");
  });
});
