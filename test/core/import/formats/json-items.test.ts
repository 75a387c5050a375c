import { expect, test } from "vitest";
import { openJsonItems } from "../../../../src/core/import/formats/json-items.ts";
import { all, textsOf } from "../streams.ts";

async function read(document: unknown): Promise<unknown[]> {
  const rows = await all(await openJsonItems(textsOf(JSON.stringify(document))));
  return rows.map((row) => ("value" in row ? row.value : row.fault));
}

test("reads the elements of an array, or one object", async () => {
  expect(await read([{ a: 1 }, { a: 2 }])).toEqual([{ a: 1 }, { a: 2 }]);
  expect(await read({ title: "One" })).toEqual([{ title: "One" }]);
});

test("reads the array in which a tracker writes its items", async () => {
  const document = { names: [{ n: 1 }, { n: 2 }], issues: [{ key: "A-1" }] };
  expect(await read(document)).toEqual([{ key: "A-1" }]);
});

test("otherwise reads the longest array", async () => {
  const document = { data: { short: [{ a: 1 }], long: [{ b: 1 }, { b: 2 }] } };
  expect(await read(document)).toEqual([{ b: 1 }, { b: 2 }]);
});

test("replaces the ids of a board's lists and members with their names", async () => {
  const document = {
    cards: [{ name: "Card", idList: "l1", idMembers: ["m1", "m9"] }, { name: "Other" }],
    lists: [{ id: "l1", name: "Doing" }],
    members: [{ id: "m1", fullName: "Dana Fox" }],
  };
  expect(await read(document)).toEqual([
    { name: "Card", idList: "Doing", idMembers: ["Dana Fox", "m9"] },
    { name: "Other", idList: undefined, idMembers: undefined },
  ]);
});

test("keeps the ids if the document has no names for them", async () => {
  expect(await read({ cards: [{ name: "Card", idList: "l1" }] })).toEqual([
    { name: "Card", idList: "l1", idMembers: undefined },
  ]);
});
