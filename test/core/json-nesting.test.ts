import { expect, test } from "vitest";
import { isDeeperThan } from "../../src/core/json-nesting.ts";

test.each([
  ["[[1],[1]]", 2, false],
  ['{"a":{"b":[]}}', 2, true],
  ['["[[[["]', 1, false],
  [String.raw`["\"[[[["]`, 1, false],
  [String.raw`["\\",[1]]`, 1, true],
  ['["[[[', 1, false],
])("reports whether %s is deeper than %i: %s", (text, levels, isDeeper) => {
  expect(isDeeperThan(text, levels)).toBe(isDeeper);
});
