import { type ColumnMap, planColumns } from "./column-map.ts";
import { type CsvFile, readCsv } from "./read-csv.ts";
import { readNdjson } from "./read-ndjson.ts";
import { parseCellPatch, parseObjectPatch, type ParsePatch, type RowPatch } from "./row-patch.ts";

/** A row of a file as the patch of an item, or the reason why it is not one. */
export type LinePatch<P> =
  | { readonly line: number; readonly id?: string; readonly patch: P }
  | { readonly line: number; readonly fault: string };

export type PatchFile<P> = {
  /** Columns without a meaning. For NDJSON, complete once all rows have been read. */
  readonly unmapped: Iterable<string>;
  readonly rows: AsyncGenerator<LinePatch<P>[]>;
};

/** The format of a file, the caller's column map, and the schema check of a patch. */
export type PatchFormat<P> = {
  readonly format: "csv" | "ndjson";
  readonly map: ColumnMap;
  readonly parsePatch: ParsePatch<P>;
};

/** The maximum number of unknown keys of an NDJSON file to report. */
const unmappedMax = 100;

/** Reads a CSV or NDJSON file as patches. Throws if the header cannot be used. */
export async function readPatches<P>(
  texts: AsyncIterable<string>,
  options: PatchFormat<P>,
): Promise<PatchFile<P>> {
  return options.format === "csv"
    ? readCsvPatches(texts, options)
    : readNdjsonPatches(texts, options);
}

async function readCsvPatches<P>(
  texts: AsyncIterable<string>,
  { map, parsePatch }: PatchFormat<P>,
): Promise<PatchFile<P>> {
  const file = await readCsv(texts);
  try {
    const plan = planColumns(file.columns, map);
    const rows = patchCsvRows(file.rows, (cells) => parseCellPatch(cells, plan, parsePatch));
    return { unmapped: plan.unmapped, rows };
  } catch (error) {
    await file.rows.return(undefined);
    throw error;
  }
}

async function* patchCsvRows<P>(
  batches: CsvFile["rows"],
  toPatch: (cells: readonly string[]) => RowPatch<P>,
): AsyncGenerator<LinePatch<P>[]> {
  for await (const rows of batches) {
    yield rows.map((row) => ("fault" in row ? row : attachLine(row.line, toPatch(row.cells))));
  }
}

function attachLine<P>(line: number, patch: RowPatch<P>): LinePatch<P> {
  return Object.assign(patch, { line });
}

function readNdjsonPatches<P>(
  texts: AsyncIterable<string>,
  { map, parsePatch }: PatchFormat<P>,
): PatchFile<P> {
  const unmapped = new Set<string>();
  return { unmapped, rows: patchNdjsonRows() };

  async function* patchNdjsonRows(): AsyncGenerator<LinePatch<P>[]> {
    for await (const rows of readNdjson(texts)) {
      yield rows.map((row) => {
        if ("fault" in row) {
          return row;
        }
        const { unmapped: unknownKeys, ...patch } = parseObjectPatch(row.value, map, parsePatch);
        for (const key of unknownKeys.slice(0, unmappedMax - unmapped.size)) {
          unmapped.add(key);
        }
        return attachLine(row.line, patch);
      });
    }
  }
}
