import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, isAscii } from "../../../src/core/item/fold-text.ts";

test.each([
  ["CAFÉ", "cafe"], // É is E and U+0301
  ["cafe\u0301", "cafe"], // written as two letters
  ["Straße", "strasse"], // ß is SS in upper case
  ["Ærø", "ærø"], // letters of their own wear nothing
  ["ΟΔΟΣ", "οδοσ"], // an ending sigma is a sigma
  ["οδός", "οδοσ"],
  ["ЁЛКА", "елка"], // Ё is Е and U+0308
  ["İstanbul", "istanbul"], // İ is I and U+0307
  ["ＡＢＣ １２", "abc 12"], // full width
  ["ﬁnal ①", "final 1"], // a ligature, a number in a circle
  ["がぎ", "がぎ"], // the marks of kana tell words apart, and stay
  ["हिन्दी", "हिन्दी"], // so do vowel signs
  ["한국어", "한국어"],
  ["🙂 ok", "🙂 ok"],
  ["", ""],
])("%s is looked for as %s", (text, expected) => {
  expect(foldText(text)).toBe(expected.normalize("NFC"));
});

const text = fc.string({ unit: "binary", maxLength: 20 });

test("folding twice changes nothing", () => {
  fc.assert(
    fc.property(text, (each) => {
      expect(foldText(foldText(each))).toBe(foldText(each));
    }),
    { numRuns: 2_000 },
  );
});

test("a plain text is folded as A–Z is made small, and no other is plain", () => {
  fc.assert(
    fc.property(text, fc.string(), (each, ascii) => {
      expect(foldText(ascii)).toBe(ascii.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()));
      expect(isAscii(ascii)).toBe(true);
      expect(isAscii(each)).toBe(new TextEncoder().encode(each).every((byte) => byte < 128));
    }),
  );
});

test("upper and lower case are found by each other", () => {
  fc.assert(
    fc.property(text, (each) => {
      expect(foldText(each.toUpperCase())).toBe(foldText(each.toUpperCase().toLowerCase()));
    }),
  );
});
