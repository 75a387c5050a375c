import { readFileSync } from "node:fs";
import { ItemPatch } from "../../../src/contract/item.ts";
import { parseColumnMap } from "../../../src/core/import/columns/column-map.ts";
import { type FileFormat } from "../../../src/core/import/formats/detect-format.ts";
import { openTable } from "../../../src/core/import/formats/read-table.ts";
import {
  ImportFile,
  type ImportFindings,
  type LinePatch,
} from "../../../src/core/import/import-file.ts";
import { type ImportOptions } from "../../../src/core/import/import-options.ts";
import { chooseProfile } from "../../../src/core/import/profiles/choose-profile.ts";
import { type Decisions } from "../../../src/core/import/rows/conventions.ts";
import { parseValueMap } from "../../../src/core/import/rows/value-map.ts";
import { openText } from "../../../src/core/import/text/open-text.ts";
import { ratingPrefix } from "../../../src/core/item/item-columns.ts";
import { catalogue } from "../../../src/core/models/registry.ts";
import { all, bodyOf } from "./streams.ts";

export type ReadOptions = Partial<Omit<ImportOptions, "map" | "values">> & {
  readonly map?: string;
  readonly values?: string;
  readonly format?: FileFormat;
  readonly encoding?: string;
  readonly chunkBytes?: number;
};

export type ReadImport = ImportFindings & {
  /** The rows, with the decided reading of each ambiguous value in their patches. */
  readonly rows: readonly LinePatch<ItemPatch>[];
  /** The patches of the valid rows. */
  readonly patches: readonly ItemPatch[];
  readonly faults: readonly { readonly line: number; readonly fault: string }[];
};

/** Reads a file as an import does, with all built-in criteria. */
export async function readImport(
  content: string | Uint8Array,
  options: ReadOptions = {},
): Promise<ReadImport> {
  const file = await openImportFile(content, options);
  const read = await all(file.readRows());
  const findings = file.finish();
  const rows = read.map((row) => ("patch" in row ? decideRow(row, findings.decisions) : row));
  return {
    ...findings,
    rows,
    patches: rows.flatMap((row) => ("patch" in row ? [row.patch] : [])),
    faults: rows.filter((row) => "fault" in row),
  };
}

/** Opens a file as an import does. */
export async function openImportFile(
  content: string | Uint8Array,
  { map, values, format, encoding, chunkBytes = 65_536, ...options }: ReadOptions = {},
): Promise<ImportFile<ItemPatch>> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const text = await openText(bodyOf(bytes, chunkBytes), { bytesMax: 2 ** 30, encoding });
  const table = await openTable(text.texts, format);
  const { profile, reason } = chooseProfile(table, options.profile);
  const { criteria = catalogue } = options;
  return new ImportFile(table, {
    blank: "keep",
    isStrict: false,
    ...options,
    criteria,
    map: parseColumnMap(map, criteria),
    values: parseValueMap(values),
    profile,
    profileReason: reason,
    encoding: text.encoding,
    parsePatch: (fields) => ItemPatch.safeParse(fields),
  });
}

/** Reads a file of the folder `fixtures`. */
export function readFixture(file: string): string {
  return readFileSync(`${import.meta.dirname}/fixtures/${file}`, "utf8");
}

type Row = Extract<LinePatch<ItemPatch>, { readonly patch: ItemPatch }>;

/** Adds the decided readings to a patch. An undecided value leaves its field unchanged. */
function decideRow({ pending, ...row }: Row, decisions: Decisions): Row {
  const patch: Record<string, unknown> = { ...row.patch };
  const ratings: Record<string, unknown> = { ...row.patch.ratings };
  for (const [target, { convention, readings }] of pending ?? []) {
    const decision = decisions[convention];
    if (decision !== undefined && target.startsWith(ratingPrefix)) {
      ratings[target.slice(ratingPrefix.length)] = readings[decision];
    } else if (decision !== undefined) {
      patch[target] = readings[decision];
    }
  }
  const isRated = Object.keys(ratings).length > 0 || row.patch.ratings !== undefined;
  return { ...row, patch: ItemPatch.parse(isRated ? { ...patch, ratings } : patch) };
}
