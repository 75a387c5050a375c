import { Failure } from "../../failure.ts";

/** A format that is not a table of text: its first bytes, its name and the remedy. */
type Signature = {
  readonly bytes: readonly number[];
  readonly name: string;
  readonly remedy: string;
};

/** The remedy for Excel workbooks. */
export const workbookRemedy =
  "The API does not read Excel workbooks. Save the first sheet as CSV UTF-8, or run " +
  "`npm start -- --import FILE`, which reads .xlsx files.";
const saveAsUtf8 = "Save it as UTF-8.";

const signatures: readonly Signature[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    name: "an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or another ZIP archive",
    remedy: workbookRemedy,
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    name: "an old Excel workbook (.xls)",
    remedy: "The API does not read Excel workbooks. Save the first sheet as CSV UTF-8.",
  },
  {
    bytes: [0x25, 0x50, 0x44, 0x46, 0x2d],
    name: "a PDF document",
    remedy: "Export the data as CSV, NDJSON or JSON.",
  },
  {
    bytes: [0x1f, 0x8b],
    name: "compressed with gzip",
    remedy: "Send the header `Content-Encoding: gzip`, or decompress the file.",
  },
  { bytes: [0xff, 0xfe, 0x00, 0x00], name: "UTF-32", remedy: saveAsUtf8 },
  { bytes: [0x00, 0x00, 0xfe, 0xff], name: "UTF-32", remedy: saveAsUtf8 },
];

/** Markup formats, by the start of their text. Some trackers name an HTML page "Excel". */
const markup: readonly (Omit<Signature, "bytes"> & { readonly pattern: RegExp })[] = [
  {
    pattern: /^\s*<(?:!doctype html|html|head|body|table|meta)\b/i,
    name: "an HTML page, even if its name ends with .xls",
    remedy: "Export the data as CSV, NDJSON or JSON.",
  },
  {
    pattern: /^\s*<\?xml\b/i,
    name: "an XML document",
    remedy: "Export the data as CSV, NDJSON or JSON.",
  },
];
const markupSampleBytes = 256;

/**
 * Throws "unsupported-media-type" if the first bytes of a file show a known format that is not a
 * table, such as a workbook or an HTML page. The message names the format and the remedy.
 */
export function refuseBinary(start: Uint8Array): void {
  const text = readAscii(start.subarray(0, markupSampleBytes));
  const found =
    signatures.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte)) ??
    markup.find(({ pattern }) => pattern.test(text));
  if (found !== undefined) {
    throw new Failure("unsupported-media-type", `The file is ${found.name}. ${found.remedy}`);
  }
}

/** Reads ASCII characters, also of UTF-16, without the byte order mark. */
function readAscii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.filter((byte) => byte > 0 && byte < 0x80));
}
