import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, isAscii } from "../../../src/core/item/fold-text.ts";

test.each([
  ["CAFÉ", "cafe"], // É is E and U+0301
  ["cafe\u0301", "cafe"], // e and U+0301
  ["Straße", "strasse"], // ß is SS in upper case
  ["Ærø", "ærø"], // separate letters, not letters with diacritics
  ["ΟΔΟΣ", "οδοσ"], // a final sigma becomes σ
  ["οδός", "οδοσ"],
  ["ЁЛКА", "елка"], // Ё is Е and U+0308
  ["İstanbul", "istanbul"], // İ is I and U+0307
  ["ＡＢＣ １２", "abc 12"], // full width
  ["ﬁnal ①", "final 1"], // a ligature and a circled number
  ["がぎ", "がぎ"], // the voicing marks of kana are kept
  ["हिन्दी", "हिन्दी"], // vowel signs are kept
  ["한국어", "한국어"],
  ["🙂 ok", "🙂 ok"],
  ["", ""],
])("folds %s to %s", (text, expected) => {
  expect(foldText(text)).toBe(expected.normalize("NFC"));
});

const text = fc.string({ unit: "binary", maxLength: 20 });

test("is idempotent", () => {
  fc.assert(
    fc.property(text, (sample) => {
      expect(foldText(foldText(sample))).toBe(foldText(sample));
    }),
    { numRuns: 2_000 },
  );
});

test("only lower-cases A–Z in ASCII text, which isAscii recognises", () => {
  fc.assert(
    fc.property(text, fc.string(), (sample, ascii) => {
      expect(foldText(ascii)).toBe(
        ascii.replaceAll(/[A-Z]/g, (character) => character.toLowerCase()),
      );
      expect(isAscii(ascii)).toBe(true);
      expect(isAscii(sample)).toBe(new TextEncoder().encode(sample).every((byte) => byte < 128));
    }),
  );
});

test("folds upper and lower case to the same text", () => {
  fc.assert(
    fc.property(text, (sample) => {
      expect(foldText(sample.toUpperCase())).toBe(foldText(sample.toUpperCase().toLowerCase()));
    }),
  );
});
