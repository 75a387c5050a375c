import { expect, test } from "vitest";
import { findNearestWord } from "../../../../src/core/models/formula/nearest-word.ts";

const words = ["value", "urgency", "effort", "raw_value"];

test.for([
  ["valu", "value"], // one letter left out
  ["vallue", "value"], // one put in
  ["volue", "value"], // one exchanged
  ["URGENCY", "urgency"],
  ["urgnecy", "urgency"], // two exchanged, of seven
  ["value", "value"],
  ["val", undefined], // two left out, of three
  ["zeal", undefined],
  ["", undefined],
  ["x".repeat(2000), undefined],
] as const)("%s: %s", ([word, found]) => {
  expect(findNearestWord(word, words)).toBe(found);
});

test("takes the nearer one, and the first of two", () => {
  expect(findNearestWord("efforts", ["afforts", "effort", "effortz"])).toBe("afforts");
  expect(findNearestWord("effortss", ["efforx", "efforts"])).toBe("efforts");
  expect(findNearestWord("a", [])).toBeUndefined();
});
