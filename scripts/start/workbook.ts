import readSheets, { InvalidInputError, InvalidSpreadsheetError } from "read-excel-file/node";
import { type SheetRows } from "../../src/core/import/workbook/sheet-csv.ts";
import { describeWorkbookFault } from "../../src/core/import/workbook/workbook-fault.ts";
import { InputError } from "../cli-error.ts";

/** The first sheet of an Excel workbook. */
export type Sheet = {
  readonly name: string;
  /** The number of sheets in the workbook. */
  readonly count: number;
  readonly rows: SheetRows;
};

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
    const error = {
      code: cause instanceof InvalidInputError ? cause.code : undefined,
      isSpreadsheetError: cause instanceof InvalidSpreadsheetError,
    };
    throw new InputError(`${path} ${describeWorkbookFault(error, bytes)}`, { cause });
  }
}
