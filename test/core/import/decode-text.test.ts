import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { damageMarker, decodeText } from "../../../src/core/import/decode-text.ts";
import { bodyOf } from "./streams.ts";

const hardSequences = [[0xef], [0xef, 0xbf], [0xf0, 0xef, 0xbf, 0xbd], [0xef, 0xb7], [0xc3]];
const utf8 = new TextEncoder();

async function decode(bytes: Uint8Array, chunkBytes: number, bytesMax = 1_000): Promise<string> {
  let text = "";
  for await (const piece of decodeText(bodyOf(bytes, chunkBytes), bytesMax)) {
    expect(piece).not.toBe("");
    text += piece;
  }
  return text;
}

const hasNoMarks = (text: string) => !/[\uFDD0\uFDD1]/.test(text) && !text.startsWith("\uFEFF");
const validText = fc
  .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\uFFFD", "ﷺ", "，", "￿", "é")))
  .map((parts) => parts.join(""))
  .filter(hasNoMarks);

describe("decodeText", () => {
  test("decodes any UTF-8 in chunks of any size, including U+FFFD", async () => {
    await fc.assert(
      fc.asyncProperty(validText, fc.integer({ min: 1, max: 9 }), async (text, chunkBytes) => {
        expect(await decode(utf8.encode(text), chunkBytes, 1e6)).toBe(text);
      }),
    );
  });

  test("replaces the same invalid bytes in chunks of any size, and keeps the valid text around them", async () => {
    const bytes = fc.array(
      fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 3 }),
        validText.map((text) => utf8.encode(text)),
        fc.constantFrom(...hardSequences),
      ),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (parts, chunkBytes) => {
        const file = Uint8Array.from([0x20, ...parts.flatMap((part) => [...part])]);
        const expected = await decode(file, 1e6, 1e6);
        expect(await decode(file, chunkBytes, 1e6)).toBe(expected);
        // Node's decoder agrees after both kinds of mark are replaced by U+FFFD.
        const plain = new TextDecoder().decode(file).replaceAll(/[\uFDD0\uFDD1]/g, "\uFFFD");
        expect(expected.replaceAll(damageMarker, "\uFFFD")).toBe(plain);
      }),
    );
  });

  test.each([1, 2, 3, 100])(
    "distinguishes damage from a genuine U+FFFD in chunks of %i",
    async (n) => {
      const bytes = Uint8Array.from([
        0x61, 0xff, 0xef, 0xbf, 0xbd, 0x62, 0xc3, 0xef, 0xbf, 0xbd, 0xe2,
      ]);
      expect(await decode(bytes, n)).toBe("a\uFDD1\uFFFDb\uFDD1\uFFFD\uFDD1");
    },
  );

  test.each([1, 2, 100])(
    "counts a file's own noncharacters as damage in chunks of %i",
    async (n) => {
      expect(await decode(utf8.encode("a\uFDD0b\uFDD1c"), n)).toBe("a\uFDD1b\uFDD1c");
    },
  );

  test.each([1, 2, 3, 4, 100])("removes one byte order mark in chunks of %i", async (n) => {
    expect(await decode(utf8.encode("\uFEFF\uFEFFa\uFEFF"), n)).toBe("\uFEFFa\uFEFF");
    expect(await decode(utf8.encode("\uFEFF"), n)).toBe("");
  });

  test.each([
    [1, [0xff, 0xfe, 0x61, 0x00]],
    [100, [0xfe, 0xff, 0x00, 0x61]],
  ])("rejects UTF-16 by its byte order mark in chunks of %i", async (n, bytes) => {
    await expect(decode(Uint8Array.from(bytes), n)).rejects.toMatchObject({
      kind: "malformed",
      message: "The file is UTF-16. Save it as UTF-8.",
    });
  });

  test("accepts the maximum number of bytes and rejects one more", async () => {
    expect(await decode(utf8.encode("abcd"), 3, 4)).toBe("abcd");
    await expect(decode(utf8.encode("abcde"), 3, 4)).rejects.toMatchObject({ kind: "too-large" });
  });

  test("does not change the bytes of its input", async () => {
    const bytes = Buffer.from("a\uFFFDb\uFFFD");
    expect(await decode(bytes, 4)).toBe("a\uFFFDb\uFFFD");
    expect(bytes.toString()).toBe("a\uFFFDb\uFFFD");
  });

  test("cancels the body when it throws", async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: () => {
        isCancelled = true;
      },
    });
    await expect(async () => {
      for await (const text of decodeText(body, 25)) {
        expect(text).toHaveLength(10);
      }
    }).rejects.toMatchObject({ kind: "too-large" });
    expect(isCancelled).toBe(true);
  });

  test("decodes an empty body and a body of one byte", async () => {
    expect(await decode(new Uint8Array(0), 5)).toBe("");
    expect(await decode(utf8.encode("a"), 5)).toBe("a");
  });
});
