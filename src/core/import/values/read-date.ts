import { findMonth, isWeekday } from "./calendar-words.ts";
import { formatDay, formatEpochDay, yearMax, yearMin } from "./calendar.ts";
import {
  compactPattern,
  eastAsianPattern,
  wordPatterns,
  yearFirstPattern,
  yearLastPattern,
} from "./date-patterns.ts";

/**
 * The meanings of a date, as YYYY-MM-DD: with the day and with the month before the other. They are
 * equal if the text leaves no choice. One of them is absent if the order excludes it.
 */
export type DateReading = { readonly dayFirst?: string; readonly monthFirst?: string };

/** A date before the check against the calendar. */
type DateParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** `either` if the month and the day may be swapped. */
  readonly order: "known" | "day-first" | "either";
};

/** Longer texts are not dates. The limit bounds the time of the patterns. */
const lengthMax = 120;
const excerptLengthMax = 60;
const isoPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const epochPattern = /^\d{10}(?:\d{3})?$/;
const serialPattern = /^\d{5}(?:[.,]\d+)?$/;

/**
 * Reads a date in the spellings of trackers, spreadsheets and languages. Reads numbers, the names
 * of months in seven languages, and seconds or milliseconds since 1970 in UTC. Keeps the written
 * day, and ignores the time and its time zone. Rejects days that the calendar does not have, years
 * outside 1900–2199 and serial numbers of spreadsheets. A year of two digits is 1969–2068.
 *
 * Reads a date with dots as day first, because no language writes the month first with dots.
 *
 * @example
 * readDate("2026-06-25"); // { dayFirst: "2026-06-25", monthFirst: "2026-06-25" }
 * readDate("25/06/2026"); // { dayFirst: "2026-06-25" }
 * readDate("03/04/2026"); // { dayFirst: "2026-04-03", monthFirst: "2026-03-04" }
 * readDate("2026-02-30"); // undefined
 */
export function readDate(text: string): DateReading | undefined {
  const iso = isoPattern.exec(text);
  if (iso !== null) {
    const day = formatDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return createReading(day, day);
  }
  const trimmed = text.trim();
  if (epochPattern.test(trimmed)) {
    const day = formatEpochDay(Number(trimmed.slice(0, 10)));
    return createReading(day, day);
  }
  const parts = parseParts(trimmed);
  return parts === undefined ? undefined : resolveParts(parts);
}

/**
 * Describes why a text is not a date, or which dates it may be, and the remedy.
 *
 * @example
 * describeDateFault("03/04/2026");
 * // "03/04/2026 is 2026-04-03 or 2026-03-04. State the order of day and month."
 * describeDateFault("2026-02-30"); // "2026-02-30 does not exist. Correct the date."
 * describeDateFault("soon"); // '"soon" is not a date. Write it as 2026-06-25.'
 */
export function describeDateFault(text: string): string {
  const trimmed = text.trim();
  const days = new Set(Object.values(readDate(trimmed) ?? {}));
  if (days.size > 0) {
    return `${trimmed} is ${[...days].join(" or ")}. State the order of day and month.`;
  }
  if (serialPattern.test(trimmed)) {
    return `${trimmed} is not a date but a number. Format the column as dates in the spreadsheet.`;
  }
  const parts = parseParts(trimmed);
  if (parts === undefined) {
    return `${formatExcerpt(trimmed)} is not a date. Write it as 2026-06-25.`;
  }
  const isYearValid = parts.year >= yearMin && parts.year <= yearMax;
  return isYearValid
    ? `${trimmed} does not exist. Correct the date.`
    : `The year of ${trimmed} is not between ${yearMin} and ${yearMax}. Correct the date.`;
}

function createReading(
  dayFirst: string | undefined,
  monthFirst: string | undefined,
): DateReading | undefined {
  if (dayFirst === undefined && monthFirst === undefined) {
    return undefined;
  }
  return {
    ...(dayFirst !== undefined && { dayFirst }),
    ...(monthFirst !== undefined && { monthFirst }),
  };
}

function parseParts(text: string): DateParts | undefined {
  if (text.length > lengthMax || !/\d/.test(text)) {
    return undefined;
  }
  const known = (
    yearFirstPattern.exec(text) ??
    compactPattern.exec(text) ??
    eastAsianPattern.exec(text)
  )?.groups;
  if (known !== undefined) {
    return toParts(known, Number(known["month"]));
  }
  const numeric = yearLastPattern.exec(text)?.groups;
  return numeric === undefined ? parseWords(text) : toNumericParts(numeric);
}

/** A match of a pattern, with its parts by name. An unmatched part is undefined. */
type Groups = Readonly<Record<string, string | undefined>>;

function toParts(groups: Groups, month: number): DateParts {
  return { year: toYear(groups["year"]), month, day: Number(groups["day"]), order: "known" };
}

/** Completes a year of two digits: 00–68 are 2000–2068, and 69–99 are 1969–1999, as in POSIX. */
function toYear(text = ""): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year <= 68 ? 2_000 : 1_900);
}

function toNumericParts(groups: Groups): DateParts | undefined {
  return isWeekdayOrAbsent(groups["weekday"])
    ? {
        year: toYear(groups["year"]),
        month: Number(groups["second"]),
        day: Number(groups["first"]),
        order: groups["sign"] === "." ? "day-first" : "either",
      }
    : undefined;
}

function isWeekdayOrAbsent(word: string | undefined): boolean {
  return word === undefined || isWeekday(word);
}

function parseWords(text: string): DateParts | undefined {
  for (const pattern of wordPatterns) {
    const groups = pattern.exec(text)?.groups;
    const month = findMonth(groups?.["word"] ?? "");
    if (groups !== undefined && month !== undefined && isWeekdayOrAbsent(groups["weekday"])) {
      return toParts(groups, month);
    }
  }
  return undefined;
}

function resolveParts({ year, month, day, order }: DateParts): DateReading | undefined {
  const dayFirst = formatDay(year, month, day);
  if (order === "either") {
    return createReading(dayFirst, formatDay(year, day, month));
  }
  return createReading(dayFirst, order === "known" ? dayFirst : undefined);
}

function formatExcerpt(text: string): string {
  const isLong = text.length > excerptLengthMax;
  return JSON.stringify(isLong ? `${text.slice(0, excerptLengthMax).toWellFormed()}…` : text);
}
