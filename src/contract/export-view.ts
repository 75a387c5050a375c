import { exportColumns, ratingPrefix } from "../core/item/item-columns.ts";
import { type Item, type Rating } from "../core/item/item.ts";
import { escapeFormula, formatCsvLine } from "./csv.ts";
import { formatTime, toItemView } from "./item-view.ts";

/** Formats the header line of a CSV export. */
export function formatCsvHeader(criteria: readonly string[]): string {
  return formatCsvLine([
    ...exportColumns,
    ...criteria.map((criterion) => ratingPrefix + criterion),
  ]);
}

/**
 * Formats an item as a line of CSV (RFC 4180). Absent fields are empty cells. Labels and links are
 * joined by ";", with "\" before a ";" or "\" in a name. An interval is low..likely..high. A text
 * that a spreadsheet would run as a formula gets a leading "'", which an import removes.
 */
export function formatCsvRow(item: Item, criteria: readonly string[]): string {
  const cells: Record<(typeof exportColumns)[number], string> = {
    id: item.id,
    number: String(item.number),
    external_id: escapeFormula(item.externalId),
    source: escapeFormula(item.source),
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
    created_at: formatTime(item.createdAt),
    updated_at: formatTime(item.updatedAt),
  };
  const ratings = criteria.map((criterion) => formatRating(item.ratings[criterion]));
  return formatCsvLine([...exportColumns.map((column) => cells[column]), ...ratings]);
}

/** Formats an item as a line of NDJSON with the fields of the API. */
export function formatNdjsonRow(item: Item): string {
  return `${JSON.stringify(toItemView(item))}\n`;
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
