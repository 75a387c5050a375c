import { type ColumnTarget } from "./column-map.ts";

/** Fields that cannot be cleared, so that an empty cell leaves them unchanged. */
const unclearableFields: ReadonlySet<string> = new Set(["type", "status", "labels"]);
const dateFields: ReadonlySet<string> = new Set(["start_date", "due_date"]);
const decimalPattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Converts a cell to the field's value in the API: undefined leaves the field unchanged, and null
 * clears it. A cell that is not a number where one is expected ("1,5") stays text, which the schema
 * rejects. In our own exports, removes the "'" that keeps a text from being a formula.
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

/** Parsers of the fields that are lists. */
const listFields: Readonly<Record<string, (text: string, isOwnExport: boolean) => string[]>> = {
  labels: parseList,
  blocked_by: (text, isOwnExport) => (isOwnExport ? parseList(text) : parseLinks(text)),
};

/** Parses decimal notation only, because Number also accepts "0x10" and "Infinity". */
function parseNumber(cell: string): number | string {
  const text = cell.trim();
  return decimalPattern.test(text) && Number.isFinite(Number(text)) ? Number(text) : cell;
}

/** Parses one number, or an interval low..likely..high. */
function parseRating(cell: string): unknown {
  const [low, likely, high, ...more] = cell.split("..").map(parseNumber);
  if (likely === undefined) {
    return low;
  }
  const isInterval = high !== undefined && more.length === 0;
  const isRead = [low, likely, high].every((part) => typeof part === "number");
  return isInterval && isRead ? { low, likely, high } : cell;
}

/** Parses "a;b\;c" to "a" and "b;c". A "\" escapes only ";" and "\". Skips empty words. */
function parseList(cell: string): string[] {
  const words = cell.match(/(?:\\[;\\]|[^;])+/g) ?? [];
  return words.map((word) => word.replaceAll(/\\([;\\])/g, "$1"));
}

/** Parses the links of other tools: separated by ";", otherwise by commas and blanks. */
function parseLinks(cell: string): string[] {
  const names = cell.includes(";") ? parseList(cell) : cell.split(/[,\s]+/);
  return names.map((name) => name.trim()).filter((name) => name !== "");
}
