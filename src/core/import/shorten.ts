const lengthMax = 80;

/** Shortens a value of a file for a report, without cutting a character in half. */
export function shorten(value: string): string {
  return value.length > lengthMax ? `${value.slice(0, lengthMax).toWellFormed()}…` : value;
}
