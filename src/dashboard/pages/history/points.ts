/** A ranking on the timeline. */
export type HistoryPoint = {
  readonly id: string;
  /** The name of a point that readers refer to, such as a baseline. */
  readonly name?: string;
  readonly generation: number;
  readonly at: number;
  readonly count: number;
};

/** The two points to compare. Undefined in an empty history. */
export type Selection = {
  /** The id of a ranking, or a date or generation without a stored ranking. */
  readonly from: string | undefined;
  /** The id of a ranking; undefined for the newest ranking. */
  readonly to: string | undefined;
};

/**
 * Returns the selection of a URL: by default, the newest ranking and the one before `to`. Finds a
 * ranking also by its generation.
 */
export function resolveSelection(
  points: readonly HistoryPoint[],
  { from, to }: Selection,
): Selection {
  const end = toId(points, to) ?? points.at(-1)?.id;
  const index = points.findIndex(({ id }) => id === end);
  return { from: toId(points, from) ?? points[index - 1]?.id, to: end };
}

function toId(points: readonly HistoryPoint[], text: string | undefined): string | undefined {
  return points.find(({ generation }) => String(generation) === text)?.id ?? text;
}

/**
 * Returns the selection after the reader chose a point. The point is the new start if it is older
 * than the end, otherwise the new end. With `isEnd`, it is the end. The start is always the older
 * point.
 */
export function choosePoint(
  points: readonly HistoryPoint[],
  { from, to }: Selection,
  { id, isEnd }: { readonly id: string; readonly isEnd: boolean },
): Selection {
  const place = (chosen: string | undefined) => points.findIndex((point) => point.id === chosen);
  if (!isEnd && place(id) < place(to)) {
    return { from: id, to };
  }
  return place(from) < place(id) ? { from, to: id } : { from: points[place(id) - 1]?.id, to: id };
}

/** Returns the ranking that was the newest at an instant; undefined before the first ranking. */
export function findPointAt(
  points: readonly HistoryPoint[],
  instant: number,
): HistoryPoint | undefined {
  return points.findLast(({ at }) => at <= instant);
}

/** Returns at most about `max` points, evenly chosen, with the newest and the kept ones. */
export function thinPoints(
  points: readonly HistoryPoint[],
  max: number,
  kept: readonly (string | undefined)[],
): readonly HistoryPoint[] {
  const step = Math.ceil(points.length / max);
  const last = points.length - 1;
  return points.filter(({ id }, index) => (last - index) % step === 0 || kept.includes(id));
}

/** Returns whether a text is the id of a ranking, and not a date. */
export function isRankingId(text: string): boolean {
  return text.startsWith("rnk_");
}

/** Formats a point for a list of points. */
export function formatPoint({ name, generation }: HistoryPoint): string {
  const text = `Generation ${generation.toLocaleString()}`;
  return name === undefined ? text : `${name} (${text.toLowerCase()})`;
}
