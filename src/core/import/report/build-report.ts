import { type StatusCategory } from "../../status/status-category.ts";
import { type ColumnPlan, findMissingColumns } from "../columns/plan-columns.ts";
import { type Table } from "../formats/read-table.ts";
import { type ImportOptions } from "../import-options.ts";
import { type Profile } from "../profiles/profile.ts";
import { type Decisions, toDateOrder, toDecimalSign } from "../rows/conventions.ts";
import { foldWord } from "../rows/value-map.ts";
import { shorten } from "../shorten.ts";
import { type FindingsLog } from "./findings-log.ts";
import { type ColumnReport, type ImportReport } from "./import-report.ts";
import { suggestModel } from "./suggest-model.ts";

/** The parts of an import that its report describes. */
export type ReportedImport = {
  readonly table: Table;
  readonly plan: ColumnPlan;
  readonly options: Pick<ImportOptions, "source" | "blank" | "map" | "values" | "match"> & {
    readonly profile: Profile;
    readonly profileReason: string;
    readonly encoding: string;
  };
  readonly log: FindingsLog;
  readonly decisions: Decisions;
};

const unmappedMax = 100;

/** The columns that only the server writes. Our own exports contain them. */
const serverColumns: ReadonlySet<string> = new Set([
  "number",
  "version",
  "created_at",
  "updated_at",
]);

/** Builds the report about a file that has been read. */
export function buildReport(imported: ReportedImport): ImportReport {
  const { table, plan, options, log, decisions } = imported;
  const { profile, profileReason, source = profile.source, blank, encoding } = options;
  const { delimiter, format } = table;
  const dateOrder = toDateOrder(decisions);
  const decimalSign = toDecimalSign(decisions);
  const columns = describeColumns(plan, log);
  const rated = columns.filter(({ understood }) => understood > 0);
  const suggestedModel = suggestModel(rated.flatMap(({ targets }) => targets));
  return {
    profile: { name: profile.name, reason: profileReason },
    format,
    encoding,
    ...(delimiter !== undefined && { delimiter }),
    ...(dateOrder !== undefined && { dateOrder }),
    ...(decimalSign !== undefined && { decimalSign }),
    blank,
    source,
    columns,
    columnCount: table.columns.length,
    statuses: log.statuses.list(foldKeys(profile.statusCategories)),
    ...(suggestedModel !== undefined && { suggestedModel }),
    notes: listNotes(imported),
  };
}

/** Lists the first headings of columns that were not read. */
export function listUnmapped({ groups }: ColumnPlan): string[] {
  return groups
    .filter(
      ({ column, targets }) => targets.length === 0 && column !== "" && !serverColumns.has(column),
    )
    .slice(0, unmappedMax)
    .map(({ column }) => shorten(column));
}

/** Describes the columns. An id that is not Ordinal's is an external id or an alias. */
function describeColumns(
  plan: ColumnPlan,
  { hasOwnIds, statistics }: FindingsLog,
): readonly ColumnReport[] {
  const hasExternalIds = plan.targets.some(({ target }) => target === "external_id");
  const meaning = hasExternalIds ? "alias" : "external_id";
  return statistics.describe(plan).map((column) => {
    const isOther = !hasOwnIds && column.targets.includes("id");
    return isOther ? Object.assign(column, { targets: [meaning] }) : column;
  });
}

function listNotes({ table, plan, options, log }: ReportedImport): string[] {
  const { headerLine } = table;
  return [
    ...(headerLine === undefined
      ? []
      : [`The header is on line ${headerLine}. The lines above it are not read.`]),
    ...listMissingKeys(table, options),
    ...(options.source === undefined && options.profile.note !== undefined
      ? [options.profile.note]
      : []),
    ...listUnusedValues(plan, options),
    ...log.listSkippedRows(),
    ...listDuplicationNotes(log, options),
  ];
}

/** Lists the keys of the map that no object has. In a CSV file, such a key is an error. */
function listMissingKeys({ columns }: Table, { map }: ReportedImport["options"]): string[] {
  const missing = findMissingColumns(columns, map);
  return missing.map((key) => `The map names the key "${key}", but no object has it.`);
}

/** Lists the fields of the map of values that no column sets. Their names may be misspelled. */
function listUnusedValues(
  { targets }: ColumnPlan,
  { values }: ReportedImport["options"],
): string[] {
  const used = new Set(targets.map(({ target }) => target));
  const unused = [...values.keys()].filter((target) => !used.has(target));
  return unused.map(
    (target) => `\`values\` names "${target}", but no column sets it. Correct the name.`,
  );
}

function listDuplicationNotes(
  { rowsWithoutId }: FindingsLog,
  { match }: ReportedImport["options"],
): string[] {
  if (rowsWithoutId === 0 || match !== undefined) {
    return [];
  }
  const rows = rowsWithoutId === 1 ? "1 row has" : `${rowsWithoutId} rows have`;
  return [
    `${rows} no id, so importing the file again would create these items again. ` +
      "To update items by their titles instead, add match=title.",
  ];
}

function foldKeys(
  categories: Readonly<Record<string, StatusCategory>> = {},
): ReadonlyMap<string, StatusCategory> {
  return new Map(Object.entries(categories).map(([word, category]) => [foldWord(word), category]));
}
