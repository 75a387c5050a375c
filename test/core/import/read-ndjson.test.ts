import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineLengthMax } from "../../../src/core/import/read-lines.ts";
import { readNdjson } from "../../../src/core/import/read-ndjson.ts";
import { all, textsOf } from "../../flows/imports/streams.ts";

const rowsOf = (text: string, length?: number) => all(readNdjson(textsOf(text, length)));

describe("readNdjson", () => {
  test("reads any objects back, at any size of piece, with the line of each", async () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
    const ending = fc.constantFrom("\n", "\r\n", "\n\n", "\n \t\r\n");
    const lines = fc.array(fc.tuple(value, ending));
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 40 }), async (pairs, length) => {
        const texts = pairs.map(([object, end]) => JSON.stringify(object) + end);
        const rows = await rowsOf(texts.join(""), length);
        const starts = pairs.map((_, at) => texts.slice(0, at).join("").split("\n").length);
        expect(rows).toEqual(
          pairs.map(([object], at) => ({
            line: starts[at],
            value: JSON.parse(JSON.stringify(object)),
          })),
        );
      }),
    );
  });

  test("reads a last line that no line break ends", async () => {
    expect(await rowsOf('{"a":1}\n{"b":2}')).toEqual([
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
    ['{"a":"\uFDD1"}', "The line holds bytes that are not UTF-8 text."],
  ])("refuses %s, says where, and keeps the lines around it", async (text, said) => {
    const rows = await rowsOf(`{"a":0}\n${text}\n\n{"a":2}\n`);
    expect(rows).toEqual([
      { line: 1, value: { a: 0 } },
      { line: 2, fault: expect.stringContaining(said) },
      { line: 4, value: { a: 2 } },
    ]);
  });

  test("refuses a line that is too long and takes one of the greatest length", async () => {
    const longest = `{"a":"${"x".repeat(lineLengthMax - 8)}"}`;
    const text = `${longest}\n ${longest}\n${longest}${longest}${longest}\n{}`;
    const rows = await rowsOf(text, 100_003);
    const fault = "The line is longer than 1048576 characters.";
    expect(rows.slice(1)).toEqual([
      { line: 2, fault },
      { line: 3, fault },
      { line: 4, value: {} },
    ]);
    expect(rows[0]).toHaveProperty("value");
  });

  test("keeps a U+FFFD that the file holds", async () => {
    expect(await rowsOf('{"a":"\uFFFD"}')).toEqual([{ line: 1, value: { a: "\uFFFD" } }]);
  });
});
