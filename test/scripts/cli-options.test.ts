import { expect, test } from "vitest";
import { z } from "zod";
import { outputFile, positive, said, whole, wordsOf } from "../../scripts/cli-options.ts";

const text = { type: "string" } as const;
const Asked = z.object({ items: whole(10, 20).default(15), minutes: positive(2).default(1) });
const read = (words: readonly string[]) =>
  said(Asked, wordsOf(words, { items: text, minutes: text }));

test("numbers are read as they are written", () => {
  expect(read([])).toEqual({ items: 15, minutes: 1 });
  expect(read(["--items", "20", "--minutes=0.5"])).toEqual({ items: 20, minutes: 0.5 });
});

test.each([
  [["--items", "x"], '--items: "x" is not a whole number from 10 to 20.'],
  [["--items", "0x10"], '--items: "0x10" is not a whole number from 10 to 20.'],
  [["--items", "1e1"], '--items: "1e1" is not a whole number from 10 to 20.'],
  [["--items", " 12"], '--items: " 12" is not a whole number from 10 to 20.'],
  [["--items="], '--items: "" is not a whole number from 10 to 20.'],
  [["--items", "9"], "--items: Say a whole number from 10 to 20."],
  [["--minutes", "0"], "--minutes: Say a number above 0 and at most 2."],
  [["--minutes", "Infinity"], '--minutes: "Infinity" is not a number above 0 and at most 2.'],
  [["--item", "12"], "Unknown option '--item'."],
  [["--items"], "Option '--items <value>' argument missing"],
  [["12"], 'There is no use for "12".'],
])("%j is refused in one line", (words, line) => {
  expect(() => read(words)).toThrow(new RangeError(line));
});

test("a file is refused before the run if nobody could write it after", () => {
  expect(outputFile.safeParse("x.json").success).toBe(true);
  expect(outputFile.safeParse("/nowhere/at/all/x.json").error?.issues[0]?.message).toBe(
    'There is no folder for "/nowhere/at/all/x.json".',
  );
});
