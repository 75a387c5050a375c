import { type z } from "zod";
import { ratingPrefix } from "../../item/item-columns.ts";
import { type ColumnPlan, type TargetColumns } from "../columns/plan-columns.ts";
import { type ColumnStatistics } from "../report/column-statistics.ts";
import { shorten } from "../shorten.ts";
import { type CellContext, CellFault, NotedValue } from "./cell-reading.ts";
import { PendingValue } from "./conventions.ts";
import { describeIssue } from "./patch-fault.ts";
import { type CellReader, createCellReader, listFields } from "./read-cell.ts";
import { type CellRemark, RowDraft } from "./row-draft.ts";

/** The check of a row's fields against the schema of a patch. Core does not know that schema. */
export type ParsePatch<P> = (fields: Readonly<Record<string, unknown>>) => z.ZodSafeParseResult<P>;

/** A row as the patch of an item. Without an id, the patch's external id identifies the item. */
export type RowPatch<P> = {
  readonly id?: string;
  readonly patch: P;
  /** Values whose reading the whole file decides, by target. */
  readonly pending?: ReadonlyMap<string, PendingValue>;
  /** The alias: another id by which rows of the file may refer to the item. */
  readonly alias?: string;
  /** The answers of a Kano survey, by target. */
  readonly answer?: Readonly<Record<string, unknown>>;
};

export type RowResult<P> = (RowPatch<P> | { readonly fault: string }) & {
  readonly remarks: readonly CellRemark[];
};

/** Values that do not come from a cell of their own, such as the status of a completed row. */
export type DerivedValues = {
  readonly status?: string | undefined;
  readonly parent?: string | undefined;
};

export type RowReaderOptions<P> = {
  readonly context: CellContext;
  readonly parsePatch: ParsePatch<P>;
  readonly blank: "keep" | "clear";
  readonly isStrict: boolean;
  readonly statistics: ColumnStatistics;
};

/** The maximum number of problems that the fault of a row names. */
const problemsMax = 20;

/** Fields without which a row has no identity. A fault in one of them rejects the row. */
const identityFields: ReadonlySet<string> = new Set(["title", "external_id", "source"]);

const pendingDetails: Readonly<Record<PendingValue["convention"], string>> = {
  date:
    "The order of day and month is not clear from the file. " +
    "State it: dates=day-first or dates=month-first.",
  decimal: "The decimal sign is not clear from the file. State it: decimal=point or decimal=comma.",
  priority: "The file does not show whether its levels begin with 0 or 1.",
  letter:
    "The file does not show whether this is a level such as medium or a class of MoSCoW. " +
    "Map the letter: values=priority: M=medium.",
};

type Reader = TargetColumns & {
  readonly read: CellReader;
  readonly isList: boolean;
  /** The value of a blank cell: undefined keeps the field, and null clears it. */
  readonly blankValue: null | undefined;
};

/** A reader of rows by a column plan. */
export class RowReader<P extends object> {
  readonly #options: RowReaderOptions<P>;
  readonly #readers: readonly Reader[];
  /** Target → heading. */
  readonly #headings: ReadonlyMap<string, string>;

  constructor(plan: ColumnPlan, options: RowReaderOptions<P>) {
    this.#options = options;
    this.#readers = plan.targets.map((columns) => createReader(columns, options));
    this.#headings = new Map(plan.targets.map(({ target, column }) => [target, column]));
  }

  /**
   * Reads a row of cells. A cell that cannot be read becomes a remark and leaves its field
   * unchanged. The row is a fault only if its identity or title cannot be read, or in strict mode.
   * The derived values replace the values of the cells.
   */
  read(cells: readonly unknown[], derived: DerivedValues = {}): RowResult<P> {
    const draft = new RowDraft();
    for (const reader of this.#readers) {
      const value = this.#readTarget(draft, reader, cells);
      if (value !== undefined) {
        draft.set(reader.target, value);
      }
    }
    for (const [target, value] of Object.entries(derived)) {
      if (value !== undefined) {
        draft.set(target, value);
      }
    }
    draft.settleIdentity();
    this.#checkDates(draft);
    return this.#validate(draft);
  }

  /**
   * Reads the first column of a target that is not blank, or joins the columns of a list. Returns
   * undefined if a cell cannot be read, so that the field stays unchanged.
   */
  #readTarget(draft: RowDraft, reader: Reader, cells: readonly unknown[]): unknown {
    const lists: unknown[][] = [];
    let blankValue: unknown = reader.blankValue;
    for (const index of reader.indexes) {
      const raw = cells[index];
      const value = raw === undefined || raw === "" ? undefined : reader.read(raw);
      if (value instanceof CellFault) {
        blankValue = undefined;
        this.#addFault(draft, reader, { raw, detail: value.detail });
      } else if (reader.isList && Array.isArray(value)) {
        lists.push(value);
      } else if (value !== undefined) {
        return this.#unwrap(draft, reader, { raw, value });
      }
    }
    return joinLists(lists) ?? blankValue;
  }

  /** Records a cell that cannot be read. Without its identity, the row is rejected. */
  #addFault(
    draft: RowDraft,
    reader: Reader,
    { raw, detail }: { readonly raw: unknown; readonly detail: string },
  ): void {
    const column = formatColumn(reader);
    this.#options.statistics.addFault(reader.column);
    draft.remark(raw, { column, detail });
    if (identityFields.has(reader.target) || reader.target === "id") {
      draft.problems.push(`${shorten(column)}: ${detail}`);
    }
  }

  /** Records the remark about a value that was read, if there is one. */
  #unwrap(
    draft: RowDraft,
    reader: Reader,
    { raw, value }: { readonly raw: unknown; readonly value: unknown },
  ): unknown {
    const column = formatColumn(reader);
    if (value instanceof PendingValue) {
      const { convention: pending } = value;
      draft.remark(raw, { column, detail: pendingDetails[pending], pending });
    }
    if (value instanceof NotedValue) {
      draft.remark(raw, { column, detail: value.detail });
      return value.value;
    }
    return value;
  }

  /** Drops a due date if every reading of it is before the start date of the same row. */
  #checkDates(draft: RowDraft): void {
    if (draft.fields["start_date"] === undefined && draft.pending.size === 0) {
      return;
    }
    const starts = listReadings(draft, "start_date");
    const dues = listReadings(draft, "due_date");
    const [start = ""] = starts;
    if (
      start !== "" &&
      dues.length > 0 &&
      dues.every((due, index) => due < (starts[index] ?? start))
    ) {
      const detail = `The due date is before the start date (${start}). Correct one of the two.`;
      this.#drop(draft, "due_date", detail);
    }
  }

  /** Checks the fields against the schema, and drops those that it rejects. */
  #validate(draft: RowDraft): RowResult<P> {
    const { parsePatch, isStrict } = this.#options;
    const result = parsePatch(draft.fields);
    const problems = [
      ...draft.problems,
      ...(draft.hasIdentity ? [] : ["The row has neither a title nor an id. Give it a title"]),
      ...this.#dropIssues(draft, result.error?.issues ?? []),
      ...(isStrict ? listStrictProblems(draft) : []),
    ];
    const patch = result.success ? result.data : parsePatch(draft.fields).data;
    return problems.length > 0 || patch === undefined
      ? { fault: formatProblems(problems), remarks: draft.remarks }
      : buildResult(draft, patch);
  }

  /** Drops the fields that the schema rejects. Returns the problems of the row's identity. */
  #dropIssues(draft: RowDraft, issues: readonly z.core.$ZodIssue[]): string[] {
    const problems: string[] = [];
    const details = new Map<string, string>();
    for (const issue of issues) {
      const description = describeIssue(issue, draft.fields, this.#headings);
      const [field = "", key = ""] = issue.path.map(String);
      const target = field === "ratings" ? ratingPrefix + key : field;
      if (field === "" || identityFields.has(field)) {
        problems.push(description);
      } else if (!details.has(target)) {
        details.set(target, `${description}.`);
      }
    }
    details.forEach((detail, target) => this.#drop(draft, target, detail));
    return problems;
  }

  #drop(draft: RowDraft, target: string, detail: string): void {
    const column = this.#headings.get(target) ?? target;
    this.#options.statistics.addFault(column);
    draft.remark(draft.drop(target), { column, detail });
  }
}

/** Joins the lists of several columns, with each name once. Keeps a single list as it is. */
function joinLists(lists: readonly unknown[][]): unknown[] | undefined {
  return lists.length > 1 ? [...new Set(lists.flat())] : lists[0];
}

/** Lists the readings of a date: one, two if it is ambiguous, or none. */
function listReadings({ fields, pending }: RowDraft, target: string): string[] {
  const readings = pending.get(target)?.readings ?? [fields[target]];
  return readings.flatMap((reading) => (typeof reading === "string" ? [reading] : []));
}

function buildResult<P extends object>(draft: RowDraft, patch: P): RowResult<P> {
  const { id, alias, pending, remarks, answer } = draft;
  return {
    patch: addNumbers(patch, draft),
    ...(id !== undefined && { id }),
    ...(alias !== undefined && { alias }),
    ...(pending.size > 0 && { pending }),
    ...(Object.keys(answer).length > 0 && { answer }),
    remarks,
  };
}

/** Adds the ratings that need no check against the schema. */
function addNumbers<P extends object>(patch: P, { numbers }: RowDraft): P {
  if (Object.keys(numbers).length === 0) {
    return patch;
  }
  const others: unknown = Reflect.get(patch, "ratings");
  return Object.assign(patch, { ratings: { ...Object(others), ...numbers } });
}

function createReader<P>(columns: TargetColumns, { context, blank }: RowReaderOptions<P>): Reader {
  const { target } = columns;
  const isKept = identityFields.has(target) || target === "id" || target === "alias";
  return {
    ...columns,
    read: createCellReader(target, context),
    isList: listFields.has(target),
    blankValue: blank === "clear" && !isKept ? null : undefined,
  };
}

function formatColumn({ column, target }: Reader): string {
  return column === "" ? target : column;
}

/** Lists the remarks that reject a row in strict mode. */
function listStrictProblems({ remarks }: RowDraft): string[] {
  return remarks
    .filter(({ pending }) => pending === undefined)
    .map(({ column, value, detail }) => `${shorten(column)} "${shorten(value)}": ${detail}`);
}

function formatProblems(problems: readonly string[]): string {
  const named = problems.slice(0, problemsMax);
  const rest = problems.length - named.length;
  const text = [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
  return text === "" ? "The row cannot be read." : `${text.replace(/\.$/, "")}.`;
}
