import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  Dictionary,
  dropUnusedStrings,
  newCodes,
  stringAt,
  type StringColumn,
} from "../../../src/core/columns/string-column.ts";

function encode(strings: readonly string[], unused: readonly string[] = []): StringColumn {
  const dictionary = new Dictionary();
  unused.forEach((text) => dictionary.encode(text));
  const encoded = strings.map((text) => dictionary.encode(text));
  const codes = newCodes(encoded.length, dictionary.values.length);
  codes.set(encoded);
  return { codes, values: dictionary.values };
}

describe("dropUnusedStrings", () => {
  test("keeps the strings of all rows and drops the others", () => {
    const text = fc.string({ maxLength: 3 });
    fc.assert(
      fc.property(fc.array(text), fc.array(text), (strings, unused) => {
        const column = dropUnusedStrings(encode(strings, unused));
        expect(strings.map((_, row) => stringAt(column, row) ?? "")).toEqual(strings);
        expect(new Set(column.values)).toEqual(new Set(["", ...strings]));
        expect(column.values[0]).toBe("");
      }),
    );
  });

  test("returns the column itself if every string is in use", () => {
    const column = encode(["a", "", "b"]);
    expect(dropUnusedStrings(column)).toBe(column);
  });

  test("narrows the codes if few strings remain", () => {
    const unused = Array.from({ length: 300 }, (_, index) => `u${index}`);
    const column = encode(["a"], unused);
    expect(column.codes).toBeInstanceOf(Uint16Array);
    expect(dropUnusedStrings(column)).toEqual({ codes: Uint8Array.of(1), values: ["", "a"] });
  });
});
