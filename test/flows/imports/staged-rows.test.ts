import fc from "fast-check";
import { expect, test } from "vitest";
import {
  eraseStagedAssignees,
  parseStagedRows,
  StagedRows,
} from "../../../src/flows/imports/staged-rows.ts";

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

test("erases an assignee from the rows of any shape, and leaves other fields", () => {
  const staged = new StagedRows();
  const rows = [
    { line: 2, id: null, patch: { title: "Ana", assignee: "Ana" } },
    { line: 3, id: null, patch: { assignee: "Bo", title: "B" } },
    { line: 4, id: "itm_1", patch: { team: "Ana" } },
    { line: 5, id: "itm_2", patch: { assignee: "Ana", ratings: { reach: 1 } } },
  ];
  rows.forEach((each) => staged.add(each));
  const text = staged.flush();
  const erased = eraseStagedAssignees(text, (name) => name === "Ana");
  expect(parseStagedRows(erased)).toEqual([
    { line: 2, id: null, patch: { title: "Ana", assignee: null } },
    rows[1],
    rows[2],
    { line: 5, id: "itm_2", patch: { assignee: null, ratings: { reach: 1 } } },
  ]);
  expect(eraseStagedAssignees(text, () => false)).toBe(text);
});

test("returns the chunk of a revert unchanged", () => {
  expect(eraseStagedAssignees("[[1,2,3]]", () => true)).toBe("[[1,2,3]]");
});
