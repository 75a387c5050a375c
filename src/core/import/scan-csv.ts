/**
 * Lines → rows of cells: RFC 4180, line by line, so that a broken row costs itself and not the file.
 *
 * Written by hand because a parser that goes on after a broken quote must know on which physical line
 * it opened; papaparse, the obvious other way, reads on to whatever quote comes next and drops blanks
 * after a closing quote.
 *
 * - A cell that begins with a quote ends at the next quote that is not doubled; a delimiter or the end
 *   of the line must follow. A quote inside a cell that does not begin with one is a letter.
 * - A quoted cell is broken when text follows its closing quote, when it is still open at the end of a
 *   line and longer than `quotedLengthMax`, when its row grows past `lineLengthMax`, or when the file
 *   ends. Then the row is refused up to the line on which that cell opened, and reading goes on at the
 *   next physical line.
 * - What follows may be the inside of the broken cell: until the first sound row past the line where
 *   the damage showed, a row with a quote inside an unquoted cell is refused too, instead of taken for
 *   an item. Lines of such an inside that look like whole rows cannot be told from rows.
 * - A row has as many fields as the first one.
 *
 * Linear in the length of the file: between a broken quote and the place where it shows there are only
 * doubled quotes, and none of those opens a cell that runs past its line.
 */
import { damageMarker } from "./decode-text.ts";
import { lineLengthMax, type Line } from "./read-lines.ts";

/** `line` is the physical line, from 1, on which the row begins. */
export type RawRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: string };

/** How far a quoted cell may run over the ends of lines, in UTF-16 units. */
export const quotedLengthMax = 262_144;

const damagedFault = "The row holds bytes that are not UTF-8 text.";
const tooLongFault = `The row is longer than ${lineLengthMax} characters.`;
const brokenQuote = -1;
const strayQuoteFault =
  "A quote stands inside a cell that does not begin with one, after a broken quote.";

type OpenRow = {
  readonly line: number;
  readonly cells: string[];
  readonly delimiter: string;
  length: number;
  hasStrayQuote: boolean;
  /** The text so far of the quoted cell that is not closed yet. */
  quoted: string | undefined;
  /** The line on which the latest quoted cell opened. */
  openedLine: number;
};

type ClosedRow = Pick<OpenRow, "line" | "cells" | "hasStrayQuote">;

/**
 * Takes lines as they come and gives the rows that they complete. The first line that is not empty sets
 * the delimiter, the first row the number of fields.
 */
export class CsvScan {
  #lines: Line[] = [];
  /** The number of the line at #lines[0]. */
  #first = 1;
  #next = 0;
  #row: OpenRow | undefined;
  #delimiter: string | undefined;
  #fieldCount: number | undefined;
  /** The line where a broken quote showed, until a sound row past it is read. */
  #brokenLine: number | undefined;

  push(lines: readonly Line[]): RawRow[] {
    for (const line of lines) {
      this.#lines.push(line);
    }
    const rows: RawRow[] = [];
    this.#drain(rows);
    this.#dropReadLines();
    return rows;
  }

  /** What is left at the end of the file: an open quote is broken, the lines after it are not. */
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
    if (text === "" || text === "\r") {
      this.#next += 1;
      return undefined;
    }
    if (text === undefined) {
      this.#next += 1;
      return { line, fault: tooLongFault };
    }
    this.#delimiter ??= detectDelimiter(text);
    if (text.includes('"')) {
      return this.#continueRow(startRow(line, this.#delimiter), text);
    }
    this.#next += 1;
    const cells = text.slice(0, endOf(text)).split(this.#delimiter);
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
    if (cells.length !== this.#fieldCount) {
      return { line, fault: describeFieldCount(cells.length, this.#fieldCount) };
    }
    if (hasStrayQuote && this.#brokenLine !== undefined) {
      return { line, fault: strayQuoteFault };
    }
    if (line > (this.#brokenLine ?? line)) {
      this.#brokenLine = undefined;
    }
    return { line, cells };
  }

  #rejectRow(row: OpenRow, fault: string): RawRow {
    this.#brokenLine = this.#first + this.#next;
    this.#next = row.openedLine + 1 - this.#first;
    this.#row = undefined;
    return { line: row.line, fault };
  }

  /** Lets go of the lines that no broken quote can bring back. */
  #dropReadLines(): void {
    const done = this.#row === undefined ? this.#next : this.#row.openedLine + 1 - this.#first;
    if (done > 0) {
      this.#lines = this.#lines.slice(done);
      this.#first += done;
      this.#next -= done;
    }
  }
}

/** Comma, unless the line holds more semicolons or tabs outside quotes. */
function detectDelimiter(line: string): string {
  const bare = line.replaceAll(/"[^"]*"?/g, "");
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: bare.split(sign).length }));
  const best = counts.reduce((most, other) => (other.count > most.count ? other : most));
  return best.sign;
}

function startRow(line: number, delimiter: string): OpenRow {
  const start = { cells: [], length: 0, hasStrayQuote: false, quoted: undefined };
  return { ...start, line, delimiter, openedLine: line };
}

/** Where the line ends, not counting the "\r" of a "\r\n". */
function endOf(text: string): number {
  return text.endsWith("\r") ? text.length - 1 : text.length;
}

/** Reads the cells of one line into the row; gives what is wrong with it. */
function readLine(row: OpenRow, text: string, line: number): string | undefined {
  const end = endOf(text);
  let at = row.quoted === undefined ? 0 : readQuoted(row, text, 0);
  while (at !== brokenQuote && at <= end) {
    if (text[at] === '"') {
      row.quoted = "";
      row.openedLine = line;
      at = readQuoted(row, text, at + 1);
    } else {
      at = readUnquoted(row, text, at);
    }
  }
  return at === brokenQuote ? `Text follows the closing quote of ${describeCell(row)}.` : undefined;
}

/** Reads on in a quoted cell; gives where the next cell begins, past the line if this one stays open. */
function readQuoted(row: OpenRow, text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote !== -1 && text[quote + 1] === '"') {
    quote = text.indexOf('"', quote + 2);
  }
  const piece = text.slice(from, quote === -1 ? text.length : quote).replaceAll('""', '"');
  if (quote === -1) {
    row.quoted += `${piece}\n`;
    return text.length + 1;
  }
  const after = quote + 1;
  if (after < endOf(text) && text[after] !== row.delimiter) {
    return brokenQuote;
  }
  row.cells.push(row.quoted + piece);
  row.quoted = undefined;
  return after + 1;
}

function readUnquoted(row: OpenRow, text: string, from: number): number {
  const delimiter = text.indexOf(row.delimiter, from);
  const end = delimiter === -1 ? endOf(text) : delimiter;
  const cell = text.slice(from, end);
  row.hasStrayQuote ||= cell.includes('"');
  row.cells.push(cell);
  return end + 1;
}

function describeFieldCount(count: number, expected: number): string {
  const fields = count === 1 ? "1 field" : `${count} fields`;
  return `The row has ${fields}; the header names ${expected}.`;
}

function describeUnclosedQuote(row: OpenRow, bound: string): string {
  return `The quote of ${describeCell(row)} is not closed ${bound}.`;
}

function describeCell(row: OpenRow): string {
  return `field ${row.cells.length + 1} (opened on line ${row.openedLine})`;
}
