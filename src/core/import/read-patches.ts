import { type ItemPatch } from "../../contract/item.ts";
import { type ColumnMap, planColumns } from "./column-map.ts";
import { readCsv } from "./read-csv.ts";
import { readNdjson } from "./read-ndjson.ts";
import { parseCellPatch, parseObjectPatch, type RowPatch } from "./row-patch.ts";

/** A row of a file as a patch of an item, or why it is none. */
export type LinePatch =
  | { readonly line: number; readonly id?: string; readonly patch: ItemPatch }
  | { readonly line: number; readonly fault: string };

export type PatchFile = {
  /** Columns that nothing is made of; of NDJSON, complete once the rows have been read. */
  readonly unmapped: Iterable<string>;
  readonly rows: AsyncGenerator<LinePatch[]>;
};

/** How many unknown keys of an NDJSON file are named. */
const unmappedMax = 100;

/** Reads a file of either format as patches. A header that cannot be used is refused at once. */
export async function readPatches(
  texts: AsyncIterable<string>,
  format: "csv" | "ndjson",
  map: ColumnMap,
): Promise<PatchFile> {
  return format === "csv" ? readCsvPatches(texts, map) : readNdjsonPatches(texts, map);
}

async function readCsvPatches(texts: AsyncIterable<string>, map: ColumnMap): Promise<PatchFile> {
  const file = await readCsv(texts);
  try {
    const plan = planColumns(file.columns, map);
    return {
      unmapped: plan.unmapped,
      rows: patchCsvRows(file.rows, (cells) => parseCellPatch(cells, plan)),
    };
  } catch (error) {
    await file.rows.return(undefined);
    throw error;
  }

  async function* patchCsvRows(
    batches: typeof file.rows,
    toPatch: (cells: readonly string[]) => ReturnType<typeof parseCellPatch>,
  ): AsyncGenerator<LinePatch[]> {
    for await (const rows of batches) {
      yield rows.map((row) => ("fault" in row ? row : attachLine(row.line, toPatch(row.cells))));
    }
  }
}

function attachLine(line: number, read: RowPatch): LinePatch {
  return Object.assign(read, { line });
}

async function readNdjsonPatches(texts: AsyncIterable<string>, map: ColumnMap): Promise<PatchFile> {
  const unmapped = new Set<string>();
  return { unmapped, rows: patchNdjsonRows() };

  async function* patchNdjsonRows(): AsyncGenerator<LinePatch[]> {
    for await (const rows of readNdjson(texts)) {
      yield rows.map((row) => {
        if ("fault" in row) {
          return row;
        }
        const { unmapped: unknown, ...read } = parseObjectPatch(row.value, map);
        for (const key of unknown.slice(0, unmappedMax - unmapped.size)) {
          unmapped.add(key);
        }
        return attachLine(row.line, read);
      });
    }
  }
}
