import { type ColumnTarget } from "./column-map.ts";

/** Fields that an empty cell leaves as they are, because they cannot be cleared. */
const unclearableFields: ReadonlySet<string> = new Set(["type", "status", "labels"]);
const dateFields: ReadonlySet<string> = new Set(["start_date", "due_date"]);
const decimalPattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A cell as the value that the wire would carry: undefined leaves the item as it is, null clears.
 * What cannot be read (a size of "1,5") stays the text it is, for the schema to refuse. From a file
 * that our export wrote, the "'" that keeps a text from being a formula is taken off.
 */
export function readCell(
  cell: string,
  target: NonNullable<ColumnTarget>,
  isOwnExport: boolean,
): unknown {
  if (target === "id") {
    return cell === "" ? undefined : cell;
  }
  if ("criterion" in target) {
    return cell.trim() === "" ? null : parseRating(cell);
  }
  return readField(cell, target.field, isOwnExport);
}

function readField(cell: string, field: string, isOwnExport: boolean): unknown {
  if (cell === "" && field !== "title") {
    return unclearableFields.has(field) ? undefined : null;
  }
  if (field === "size") {
    return cell.trim() === "" ? null : parseNumber(cell);
  }
  if (dateFields.has(field)) {
    return cell;
  }
  const text = isOwnExport && /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
  const split = listFields[field];
  return split === undefined ? text : split(text, isOwnExport);
}

/** Fields that hold several words. */
const listFields: Readonly<Record<string, (text: string, isOwnExport: boolean) => string[]>> = {
  labels: parseList,
  blocked_by: (text, isOwnExport) => (isOwnExport ? parseList(text) : parseLinks(text)),
};

/** Decimal notation only: Number would take "0x10" and "Infinity" for numbers too. */
function parseNumber(cell: string): number | string {
  const text = cell.trim();
  return decimalPattern.test(text) && Number.isFinite(Number(text)) ? Number(text) : cell;
}

/** One number, or low..likely..high. */
function parseRating(cell: string): unknown {
  const [low, likely, high, ...more] = cell.split("..").map(parseNumber);
  if (likely === undefined) {
    return low;
  }
  const isInterval = high !== undefined && more.length === 0;
  const isRead = [low, likely, high].every((part) => typeof part === "number");
  return isInterval && isRead ? { low, likely, high } : cell;
}

/** "a;b\;c" is a and b;c; a "\" before anything but ";" or "\" is a letter; empty words are none. */
function parseList(cell: string): string[] {
  const words = cell.match(/(?:\\[;\\]|[^;])+/g) ?? [];
  return words.map((word) => word.replaceAll(/\\([;\\])/g, "$1"));
}

/** Other tools separate what they link by ";", or else by commas and blanks. */
function parseLinks(cell: string): string[] {
  const names = cell.includes(";") ? parseList(cell) : cell.split(/[,\s]+/);
  return names.map((name) => name.trim()).filter((name) => name !== "");
}
