import { type Failure, failureFromFault } from "../../failure.ts";
import { joinFirstBatches } from "../batches.ts";
import { type Line, readLines } from "../text/read-lines.ts";
import { detectDelimiter, isDelimiterSample, parseSeparatorLine } from "./detect-delimiter.ts";
import { findHeaderLine } from "./find-header-line.ts";
import { CsvScan, type RawRow } from "./scan-csv.ts";

export type { RawRow };

/** The columns of a CSV file, and its rows in batches of any size. */
export type CsvFile = {
  /** The trimmed headings, which may be empty or repeated. */
  readonly columns: readonly string[];
  readonly delimiter: string;
  /** The line of the header, from 1, if the lines above it are not read. */
  readonly headerLine?: number;
  /** Each row has as many cells as the file has columns. */
  readonly rows: AsyncGenerator<RawRow[]>;
};

const columnsMax = 1_000;

/**
 * Reads a CSV file row by row. The first line that is not empty names the columns, unless a later
 * line is clearly the header (see find-header-line.ts). A first line such as `sep=;` sets the
 * delimiter, which is otherwise detected (see detect-delimiter.ts). Returns cells unchanged and
 * skips empty lines. A broken row, or a row with another number of fields than the header, becomes
 * a fault, and reading continues (see scan-csv.ts). Throws "malformed" if the header is invalid.
 */
export async function readCsv(texts: AsyncIterable<string>): Promise<CsvFile> {
  const batches = joinFirstBatches(readLines(texts), isDelimiterSample);
  const { value: sample = [] } = await batches.next();
  const stated = parseSeparatorLine(sample[0]);
  const stripped = stated === undefined ? sample : ["", ...sample.slice(1)];
  const headerIndex = findHeaderLine(stripped);
  const lines = stripped.map((line, index) => (index < headerIndex ? "" : line));
  const delimiter = stated ?? detectDelimiter(lines);
  const rows = splitHeader(scanRows(lines, batches, delimiter));
  const first = await rows.next();
  try {
    const columns = requireColumns(first.done === true ? undefined : first.value[0]);
    const isBelowText = stripped.slice(0, headerIndex).some(hasText);
    return { columns, delimiter, rows, ...(isBelowText && { headerLine: headerIndex + 1 }) };
  } catch (failure) {
    await rows.return(undefined);
    throw failure;
  }
}

function hasText(line: Line): boolean {
  return /[\p{L}\p{N}]/u.test(line ?? "");
}

/** Yields the first row in a separate batch. */
async function* splitHeader(batches: AsyncIterable<RawRow[]>): AsyncGenerator<RawRow[]> {
  let isHeader = true;
  for await (const rows of batches) {
    if (isHeader) {
      isHeader = false;
      yield rows.splice(0, 1);
    }
    if (rows.length > 0) {
      yield rows;
    }
  }
}

/** Omits empty batches. Closes `batches`, even if only the sample is read. */
async function* scanRows(
  sample: readonly Line[],
  batches: AsyncGenerator<Line[]>,
  delimiter: string,
): AsyncGenerator<RawRow[]> {
  const scan = new CsvScan(delimiter);
  try {
    yield* omitEmpty(scan.push(sample));
    for await (const lines of batches) {
      yield* omitEmpty(scan.push(lines));
    }
    yield* omitEmpty(scan.end());
  } finally {
    await batches.return(undefined);
  }
}

function omitEmpty(rows: RawRow[]): RawRow[][] {
  return rows.length > 0 ? [rows] : [];
}

function requireColumns(header: RawRow | undefined): readonly string[] {
  if (header === undefined) {
    throw malformedHeader(1, "The file has no header line. Name the columns in the first line.");
  }
  if ("fault" in header) {
    throw malformedHeader(header.line, header.fault);
  }
  const columns = header.cells.map((heading) => heading.trim());
  if (columns.length > columnsMax) {
    throw malformedHeader(header.line, `The header names more than ${columnsMax} columns.`);
  }
  if (columns.every((column) => column === "")) {
    throw malformedHeader(header.line, "The header names no column. Name each column in it.");
  }
  return columns;
}

function malformedHeader(line: number, detail: string): Failure {
  return failureFromFault("malformed", { line, detail });
}
