import { Failure } from "../failure.ts";
import { readLines } from "./read-lines.ts";
import { CsvScan, type RawRow } from "./scan-csv.ts";

export type { RawRow };

/** The columns of a CSV file, and its rows in batches of any size. */
export type CsvFile = {
  readonly columns: readonly string[];
  readonly rows: AsyncGenerator<RawRow[]>;
};

const columnsMax = 1_000;

/**
 * Reads a CSV file row by row. The first line that is not empty names the columns and sets the
 * delimiter: the most frequent of comma, semicolon and tab. Cells are unchanged, and empty lines
 * are skipped. A broken row, or one with another number of fields than the header, becomes a fault,
 * and reading continues (see scan-csv.ts). Throws "malformed" if the header is invalid.
 */
export async function readCsv(texts: AsyncIterable<string>): Promise<CsvFile> {
  const rows = splitHeader(scanRows(texts));
  const first = await rows.next();
  try {
    return { columns: requireColumns(first.done === true ? undefined : first.value[0]), rows };
  } catch (failure) {
    await rows.return(undefined);
    throw failure;
  }
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

/** Yields no empty batches. */
async function* scanRows(texts: AsyncIterable<string>): AsyncGenerator<RawRow[]> {
  const scan = new CsvScan();
  for await (const lines of readLines(texts)) {
    const rows = scan.push(lines);
    if (rows.length > 0) {
      yield rows;
    }
  }
  const last = scan.end();
  if (last.length > 0) {
    yield last;
  }
}

function requireColumns(header: RawRow | undefined): readonly string[] {
  if (header === undefined) {
    throw malformedHeader(1, ["The file has no header line. Name the columns in the first line."]);
  }
  if ("fault" in header) {
    throw malformedHeader(header.line, [header.fault]);
  }
  const problems = findColumnProblems(header.cells);
  if (problems.length > 0) {
    throw malformedHeader(header.line, problems);
  }
  return header.cells;
}

function findColumnProblems(columns: readonly string[]): string[] {
  if (columns.length > columnsMax) {
    return [`The header names more than ${columnsMax} columns.`];
  }
  const empty = columns.findIndex((column) => column.trim() === "");
  const repeated = columns.filter((column, index) => columns.indexOf(column) < index);
  return [
    ...(empty === -1 ? [] : [`Column ${empty + 1} of the header has no name.`]),
    ...[...new Set(repeated)]
      .filter((column) => column.trim() !== "")
      .map((column) => `The header names the column "${column}" more than once.`),
  ];
}

function malformedHeader(line: number, details: readonly string[]): Failure {
  const faults = details.map((detail) => ({ line, detail }));
  return new Failure("malformed", details.join(" "), { faults });
}
