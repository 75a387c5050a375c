const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Formats an instant, or a timestamp of the API, in the time zone of the reader. */
export function formatTimestamp(at: string | number): string {
  return format.format(new Date(at));
}
