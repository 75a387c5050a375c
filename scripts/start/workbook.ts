import readSheets, { InvalidInputError, InvalidSpreadsheetError } from "read-excel-file/node";
import { InputError } from "../cli-error.ts";
import { type SheetRows } from "./sheet-csv.ts";

/** The first sheet of an Excel workbook. */
export type Sheet = {
  readonly name: string;
  /** The number of sheets in the workbook. */
  readonly count: number;
  readonly rows: SheetRows;
};

const remedy = "Save it as an Excel workbook (.xlsx) or as CSV UTF-8, and import that file.";

/** The signatures of ZIP archives, such as .xlsx, and of OLE files, such as .xls. */
const zipSignature = Buffer.from("504b", "hex");
const oleSignature = Buffer.from("d0cf11e0", "hex");
const odsType = "application/vnd.oasis.opendocument.spreadsheet";

/** Returns whether bytes begin like a workbook of Excel or another spreadsheet program. */
export function isWorkbook(bytes: Buffer): boolean {
  return [zipSignature, oleSignature].some((each) => each.equals(bytes.subarray(0, each.length)));
}

/** Reads the first sheet with cells. Throws an error that states how to get a readable file. */
export async function readFirstSheet(path: string, bytes: Buffer): Promise<Sheet> {
  const sheets = await readAllSheets(path, bytes);
  // A sheet that contains only a chart has no data.
  const first = sheets.find(({ data }) => data !== undefined);
  const { sheet: name, data: rows = [] } = first ?? { sheet: "" };
  if (rows.length === 0) {
    throw new InputError(
      `The first sheet of ${path}, "${name}", is empty. Move the sheet with the items to the ` +
        "front, or save it as CSV UTF-8.",
    );
  }
  return { name, count: sheets.length, rows };
}

/** A sheet of the library. A chart sheet has no rows, although the library's types require them. */
type LibrarySheet = { readonly sheet: string; readonly data: SheetRows | undefined };

async function readAllSheets(path: string, bytes: Buffer): Promise<readonly LibrarySheet[]> {
  try {
    return await readSheets(bytes, { trim: false });
  } catch (cause) {
    throw new InputError(`${path} ${describeFault(cause, bytes)}`, { cause });
  }
}

/** Describes the reason why a file is not a readable workbook. */
function describeFault(cause: unknown, bytes: Buffer): string {
  const code = cause instanceof InvalidInputError ? cause.code : undefined;
  if (code === "XLS_FILE_NOT_SUPPORTED") {
    return bytes.includes("EncryptedPackage", 0, "utf16le")
      ? "is protected by a password. Remove the password in the spreadsheet program, and save it."
      : `is a workbook of an old Excel format (.xls). ${remedy}`;
  }
  if (code === "FILE_NOT_SUPPORTED" || code === "NO_DATA") {
    return "is not an Excel workbook. If it contains text, change its extension to .csv or .json.";
  }
  if (bytes.subarray(0, 200).includes(odsType)) {
    return `is an OpenDocument spreadsheet (.ods). ${remedy}`;
  }
  const isOther = cause instanceof InvalidSpreadsheetError && !bytes.includes("xl/workbook.xml");
  return isOther
    ? `is a ZIP archive without an Excel workbook (.xlsx). ${remedy}`
    : "is a damaged Excel workbook. Open it in a spreadsheet program and save it again.";
}
