/**
 * Writes the cells of a sheet as CSV, without a library or platform, so that a browser can use it.
 *
 * Each text is in quotes. A reader therefore finds the delimiter, and text such as `007` or `=1+2`
 * stays text. Rows without a value are left out, because a reader would reject them.
 */

// oxlint-disable no-restricted-globals -- a library returns the dates of cells; no clock is read

/** The rows of a sheet: texts, numbers, booleans and dates; null or undefined for an empty cell. */
export type SheetRows = readonly (readonly unknown[])[];

export type SheetCsv = {
  readonly text: string;
  /** The number of the sheet's row for each line of the CSV. Both start at 1. */
  readonly rowNumbers: ArrayLike<number>;
};

/** Returns the number of the sheet's row for a line of the CSV. */
export function findRowNumber({ rowNumbers }: Pick<SheetCsv, "rowNumbers">, line: number): number {
  return rowNumbers[line - 1] ?? line;
}

const lineEnd = /\r\n|\r|\n/g;

/** Writes rows as CSV with numbers in full precision and dates as ISO days. */
export function writeSheetCsv(rows: SheetRows, decimalSign: "." | "," = "."): SheetCsv {
  const lines: string[] = [];
  const rowNumbers: number[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.every(isBlank)) {
      continue;
    }
    const line = row.map((cell) => writeCell(cell, decimalSign)).join(",");
    lines.push(line);
    const height = 1 + (line.match(lineEnd)?.length ?? 0);
    rowNumbers.push(...Array.from({ length: height }, () => index + 1));
  }
  return { text: lines.map((line) => `${line}\n`).join(""), rowNumbers };
}

function isBlank(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

function writeCell(cell: unknown, decimalSign: "." | ","): string {
  if (isBlank(cell)) {
    return "";
  }
  if (typeof cell === "number") {
    const text = String(cell);
    return decimalSign === "." ? text : quote(text.replace(".", ","));
  }
  return cell instanceof Date ? formatDate(cell) : quote(String(cell));
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Formats a date, and its time unless it is midnight. Spreadsheets have no time zones. */
function formatDate(date: Date): string {
  const seconds = Math.round(date.getTime() / 1_000);
  const [day = "", time = ""] = new Date(seconds * 1_000).toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day}T${time.slice(0, 8)}`;
}
