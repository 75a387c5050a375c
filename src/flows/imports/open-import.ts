import { ItemPatch } from "../../contract/item.ts";
import { type ImportQuery } from "../../contract/job.ts";
import { limits } from "../../contract/limits.ts";
import { parseColumnMap } from "../../core/import/columns/column-map.ts";
import { type FileFormat } from "../../core/import/formats/detect-format.ts";
import { openTable } from "../../core/import/formats/read-table.ts";
import { ImportFile } from "../../core/import/import-file.ts";
import { type ImportOptions } from "../../core/import/import-options.ts";
import { chooseProfile } from "../../core/import/profiles/choose-profile.ts";
import { parseValueMap } from "../../core/import/rows/value-map.ts";
import { openText } from "../../core/import/text/open-text.ts";
import { type Criterion } from "../../core/models/model.ts";
import { catalogue } from "../../core/models/registry.ts";
import { type Deps } from "../../ports/deps.ts";

export type OpenImportRequest = {
  readonly workspace: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** The format that the client declares; by default, the content decides. */
  readonly format: FileFormat | undefined;
  readonly query: ImportQuery;
};

/** Opens a file for reading: detects its encoding, its format and the profile of its tracker. */
export async function openImport(
  deps: Pick<Deps, "store">,
  { workspace, body, format, query }: OpenImportRequest,
): Promise<ImportFile<ItemPatch>> {
  const options = parseOptions(query, await readCriteria(deps, workspace));
  const text = await openText(body, {
    bytesMax: limits.importBytesMax,
    encoding: query.encoding,
  });
  const table = await openTable(text.texts, format);
  const { profile, reason } = chooseProfile(table, options.profile);
  return new ImportFile(table, {
    ...options,
    profile,
    profileReason: reason,
    encoding: text.encoding,
    parsePatch: (fields) => ItemPatch.safeParse(fields),
  });
}

/** Reads the criteria of all models, built-in ones and the workspace's own. */
async function readCriteria(
  { store }: Pick<Deps, "store">,
  workspace: string,
): Promise<ReadonlyMap<string, Criterion>> {
  const models = await store.models.list(workspace);
  const own = models.flatMap(({ definition }) => definition.criteria);
  return new Map([...catalogue, ...own.map((criterion) => [criterion.key, criterion] as const)]);
}

function parseOptions(query: ImportQuery, criteria: ReadonlyMap<string, Criterion>): ImportOptions {
  const { profile, source, dates, decimal, match, blank } = query;
  return {
    map: parseColumnMap(query.map, criteria),
    values: parseValueMap(query.values),
    profile,
    source,
    dateOrder: dates,
    decimalSign: decimal && (decimal === "comma" ? "," : "."),
    match,
    blank,
    isStrict: query.strict === "true",
    criteria,
  };
}
