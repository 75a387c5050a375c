import { expect, test } from "vitest";
import { findNearestWord } from "../../../src/core/words/nearest-word.ts";

const words = ["value", "urgency", "effort", "raw_value"];

test.for([
  ["valu", "value"], // one deletion
  ["vallue", "value"], // one insertion
  ["volue", "value"], // one substitution
  ["URGENCY", "urgency"],
  ["urgnecy", "urgency"], // two substitutions in seven characters
  ["value", "value"],
  ["val", undefined], // two deletions for three characters
  ["zeal", undefined],
  ["", undefined],
  ["x".repeat(2000), undefined],
] as const)("finds for %s: %s", ([word, nearest]) => {
  expect(findNearestWord(word, words)).toBe(nearest);
});

test("finds the nearest word, or the first of equally near words", () => {
  expect(findNearestWord("efforts", ["afforts", "effort", "effortz"])).toBe("afforts");
  expect(findNearestWord("effortss", ["efforx", "efforts"])).toBe("efforts");
  expect(findNearestWord("a", [])).toBeUndefined();
});
