import { joinFirstBatches, prepend } from "../batches.ts";
import { type FileFormat, openFormat } from "./detect-format.ts";
import { openJsonItems } from "./json-items.ts";
import { ObjectColumns } from "./object-columns.ts";
import { type RawObjectRow } from "./parse-object.ts";
import { readCsv } from "./read-csv.ts";
import { readNdjson } from "./read-ndjson.ts";

/** A row of cells or a fault. Cells of CSV are text, and cells of JSON any value. */
export type TableRow =
  | { readonly line: number; readonly cells: readonly unknown[] }
  | { readonly line: number; readonly fault: string };

/** A file of any format as a table. */
export type Table = {
  readonly format: FileFormat;
  /** The columns that are known so far. Objects may add columns with every batch of rows. */
  readonly columns: readonly string[];
  /** The delimiter of CSV. */
  readonly delimiter?: string;
  /** The line of the header of CSV, if the lines above it are not read. */
  readonly headerLine?: number;
  readonly rows: AsyncGenerator<TableRow[]>;
};

/** The number of objects whose keys show the profile of a file. */
const sampleRows = 100;

/**
 * Opens a file as a table. Reads only the text that shows the columns of the first rows. The start
 * of the file shows the format if the caller declares none, or if it contradicts the declared
 * format. Throws "malformed" if the file cannot be a table.
 */
export async function openTable(
  texts: AsyncGenerator<string>,
  declared: FileFormat | undefined,
): Promise<Table> {
  const file = await openFormat(texts, declared);
  const { format } = file;
  switch (format) {
    case "csv":
      return { format, ...(await readCsv(file.texts)) };
    case "ndjson":
      return openObjects(format, readNdjson(file.texts));
    case "json":
      return openObjects(format, await openJsonItems(file.texts));
  }
}

async function openObjects(
  format: FileFormat,
  objects: AsyncIterable<RawObjectRow[]>,
): Promise<Table> {
  const columns = new ObjectColumns();
  const rows = toTableRows(joinFirstBatches(objects, hasEnoughRows), columns);
  const first = await rows.next();
  const batches = first.done === true ? rows : prepend(first.value, rows);
  return { format, columns: columns.names, rows: batches };
}

function hasEnoughRows(sample: readonly RawObjectRow[]): boolean {
  return sample.length >= sampleRows;
}

async function* toTableRows(
  batches: AsyncIterable<RawObjectRow[]>,
  columns: ObjectColumns,
): AsyncGenerator<TableRow[]> {
  for await (const rows of batches) {
    yield rows.map((row) =>
      "fault" in row ? row : { line: row.line, cells: columns.toCells(row.value) },
    );
  }
}
