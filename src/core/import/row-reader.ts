import { type z } from "zod";
import { ratingPrefix } from "../item/item-columns.ts";
import { isTypeId } from "../type-id.ts";
import { type CellContext, CellFault, NotedValue } from "./cell-reading.ts";
import { type ColumnStatistics } from "./column-statistics.ts";
import { PendingValue } from "./conventions.ts";
import { describeIssue } from "./patch-fault.ts";
import { type ColumnPlan, type TargetColumns } from "./plan-columns.ts";
import { type CellReader, createCellReader, listFields } from "./read-cell.ts";

/** The check of a row's fields against the schema of a patch. Core does not know that schema. */
export type ParsePatch<P> = (fields: Readonly<Record<string, unknown>>) => z.ZodSafeParseResult<P>;

/** A row as the patch of an item. Without an id, the patch's external id identifies the item. */
export type RowPatch<P> = {
  readonly id?: string;
  readonly patch: P;
  /** Values whose reading the whole file decides, by target. */
  readonly pending?: ReadonlyMap<string, PendingValue>;
  /** A second id by which other rows of the file may name the item. */
  readonly alias?: string;
};

/** A remark about a cell of a row. */
export type CellRemark = {
  readonly column: string;
  readonly value: string;
  readonly detail: string;
  /** The convention that may still settle the cell. */
  readonly pending?: PendingValue["convention"];
};

export type RowResult<P> = (RowPatch<P> | { readonly fault: string }) & {
  readonly remarks: readonly CellRemark[];
};

export type RowReaderOptions<P> = {
  readonly context: CellContext;
  readonly parsePatch: ParsePatch<P>;
  readonly blank: "keep" | "clear";
  readonly isStrict: boolean;
  readonly statistics: ColumnStatistics;
};

/** Problems of one row that its fault names. */
const problemsMax = 20;

/** Fields without which a row has no identity. A fault in one of them rejects the row. */
const identityFields: ReadonlySet<string> = new Set(["title", "external_id", "source"]);

/** The values that `blank=clear` writes. The API cannot remove these fields. */
const clearedValues: Readonly<Record<string, unknown>> = {
  type: "story",
  status: "open",
  labels: [],
};

type Reader = TargetColumns & { readonly read: CellReader };

/** A row before the schema has checked it. */
type Draft = {
  id?: string;
  alias?: string;
  readonly fields: Record<string, unknown>;
  readonly ratings: Record<string, unknown>;
  readonly pending: Map<string, PendingValue>;
  readonly remarks: CellRemark[];
};

/** A reader of rows by a column plan. */
export class RowReader<P> {
  readonly #options: RowReaderOptions<P>;
  readonly #readers: readonly Reader[];
  readonly #sources: ReadonlyMap<string, string>;

  constructor(plan: ColumnPlan, options: RowReaderOptions<P>) {
    this.#options = options;
    this.#readers = plan.targets.map((columns) => ({
      ...columns,
      read: createCellReader(columns.target, options.context),
    }));
    this.#sources = new Map(plan.targets.map(({ target, column }) => [target, column]));
  }

  /**
   * Reads a row of cells. A cell that cannot be read becomes a remark and leaves its field
   * unchanged. The row is a fault only if its identity or title cannot be read, or in strict mode.
   * A completed row has the given status.
   */
  read(cells: readonly unknown[], completedStatus?: string): RowResult<P> {
    const draft: Draft = { fields: {}, ratings: {}, pending: new Map(), remarks: [] };
    for (const reader of this.#readers) {
      this.#setTarget(draft, reader, this.#readTarget(draft, reader, cells));
    }
    if (completedStatus !== undefined) {
      draft.fields["status"] = completedStatus;
    }
    settleIdentity(draft);
    this.#checkDates(draft);
    const checked = this.#validate(draft);
    const { id, alias, remarks, pending } = draft;
    if (typeof checked === "string") {
      return { fault: checked, remarks };
    }
    return {
      ...checked,
      ...(id !== undefined && { id }),
      ...(alias !== undefined && { alias }),
      ...(pending.size > 0 && { pending }),
      remarks,
    };
  }

  /** Reads the first column of a target that is not blank, or joins the columns of a list. */
  #readTarget(draft: Draft, reader: Reader, cells: readonly unknown[]): unknown {
    const { indexes, target, read } = reader;
    const lists: unknown[] = [];
    for (const index of indexes) {
      const raw = cells[index];
      const value = raw === undefined || raw === "" ? undefined : read(raw);
      if (value instanceof CellFault) {
        this.#remark(draft, reader, raw, value.detail);
      } else if (Array.isArray(value)) {
        lists.push(value);
      } else if (value instanceof NotedValue) {
        this.#remark(draft, reader, raw, value.detail);
        return value.value;
      } else if (value !== undefined) {
        this.#remarkPending(draft, reader, raw, value);
        return value;
      }
    }
    if (listFields.has(target) && lists.length > 0) {
      return [...new Set(lists.flat())];
    }
    return undefined;
  }

  #remark(draft: Draft, { column, target }: Reader, raw: unknown, detail: string): void {
    this.#options.statistics.addFault(column);
    draft.remarks.push({ column: column === "" ? target : column, value: formatRaw(raw), detail });
  }

  /** Records the remark of a value that stays unread if no other cell decides its reading. */
  #remarkPending(draft: Draft, { column, target }: Reader, raw: unknown, value: unknown): void {
    if (value instanceof PendingValue) {
      const { convention } = value;
      const remark = { column, value: formatRaw(raw), detail: pendingDetails[convention] };
      draft.remarks.push({ ...remark, pending: convention });
      draft.pending.set(target, value);
    }
  }

  #setTarget(draft: Draft, { target, indexes }: Reader, value: unknown): void {
    if (value instanceof PendingValue) {
      return;
    }
    const cleared = this.#options.blank === "clear" && indexes.length > 0 && isClearable(target);
    const present = value === undefined && cleared ? null : value;
    if (present === undefined) {
      return;
    }
    if (target === "id" || target === "alias") {
      draft[target] = String(present);
    } else if (target.startsWith(ratingPrefix)) {
      draft.ratings[target.slice(ratingPrefix.length)] = present;
    } else {
      draft.fields[target] = present ?? clearedValues[target] ?? null;
    }
  }

  /** Drops a due date before the start date of the same row. */
  #checkDates({ fields, remarks }: Draft): void {
    const { start_date: start, due_date: due } = fields;
    if (typeof start === "string" && typeof due === "string" && due < start) {
      const column = this.#sources.get("due_date") ?? "due_date";
      const detail = `The due date is before the start date (${start}). Correct one of the two.`;
      remarks.push({ column, value: due, detail });
      delete fields["due_date"];
    }
  }

  /** Checks the fields against the schema, and drops those that it rejects. */
  #validate(draft: Draft): { readonly patch: P } | string {
    const { parsePatch, isStrict } = this.#options;
    const fields = withRatings(draft);
    const result = parsePatch(fields);
    const problems: string[] = [];
    for (const issue of result.error?.issues ?? []) {
      const description = describeIssue(issue, fields, this.#sources);
      const [field, key] = issue.path.map(String);
      if (field === undefined || identityFields.has(field)) {
        problems.push(description);
      } else {
        this.#drop(draft, { field, key, description });
      }
    }
    const strict = isStrict ? draft.remarks.filter(({ pending }) => pending === undefined) : [];
    problems.push(...strict.map(({ column, value, detail }) => `${column} "${value}": ${detail}`));
    if (problems.length > 0) {
      return formatProblems(problems);
    }
    const patch = result.success ? result.data : parsePatch(withRatings(draft)).data;
    return patch === undefined ? "The row cannot be read." : { patch };
  }

  #drop(
    { fields, ratings, remarks }: Draft,
    { field, key, description }: { field: string; key: string | undefined; description: string },
  ): void {
    const target = field === "ratings" ? ratingPrefix + (key ?? "") : field;
    const column = this.#sources.get(target) ?? target;
    const value = field === "ratings" ? ratings[key ?? ""] : fields[field];
    this.#options.statistics.addFault(column);
    remarks.push({ column, value: formatRaw(value), detail: `${description}.` });
    if (field === "ratings") {
      delete ratings[key ?? ""];
    } else {
      delete fields[field];
    }
  }
}

const pendingDetails: Readonly<Record<PendingValue["convention"], string>> = {
  date: "The order of day and month is not clear from the file. State it: dates=day-first or dates=month-first.",
  decimal:
    "The decimal sign is not clear from the file. State it: decimal=point or decimal=comma.",
  priority: "The priority of level 1 is not clear from the file.",
};

function isClearable(target: string): boolean {
  return !identityFields.has(target) && target !== "id" && target !== "alias";
}

/**
 * Moves an id that is not one of Ordinal's own. It is the external id, or a second name of a row
 * that has another external id.
 */
function settleIdentity(draft: Draft): void {
  const { id, fields } = draft;
  if (id === undefined || isTypeId("itm", id)) {
    return;
  }
  delete draft.id;
  if (fields["external_id"] === undefined) {
    fields["external_id"] = id;
  } else {
    draft.alias ??= id;
  }
}

function withRatings({ fields, ratings }: Draft): Record<string, unknown> {
  return Object.keys(ratings).length === 0 ? fields : { ...fields, ratings };
}

function formatRaw(value: unknown): string {
  return typeof value === "string" ? value.trim() : (JSON.stringify(value) ?? "");
}

function formatProblems(problems: readonly string[]): string {
  const named = problems.slice(0, problemsMax);
  const rest = problems.length - named.length;
  return `${[...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ").replace(/\.$/, "")}.`;
}
