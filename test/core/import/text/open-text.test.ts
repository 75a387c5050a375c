import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openText, type TextOptions } from "../../../../src/core/import/text/open-text.ts";
import { bodyOf, encodeText } from "../streams.ts";

const utf8 = new TextEncoder();
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const chunkSizes = fc.integer({ min: 1, max: 9 });

async function read(
  bytes: Uint8Array,
  chunkBytes: number,
  options: Partial<TextOptions> = {},
): Promise<{ encoding: string; text: string }> {
  const { encoding, texts } = await openText(bodyOf(bytes, chunkBytes), {
    bytesMax: 1e6,
    ...options,
  });
  let text = "";
  for await (const piece of texts) {
    expect(piece).not.toBe("");
    text += piece;
  }
  return { encoding, text };
}

describe("openText", () => {
  test.each([
    { name: "UTF-8", encoding: "utf-8", mark: [] },
    { name: "UTF-8 with a mark", encoding: "utf-8", mark: [0xef, 0xbb, 0xbf] },
    { name: "UTF-16LE with a mark", encoding: "utf-16le", mark: [0xff, 0xfe] },
    { name: "UTF-16BE with a mark", encoding: "utf-16be", mark: [0xfe, 0xff] },
    { name: "UTF-16LE without a mark", encoding: "utf-16le", mark: [] },
    { name: "UTF-16BE without a mark", encoding: "utf-16be", mark: [] },
    {
      name: "UTF-8 with a mark, although windows-1252 is stated",
      encoding: "utf-8",
      mark: [0xef, 0xbb, 0xbf],
      stated: "latin1",
    },
    {
      name: "UTF-16LE with a mark, although UTF-8 is stated",
      encoding: "utf-16le",
      mark: [0xff, 0xfe],
      stated: "utf-8",
    },
    {
      name: "UTF-16BE, although UTF-16LE is stated",
      encoding: "utf-16be",
      mark: [],
      stated: "utf-16",
    },
    {
      name: "UTF-16LE, although windows-1252 is stated",
      encoding: "utf-16le",
      mark: [],
      stated: "windows-1252",
    },
  ] as const)("reads $name in chunks of any size", async ({ encoding, mark, ...options }) => {
    const stated = "stated" in options ? options.stated : undefined;
    const text = "key,title\nA-1,Gästekonto für 日本 🙂\uFEFF\n";
    const bytes = Uint8Array.from([...mark, ...encodeText(text, encoding)]);
    await fc.assert(
      fc.asyncProperty(chunkSizes, async (chunkBytes) => {
        expect(await read(bytes, chunkBytes, { encoding: stated })).toEqual({ encoding, text });
      }),
    );
  });

  test("recognises UTF-16 of few Latin characters by its delimiters and line ends", async () => {
    const text = "番号,題名\n1,東京都の地図\n2,統一された検索\n";
    const { encoding } = await read(encodeText(text, "utf-16le"), 5);
    expect(encoding).toBe("utf-16le");
  });

  test("reads a file with a few zero bytes as UTF-8", async () => {
    const text = `a,b\n1,\0\n${"2,plain\n".repeat(20)}`;
    expect(await read(utf8.encode(text), 100)).toEqual({ encoding: "utf-8", text });
  });

  test("reads a stated legacy encoding and returns its standard name", async () => {
    const file = latin("key,title\nA-1,G\xE4stekonto f\xFCr K\xE4ufer\n");
    expect(await read(file, 3, { encoding: "ISO-8859-1" })).toEqual({
      encoding: "windows-1252",
      text: "key,title\nA-1,Gästekonto für Käufer\n",
    });
  });

  test("reads a long file in a stated legacy encoding", async () => {
    const file = latin("K\xE4ufer\n".repeat(50_000));
    const { text } = await read(file, 65_536, { encoding: "windows-1252" });
    expect(text === "Käufer\n".repeat(50_000)).toBe(true);
  });

  test.each([1, 2, 3, 4, 100])("removes one byte order mark in chunks of %i", async (n) => {
    expect((await read(utf8.encode("\uFEFF\uFEFFa\uFEFF"), n)).text).toBe("\uFEFFa\uFEFF");
    expect((await read(utf8.encode("\uFEFF"), n)).text).toBe("");
  });

  test.each([undefined, "utf-16le", "windows-1252"])(
    "reads an empty file, with the stated encoding %s",
    async (encoding) => {
      const file = await read(new Uint8Array(0), 5, { encoding });
      expect(file).toEqual({ encoding: encoding ?? "utf-8", text: "" });
    },
  );

  test("accepts the maximum number of bytes and rejects one more", async () => {
    expect((await read(utf8.encode("abcd"), 3, { bytesMax: 4 })).text).toBe("abcd");
    const longer = read(utf8.encode("abcde"), 3, { bytesMax: 4 });
    await expect(longer).rejects.toMatchObject({ kind: "too-large" });
  });

  test.each([
    ["an unknown encoding", { encoding: "cp850", bytesMax: 1e6 }, "malformed"],
    ["a file that is too large", { bytesMax: 2_500 }, "too-large"],
  ])("cancels the body for %s", async (_, options, kind) => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1_000).fill(0x61)),
      cancel: () => {
        isCancelled = true;
      },
    });
    await expect(async () => {
      const { texts } = await openText(body, options);
      for await (const text of texts) {
        expect(text).toMatch(/^a+$/);
      }
    }).rejects.toMatchObject({ kind });
    expect(isCancelled).toBe(true);
  });

  test("cancels the body of a file that is not read", async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1_000).fill(0x61)),
      cancel: () => {
        isCancelled = true;
      },
    });
    const { texts } = await openText(body, { bytesMax: 1e6 });
    await texts.return(undefined);
    expect(isCancelled).toBe(true);
  });
});

describe("openText with a file in another encoding", () => {
  test("names the first damaged line and byte, and proposes windows-1252", async () => {
    const file = latin("key,title\r\nA-0,Plain\rA-1,G\xE4stekonto f\xFCr\nA-2,Plain\n");
    await fc.assert(
      fc.asyncProperty(chunkSizes, async (chunkBytes) => {
        const detail = expect.stringMatching(
          /not UTF-8: line 3 has the byte 0xE4.*encoding=windows-1252/,
        );
        await expect(read(file, chunkBytes)).rejects.toMatchObject({
          kind: "malformed",
          message: detail,
          faults: [{ parameter: "encoding", line: 3, detail }],
        });
      }),
    );
  });

  test("rejects any text with special characters in windows-1252, in chunks of any size", async () => {
    // A character such as "Ã" before "¤" would be valid UTF-8 by chance.
    const words = fc.constantFrom("Gr\xFC\xDFe", "K\xE4se ", "caf\xE9,", "se\xF1or\n", "plain ");
    const texts = fc
      .array(words, { minLength: 1 })
      .map((parts) => `a,b\n${parts.join("")}`)
      .filter((text) => /[\x80-\xFF]/.test(text));
    await fc.assert(
      fc.asyncProperty(texts, chunkSizes, async (text, chunkBytes) => {
        const result = read(latin(text), chunkBytes);
        await expect(result).rejects.toMatchObject({ kind: "malformed" });
      }),
    );
  });

  test("marks a damaged row of a file whose other characters are UTF-8", async () => {
    const bytes = Uint8Array.from([...utf8.encode("a,ä\nb,"), 0xff, ...utf8.encode("\nc,é\n")]);
    await fc.assert(
      fc.asyncProperty(chunkSizes, async (chunkBytes) => {
        expect((await read(bytes, chunkBytes)).text).toBe("a,ä\nb,\uFDD1\nc,é\n");
      }),
    );
  });

  test("stops reading early if the damage is clear", async () => {
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        controller.enqueue(latin("K\xE4ufer\n".repeat(200)));
      },
    });
    await expect(async () => {
      const { texts } = await openText(body, { bytesMax: 1e8 });
      for await (const text of texts) {
        expect(text).toBeUndefined();
      }
    }).rejects.toMatchObject({ kind: "malformed" });
    expect(pulls).toBeLessThan(5);
  });

  test("rejects a legacy encoding that the file does not have", async () => {
    const file = latin("key,title\nA-1,\xFF\xFF,\n");
    const detail = expect.stringMatching(/^The file is not shift_jis: line 2 .*windows-1252/);
    await expect(read(file, 7, { encoding: "sjis" })).rejects.toMatchObject({
      kind: "malformed",
      faults: [{ parameter: "encoding", line: 2, detail }],
    });
  });

  test.each([
    ["windows-1252", "Käse"],
    ["iso-8859-15", "5 €"],
    ["shift_jis", "日本語で書く"],
  ])("rejects %s for a file that is UTF-8", async (encoding, title) => {
    const detail = `The file is UTF-8, not ${encoding}. Leave out the parameter encoding.`;
    await fc.assert(
      fc.asyncProperty(chunkSizes, async (chunkBytes) => {
        const file = read(utf8.encode(`key,title\nA-1,${title}\n`), chunkBytes, { encoding });
        await expect(file).rejects.toMatchObject({
          kind: "malformed",
          faults: [{ parameter: "encoding", detail }],
        });
      }),
    );
  });

  test("reads a stated encoding of two-byte characters of which few are valid UTF-8", async () => {
    const file = Uint8Array.of(0xc4, 0xa3, 0x2c, 0xc4, 0xe3); // 模 is also "ģ" in UTF-8.
    expect((await read(file.subarray(0, 3), 1, { encoding: "gbk" })).text).toBe("模,");
    expect((await read(file, 1, { encoding: "gbk" })).text).toBe("模,你");
  });

  test("rejects UTF-16 that the file does not have", async () => {
    const file = read(utf8.encode("key,title\n"), 7, { encoding: "utf-16le" });
    const detail = expect.stringMatching(/^The file is not utf-16le: .*Leave out the parameter/);
    await expect(file).rejects.toMatchObject({
      kind: "malformed",
      faults: [{ parameter: "encoding", detail }],
    });
  });
});

describe("openText with a file that is not text", () => {
  test.each([
    ["an Excel workbook", [0x50, 0x4b, 0x03, 0x04], /\.xlsx.*CSV UTF-8.*--import FILE/],
    ["an old Excel workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /\.xls\b.*CSV UTF-8/],
    ["an HTML page", [...utf8.encode("\n<!DOCTYPE html><html>")], /HTML page.*CSV/],
    ["a table of HTML", [...utf8.encode("\uFEFF<table><tr>")], /HTML page.*CSV/],
    ["an XML document", [...utf8.encode('<?xml version="1.0"?>')], /XML document.*CSV/],
    ["a PDF document", [...utf8.encode("%PDF-1.7\n")], /PDF.*CSV/],
    ["a gzip file", [0x1f, 0x8b, 0x08], /gzip.*Content-Encoding: gzip/],
    ["UTF-32LE", [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], /UTF-32.*UTF-8/],
    ["UTF-32BE", [0x00, 0x00, 0xfe, 0xff, 0x00, 0x00, 0x00, 0x61], /UTF-32.*UTF-8/],
  ])("rejects %s by name", async (_, start, message) => {
    for (const chunkBytes of [1, 1_000]) {
      // oxlint-disable-next-line no-await-in-loop -- two small files
      await expect(read(Uint8Array.from(start), chunkBytes)).rejects.toMatchObject({
        kind: "unsupported-media-type",
        message: expect.stringMatching(message),
      });
    }
  });
});
