/** Years outside this range are typing errors, or placeholders such as 0001 and 9999. */
export const yearMin = 1900;
export const yearMax = 2199;

const secondsPerDay = 86_400;
/** Days from 0000-03-01, the start of the calendar below, to 1970-01-01. */
const daysBeforeEpoch = 719_468;
const daysPerEra = 146_097;

/**
 * Returns a day as YYYY-MM-DD, or undefined if the calendar has no such day between 1900 and 2199.
 *
 * @example
 * formatDay(2028, 2, 29); // "2028-02-29"
 * formatDay(2026, 2, 29); // undefined
 */
export function formatDay(year: number, month: number, day: number): string | undefined {
  const isInRange = year >= yearMin && year <= yearMax && month >= 1 && month <= 12 && day >= 1;
  if (!isInRange || day > countDays(year, month)) {
    return undefined;
  }
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function countDays(year: number, month: number): number {
  if (month === 2) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return isLeap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Returns the day of an instant in UTC.
 *
 * Source: H. Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`. A year of
 * this calendar starts in March, so that a leap day is its last day.
 */
export function formatEpochDay(seconds: number): string | undefined {
  const days = Math.floor(seconds / secondsPerDay) + daysBeforeEpoch;
  const era = Math.floor(days / daysPerEra);
  const dayOfEra = days - era * daysPerEra;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const daysBefore = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - daysBefore;
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return formatDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}
