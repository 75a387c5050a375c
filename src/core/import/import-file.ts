import { type CellWarning } from "../job.ts";
import { hasAnswers, requireAnswerPair, filterAnswerColumns } from "./columns/answer-columns.ts";
import { requireTitle } from "./columns/missing-title.ts";
import {
  type ColumnPlan,
  findMissingColumns,
  planColumns,
  type TargetColumns,
} from "./columns/plan-columns.ts";
import { type Table, type TableRow } from "./formats/read-table.ts";
import { missingColumnsFailure, undecidedFailure } from "./import-failures.ts";
import { type ImportOptions } from "./import-options.ts";
import { ProfileColumns } from "./profiles/profile-columns.ts";
import { type Profile } from "./profiles/profile.ts";
import { buildReport, listUnmapped } from "./report/build-report.ts";
import { FindingsLog } from "./report/findings-log.ts";
import { type ImportReport } from "./report/import-report.ts";
import { AnswerTally, type NumberedRow } from "./rows/answer-tally.ts";
import { decideConventions, type Decisions } from "./rows/conventions.ts";
import { mergeWords } from "./rows/merge-words.ts";
import { type ParsePatch, RowReader, type RowPatch } from "./rows/row-reader.ts";
import { findSkipReason } from "./rows/skip-row.ts";
import { TreeParents } from "./rows/tree-parents.ts";
import { readStatusCategory } from "./values/read-status-category.ts";

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
  /** Alias → external id, for the aliases that references use. */
  readonly aliases: Readonly<Record<string, string>>;
  /** How rows without an id find their items: as the caller requests, or by title for answers. */
  readonly match: "title" | undefined;
};

export type ImportFileOptions<P> = Omit<ImportOptions, "profile"> & {
  readonly parsePatch: ParsePatch<P>;
  readonly profile: Profile;
  /** The reason why the file has this profile. */
  readonly profileReason: string;
  readonly encoding: string;
};

/** A file that is being read: its rows as patches, and the findings about it. */
export class ImportFile<P extends object> {
  readonly #table: Table;
  readonly #options: ImportFileOptions<P>;
  readonly #log = new FindingsLog();
  #plan: ColumnPlan;
  #reader: RowReader<P>;
  #profileColumns: ProfileColumns;
  readonly #tree: TreeParents | undefined;
  /** The answers of a Kano survey, if the file has them. */
  #tally: AnswerTally<P> | undefined;
  #plannedCount: number;
  /** The heading of the external ids, for warnings. */
  #idColumn = "";

  /** The table must know the columns of its first rows. */
  constructor(table: Table, options: ImportFileOptions<P>) {
    this.#table = table;
    this.#options = options;
    this.#plan = filterAnswerColumns(planColumns(table.columns, options));
    this.#tally = createTally(this.#plan);
    this.#reader = this.#createReader();
    this.#profileColumns = new ProfileColumns(options.profile, table.columns);
    this.#tree = createTree(table, options, this.#plan);
    this.#plannedCount = table.columns.length;
  }

  /**
   * Yields the rows of the file. Yields the rows of answers last, one for each item. Throws
   * "malformed" if no column identifies items.
   */
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
    if (this.#tally !== undefined) {
      yield this.#tally.rows();
    }
  }

  /**
   * Returns the findings, after the last row. In strict mode, throws "malformed" if ambiguous cells
   * need a convention that the file does not decide.
   */
  finish(): ImportFindings {
    const { profile, isStrict } = this.#options;
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
    const match = this.#options.match ?? (this.#tally && "title");
    const report = buildReport({
      table: this.#table,
      plan: this.#plan,
      options: { ...this.#options, match },
      log: this.#log,
      decisions,
    });
    const notes = this.#tally === undefined ? [] : [this.#tally.describe()];
    return {
      report: { ...report, notes: [...report.notes, ...notes] },
      match,
      warnings: this.#log.warnings,
      warningCount: this.#log.warningCount,
      unmapped: listUnmapped(this.#plan),
      decisions,
      aliases: this.#log.resolveAliases(),
    };
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

  /** Plans the columns again if objects had new keys. */
  #refreshPlan(): void {
    const { columns } = this.#table;
    if (columns.length === this.#plannedCount) {
      return;
    }
    this.#plannedCount = columns.length;
    this.#plan = filterAnswerColumns(planColumns(columns, this.#options));
    this.#tally ??= createTally(this.#plan);
    this.#reader = this.#createReader();
    this.#profileColumns = new ProfileColumns(this.#options.profile, columns);
  }

  #checkColumns(rows: readonly TableRow[]): void {
    const missing = findMissingColumns(this.#table.columns, this.#options.map);
    if (missing.length > 0 && this.#table.format === "csv") {
      throw missingColumnsFailure(missing, this.#table.columns);
    }
    if (this.#table.format === "csv") {
      requireAnswerPair(this.#plan, this.#options.map);
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
    const { remarks, ...result } = this.#reader.read(cells, {
      status: this.#profileColumns.findCompletedStatus(cells),
      parent: this.#tree?.findParent(cells),
    });
    this.#tree?.add(cells, "fault" in result ? undefined : findId(result));
    if ("fault" in result) {
      return { line, fault: result.fault };
    }
    this.#log.addRemarks(line, remarks);
    if (this.#tally !== undefined) {
      this.#tallyRow(this.#tally, { line, ...result });
      return undefined;
    }
    this.#logRow({ line, ...result }, cells);
    return { line, ...result };
  }

  /** Counts the answers of a row. Leaves out a row that lacks an answer. */
  #tallyRow(tally: AnswerTally<P>, row: NumberedRow<P>): void {
    const result = tally.add(row);
    if (result === "incomplete") {
      this.#log.addSkippedRow("rows that lack an answer or the number of answers");
    } else if (result === "new") {
      this.#logRow(row, []);
    }
  }

  #logRow({ line, id, alias, patch: fields }: NumberedRow<P>, cells: readonly unknown[]): void {
    const findCategory = () =>
      this.#profileColumns.findCategory(cells) ??
      readStatusCategory(cells[this.#plan.targets.find(isStatus)?.indexes[0] ?? -1]);
    this.#log.addRow({ line, id, alias, fields, findCategory, idColumn: this.#idColumn });
  }
}

/** Creates the tally of a file with the answers of a Kano survey. */
function createTally<P extends object>(plan: ColumnPlan): AnswerTally<P> | undefined {
  const hasNumbers = plan.targets.some(({ target }) => target === "answers");
  return hasAnswers(plan) ? new AnswerTally(hasNumbers) : undefined;
}

/** Creates the tree of a file that has no column of parents. */
function createTree(
  { columns }: Table,
  { profile: { tree } }: { readonly profile: Profile },
  { targets }: ColumnPlan,
): TreeParents | undefined {
  const hasParents = targets.some(({ target }) => target === "parent");
  return tree === undefined || hasParents ? undefined : new TreeParents(tree, columns);
}

/** Returns the id by which other rows name an item. */
function findId({ patch, id }: RowPatch<{ readonly external_id?: unknown }>): string | undefined {
  const { external_id: externalId } = patch;
  return typeof externalId === "string" ? externalId : id;
}

function isStatus({ target }: TargetColumns): boolean {
  return target === "status";
}

function isOwnExport({ name }: Profile): boolean {
  return name === "ordinal";
}
