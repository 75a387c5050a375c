import { expect, test } from "vitest";
import { openText } from "../../src/core/import/text/open-text.ts";

/** Opens a file of one chunk. */
async function read(bytes: readonly number[], encoding?: string) {
  const file = await openText(new Blob([Uint8Array.from(bytes)]).stream(), {
    bytesMax: 1_000,
    encoding,
  });
  return { encoding: file.encoding, text: (await Array.fromAsync(file.texts)).join("") };
}

test.each([
  { label: "windows-1250", encoding: "windows-1250", bytes: [0xb9], text: "ą" },
  { label: "windows-1251", encoding: "windows-1251", bytes: [0xc6], text: "Ж" },
  { label: "latin1", encoding: "windows-1252", bytes: [0xe4, 0x80], text: "ä€" },
  { label: "windows-1253", encoding: "windows-1253", bytes: [0xe1], text: "α" },
  { label: "windows-1254", encoding: "windows-1254", bytes: [0xfe], text: "ş" },
  { label: "iso-8859-2", encoding: "iso-8859-2", bytes: [0xb1], text: "ą" },
  { label: "iso-8859-15", encoding: "iso-8859-15", bytes: [0xa4], text: "€" },
  { label: "koi8-r", encoding: "koi8-r", bytes: [0xc1], text: "а" },
  { label: "ibm866", encoding: "ibm866", bytes: [0x80], text: "А" },
  { label: "macintosh", encoding: "macintosh", bytes: [0x8a], text: "ä" },
  { label: "shift_jis", encoding: "shift_jis", bytes: [0x93, 0xfa], text: "日" },
  { label: "euc-jp", encoding: "euc-jp", bytes: [0xc6, 0xfc], text: "日" },
  { label: "gb2312", encoding: "gbk", bytes: [0xc4, 0xe3], text: "你" },
  { label: "gb18030", encoding: "gb18030", bytes: [0xc4, 0xe3], text: "你" },
  { label: "big5", encoding: "big5", bytes: [0xa7, 0x41], text: "你" },
  { label: "euc-kr", encoding: "euc-kr", bytes: [0xc7, 0xd1], text: "한" },
])("the Workers runtime decodes $label", async ({ label, encoding, bytes, text }) => {
  expect(await read([0x61, 0x2c, ...bytes, 0x2c], label)).toEqual({
    encoding,
    text: `a,${text},`,
  });
});

test("the Workers runtime decodes UTF-16 and marks its damage", async () => {
  const file = await read([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8, 0xe4, 0x00, 0x62]);
  expect(file).toEqual({ encoding: "utf-16le", text: "a\uFDD1ä\uFDD1" });
});

test.each(["cp850", "replacement"])("the Workers runtime rejects the label %s", async (label) => {
  await expect(read([0x61], label)).rejects.toMatchObject({
    kind: "malformed",
    faults: [{ parameter: "encoding" }],
  });
});
