import { type PreviousFields } from "../item/change-item.ts";
import { itemTypes, priorities } from "../item/item.ts";
import { type SnapshotRow } from "./snapshot.ts";

/** An entry of the undo log: the fields before a change. `before` is undefined for a new item. */
export type UndoEntry = {
  readonly number: number;
  readonly before: PreviousFields | undefined;
  /** The number of the parent that `before` names. */
  readonly parentNumber: number;
};

/** A row that the snapshot contains unless its item is deleted. */
export type DeletableRow = SnapshotRow & { readonly isDeleted: boolean };

/**
 * Returns earlier versions of rows by undoing the entries, which come newest first. A row that did
 * not exist yet is returned as deleted. O(rows + entries).
 */
export function rollBack(
  rows: readonly DeletableRow[],
  entries: readonly UndoEntry[],
): DeletableRow[] {
  const rowByNumber = new Map(rows.map((row) => [row.number, row]));
  for (const entry of entries) {
    const row = rowByNumber.get(entry.number);
    if (row !== undefined) {
      rowByNumber.set(entry.number, restoreRow(row, entry));
    }
  }
  return [...rowByNumber.values()];
}

function restoreRow(row: DeletableRow, { before, parentNumber }: UndoEntry): DeletableRow {
  if (before === undefined) {
    return { ...row, isDeleted: true };
  }
  const past: Record<string, unknown> = { ...row };
  for (const [name, value] of Object.entries(before)) {
    const [column, cell] = toSnapshotField(name, value, parentNumber);
    past[column] = cell;
  }
  return past as DeletableRow;
}

/** Converts an item field to a snapshot field. Any other field is copied and has no effect. */
function toSnapshotField(name: string, value: unknown, parentNumber: number): [string, unknown] {
  const convert = fieldMappings[name];
  return convert === undefined ? [name, value] : convert(value, parentNumber);
}

type FieldMapping = (value: unknown, parentNumber: number) => [string, unknown];

const fieldMappings: Readonly<Record<string, FieldMapping>> = {
  type: (value) => ["type", itemTypes.findIndex((type) => type === value)],
  priority: (value) => ["priority", priorities.findIndex((priority) => priority === value) + 1],
  parent: (_, parentNumber) => ["parent", parentNumber],
  startDate: (value) => ["start", parseDay(value)],
  dueDate: (value) => ["due", parseDay(value)],
  deletedAt: (value) => ["isDeleted", value !== null],
  assignee: (value) => ["assignee", value ?? ""],
  team: (value) => ["team", value ?? ""],
  ratings: (value) => ["ratings", value ?? {}],
};

/**
 * Returns the days from 1970-01-01 to a date given as YYYY-MM-DD; null if there is no date. O(1).
 *
 * Source: H. Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil.
 */
export function parseDay(date: unknown): number | null {
  if (typeof date !== "string") {
    return null;
  }
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
