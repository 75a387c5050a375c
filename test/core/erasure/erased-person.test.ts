import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createNameTests } from "../../../src/core/erasure/erased-person.ts";

describe("the name of a person", () => {
  test.each([
    ["Ana", "ANA", true],
    ["Ana", " ana ", true],
    ["Jos\u00e9", "Jose\u0301", true],
    ["Jose", "José", false],
    ["Ana", "Ana Lima", false],
    ["ÇAĞLA", "çağla", true],
    ["Straße", "STRASSE", true],
    ["", "", true],
  ])("%j equals %j: %s", (name, text, expected) => {
    expect(createNameTests(name).isName(text)).toBe(expected);
  });

  test("is not the name of an absent value", () => {
    expect(createNameTests("null").isName(null)).toBe(false);
    expect(createNameTests("null").isMentionedIn(null)).toBe(false);
  });
});

describe("the mention of a name", () => {
  test.each([
    ["Al", "Also known", false],
    ["Al", "by AL, today", true],
    ["Ana", "ana@example.com", true],
    ["Ana", "Susana", false],
    ["Ana", "Anaé", false],
    ["A.B", "AxB", false],
    ["A.B", "by a.b.", true],
    ["(C++)", "uses (c++) daily", true],
    ['Zoë "Z"', String.raw`{"assignee":"Zoë \"Z\""}`, true],
    ["Jos\u00e9", "by Jose\u0301", true],
  ])("%j in %j: %s", (name, text, expected) => {
    expect(createNameTests(name).isMentionedIn(text)).toBe(expected);
  });

  test("is found in a text that the report of an import shortened", () => {
    const name = `Ana ${"x".repeat(90)}`;
    expect(createNameTests(name).isMentionedIn(`${name.slice(0, 80)}…`)).toBe(true);
  });

  test("is found in the JSON of every object that contains the name", () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
      .filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(name, (text) => {
        const { isMentionedIn, isName } = createNameTests(text);
        expect(isName(text)).toBe(true);
        expect(isMentionedIn(JSON.stringify({ assignee: text }))).toBe(true);
      }),
    );
  });
});
