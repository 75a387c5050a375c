import { openAsBlob } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { extname } from "node:path";
import { findRowNumber, writeSheetCsv } from "../../src/core/import/workbook/sheet-csv.ts";
import { isWorkbook } from "../../src/core/import/workbook/workbook-fault.ts";
import { InputError } from "../cli-error.ts";
import { type SourceFile } from "./source-file.ts";
import { type ImportParameters, type SheetInfo } from "./types.ts";
import { readFirstSheet } from "./workbook.ts";

/** A file in the form in which it is uploaded. */
export type SourceBody = {
  readonly body: Blob;
  readonly mediaType: string;
  readonly parameters: ImportParameters;
  /** The sheet that was converted, if the file is a workbook. */
  readonly sheet?: SheetInfo;
};

const csvType = "text/csv";
const ndjsonType = "application/x-ndjson";
const mediaTypes: Readonly<Record<string, string>> = {
  ".csv": csvType,
  ".tsv": "text/tab-separated-values",
  ".tab": "text/tab-separated-values",
  ".txt": "text/plain",
  ".json": "application/json",
  ".ndjson": ndjsonType,
  ".jsonl": ndjsonType,
};

/** Opens a file for the upload. Converts the first sheet of a workbook to CSV. */
export async function openSourceBody(source: SourceFile): Promise<SourceBody> {
  const { file, parameters } = source;
  const extension = extname(file).toLowerCase();
  if (extension === ".xlsx" || isWorkbook(await readStart(file))) {
    return convertWorkbook(source);
  }
  return {
    body: await openAsBlob(file),
    // The server detects the format of other files.
    mediaType: mediaTypes[extension] ?? "application/octet-stream",
    parameters,
  };
}

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Converts the first sheet. Its numbers have a decimal point, unless the caller chose a comma. */
async function convertWorkbook({ file, parameters }: SourceFile): Promise<SourceBody> {
  if (parameters.encoding !== undefined) {
    throw new InputError(`${file} is a workbook, so --encoding does not apply. Remove the option.`);
  }
  const { name, count, rows } = await readFirstSheet(file, await readFile(file));
  const { decimal = "point" } = parameters;
  const csv = writeSheetCsv(rows, decimal === "point" ? "." : ",");
  return {
    body: new Blob([csv.text]),
    mediaType: csvType,
    parameters: { ...parameters, decimal },
    sheet: { name, count, findRow: (line) => findRowNumber(csv, line) },
  };
}
