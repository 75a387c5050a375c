import fc from "fast-check";
import { expect, test } from "vitest";
import { parseStagedRows, StagedRows } from "../../../src/flows/imports/staged-rows.ts";

const rating = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0));

const row = fc.record({
  line: fc.nat(),
  id: fc.option(fc.string()),
  patch: fc.record(
    {
      title: fc.string(),
      description: fc.option(fc.string()),
      labels: fc.array(fc.string(), { maxLength: 3 }),
      ratings: fc.dictionary(fc.constantFrom("reach", "impact", "title"), rating, {
        minKeys: 1,
        noNullPrototype: true,
      }),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
});

test("parses the rows that were added", () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const staged = new StagedRows();
      for (const each of rows) {
        staged.add(each);
      }
      expect(staged.count).toBe(rows.length);
      expect(parseStagedRows(staged.flush())).toEqual(rows);
    }),
  );
});

test("starts an empty text after a flush", () => {
  const staged = new StagedRows();
  staged.add({ line: 2, id: null, patch: { title: "First" } });
  staged.flush();
  staged.add({ line: 3, id: "itm_1", patch: { status: "done" } });
  expect(parseStagedRows(staged.flush())).toEqual([
    { line: 3, id: "itm_1", patch: { status: "done" } },
  ]);
});

test("writes the fields of similar rows once", () => {
  const staged = new StagedRows();
  for (let line = 2; line < 102; line += 1) {
    staged.add({ line, id: null, patch: { title: "T", ratings: { business_value: line } } });
  }
  expect(staged.flush().match(/business_value/g)).toHaveLength(1);
});

test("counts the names of the fields of rows that differ", () => {
  const staged = new StagedRows();
  for (let line = 0; line < 64; line += 1) {
    const rated = ["a", "b", "c", "d", "e", "f"].filter((_, bit) => (line >> bit) % 2 === 1);
    const ratings = Object.fromEntries(rated.map((name) => [`criterion_${name}`, 1]));
    staged.add({ line, id: null, patch: { title: "T", ratings } });
  }
  const { length } = staged;
  expect(Math.abs(staged.flush().length - length)).toBeLessThan(30);
});
