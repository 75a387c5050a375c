const suggestedShare = 0.2;

/** The number of positions that a slider should have. */
const positions = 200;

/** Suggests a capacity: a fifth of the size of all items, with two significant digits. */
export function suggestCapacity(totalSize: number): number {
  return Number((suggestedShare * totalSize).toPrecision(2));
}

/** Returns the step of a slider to a maximum: 1, 2 or 5 times a power of ten. */
export function chooseStep(max: number): number {
  if (max <= 0) {
    return 1;
  }
  const raw = max / positions;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5].find((each) => each * power >= raw) ?? 10;
  const step = Number((factor * power).toPrecision(1));
  // Most sizes are whole numbers.
  return max >= 20 ? Math.max(1, step) : step;
}

/** Parses a capacity of a URL or a field; undefined if it is none. */
export function parseCapacity(text: string | null): number | undefined {
  const capacity = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(capacity) && capacity >= 0 ? capacity : undefined;
}
