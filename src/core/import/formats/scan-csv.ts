/**
 * Splits lines into rows of cells (RFC 4180), line by line, so that a broken row affects no others.
 *
 * This parser is hand-written because it must know the physical line on which a broken quote
 * opened. papaparse, the obvious alternative, reads on to the next quote and drops blanks after a
 * closing one.
 *
 * - A cell that begins with a quote ends at the next quote that is not doubled. A delimiter or the
 *   end of the line must follow. A quote inside another cell is a plain character.
 * - A quoted cell is broken if text follows its closing quote, if it is longer than
 *   `quotedLengthMax` at the end of a line, if its row exceeds `lineLengthMax`, or if the file
 *   ends. The row is rejected up to the line on which the cell opened, and reading continues at the
 *   next physical line.
 * - The next lines may be the inside of the broken cell. Until the first valid row after the line
 *   with the damage, a row with a quote inside an unquoted cell is therefore rejected too. Inner
 *   lines that look like complete rows cannot be recognised.
 * - A row has as many fields as the first one. More fields are accepted if they are blank, as
 *   spreadsheets write them. Fewer fields are not, because a row that a stray line end cuts in two
 *   looks the same, and both halves would become items.
 *
 * Linear in the length of the file: only doubled quotes lie between a broken quote and the place
 * where the damage shows, and none of them opens a cell that continues past its line.
 */
import { damageMarker } from "../text/decode-text.ts";
import { lineLengthMax, loneReturn, type Line } from "../text/read-lines.ts";

/** A parsed row or a fault. `line` is the physical line, from 1, on which the row begins. */
export type RawRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: string };

/** The maximum length of a quoted cell that contains line ends, in UTF-16 units. */
export const quotedLengthMax = 262_144;

const damagedFault = "The row contains bytes that are not valid in the encoding of the file.";
const tooLongFault = `The row is longer than ${lineLengthMax} characters.`;
const brokenQuote = -1;
const delimiterNames: Readonly<Record<string, string>> = {
  ",": "a comma",
  ";": "a semicolon",
  "\t": "a tab",
  "|": "a vertical bar",
};
const strayQuoteFault =
  "After a broken quote, a quote is inside a cell that does not begin with one.";

type OpenRow = {
  readonly line: number;
  readonly cells: string[];
  readonly delimiter: string;
  length: number;
  hasStrayQuote: boolean;
  /** The text so far of the open quoted cell. */
  quoted: string | undefined;
  /** The line on which the latest quoted cell opened. */
  openedLine: number;
};

type ClosedRow = Pick<OpenRow, "line" | "cells" | "hasStrayQuote">;

/**
 * A scanner that takes lines and returns the rows that they complete. The first row sets the number
 * of fields.
 */
export class CsvScan {
  #lines: Line[] = [];
  /** The number of the line at #lines[0]. */
  #first = 1;
  #next = 0;
  #row: OpenRow | undefined;
  readonly #delimiter: string;
  #fieldCount: number | undefined;
  /** The line with the damage of a broken quote, until a valid row after it is read. */
  #brokenLine: number | undefined;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  push(lines: readonly Line[]): RawRow[] {
    for (const line of lines) {
      this.#lines.push(line);
    }
    const rows: RawRow[] = [];
    this.#drain(rows);
    this.#dropReadLines();
    return rows;
  }

  /**
   * Returns the remaining rows at the end of the file. Rejects an open quote, but not later lines.
   */
  end(): RawRow[] {
    const rows: RawRow[] = [];
    for (let row = this.#row; row !== undefined; row = this.#row) {
      rows.push(this.#rejectRow(row, describeUnclosedQuote(row, "before the file ends")));
      this.#drain(rows);
    }
    return rows;
  }

  #drain(rows: RawRow[]): void {
    while (this.#next < this.#lines.length) {
      const line = this.#lines[this.#next];
      const row =
        this.#row === undefined ? this.#startRow(line) : this.#continueRow(this.#row, line);
      if (row !== undefined) {
        rows.push(row);
      }
    }
  }

  #startRow(text: Line): RawRow | undefined {
    const line = this.#first + this.#next;
    if (text === "" || text === "\r" || text === loneReturn) {
      this.#next += 1;
      return undefined;
    }
    if (text === undefined) {
      this.#next += 1;
      return { line, fault: tooLongFault };
    }
    if (text.includes('"')) {
      return this.#continueRow(startRow(line, this.#delimiter), text);
    }
    this.#next += 1;
    const cells = text.slice(0, findEnd(text)).split(this.#delimiter);
    return this.#validateRow({ line, cells, hasStrayQuote: false }, text.includes(damageMarker));
  }

  #continueRow(row: OpenRow, text: Line): RawRow | undefined {
    const fault = this.#findLineFault(row, text);
    if (fault !== undefined) {
      return this.#rejectRow(row, fault);
    }
    this.#next += 1;
    this.#row = row.quoted === undefined ? undefined : row;
    if (this.#row !== undefined) {
      return undefined;
    }
    const isDamaged = row.cells.some((cell) => cell.includes(damageMarker));
    return this.#validateRow(row, isDamaged);
  }

  #findLineFault(row: OpenRow, text: Line): string | undefined {
    row.length += (text?.length ?? lineLengthMax) + 1;
    if (text === undefined || row.length > lineLengthMax + 1) {
      return tooLongFault;
    }
    const fault = readLine(row, text, this.#first + this.#next);
    if (fault === undefined && (row.quoted?.length ?? 0) > quotedLengthMax) {
      return describeUnclosedQuote(row, `within ${quotedLengthMax} characters`);
    }
    return fault;
  }

  #validateRow({ line, cells, hasStrayQuote }: ClosedRow, isDamaged: boolean): RawRow {
    this.#fieldCount ??= cells.length;
    if (isDamaged) {
      return { line, fault: damagedFault };
    }
    if (cells.length < this.#fieldCount || hasSurplus(cells, this.#fieldCount)) {
      return { line, fault: this.#describeFieldCount(cells.length, this.#fieldCount) };
    }
    if (hasStrayQuote && this.#brokenLine !== undefined) {
      return { line, fault: strayQuoteFault };
    }
    if (line > (this.#brokenLine ?? line)) {
      this.#brokenLine = undefined;
    }
    return {
      line,
      cells: cells.length > this.#fieldCount ? cells.slice(0, this.#fieldCount) : cells,
    };
  }

  #describeFieldCount(count: number, expected: number): string {
    const fields = count === 1 ? "1 field" : `${count} fields`;
    const name = delimiterNames[this.#delimiter] ?? JSON.stringify(this.#delimiter);
    const remedy =
      count > expected
        ? `Put a text that contains ${name} in quotes.`
        : `Write ${name} for each empty field, and put a text that contains a line end in quotes.`;
    return `The row has ${fields}, but the header has ${expected}. ${remedy}`;
  }

  #rejectRow(row: OpenRow, fault: string): RawRow {
    this.#brokenLine = this.#first + this.#next;
    this.#next = row.openedLine + 1 - this.#first;
    this.#row = undefined;
    return { line: row.line, fault };
  }

  /** Drops the lines that a broken quote cannot make this scanner read again. */
  #dropReadLines(): void {
    const done = this.#row === undefined ? this.#next : this.#row.openedLine + 1 - this.#first;
    if (done > 0) {
      this.#lines = this.#lines.slice(done);
      this.#first += done;
      this.#next -= done;
    }
  }
}

/** Returns whether the row has more fields than the header and one of them is not blank. */
function hasSurplus(cells: readonly string[], expected: number): boolean {
  return cells.length > expected && cells.slice(expected).some((cell) => cell.trim() !== "");
}

function startRow(line: number, delimiter: string): OpenRow {
  const start = { cells: [], length: 0, hasStrayQuote: false, quoted: undefined };
  return { ...start, line, delimiter, openedLine: line };
}

/** Returns the end of the line without its "\r" or `loneReturn`. */
function findEnd(text: string): number {
  if (!text.endsWith("\r")) {
    return text.length;
  }
  return text.length - (text.endsWith(loneReturn) ? 2 : 1);
}

/** Reads the cells of one line into the row. Returns a fault if a quote is broken. */
function readLine(row: OpenRow, text: string, line: number): string | undefined {
  const end = findEnd(text);
  let index = row.quoted === undefined ? 0 : readQuoted(row, text, 0);
  while (index !== brokenQuote && index <= end) {
    if (text[index] === '"') {
      row.quoted = "";
      row.openedLine = line;
      index = readQuoted(row, text, index + 1);
    } else {
      index = readUnquoted(row, text, index);
    }
  }
  return index === brokenQuote
    ? `Text follows the closing quote of ${describeCell(row)}.`
    : undefined;
}

/**
 * Reads a quoted cell and returns the start of the next one, past the line if this one stays open.
 */
function readQuoted(row: OpenRow, text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote !== -1 && text[quote + 1] === '"') {
    quote = text.indexOf('"', quote + 2);
  }
  const piece = text.slice(from, quote === -1 ? text.length : quote).replaceAll('""', '"');
  if (quote === -1) {
    row.quoted += piece.endsWith(loneReturn) ? piece.slice(0, -1) : `${piece}\n`;
    return text.length + 1;
  }
  const after = quote + 1;
  if (after < findEnd(text) && text[after] !== row.delimiter) {
    return brokenQuote;
  }
  row.cells.push(row.quoted + piece);
  row.quoted = undefined;
  return after + 1;
}

function readUnquoted(row: OpenRow, text: string, from: number): number {
  const delimiter = text.indexOf(row.delimiter, from);
  const end = delimiter === -1 ? findEnd(text) : delimiter;
  const cell = text.slice(from, end);
  row.hasStrayQuote ||= cell.includes('"');
  row.cells.push(cell);
  return end + 1;
}

function describeUnclosedQuote(row: OpenRow, bound: string): string {
  return `The quote of ${describeCell(row)} is not closed ${bound}.`;
}

function describeCell(row: OpenRow): string {
  return `field ${row.cells.length + 1} (opened on line ${row.openedLine})`;
}
