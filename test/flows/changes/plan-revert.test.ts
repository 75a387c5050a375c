import { describe, expect, test } from "vitest";
import { type Item, itemDefaults } from "../../../src/core/item/item.ts";
import { planRevert } from "../../../src/flows/changes/plan-revert.ts";
import { type RevertContext } from "../../../src/ports/deps.ts";

const at = 99;

function buildItem(number: number, fields: Partial<Item> = {}): Item {
  return {
    ...itemDefaults,
    id: `itm_${number}`,
    number,
    title: `Title ${number}`,
    version: 3,
    createdAt: 1,
    updatedAt: 2,
    ...fields,
  };
}

type Entry = RevertContext["entries"][number];

/** Plans the revert of all items of the entries at version 3. */
function plan(
  items: readonly Item[],
  entries: readonly Entry[],
  more: Partial<RevertContext> = {},
) {
  const numbers = [...new Set(entries.map(({ number }) => number))];
  const rows = numbers.map((number) => ({ number, version: 3, generations: [1] }));
  const parents = new Map(items.map(({ id, parent }) => [id, parent]));
  return planRevert(rows, { items, entries, holders: [], parents, ...more }, at);
}

describe("a planned revert", () => {
  test("restores the fields from before the first entry, and logs the present ones", () => {
    const item = buildItem(1, { size: 3, team: "red", labels: ["a"] });
    const { changes } = plan(
      [item],
      [
        { number: 1, before: { size: 1, team: null } },
        { number: 1, before: { size: 2, labels: ["b", "a"] } },
      ],
    );
    expect(changes).toEqual([
      {
        id: "itm_1",
        number: 1,
        version: 3,
        createdAt: 1,
        fields: { ...itemDefaults, title: "Title 1", size: 1, labels: ["b", "a"] },
        before: { size: 3, team: "red", labels: ["a"] },
      },
    ]);
    expect(changes[0]?.fields).not.toHaveProperty("team");
  });

  test("deletes an item that an entry created, and keeps its present fields", () => {
    const { changes } = plan(
      [buildItem(1, { size: 3 })],
      [
        { number: 1, before: undefined },
        { number: 1, before: { size: 2 } },
      ],
    );
    expect(changes).toMatchObject([
      { deletedAt: at, before: { deletedAt: null }, fields: { title: "Title 1", size: 3 } },
    ]);
  });

  test("restores an item that an entry deleted, and deletes one again at its earlier time", () => {
    const { changes } = plan(
      [buildItem(1, { deletedAt: 7 }), buildItem(2)],
      [
        { number: 1, before: { deletedAt: null } },
        { number: 2, before: { deletedAt: 8 } },
      ],
    );
    expect(changes[0]).not.toHaveProperty("deletedAt");
    expect(changes).toMatchObject([
      { number: 1, before: { deletedAt: 7 } },
      { number: 2, before: { deletedAt: null }, deletedAt: 8 },
    ]);
  });

  test("counts an item that already has its earlier fields, and still records it", () => {
    const { changes, unchanged } = plan([buildItem(1)], [{ number: 1, before: { size: null } }]);
    expect(unchanged).toBe(1);
    expect(changes).toMatchObject([{ number: 1, before: {} }]);
  });

  test("refuses an item with another version", () => {
    const { changes, faults } = plan([buildItem(1, { version: 4 })], [{ number: 1, before: {} }]);
    expect(changes).toEqual([]);
    expect(faults).toEqual([
      { line: 0, detail: "Item 1 (itm_1) changed during the revert. Edit the item instead." },
    ]);
  });

  test("lets items exchange their external ids", () => {
    const { changes, conflicts } = plan(
      [buildItem(1, { externalId: "Y" }), buildItem(2, { externalId: "X" })],
      [
        { number: 1, before: { externalId: "X" } },
        { number: 2, before: { externalId: "Y" } },
      ],
      {
        holders: [
          { number: 1, holder: 2, externalId: "X", source: "" },
          { number: 2, holder: 1, externalId: "Y", source: "" },
        ],
      },
    );
    expect(conflicts).toEqual([]);
    expect(changes.map(({ fields }) => fields.externalId)).toEqual(["X", "Y"]);
  });

  test("leaves out an item whose external id stays with an item that is left out", () => {
    const { changes, conflicts } = plan(
      [
        buildItem(1, { externalId: "Z" }),
        buildItem(2, { externalId: "X" }),
        buildItem(3, { externalId: "W" }),
      ],
      [
        { number: 1, before: { externalId: "X" } },
        { number: 2, before: { externalId: "V" } },
        { number: 3, before: { size: 4 } },
      ],
      {
        holders: [
          { number: 1, holder: 2, externalId: "X", source: "" },
          { number: 2, holder: 9, externalId: "V", source: "" },
        ],
      },
    );
    expect(changes.map(({ number }) => number)).toEqual([3]);
    expect(conflicts.map(({ row }) => row.number).toSorted((a, b) => a - b)).toEqual([1, 2]);
    expect(conflicts[0]?.fault.detail).toContain('had the external id "V", which item 9 has');
  });

  test("gives an external id that two items had at different times to one of them", () => {
    const { changes, conflicts } = plan(
      [buildItem(1), buildItem(2)],
      [
        { number: 1, before: { externalId: "X" } },
        { number: 2, before: { externalId: "X" } },
      ],
    );
    expect([changes.length, conflicts.length]).toEqual([1, 1]);
  });

  test("allows the external id of an item of another source", () => {
    const { changes, conflicts } = plan(
      [buildItem(1, { externalId: "Y", source: "jira" }), buildItem(2, { externalId: "Z" })],
      [
        { number: 1, before: { externalId: "X" } },
        { number: 2, before: { externalId: "X" } },
      ],
      { holders: [{ number: 1, holder: 9, externalId: "X", source: "linear" }] },
    );
    expect(conflicts).toEqual([]);
    expect(changes.map(({ fields: { source } }) => source)).toEqual(["jira", undefined]);
  });

  test("lets a parent and its child swap places", () => {
    const { changes, conflicts } = plan(
      [buildItem(1), buildItem(2, { parent: "itm_1" })],
      [
        { number: 1, before: { parent: "itm_2" } },
        { number: 2, before: { parent: null } },
      ],
    );
    expect(conflicts).toEqual([]);
    expect(changes.map(({ fields }) => fields.parent)).toEqual(["itm_2", undefined]);
  });

  test("leaves out an item whose earlier parent is below it now", () => {
    const items = [buildItem(1), buildItem(2, { parent: "itm_1" })];
    const { changes, conflicts } = plan(items, [{ number: 1, before: { parent: "itm_2" } }]);
    expect(changes).toEqual([]);
    expect(conflicts[0]?.fault.detail).toContain("had a parent that is below the item now");
  });
});
