import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonFault, isDeeperThan } from "../../src/core/json-text.ts";

test.each([
  ["[[1],[1]]", 2, false],
  ['{"a":{"b":[]}}', 2, true],
  ['["[[[["]', 1, false],
  [String.raw`["\"[[[["]`, 1, false],
  [String.raw`["\\",[1]]`, 1, true],
  ['["[[[', 1, false],
])("reports whether %s is deeper than %i: %s", (text, levels, isDeeper) => {
  expect(isDeeperThan(text, levels)).toBe(isDeeper);
  expect(findJsonFault(text, levels) !== undefined).toBe(isDeeper);
});

describe("the fault of a JSON text", () => {
  test.each([
    ['{"a":1,"a":2}', "/a"],
    ['{"a":1,"b":{"a":2},"a":3}', "/a"],
    ['{"list":[{"x":1},{"x":1,"y":[],"x":2}]}', "/list/1/x"],
    ['[[],[1,{"k":{"n":1,"n":1}}]]', "/1/1/k/n"],
    [String.raw`{"title":1,"t\u0069tle":2}`, "/title"],
    [String.raw`{"a/b":1,"a~b":{"":0,"":1}}`, "/a~0b/"],
    ['{"x":{"__proto__":1}}', "/x/__proto__"],
    [String.raw`{"\u005f_proto__":1}`, "/__proto__"],
    [String.raw`{"a\u0000":1}`, "/a\0"],
    [String.raw`{"a\u009f":1}`, "/a\u009f"],
    [String.raw`{"\ud800":1}`, "/\ud800"],
  ])("of %s is at %j", (text, pointer) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(findJsonFault(text, 9)).toMatchObject({ pointer });
  });

  test.each([
    '{"a":{"x":1},"b":{"x":1},"x":[{"x":1},{"x":1}]}',
    '["a","a",{"a":"a"}]',
    '{"a":"__proto__","b":"{\\"a\\":1,\\"a\\":1}"}',
    String.raw`{"\ud83d\ude00":1,"\"":2,"\\":3}`,
    "",
    "7",
    '{"a":1,',
    ']}{"a":1}',
    '{"a',
  ])("is absent from %s", (text) => {
    expect(findJsonFault(text, 9)).toBeUndefined();
  });

  test("is found in an object of any size, and only if a name occurs twice", () => {
    const names = fc.uniqueArray(fc.string({ unit: "grapheme", maxLength: 5 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(names, fc.nat(), fc.jsonValue(), (all, nth, value) => {
        const plain = all.filter((name) => name !== "__proto__" && !/\p{Cc}/u.test(name));
        const members = plain.map((name) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
        const repeated = members[nth % members.length] ?? "";
        const [once, twice] = [members.join(","), [...members, repeated].join(" , ")];
        const isPlain = findJsonFault(JSON.stringify(value), 99) === undefined;
        fc.pre(isPlain && members.length > 0);
        expect(findJsonFault(`[{${once}}]`, 99)).toBeUndefined();
        const pointer = findJsonFault(`[0,{${twice}}]`, 99)?.pointer;
        const name = plain[nth % plain.length] ?? "";
        expect(pointer).toBe(`/1/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
      }),
    );
  });
});
