import { allProfiles } from "../../src/core/import/profiles/profiles.ts";
import { toOptionText } from "./option-texts.ts";
import {
  cleanText,
  formatCount,
  formatNumber,
  formatSteps,
  truncate,
  wrapList,
  wrapText,
} from "./text-layout.ts";
import { type EndedImport, type ImportJob, type ImportReport, type SheetInfo } from "./types.ts";

const warningsMax = 5;
const errorsMax = 10;
/** The maximum number of columns that the API reports. */
const reportedColumnsMax = 200;
const columnsMax = 60;
const unreadColumnsMax = 12;
const statusesMax = 12;
const headingLengthMax = 60;

/** Formats the report of an import in plain words, for the width of the terminal. */
export function formatReport({ job, sheet }: EndedImport, width: number): string[] {
  const { report, total } = job;
  const fileLines = report === undefined ? [] : describeFile(report, total, sheet);
  const statuses = report === undefined ? [] : listStatuses(report);
  return [
    ...formatSteps(
      "file",
      fileLines.flatMap((line) => wrapText(line, width)),
    ),
    ...formatSteps("columns", report === undefined ? [] : formatColumns(report, width)),
    ...formatSteps("statuses", wrapList(statuses, width)),
    ...formatResult(job, width),
    ...formatSteps("warnings", formatWarnings(job, { width, sheet })),
    ...formatSteps("errors", formatErrors(job, { width, sheet })),
    ...formatSteps(
      "notes",
      (report?.notes ?? []).flatMap((note) => wrapText(cleanText(toOptionText(note)), width)),
    ),
  ];
}

/** Formats the counts of an import, or the reason why it failed. */
export function formatResult(job: ImportJob, width: number): string[] {
  return formatSteps("result", wrapText(describeResult(job), width));
}

function describeFile(
  report: ImportReport,
  total: number,
  sheet: SheetInfo | undefined,
): readonly string[] {
  const { profile, date_order: dates, decimal_sign: decimal, blank } = report;
  const facts = [
    ...(sheet === undefined ? describeText(report) : [describeSheet(sheet)]),
    formatNumber(total, "row"),
    ...(dates === undefined ? [] : [`dates are ${dates.replace("-", " ")}`]),
    ...(decimal === "," ? ["numbers have a decimal comma"] : []),
    ...(blank === "clear" ? ["blank cells clear their fields"] : []),
  ];
  return [describeProfile(profile), cleanText(facts.join(", "))];
}

function describeProfile({ name, reason }: ImportReport["profile"]): string {
  const profile = allProfiles.find((each) => each.name === name);
  const isTracker = profile !== undefined && profile.signatures.length > 0;
  const text = cleanText(reason).replace(/\.$/, "");
  return isTracker ? `${profile.title}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

function describeText({ format, encoding, delimiter }: ImportReport): string[] {
  const delimiters: Readonly<Record<string, string>> = {
    ",": "comma-separated",
    ";": "separated by semicolons",
    "\t": "tab-separated",
    "|": "separated by vertical bars",
  };
  const separated = delimiter === undefined ? format.toUpperCase() : delimiters[delimiter];
  return [formatEncoding(encoding), separated ?? `separated by "${delimiter ?? ""}"`];
}

/** Formats the name of an encoding: UTF-8, UTF-16LE, Windows-1252. */
function formatEncoding(encoding: string): string {
  return encoding
    .replace(/^(?:utf|iso|koi|gb|euc)\b.*/, (name) => name.toUpperCase())
    .replace(/^w(?=indows)/, "W");
}

function describeSheet({ name, count }: SheetInfo): string {
  return `Excel workbook, sheet "${name}"${count > 1 ? ` (the first of ${formatCount(count)})` : ""}`;
}

function formatColumns({ columns, column_count: count }: ImportReport, width: number): string[] {
  const read = columns.filter(({ targets }) => targets.length > 0);
  const unread = columns
    .filter(({ column, targets }) => targets.length === 0 && column !== "")
    .toSorted((a, b) => rankUnread(a) - rankUnread(b));
  const hidden = columns.length < reportedColumnsMax ? 0 : count - countColumns(columns);
  const unreadNames = limitList(unread.map(nameColumn), unreadColumnsMax, hidden);
  const [first = "", ...others] = unreadNames;
  return [
    ...wrapList(limitList(read.map(describeColumn), columnsMax), width),
    ...wrapList(first === "" ? [] : [`not read: ${first}`, ...others], width),
  ];
}

type Column = ImportReport["columns"][number];

/** Ranks the columns that the profile leaves out first, and columns without values last. */
function rankUnread({ values, note }: Column): number {
  if (values === 0) {
    return 2;
  }
  return note === undefined ? 1 : 0;
}

function countColumns(columns: readonly Column[]): number {
  return columns.reduce((sum, { count }) => sum + count, 0);
}

function nameColumn({ column, count }: Column): string {
  return (
    truncate(cleanText(column), headingLengthMax) +
    (count > 1 ? ` (${formatCount(count)} columns)` : "")
  );
}

/**
 * Describes the targets of a column, unless its heading names the only target. Adds the number of
 * understood cells unless all of them were understood.
 */
function describeColumn(column: Column): string {
  const { targets, values, understood } = column;
  const names = targets.map((target) =>
    target === "alias" ? "alias" : cleanText(target.replace(/^ratings\./, "")),
  );
  const share =
    understood < values
      ? ` (${formatCount(understood)} of ${formatNumber(values, "cell")} understood)`
      : "";
  const heading = nameColumn(column);
  const isNamed = names.length === 1 && names[0] === heading.replace(/^ratings\./, "");
  return (isNamed ? names.join("") : `${heading} → ${names.join(", ")}`) + share;
}

function listStatuses({ statuses }: ImportReport): string[] {
  const entries = statuses.map(
    ({ status, count, category }) =>
      `${truncate(cleanText(status), headingLengthMax)} (${formatCount(count)}) → ${category}`,
  );
  return limitList(entries, statusesMax);
}

function describeResult({ kind, result, error_count: errors, state, reason }: ImportJob): string {
  if (state === "failed") {
    return cleanText(toOptionText(reason ?? "The import failed for an unknown reason."));
  }
  const { created = 0, updated = 0, unchanged = 0, failed = errors } = result ?? {};
  return kind === "dry-run"
    ? `would create ${formatNumber(created, "item")}, update ${formatCount(updated)}, ` +
        `leave ${formatCount(unchanged)} unchanged and reject ${formatNumber(failed, "row")}`
    : `${formatCount(created)} created, ${formatCount(updated)} updated, ` +
        `${formatCount(unchanged)} unchanged, ${formatCount(failed)} failed`;
}

type Layout = { readonly width: number; readonly sheet: SheetInfo | undefined };

function formatWarnings({ warnings, warning_count: total }: ImportJob, layout: Layout): string[] {
  if (total === 0) {
    return [];
  }
  const shown = warnings.slice(0, warningsMax);
  const rest = total - shown.reduce((sum, { count }) => sum + count, 0);
  return [
    `${formatNumber(total, "cell")} with a warning`,
    ...shown.flatMap(({ line, column, value, detail, count }) => {
      const cells = count > 1 ? ` (${formatNumber(count, "cell")})` : "";
      return wrapPlace(
        line,
        `, ${truncate(column, headingLengthMax)} "${value}": ${toOptionText(detail)}${cells}`,
        layout,
      );
    }),
    ...(rest > 0 ? [`and ${formatCount(rest)} more`] : []),
  ];
}

function formatErrors({ errors, error_count: total }: ImportJob, layout: Layout): string[] {
  const shown = errors.slice(0, errorsMax);
  const rest = total - shown.length;
  return [
    ...shown.flatMap(({ line, detail }) => wrapPlace(line, `: ${toOptionText(detail)}`, layout)),
    ...(rest > 0 ? [`and ${formatCount(rest)} more`] : []),
  ];
}

function wrapPlace(line: number, text: string, { width, sheet }: Layout): string[] {
  const place = sheet === undefined ? "line" : "row";
  return wrapText(cleanText(`${place} ${line}${text}`), width, "  ");
}

/** Limits a list, and adds the number of the entries that were left out. */
function limitList(entries: readonly string[], max: number, hidden = 0): string[] {
  const rest = Math.max(0, entries.length - max) + hidden;
  return [...entries.slice(0, max), ...(rest > 0 ? [`and ${formatCount(rest)} more`] : [])];
}
