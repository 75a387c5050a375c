import { expect, test } from "vitest";
import { splitOwnList, unescapeFormula } from "../../../../src/core/import/rows/own-export.ts";

test.each([
  ["'=1+1", "=1+1"],
  ["''=x", "'=x"],
  ["'\tx", "\tx"],
  ["'quoted'", "'quoted'"],
  ["a'=b", "a'=b"],
  ["", ""],
])("reads the text %j as %j", (cell, text) => {
  expect(unescapeFormula(cell)).toBe(text);
});

test.each([
  ["a;b\\;c;d\\\\;C:\\x", ["a", "b;c", "d\\", "C:\\x"]],
  ["'=a;b", ["=a", "b"]],
  [" a ; b,c", [" a ", " b,c"]],
  [";;", []],
])("reads the list %j as %j", (cell, words) => {
  expect(splitOwnList(cell)).toEqual(words);
});
