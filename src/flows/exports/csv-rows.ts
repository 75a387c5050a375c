import { type Item, type Rating } from "../../core/item/item.ts";

/** The columns of every export, in order; a column `ratings.<criterion>` for each criterion follows. */
export const exportColumns = [
  "id",
  "number",
  "external_id",
  "type",
  "parent",
  "title",
  "description",
  "status",
  "priority",
  "assignee",
  "labels",
  "team",
  "size",
  "start_date",
  "due_date",
  "blocked_by",
  "version",
  "created_at",
  "updated_at",
] as const;

export const ratingPrefix = "ratings.";

/** The header line of an export. */
export function formatCsvHeader(criteria: readonly string[]): string {
  return formatLine([...exportColumns, ...criteria.map((criterion) => ratingPrefix + criterion)]);
}

/**
 * An item as a line of CSV (RFC 4180). What is absent is empty, labels and links are joined by ";"
 * (with "\" before a ";" or "\" of their own), an interval is low..likely..high. A text that a spreadsheet would
 * take for a formula gets a "'" in front, which an import of the same file takes off again.
 */
export function formatCsvRow(item: Item, criteria: readonly string[]): string {
  const cells: Record<(typeof exportColumns)[number], string> = {
    id: item.id,
    number: String(item.number),
    external_id: escapeFormula(item.externalId),
    type: item.type,
    parent: escapeFormula(item.parent),
    title: escapeFormula(item.title),
    description: escapeFormula(item.description),
    status: escapeFormula(item.status),
    priority: item.priority ?? "",
    assignee: escapeFormula(item.assignee),
    labels: escapeFormula(joinList(item.labels)),
    team: escapeFormula(item.team),
    size: item.size === undefined ? "" : String(item.size),
    start_date: item.startDate ?? "",
    due_date: item.dueDate ?? "",
    blocked_by: escapeFormula(joinList(item.blockedBy ?? [])),
    version: String(item.version),
    created_at: new Date(item.createdAt).toISOString(),
    updated_at: new Date(item.updatedAt).toISOString(),
  };
  const ratings = criteria.map((criterion) => formatRating(item.ratings[criterion]));
  return formatLine([...exportColumns.map((column) => cells[column]), ...ratings]);
}

/** See https://owasp.org/www-community/attacks/CSV_Injection; one more "'" keeps texts apart that have one. */
function escapeFormula(text: string | undefined): string {
  return text !== undefined && /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : (text ?? "");
}

function joinList(words: readonly string[]): string {
  return words.map((word) => word.replaceAll(/[;\\]/g, "\\$&")).join(";");
}

function formatRating(rating: Rating | undefined): string {
  if (rating === undefined) {
    return "";
  }
  return typeof rating === "number"
    ? String(rating)
    : `${rating.low}..${rating.likely}..${rating.high}`;
}

function formatLine(cells: readonly string[]): string {
  return `${cells.map(quoteCell).join(",")}\r\n`;
}

function quoteCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
