import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import {
  isCurrent,
  readCreateOnly,
  readExpectedVersion,
} from "../../../src/http/request/conditional.ts";

test.each([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"x,y","a"', true],
  ["*", true],
  ['"b"', false],
  ["a", false],
  ["", false],
])("reports whether If-None-Match %s contains the tag a: %s", (header, expected) => {
  expect(isCurrent(header, '"a"')).toBe(expected);
  expect(isCurrent(header, 'W/"a"')).toBe(expected);
});

describe("the expected version of a write", () => {
  test.each([
    [undefined, undefined, undefined],
    ['"3"', undefined, 3],
    ['W/"3"', undefined, 3],
    ["*", undefined, "*"],
    [undefined, 3, 3],
    ['"3"', 3, 3],
    ["*", 3, 3],
  ])("is read from If-Match %s and %s in the body as %s", (header, inBody, expected) => {
    expect(readExpectedVersion(header, inBody)).toBe(expected);
  });

  test.each(["3", '"a"', '"3", "4"', '"0"', '"-1"', "", '"9999999999999999"'])(
    "If-Match %s is no tag of ours: malformed",
    (header) => {
      expect(() => readExpectedVersion(header)).toThrow(
        expect.objectContaining({
          kind: "malformed",
          faults: [expect.objectContaining({ header: "If-Match" })],
        }),
      );
    },
  );

  test("is rejected if the header and the body disagree", () => {
    expect(() => readExpectedVersion('"3"', 4)).toThrow(Failure);
  });
});

describe("the If-None-Match of a write", () => {
  test.each([
    [undefined, false],
    ["*", true],
    [" * ", true],
  ])("%j requires a new item: %s", (header, expected) => {
    expect(readCreateOnly(header)).toBe(expected);
  });

  test.each(['"3"', "", '*, "3"'])("is malformed if it is %j", (header) => {
    const faults = [expect.objectContaining({ header: "If-None-Match" })];
    expect(() => readCreateOnly(header)).toThrow(
      expect.objectContaining({ kind: "malformed", faults }),
    );
  });
});
