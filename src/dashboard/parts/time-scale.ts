/** A range of instants. */
export type TimeRange = { readonly start: number; readonly end: number };

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The distances between ticks, in ascending order. */
const tickStepsMs = [
  ...[1, 5, 15, 30].map((count) => count * secondMs),
  ...[1, 5, 15, 30].map((count) => count * minuteMs),
  ...[1, 3, 6, 12].map((count) => count * hourMs),
  ...[1, 2, 7, 14, 30, 90, 365].map((count) => count * dayMs),
];

/** Returns the range of instants. Widens a range of one instant by half an hour on both sides. */
export function toTimeRange(instants: readonly number[]): TimeRange {
  const start = instants.reduce((min, at) => Math.min(min, at), Infinity);
  const end = instants.reduce((max, at) => Math.max(max, at), -Infinity);
  return start < end ? { start, end } : { start: start - hourMs / 2, end: end + hourMs / 2 };
}

/** Returns the position of an instant between 0, for the start of the range, and `width`. */
export function scaleTime(at: number, { start, end }: TimeRange, width: number): number {
  return (width * (at - start)) / (end - start);
}

/** The ticks of a time axis, and the distance between them. */
export type TimeTicks = { readonly instants: readonly number[]; readonly stepMs: number };

/**
 * Returns at most `max` + 1 ticks on round local times. `offsetMs` is the offset of the local time
 * from UTC.
 *
 * @example
 * // From 09:10 to 12:40 UTC: ticks at 10:00, 11:00 and 12:00.
 */
export function listTicks(range: TimeRange, max: number, offsetMs = 0): TimeTicks {
  const { start, end } = range;
  const stepMs =
    tickStepsMs.find((step) => (end - start) / step <= max) ??
    365 * dayMs * Math.ceil((end - start) / (365 * dayMs * max));
  const first = Math.ceil((start + offsetMs) / stepMs) * stepMs - offsetMs;
  const count = Math.max(0, Math.floor((end - first) / stepMs) + 1);
  return { instants: Array.from({ length: count }, (_, index) => first + index * stepMs), stepMs };
}

/** Formats a tick in local time: a date for steps of days, otherwise the time of the day. */
export function formatTick(at: number, stepMs: number): string {
  if (stepMs >= dayMs) {
    return new Date(at).toLocaleDateString(undefined, { day: "numeric", month: "short" });
  }
  const second = stepMs < minuteMs ? ({ second: "2-digit" } as const) : {};
  return new Date(at).toLocaleTimeString(undefined, {
    hour: "2-digit",
    minute: "2-digit",
    ...second,
  });
}
