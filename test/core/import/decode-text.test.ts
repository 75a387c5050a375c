import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { damageMarker, decodeText } from "../../../src/core/import/decode-text.ts";
import { bodyOf } from "../../flows/imports/streams.ts";

const hardSequences = [[0xef], [0xef, 0xbf], [0xf0, 0xef, 0xbf, 0xbd], [0xef, 0xb7], [0xc3]];
const utf8 = new TextEncoder();

async function decoded(bytes: Uint8Array, chunkBytes: number, bytesMax = 1_000): Promise<string> {
  let text = "";
  for await (const piece of decodeText(bodyOf(bytes, chunkBytes), bytesMax)) {
    expect(piece).not.toBe("");
    text += piece;
  }
  return text;
}

const isMarkless = (text: string) => !/[\uFDD0\uFDD1]/.test(text) && !text.startsWith("\uFEFF");
const sound = fc
  .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\uFFFD", "ﷺ", "，", "￿", "é")))
  .map((parts) => parts.join(""))
  .filter(isMarkless);

describe("decodeText", () => {
  test("gives the text of any UTF-8 back at every size of chunk, U+FFFD included", async () => {
    await fc.assert(
      fc.asyncProperty(sound, fc.integer({ min: 1, max: 9 }), async (text, chunkBytes) => {
        expect(await decoded(utf8.encode(text), chunkBytes, 1e6)).toBe(text);
      }),
    );
  });

  test("marks damage the same at every size of chunk, and keeps what is sound around it", async () => {
    const bytes = fc.array(
      fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 3 }),
        sound.map((text) => utf8.encode(text)),
        fc.constantFrom(...hardSequences),
      ),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (parts, chunkBytes) => {
        const file = Uint8Array.from([0x20, ...parts.flatMap((part) => [...part])]);
        const whole = await decoded(file, 1e6, 1e6);
        expect(await decoded(file, chunkBytes, 1e6)).toBe(whole);
        // Node's own decoder agrees once both kinds of mark are called U+FFFD again.
        const plain = new TextDecoder().decode(file).replaceAll(/[\uFDD0\uFDD1]/g, "\uFFFD");
        expect(whole.replaceAll(damageMarker, "\uFFFD")).toBe(plain);
      }),
    );
  });

  test.each([1, 2, 3, 100])("tells damage from a U+FFFD of the file in chunks of %i", async (n) => {
    const bytes = Uint8Array.from([
      0x61, 0xff, 0xef, 0xbf, 0xbd, 0x62, 0xc3, 0xef, 0xbf, 0xbd, 0xe2,
    ]);
    expect(await decoded(bytes, n)).toBe("a\uFDD1\uFFFDb\uFDD1\uFFFD\uFDD1");
  });

  test.each([1, 2, 100])(
    "counts a file's own noncharacters as damage in chunks of %i",
    async (n) => {
      expect(await decoded(utf8.encode("a\uFDD0b\uFDD1c"), n)).toBe("a\uFDD1b\uFDD1c");
    },
  );

  test.each([1, 2, 3, 4, 100])("takes one byte order mark off in chunks of %i", async (n) => {
    expect(await decoded(utf8.encode("\uFEFF\uFEFFa\uFEFF"), n)).toBe("\uFEFFa\uFEFF");
    expect(await decoded(utf8.encode("\uFEFF"), n)).toBe("");
  });

  test.each([
    [1, [0xff, 0xfe, 0x61, 0x00]],
    [100, [0xfe, 0xff, 0x00, 0x61]],
  ])("refuses UTF-16 by its byte order mark in chunks of %i", async (n, bytes) => {
    await expect(decoded(Uint8Array.from(bytes), n)).rejects.toMatchObject({
      kind: "malformed",
      message: "The file is UTF-16; it is not UTF-8.",
    });
  });

  test("takes as many bytes as are allowed and fails at the next one", async () => {
    expect(await decoded(utf8.encode("abcd"), 3, 4)).toBe("abcd");
    await expect(decoded(utf8.encode("abcde"), 3, 4)).rejects.toMatchObject({ kind: "too-large" });
  });

  test("leaves the bytes it was given as they were", async () => {
    const bytes = Buffer.from("a\uFFFDb\uFFFD");
    expect(await decoded(bytes, 4)).toBe("a\uFFFDb\uFFFD");
    expect(bytes.toString()).toBe("a\uFFFDb\uFFFD");
  });

  test("lets the body go when it fails", async () => {
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

  test("gives nothing for an empty body and one letter for one byte", async () => {
    expect(await decoded(new Uint8Array(0), 5)).toBe("");
    expect(await decoded(utf8.encode("a"), 5)).toBe("a");
  });
});
