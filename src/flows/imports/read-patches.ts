import { type ItemPatch } from "../../contract/item.ts";
import { type ColumnMap, planColumns } from "./column-map.ts";
import { readCsv } from "./read-csv.ts";
import { readNdjson } from "./read-ndjson.ts";
import { patchOfCells, patchOfObject, type RowPatch } from "./row-patch.ts";

/** A row of a file as a patch of an item, or why it is none. */
export type RowRead =
  | { readonly line: number; readonly id?: string; readonly patch: ItemPatch }
  | { readonly line: number; readonly fault: string };

export type PatchFile = {
  /** Columns that nothing is made of; of NDJSON, complete once the rows have been read. */
  readonly unmapped: Iterable<string>;
  readonly rows: AsyncGenerator<RowRead[]>;
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
      rows: mapped(file.rows, (cells) => patchOfCells(cells, plan)),
    };
  } catch (error) {
    await file.rows.return(undefined);
    throw error;
  }

  async function* mapped(
    batches: typeof file.rows,
    patchOf: (cells: readonly string[]) => ReturnType<typeof patchOfCells>,
  ): AsyncGenerator<RowRead[]> {
    for await (const rows of batches) {
      yield rows.map((row) => ("fault" in row ? row : readAt(row.line, patchOf(row.cells))));
    }
  }
}

function readAt(line: number, read: RowPatch): RowRead {
  return Object.assign(read, { line });
}

async function readNdjsonPatches(texts: AsyncIterable<string>, map: ColumnMap): Promise<PatchFile> {
  const unmapped = new Set<string>();
  return { unmapped, rows: rowsOf() };

  async function* rowsOf(): AsyncGenerator<RowRead[]> {
    for await (const rows of readNdjson(texts)) {
      yield rows.map((row) => {
        if ("fault" in row) {
          return row;
        }
        const { unmapped: unknown, ...read } = patchOfObject(row.value, map);
        for (const key of unknown.slice(0, unmappedMax - unmapped.size)) {
          unmapped.add(key);
        }
        return readAt(row.line, read);
      });
    }
  }
}
