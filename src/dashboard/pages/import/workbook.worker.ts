/**
 * Reads one Excel workbook, and converts its sheets to CSV. A worker, because a large workbook takes
 * seconds. The library may not start workers of its own: the policy of the page forbids their URLs.
 */
import readSheets, { InvalidInputError, InvalidSpreadsheetError } from "read-excel-file/universal";
import { type SheetRows, writeSheetCsv } from "../../../core/import/workbook/sheet-csv.ts";
import { describeWorkbookFault } from "../../../core/import/workbook/workbook-fault.ts";
import {
  type FaultReply,
  type OpenReply,
  type OpenRequest,
  type SheetReply,
  type SheetRequest,
} from "./workbook-messages.ts";

/** The sheets with cells, by name. A chart sheet has no rows, although the library types them. */
let sheets: ReadonlyMap<string, SheetRows> = new Map();

addEventListener("message", ({ data }: MessageEvent<OpenRequest | SheetRequest>) => {
  void ("file" in data ? openFile(data) : convertSheet(data));
});

async function openFile({ file }: OpenRequest): Promise<void> {
  const bytes = await file.arrayBuffer();
  try {
    const all: readonly LibrarySheet[] = await readSheets(bytes, { trim: false });
    sheets = new Map(
      all.flatMap(({ sheet, data = [] }) => (data.length > 0 ? [[sheet, data]] : [])),
    );
    send({ sheets: [...sheets.keys()] });
  } catch (error) {
    send({ fault: describeFault(error, new Uint8Array(bytes)) });
  }
}

type LibrarySheet = { readonly sheet: string; readonly data: SheetRows | undefined };

function describeFault(error: unknown, bytes: Uint8Array): string {
  return describeWorkbookFault(
    {
      code: error instanceof InvalidInputError ? error.code : undefined,
      isSpreadsheetError: error instanceof InvalidSpreadsheetError,
    },
    bytes,
  );
}

function convertSheet({ sheet, decimalSign }: SheetRequest): void {
  const { text, rowNumbers } = writeSheetCsv(sheets.get(sheet) ?? [], decimalSign);
  send({ csv: new Blob([text]), rowNumbers: Int32Array.from(rowNumbers) });
}

function send(reply: OpenReply | SheetReply | FaultReply): void {
  postMessage(reply);
}
