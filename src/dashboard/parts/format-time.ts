const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Formats a timestamp of the API in the time zone of the reader. */
export function formatTimestamp(text: string): string {
  return format.format(new Date(text));
}
