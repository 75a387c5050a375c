import { type CellWarning } from "../job.ts";
import { decideConventions, type Decisions, toDateOrder, toDecimalSign } from "./conventions.ts";
import { FindingsLog } from "./findings-log.ts";
import { missingColumnsFailure, undecidedFailure } from "./import-failures.ts";
import { type ImportOptions } from "./import-options.ts";
import { type ColumnReport, type ImportReport } from "./import-report.ts";
import { mergeWords } from "./merge-words.ts";
import { requireTitle } from "./missing-title.ts";
import { type ColumnPlan, findMissingColumns, planColumns } from "./plan-columns.ts";
import { ProfileColumns } from "./profile-columns.ts";
import { type Profile } from "./profile.ts";
import { type Table, type TableRow } from "./read-table.ts";
import { type ParsePatch, RowReader, type RowPatch } from "./row-reader.ts";
import { findSkipReason } from "./skip-row.ts";
import { type StatusCategory } from "./status-category.ts";
import { suggestModel } from "./suggest-model.ts";
import { foldWord } from "./value-map.ts";
import { shorten } from "./warning-log.ts";

/** A row of a file as the patch of an item, or the reason why it is not one. */
export type LinePatch<P> =
  | (RowPatch<P> & { readonly line: number })
  | { readonly line: number; readonly fault: string };

/** The results that are complete once all rows have been read. */
export type ImportFindings = {
  readonly report: ImportReport;
  readonly warnings: readonly CellWarning[];
  readonly warningCount: number;
  /** The headings of the columns that were not read. */
  readonly unmapped: readonly string[];
  readonly decisions: Decisions;
  /** Second names of items → external ids, for the references that use them. */
  readonly aliases: Readonly<Record<string, string>>;
};

export type ImportFileOptions<P> = Omit<ImportOptions, "profile"> & {
  readonly parsePatch: ParsePatch<P>;
  readonly profile: Profile;
  /** The reason why the file has this profile. */
  readonly profileReason: string;
  readonly encoding: string;
};

const unmappedMax = 100;

/** The columns that only the server writes. Our own exports contain them. */
const serverColumns: ReadonlySet<string> = new Set([
  "number",
  "version",
  "created_at",
  "updated_at",
]);

/** A file that is being read: its rows as patches, and the findings about it. */
export class ImportFile<P extends object> {
  readonly #table: Table;
  readonly #options: ImportFileOptions<P>;
  readonly #log = new FindingsLog();
  #plan: ColumnPlan;
  #reader: RowReader<P>;
  #profileColumns: ProfileColumns;
  #plannedCount: number;
  /** The heading of the external ids, for warnings. */
  #idColumn = "";

  /** The table must know the columns of its first rows. */
  constructor(table: Table, options: ImportFileOptions<P>) {
    this.#table = table;
    this.#options = options;
    this.#plan = planColumns(table.columns, options);
    this.#reader = this.#createReader();
    this.#profileColumns = new ProfileColumns(options.profile, table.columns);
    this.#plannedCount = table.columns.length;
  }

  /** Yields the rows of the file. Throws "malformed" if no column identifies items. */
  async *readRows(): AsyncGenerator<LinePatch<P>[]> {
    let isFirst = true;
    for await (const rows of this.#table.rows) {
      this.#refreshPlan();
      if (isFirst) {
        isFirst = false;
        this.#checkColumns(rows);
      }
      yield rows.flatMap((row) => this.#readRow(row) ?? []);
    }
    if (isFirst) {
      this.#checkColumns([]);
    }
  }

  /**
   * Returns the findings, after the last row. In strict mode, throws "malformed" if the file leaves
   * a convention open that ambiguous cells need.
   */
  finish(): ImportFindings {
    const { profile, profileReason, isStrict } = this.#options;
    const { delimiter } = this.#table;
    const decisions = decideConventions(this.#log.evidence, {
      stated: this.#options,
      profileDateOrder: profile.dateOrder,
      isOwnExport: isOwnExport(profile),
      delimiter,
    });
    const [undecided] = this.#log.listUndecided(decisions);
    if (isStrict && undecided !== undefined) {
      throw undecidedFailure(undecided);
    }
    this.#log.settlePending(decisions);
    return {
      report: this.#buildReport(decisions, profileReason),
      warnings: this.#log.warnings,
      warningCount: this.#log.warningCount,
      unmapped: this.#listUnmapped(),
      decisions,
      aliases: this.#log.resolveAliases(),
    };
  }

  #buildReport(decisions: Decisions, reason: string): ImportReport {
    const { profile, source = profile.source, blank, encoding } = this.#options;
    const { delimiter, format, columns } = this.#table;
    const dateOrder = toDateOrder(decisions);
    const described = this.#describeColumns();
    const rated = described.filter(({ understood }) => understood > 0);
    const suggestedModel = suggestModel(rated.flatMap(({ targets }) => targets));
    return {
      profile: { name: profile.name, reason },
      format,
      encoding,
      ...(delimiter !== undefined && { delimiter }),
      ...(dateOrder !== undefined && { dateOrder }),
      decimalSign: toDecimalSign(decisions),
      blank,
      source,
      columns: described,
      columnCount: columns.length,
      statuses: this.#log.statuses.list(foldKeys(profile.statusCategories)),
      ...(suggestedModel !== undefined && { suggestedModel }),
      notes: this.#listNotes(),
    };
  }

  /** Describes the columns. An id that is not Ordinal's is an external id or a second name. */
  #describeColumns(): ColumnReport[] {
    const { hasOwnIds, statistics } = this.#log;
    const hasExternalIds = this.#plan.targets.some(({ target }) => target === "external_id");
    const meaning = hasExternalIds ? "alias" : "external_id";
    return statistics.describe(this.#plan).map((column) => {
      const isOther = !hasOwnIds && column.targets.includes("id");
      return isOther ? Object.assign(column, { targets: [meaning] }) : column;
    });
  }

  #listNotes(): string[] {
    const { rowsWithoutId } = this.#log;
    const isDuplicating = rowsWithoutId > 0 && this.#options.match === undefined;
    const rows = rowsWithoutId === 1 ? "1 row has" : `${rowsWithoutId} rows have`;
    const { headerLine } = this.#table;
    return [
      ...(headerLine === undefined
        ? []
        : [`The header is on line ${headerLine}. The lines above it are not read.`]),
      ...this.#listMissingKeys(),
      ...this.#log.listSkippedRows(),
      ...(isDuplicating
        ? [
            `${rows} no id, so importing the file again would create these items again. ` +
              "To update items by their titles instead, add match=title.",
          ]
        : []),
    ];
  }

  /** Lists the keys of the map that no object has. Of CSV, they reject the file. */
  #listMissingKeys(): string[] {
    const missing = findMissingColumns(this.#table.columns, this.#options.map);
    return missing.map((key) => `No object has the key "${key}" of the map.`);
  }

  #listUnmapped(): string[] {
    return this.#plan.groups
      .filter(
        ({ column, targets }) =>
          targets.length === 0 && column !== "" && !serverColumns.has(column),
      )
      .slice(0, unmappedMax)
      .map(({ column }) => shorten(column));
  }

  #createReader(): RowReader<P> {
    const { values, profile, criteria, parsePatch, blank, isStrict } = this.#options;
    const { targets } = this.#plan;
    const ids = targets.filter(({ target }) => target === "external_id" || target === "id");
    this.#idColumn = ids.at(-1)?.column ?? "";
    return new RowReader(this.#plan, {
      context: {
        words: mergeWords(values, profile.values),
        criteria,
        isOwnExport: isOwnExport(profile),
        hasEscapedFormulas: this.#table.format === "csv",
        hasBracketedLists: profile.hasBracketedLists === true,
        hasPeopleLists: profile.hasPeopleLists === true,
        evidence: this.#log.evidence,
      },
      parsePatch,
      blank,
      isStrict,
      statistics: this.#log.statistics,
    });
  }

  /** Plans again if objects have had new keys. */
  #refreshPlan(): void {
    const { columns } = this.#table;
    if (columns.length === this.#plannedCount) {
      return;
    }
    this.#plannedCount = columns.length;
    this.#plan = planColumns(columns, this.#options);
    this.#reader = this.#createReader();
    this.#profileColumns = new ProfileColumns(this.#options.profile, columns);
  }

  #checkColumns(rows: readonly TableRow[]): void {
    const missing = findMissingColumns(this.#table.columns, this.#options.map);
    if (missing.length > 0 && this.#table.format === "csv") {
      throw missingColumnsFailure(missing, this.#table.columns);
    }
    for (const row of rows) {
      this.#log.statistics.addSamples("cells" in row ? row.cells : []);
    }
    requireTitle(this.#plan, this.#log.statistics);
  }

  /** Reads a row. Returns undefined for a row that is left out. */
  #readRow(row: TableRow): LinePatch<P> | undefined {
    if ("fault" in row) {
      return row;
    }
    const { line, cells } = row;
    const skipReason =
      findSkipReason(cells, this.#plan.targets, this.#table.columns) ??
      this.#profileColumns.findSkipReason(cells);
    if (skipReason !== undefined) {
      this.#log.addSkippedRow(skipReason);
      return undefined;
    }
    this.#log.statistics.addRow(cells);
    const completed = this.#profileColumns.findCompletedStatus(cells);
    const { remarks, ...result } = this.#reader.read(cells, completed);
    if ("fault" in result) {
      return { line, fault: result.fault };
    }
    this.#log.addRemarks(line, remarks);
    const { id, alias, patch: fields } = result;
    const findCategory = () => this.#profileColumns.findCategory(cells);
    this.#log.addRow({ line, id, alias, fields, findCategory, idColumn: this.#idColumn });
    return { line, ...result };
  }
}

function isOwnExport({ name }: Profile): boolean {
  return name === "ordinal";
}

function foldKeys(
  categories: Readonly<Record<string, StatusCategory>> = {},
): ReadonlyMap<string, StatusCategory> {
  return new Map(Object.entries(categories).map(([word, category]) => [foldWord(word), category]));
}
