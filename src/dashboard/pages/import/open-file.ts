import { Failure } from "../../../core/failure.ts";
import { refuseBinary } from "../../../core/import/text/refuse-binary.ts";
import { isWorkbook } from "../../../core/import/workbook/workbook-fault.ts";
import { fileBytesMax } from "./file-size.ts";
import { FileFault, Workbook } from "./workbook.ts";

/** A chosen file in a form that the page can upload. */
export type OpenedFile = {
  readonly name: string;
  readonly bytes: number;
  /** The file itself, unless it is a workbook. */
  readonly content: { readonly body: Blob; readonly mediaType: string } | Workbook;
};

const csvType = "text/csv";
const ndjsonType = "application/x-ndjson";
const mediaTypes: Readonly<Record<string, string>> = {
  csv: csvType,
  tsv: "text/tab-separated-values",
  tab: "text/tab-separated-values",
  txt: "text/plain",
  json: "application/json",
  ndjson: ndjsonType,
  jsonl: ndjsonType,
};
const gzipSignature = [0x1f, 0x8b];
const startBytes = 512;

/** Opens a file. Throws a FileFault that says what to do if Ordinal cannot read the format. */
export async function openFile(file: File): Promise<OpenedFile> {
  const { name, size: bytes } = file;
  const start = new Uint8Array(await file.slice(0, startBytes).arrayBuffer());
  if (isWorkbook(start)) {
    return { name, bytes, content: await Workbook.open(file) };
  }
  refuseStart(name, start);
  requireSize(name, bytes);
  const extension = name.toLowerCase().split(".").at(-1) ?? "";
  // The server detects the format of other files.
  const mediaType = mediaTypes[extension] ?? "application/octet-stream";
  return { name, bytes, content: { body: file, mediaType } };
}

/** The part of an import that is uploaded. */
export type Upload = {
  readonly body: Blob;
  readonly mediaType: string;
  /** The row of the sheet for each line, if the file is a workbook. */
  readonly rowNumbers?: Int32Array;
};

/** Returns the content of a file for the upload. Converts the chosen sheet of a workbook. */
export async function readUpload(
  { name, content }: OpenedFile,
  { sheet, decimalSign }: { readonly sheet: string | undefined; readonly decimalSign: "." | "," },
): Promise<Upload> {
  if (!(content instanceof Workbook)) {
    return content;
  }
  const chosen = sheet ?? content.sheets[0] ?? "";
  const { csv: body, rowNumbers } = await content.readSheet(chosen, decimalSign);
  requireSize(name, body.size);
  return { body, mediaType: csvType, rowNumbers };
}

function requireSize(name: string, bytes: number): void {
  if (bytes === 0) {
    throw new FileFault(`${name} is empty. Choose another file.`);
  }
  if (bytes > fileBytesMax) {
    throw new FileFault(`${name} is larger than 100 MiB. Split it into several files.`);
  }
}

/** Rejects formats that are not tables, such as PDF and HTML, before the upload. */
function refuseStart(name: string, start: Uint8Array): void {
  if (gzipSignature.every((byte, index) => start[index] === byte)) {
    throw new FileFault(`${name} is compressed with gzip. Decompress it, and choose the result.`);
  }
  try {
    refuseBinary(start);
  } catch (error) {
    throw error instanceof Failure ? new FileFault(error.message, { cause: error }) : error;
  }
}
