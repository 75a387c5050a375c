import { Failure } from "../../failure.ts";

/** A format that is not text: its first bytes, its name and the remedy. */
type Signature = {
  readonly bytes: readonly number[];
  readonly name: string;
  readonly remedy: string;
};

const saveAsCsv =
  "The API does not read Excel workbooks. Save the first sheet as CSV UTF-8, or run " +
  "`npm start -- --import FILE`, which reads .xlsx files.";
const saveAsUtf8 = "Save it as UTF-8.";

const signatures: readonly Signature[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    name: "an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or another ZIP archive",
    remedy: saveAsCsv,
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

/**
 * Throws "unsupported-media-type" if the first bytes of a file show a known format that is not
 * text. The message names the format and the remedy.
 */
export function refuseBinary(start: Uint8Array): void {
  const found = signatures.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte));
  if (found !== undefined) {
    throw new Failure("unsupported-media-type", `The file is ${found.name}. ${found.remedy}`);
  }
}
