import { expect, test } from "vitest";
import { z } from "zod";
import { UsageError } from "../../scripts/cli-error.ts";
import {
  integerBetween,
  outputFile,
  parseOptions,
  positiveNumber,
  validateOptions,
} from "../../scripts/cli-options.ts";

const text = { type: "string" } as const;
const Values = z.object({
  items: integerBetween(10, 20).default(15),
  minutes: positiveNumber(2).default(1),
});
const read = (args: readonly string[]) =>
  validateOptions(Values, parseOptions(args, { items: text, minutes: text }));

test("parses numbers and applies defaults", () => {
  expect(read([])).toEqual({ items: 15, minutes: 1 });
  expect(read(["--items", "20", "--minutes=0.5"])).toEqual({ items: 20, minutes: 0.5 });
});

test.each([
  [["--items", "x"], '--items: "x" is not an integer from 10 to 20.'],
  [["--items", "0x10"], '--items: "0x10" is not an integer from 10 to 20.'],
  [["--items", "1e1"], '--items: "1e1" is not an integer from 10 to 20.'],
  [["--items", " 12"], '--items: " 12" is not an integer from 10 to 20.'],
  [["--items="], '--items: "" is not an integer from 10 to 20.'],
  [["--items", "9"], "--items: Use an integer from 10 to 20."],
  [["--minutes", "0"], "--minutes: Use a number above 0 and at most 2."],
  [["--minutes", "Infinity"], '--minutes: "Infinity" is not a number above 0 and at most 2.'],
  [["--item", "12"], "Unknown option '--item'."],
  [["--items"], "Option '--items <value>' argument missing."],
  [["12"], 'Unexpected argument "12".'],
])("rejects %j with one line", (args, line) => {
  expect(() => read(args)).toThrow(new UsageError(line));
});

test("rejects an output file whose folder does not exist", () => {
  expect(outputFile.safeParse("x.json").success).toBe(true);
  expect(outputFile.safeParse("/nowhere/at/all/x.json").error?.issues[0]?.message).toBe(
    'The folder of "/nowhere/at/all/x.json" does not exist. Create it first.',
  );
});
