import { expect, test } from "vitest";
import { ObjectColumns } from "../../../../src/core/import/formats/object-columns.ts";

test("gives each key a column, in the order of appearance", () => {
  const columns = new ObjectColumns();
  expect(columns.toCells({ title: "a", size: 3 })).toEqual(["a", 3]);
  expect(columns.toCells({ labels: [], title: null })).toEqual([null, undefined, []]);
  expect(columns.names).toEqual(["title", "size", "labels"]);
});

test("unwraps ratings and fields, and prefers a member of the object itself", () => {
  const columns = new ObjectColumns();
  const cells = columns.toCells({
    id: 7,
    ratings: { reach: 5 },
    fields: { summary: "S", id: 8, ratings: 1 },
    "ratings.reach": 6,
  });
  expect(Object.fromEntries(columns.names.map((name, index) => [name, cells[index]]))).toEqual({
    id: 7,
    "ratings.reach": 5,
    summary: "S",
    ratings: 1,
  });
});

test("keeps ratings and fields that are not objects", () => {
  const columns = new ObjectColumns();
  expect(columns.toCells({ ratings: [1], fields: "x" })).toEqual([[1], "x"]);
  expect(columns.names).toEqual(["ratings", "fields"]);
});

test("treats inherited names as ordinary keys", () => {
  const columns = new ObjectColumns();
  expect(columns.toCells(JSON.parse('{"__proto__":{"size":1},"constructor":2}'))).toEqual([
    { size: 1 },
    2,
  ]);
  expect(columns.names).toEqual(["__proto__", "constructor"]);
});

test("reads at most a thousand keys", () => {
  const columns = new ObjectColumns();
  const keys = Array.from({ length: 1_001 }, (_, index) => [`k${index}`, index]);
  expect(columns.toCells(Object.fromEntries(keys))).toHaveLength(1_000);
  expect(columns.toCells({ k1000: 1, k999: 2 }).filter((cell) => cell !== undefined)).toEqual([2]);
});
