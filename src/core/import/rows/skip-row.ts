import { type TargetColumns } from "../columns/plan-columns.ts";

/** Rows that spreadsheets and boards add to a table, as noun phrases for the report. */
const blankReason = "rows without a value";
const unreadReason = "rows without a value in a column that is read";
const headerReason = "copies of the header";
const borderReason = "borders of the table";

/** A cell of the line that Markdown and SQL tools write between the header and the rows. */
const borderPattern = /^\s*[:+|]?(?:-{2,}|={2,})[:+|]?\s*$/;

/**
 * Returns the reason why a row of any file is left out, or undefined if the row is an item. Leaves
 * out rows without a value in a column that is read; an unchecked box is not a value. Also leaves
 * out copies of the header, which an export with one table per group contains, and lines of dashes.
 */
export function findSkipReason(
  cells: readonly unknown[],
  targets: readonly TargetColumns[],
  columns: readonly string[],
): string | undefined {
  if (targets.every(({ indexes }) => indexes.every((index) => isBlank(cells[index])))) {
    return cells.every(isBlank) ? blankReason : unreadReason;
  }
  if (isHeader(cells, columns)) {
    return headerReason;
  }
  return cells.every(isBorder) ? borderReason : undefined;
}

function isBorder(cell: unknown): boolean {
  return isBlank(cell) || (typeof cell === "string" && borderPattern.test(cell));
}

function isBlank(cell: unknown): boolean {
  return cell === undefined || cell === null || (typeof cell === "string" && cell.trim() === "");
}

function isHeader(cells: readonly unknown[], columns: readonly string[]): boolean {
  return (
    columns.length > 1 &&
    columns.every((column, index) => {
      const cell = cells[index];
      return typeof cell === "string" && cell.trim() === column;
    })
  );
}
