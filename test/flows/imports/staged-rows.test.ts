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

test("what was added is read again, row by row", () => {
  fc.assert(
    fc.property(fc.array(row), (given) => {
      const staged = new StagedRows();
      for (const each of given) {
        staged.add(each);
      }
      expect(staged.count).toBe(given.length);
      expect(parseStagedRows(staged.flush())).toEqual(given);
    }),
  );
});

test("a text that was taken is not in the next one", () => {
  const staged = new StagedRows();
  staged.add({ line: 2, id: null, patch: { title: "First" } });
  staged.flush();
  staged.add({ line: 3, id: "itm_1", patch: { status: "done" } });
  expect(parseStagedRows(staged.flush())).toEqual([
    { line: 3, id: "itm_1", patch: { status: "done" } },
  ]);
});

test("says the fields of alike rows once", () => {
  const staged = new StagedRows();
  for (let line = 2; line < 102; line += 1) {
    staged.add({ line, id: null, patch: { title: "T", ratings: { business_value: line } } });
  }
  expect(staged.flush().match(/business_value/g)).toHaveLength(1);
});
