import { expect, test } from "vitest";
import { AnswerTally } from "../../../../src/core/import/rows/answer-tally.ts";

const answer = { functional: "like", dysfunctional: "dislike" };

test("counts the answers of rows with the same identity", () => {
  const tally = new AnswerTally<object>(false);
  const named = { line: 2, patch: { title: "Tabs" }, answer };
  expect([tally.add(named), tally.add(named), tally.add({ ...named, id: "itm_1" })]).toEqual([
    "new",
    "known",
    "new",
  ]);
  expect(tally.rows().map((row) => Object.keys(row))).toEqual([
    ["line", "patch"],
    ["line", "patch", "id"],
  ]);
  expect(tally.describe()).toMatch(/^Counted 3 pairs of answers about 2 items/);
});

test("does not count a row without its number of answers where rows have numbers", () => {
  const tally = new AnswerTally<object>(true);
  const row = { line: 2, patch: { title: "Tabs" } };
  expect(tally.add({ ...row, answer })).toBe("incomplete");
  expect(tally.add({ ...row, answer: { ...answer, answers: 4 } })).toBe("new");
  expect(tally.rows()).toMatchObject([{ patch: { ratings: { kano_one_dimensional: 4 } } }]);
});

test("rejects more than a million rows", () => {
  const tally = new AnswerTally<object>(false);
  const row = { line: 2, patch: { title: "Tabs" } };
  for (let count = 0; count < 1_000_000; count += 1) {
    tally.add(row);
  }
  expect(() => tally.add(row)).toThrow("The file has more than 1000000 rows.");
});
