/** The details by which Ordinal's own CSV exports differ from the files of other tools. */

/** Removes the "'" that keeps a text from being a formula. */
export function unescapeFormula(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** Parses "a;b\;c" to "a" and "b;c". A "\" escapes only ";" and "\". Skips empty words. */
export function splitOwnList(cell: string): string[] {
  const words = unescapeFormula(cell).match(/(?:\\[;\\]|[^;])+/g) ?? [];
  return words.map((word) => word.replaceAll(/\\([;\\])/g, "$1"));
}
