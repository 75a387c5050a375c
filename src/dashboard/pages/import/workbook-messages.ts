/** The first message to the worker of a workbook: the file. */
export type OpenRequest = { readonly file: Blob };

/** A later message: a sheet to convert. */
export type SheetRequest = { readonly sheet: string; readonly decimalSign: "." | "," };

/** The reply to a file: the names of the sheets with cells. */
export type OpenReply = { readonly sheets: readonly string[] };

/** The reply to a sheet: its rows as CSV, and the row of the sheet for each line of the CSV. */
export type SheetReply = { readonly csv: Blob; readonly rowNumbers: Int32Array };

/** A reply to a file that is not a readable workbook. The text follows the name of the file. */
export type FaultReply = { readonly fault: string };
