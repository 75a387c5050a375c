import { describe, expect, test } from "vitest";
import {
  detectDelimiter,
  isDelimiterSample,
} from "../../../../src/core/import/formats/detect-delimiter.ts";

describe("detectDelimiter", () => {
  test.each([
    ["a,b", ","],
    ["a;b", ";"],
    ["a\tb", "\t"],
    ["a|b", "|"],
    ["a", ","],
    ["", ","],
    ['"a,x,y";b', ";"],
    ["a,b;c", ","],
    ["\n\r\na;b\r\n", ";"],
  ])("detects the delimiter of the header %j", (header, expected) => {
    expect(detectDelimiter(header.split("\n"))).toBe(expected);
  });

  test.each([
    ["a heading contains commas", "Title;Amount (EUR, net, rounded)\nA;1\nB;2", ";"],
    ["each row has a decimal comma", "key;Amount (EUR, net);size\nA;3,5;1\nB;4,5;2", ";"],
    ["commas fit as well, but a heading would begin with a space", "Title;EUR, net\nA;3,5", ";"],
    ["a quoted cell contains other delimiters", 'a;b\n"x, y, z";1\n"p,q,r";2', ";"],
    ["a quoted cell has several lines", 'a|b\n"x, y\nz, w\nv";1|2\n3|4', "|"],
    ["rows are damaged", "a,b,c\n1,2\n1,2,3,4\n1,2,3", ","],
    ["no row fits", "a,b,c\n1,2", ","],
    ["texts contain more semicolons", "a,b,c\nx; y; z; w,2,3\n1,p; q; r; s,3", ","],
    ["a heading contains a vertical bar", "a|b,c,d\n1,2,3\n4,5,6", ","],
  ])("detects it although %s", (_, text, expected) => {
    expect(detectDelimiter(text.split("\n"))).toBe(expected);
  });
});

describe("isDelimiterSample", () => {
  test("needs 50 lines with text, and no more than 1,000 lines or 1 MiB", () => {
    expect(isDelimiterSample(Array<string>(49).fill("a,b"))).toBe(false);
    expect(isDelimiterSample(Array<string>(50).fill("a,b"))).toBe(true);
    expect(isDelimiterSample(Array<string>(999).fill("\r"))).toBe(false);
    expect(isDelimiterSample(Array<string>(1_000).fill(""))).toBe(true);
    expect(isDelimiterSample(["x".repeat(1_048_575)])).toBe(false);
    expect(isDelimiterSample(["x".repeat(1_048_576)])).toBe(true);
    expect(isDelimiterSample([undefined])).toBe(true);
  });
});
