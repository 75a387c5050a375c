/**
 * The spellings of a date. A space also matches a no-break space, which spreadsheets and browsers
 * write before AM and PM. Case does not matter.
 */
const clock =
  String.raw`(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.](?:[0-5]\d|60)(?:[.,]\d{1,9})?)?` +
  String.raw`(?:\s?[ap]\.?\s?m\.?)?(?:\s(?:uhr|h))?|(?:0?[1-9]|1[0-2])\s?[ap]\.?m\.?)`;

const zoneNames =
  "z|utc|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|akst|akdt|hst|cet|cest|mez|mesz|bst|ist|wet|west|" +
  "eet|eest|msk|jst|kst|sgt|hkt|aest|aedt|awst|acst|nzst|nzdt|brt|art|sast";

const zone =
  String.raw`(?:\s?(?:(?:${zoneNames})(?![a-z])|[+\-\u2212]\d{1,2}(?::?\d{2})?` +
  String.raw`|\([^()]{1,60}\)|\[?[a-z]+\/[a-z_]+(?:\/[a-z_]+)?\]?)){0,3}`;

const beforeClock = String.raw`(?:t|,?\s+(?:(?:at|um|@|à|kl\.?)\s+)?|,)`;
const tail = `(?:${beforeClock}${clock}${zone})?$`;
const weekday = String.raw`(?:(?<weekday>\p{L}+(?:-feira)?)[.,]*\s+)?`;
const year = String.raw`'?(?<year>\d{4}|\d{2})`;

/** A day with the year first: "2026-06-25T23:00:00Z", "2026/6/25". */
export const yearFirstPattern = createPattern(
  String.raw`(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})`,
  String.raw`(?:z|[+-]\d{2}:\d{2}$)?${tail}`,
);

/** A day in Japanese, Chinese or Korean: "2026年6月25日", "2026년 6월 25일". */
export const eastAsianPattern = createPattern(
  String.raw`(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일号]`,
  tail,
);

/** The basic format of ISO 8601: "20260625", "20260625T230000Z". */
export const compactPattern = createPattern(
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})`,
  String.raw`(?:t\d{4}(?:\d{2}(?:[.,]\d{1,9})?)?${zone})?$`,
);

/** A day in numbers with the year last: "25.06.2026", "8/15/2025 7:00:00 AM". */
export const yearLastPattern = createPattern(
  String.raw`${weekday}(?<first>\d{1,2})(?<sign>[-/.])\s?(?<second>\d{1,2})\k<sign>\s?${year}`,
  tail,
);

/** A day before the name of its month: "25/Jun/26", "Thu, 25 Jun 2026", "25. Juni 2026". */
const dayFirstPattern = createPattern(
  String.raw`${weekday}(?<day>\d{1,2})(?:(?:st|nd|rd|th|er)(?![a-z])|[.ºª°])?[\s\-/.]*` +
    String.raw`(?:(?:de|of)\s+)?(?<word>\p{L}+)[.,]*[\s\-/]*(?:del?\s+)?${year}`,
  tail,
);

/** A day after the name of its month: "Jun 25, 2026", "June 25th, 2026 at 5:00 PM". */
const monthFirstPattern = createPattern(
  String.raw`${weekday}(?<word>\p{L}+)[.,]*[\s\-/]*(?<day>\d{1,2})(?:st|nd|rd|th)?` +
    String.raw`(?:\s*,\s*|[\s\-/]+)${year}`,
  tail,
);

/** The year before the name of the month: "2026-Jun-25". */
const yearBeforeWordPattern = createPattern(
  String.raw`(?<year>\d{4})[\s\-/.]+(?<word>\p{L}+)[\s\-/.,]+(?<day>\d{1,2})`,
  tail,
);

/** The time before the year, as Unix and Java write it: "Thu Jun 25 23:00:00 UTC 2026". */
const timeInsidePattern = createPattern(
  String.raw`${weekday}(?<word>\p{L}+)\s+(?<day>\d{1,2})\s+${clock}${zone}\s+(?<year>\d{4})`,
  "$",
);

/** The spellings with the name of a month. */
export const wordPatterns: readonly RegExp[] = [
  dayFirstPattern,
  monthFirstPattern,
  yearBeforeWordPattern,
  timeInsidePattern,
];

function createPattern(day: string, end: string): RegExp {
  return new RegExp(`^${day}${end}`, "iu");
}
