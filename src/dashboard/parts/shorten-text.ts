/** Shortens a text to a number of characters. An ellipsis replaces the rest. */
export function shortenText(text: string, lengthMax: number): string {
  return text.length <= lengthMax
    ? text
    : `${text.slice(0, Math.max(0, lengthMax - 1)).trimEnd()}…`;
}
