import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNdjson } from "../../../../src/core/import/formats/read-ndjson.ts";
import { lineLengthMax } from "../../../../src/core/import/text/read-lines.ts";
import { all, textsOf } from "../streams.ts";

const readRows = (text: string, length?: number) => all(readNdjson(textsOf(text, length)));

describe("readNdjson", () => {
  test("reads any objects with their lines, in pieces of any size", async () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
    const ending = fc.constantFrom("\n", "\r\n", "\n\n", "\n \t\r\n");
    const lines = fc.array(fc.tuple(value, ending));
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 40 }), async (pairs, length) => {
        const texts = pairs.map(([object, end]) => JSON.stringify(object) + end);
        const rows = await readRows(texts.join(""), length);
        const starts = pairs.map((_, index) => texts.slice(0, index).join("").split("\n").length);
        expect(rows).toEqual(
          pairs.map(([object], index) => ({
            line: starts[index],
            value: JSON.parse(JSON.stringify(object)),
          })),
        );
      }),
    );
  });

  test("reads a last line without a line break", async () => {
    expect(await readRows('{"a":1}\n{"b":2}')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 2, value: { b: 2 } },
    ]);
  });

  test.each([
    ['{"a": 1,}', "at column 9"],
    ['{"a": nope}', "nope"],
    ['{"a": 1', "at column 8"],
    ['{"a": "x', "at column 9"],
    ['{"a":1}{"b":2}', "at column 8"],
    ["[1]", "The line is not a JSON object."],
    ["null", "The line is not a JSON object."],
    ['"text"', "The line is not a JSON object."],
    ['{"a":"\uFDD1"}', "The line contains bytes that are not valid"],
  ])("rejects %s with its position and keeps the other lines", async (text, detail) => {
    const rows = await readRows(`{"a":0}\n${text}\n\n{"a":2}\n`);
    expect(rows).toEqual([
      { line: 1, value: { a: 0 } },
      { line: 2, fault: expect.stringContaining(detail) },
      { line: 4, value: { a: 2 } },
    ]);
  });

  test("accepts a line of the maximum length and rejects longer ones", async () => {
    const longest = `{"a":"${"x".repeat(lineLengthMax - 8)}"}`;
    const text = `${longest}\n ${longest}\n${longest}${longest}${longest}\n{}`;
    const rows = await readRows(text, 100_003);
    const fault = "The line is longer than 1048576 characters.";
    expect(rows.slice(1)).toEqual([
      { line: 2, fault },
      { line: 3, fault },
      { line: 4, value: {} },
    ]);
    expect(rows[0]).toHaveProperty("value");
  });

  test("keeps a genuine U+FFFD", async () => {
    expect(await readRows('{"a":"\uFFFD"}')).toEqual([{ line: 1, value: { a: "\uFFFD" } }]);
  });
});
