import { type PreviousFields } from "../item/change-item.ts";
import { itemTypes, priorities } from "../item/item.ts";
import { type SnapshotRow } from "./snapshot.ts";

/** A row as it was before an entry of the undo log; an entry with nothing before it made the row. */
export type UndoEntry = {
  readonly number: number;
  readonly before: PreviousFields | undefined;
  /** The number of the parent that `before` names. */
  readonly parentNumber: number;
};

/** A row that may not be on the board. */
export type DeletableRow = SnapshotRow & { readonly isDeleted: boolean };

/**
 * Rows as they were, given how they are and what changed since, the latest entry first. A row that
 * was not there yet comes out as deleted. O(rows + entries).
 */
export function rollBack(
  rows: readonly DeletableRow[],
  entries: readonly UndoEntry[],
): DeletableRow[] {
  const kept = new Map(rows.map((row) => [row.number, row]));
  for (const entry of entries) {
    const row = kept.get(entry.number);
    if (row !== undefined) {
      kept.set(entry.number, restoreRow(row, entry));
    }
  }
  return [...kept.values()];
}

function restoreRow(row: DeletableRow, { before, parentNumber }: UndoEntry): DeletableRow {
  if (before === undefined) {
    return { ...row, isDeleted: true };
  }
  const past: Record<string, unknown> = { ...row };
  for (const [name, value] of Object.entries(before)) {
    const [column, held] = toSnapshotField(name, value, parentNumber);
    past[column] = held;
  }
  return past as DeletableRow;
}

/** What a field of an item is on a board. Fields that no board knows land where nobody looks. */
function toSnapshotField(name: string, value: unknown, parentNumber: number): [string, unknown] {
  const translate = fieldMappings[name];
  return translate === undefined ? [name, value] : translate(value, parentNumber);
}

type FieldMapping = (value: unknown, parentNumber: number) => [string, unknown];

const fieldMappings: Readonly<Record<string, FieldMapping>> = {
  type: (value) => ["type", itemTypes.findIndex((each) => each === value)],
  priority: (value) => ["priority", priorities.findIndex((each) => each === value) + 1],
  parent: (_, parentNumber) => ["parent", parentNumber],
  startDate: (value) => ["start", parseDay(value)],
  dueDate: (value) => ["due", parseDay(value)],
  deletedAt: (value) => ["isDeleted", value !== null],
  assignee: (value) => ["assignee", value ?? ""],
  team: (value) => ["team", value ?? ""],
  ratings: (value) => ["ratings", value ?? {}],
};

/** Days since 1970-01-01 of YYYY-MM-DD. O(1); the civil calendar, as H. Hinnant counts it. */
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
