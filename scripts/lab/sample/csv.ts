import { type SampleItem } from "./items.ts";
import { criteria } from "./ratings.ts";

const fields = [
  "external_id",
  "type",
  "parent",
  "title",
  "description",
  "status",
  "priority",
  "assignee",
  "team",
  "size",
  "start_date",
  "due_date",
] as const;

/** Formats the items as CSV (RFC 4180): labels joined by ";", and one column per criterion. */
export function formatCsv(items: readonly SampleItem[]): string {
  const header = [...fields, "labels", ...criteria.map((criterion) => `ratings.${criterion}`)];
  const rows = items.map((item) => [
    ...fields.map((field) => item[field]),
    item.labels.join(";"),
    ...criteria.map((criterion) => item.ratings[criterion] ?? ""),
  ]);
  return [header, ...rows].map((cells) => `${cells.map(quoteCell).join(",")}\n`).join("");
}

function quoteCell(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
