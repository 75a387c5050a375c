import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDecoder, damageMarker } from "../../../../src/core/import/text/decode-text.ts";
import { encodeText } from "../streams.ts";

const hardSequences = [[0xef], [0xef, 0xbf], [0xf0, 0xef, 0xbf, 0xbd], [0xef, 0xb7], [0xc3]];
const utf8 = new TextEncoder();
const chunkSizes = fc.integer({ min: 1, max: 9 });

/** Decodes bytes in chunks of one size. Checks that each piece of text belongs to its bytes. */
function decode(bytes: Uint8Array, chunkBytes: number, label = "utf-8"): string {
  const decoder = createDecoder(label);
  const used: Uint8Array[] = [];
  let text = "";
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const decoded = decoder.decode(bytes.subarray(start, start + chunkBytes), false);
    text += decoded.text;
    used.push(decoded.bytes);
  }
  const last = decoder.decode(new Uint8Array(0), true);
  expect(Buffer.concat([...used, last.bytes]).equals(bytes)).toBe(true);
  return text + last.text;
}

const hasNoMarks = (text: string) => !/[\uFDD0\uFDD1]/.test(text);
const validText = fc
  .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\uFFFD", "ﷺ", "，", "￿", "é")))
  .map((parts) => parts.join(""))
  .filter(hasNoMarks);

describe("a decoder of UTF-8", () => {
  test("decodes any text in chunks of any size, including U+FFFD", () => {
    fc.assert(
      fc.property(validText, chunkSizes, (text, chunkBytes) => {
        expect(decode(utf8.encode(text), chunkBytes)).toBe(text);
      }),
    );
  });

  test("replaces the same invalid bytes in chunks of any size, and keeps the valid text around them", () => {
    const bytes = fc.array(
      fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 3 }),
        validText.map((text) => utf8.encode(text)),
        fc.constantFrom(...hardSequences),
      ),
    );
    fc.assert(
      fc.property(bytes, chunkSizes, (parts, chunkBytes) => {
        const file = Uint8Array.from([0x20, ...parts.flatMap((part) => [...part])]);
        const expected = decode(file, 1e6);
        expect(decode(file, chunkBytes)).toBe(expected);
        // Node's decoder agrees after the test replaces both kinds of mark with U+FFFD.
        const plain = new TextDecoder().decode(file).replaceAll(/[\uFDD0\uFDD1]/g, "\uFFFD");
        expect(expected.replaceAll(damageMarker, "\uFFFD")).toBe(plain);
      }),
    );
  });

  test.each([1, 2, 3, 100])(
    "distinguishes damage from a genuine U+FFFD in chunks of %i",
    (chunkBytes) => {
      const bytes = [0x61, 0xff, 0xef, 0xbf, 0xbd, 0x62, 0xc3, 0xef, 0xbf, 0xbd, 0xe2];
      expect(decode(Uint8Array.from(bytes), chunkBytes)).toBe("a\uFDD1\uFFFDb\uFDD1\uFFFD\uFDD1");
    },
  );

  test.each([1, 2, 100])(
    "counts a file's own noncharacters as damage in chunks of %i",
    (chunkBytes) => {
      expect(decode(utf8.encode("a\uFDD0b\uFDD1c"), chunkBytes)).toBe("a\uFDD1b\uFDD1c");
    },
  );

  test("does not change the bytes of its input", () => {
    const bytes = Buffer.from("a\uFFFDb\uFFFD");
    expect(decode(bytes, 4)).toBe("a\uFFFDb\uFFFD");
    expect(bytes.toString()).toBe("a\uFFFDb\uFFFD");
  });
});

describe.each(["utf-16le", "utf-16be"] as const)("a decoder of %s", (encoding) => {
  test("decodes any text in chunks of any size, including U+FFFD", () => {
    fc.assert(
      fc.property(validText, chunkSizes, (text, chunkBytes) => {
        expect(decode(encodeText(text, encoding), chunkBytes, encoding)).toBe(text);
      }),
    );
  });

  test("decodes more units than fit on the stack", () => {
    const text = "ä🙂".repeat(200_000);
    expect(decode(encodeText(text, encoding), 1e9, encoding) === text).toBe(true);
  });

  test("marks lone surrogates, noncharacters and half a unit at the end", () => {
    fc.assert(
      fc.property(chunkSizes, (chunkBytes) => {
        const text = encodeText("a\uD83D\uDE00\uDC00b\uD83Dc\uFFFD\uFDD0\uD83D", encoding);
        const bytes = Uint8Array.from([...text, 0x41]);
        expect(decode(bytes, chunkBytes, encoding)).toBe(
          "a😀\uFDD1b\uFDD1c\uFFFD\uFDD1\uFDD1\uFDD1",
        );
      }),
    );
  });
});

describe("a decoder of a legacy encoding", () => {
  test.each([
    { label: "windows-1252", encoding: "windows-1252", bytes: [0xe4, 0x80, 0x96], text: "ä€–" },
    { label: " Latin1 ", encoding: "windows-1252", bytes: [0xfc], text: "ü" },
    { label: "iso-8859-15", encoding: "iso-8859-15", bytes: [0xa4], text: "€" },
    { label: "windows-1251", encoding: "windows-1251", bytes: [0xc6], text: "Ж" },
    { label: "macintosh", encoding: "macintosh", bytes: [0x8a], text: "ä" },
    { label: "sjis", encoding: "shift_jis", bytes: [0x93, 0xfa, 0x96, 0x7b], text: "日本" },
    { label: "gb2312", encoding: "gbk", bytes: [0xc4, 0xe3], text: "你" },
  ])("accepts the label $label", ({ label, encoding, bytes, text }) => {
    expect(createDecoder(label).encoding).toBe(encoding);
    expect(decode(Uint8Array.from(bytes), 1, label)).toBe(text);
  });

  test("marks bytes that the encoding does not define", () => {
    expect(decode(Uint8Array.of(0x61, 0xff, 0x62, 0x93), 1, "shift_jis")).toBe("a\uFDD1b\uFDD1");
  });

  test.each(["cp850", "", "replacement", "constructor"])("rejects the label %j", (label) => {
    const detail = expect.stringMatching(/^The encoding ".*" is not known\..*windows-1252/);
    expect(() => createDecoder(label)).toThrow(
      expect.objectContaining({
        kind: "malformed",
        message: detail,
        faults: [{ parameter: "encoding", detail }],
      }),
    );
  });
});
