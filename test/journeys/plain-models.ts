/**
 * The formulas of two models and the order of a ranking, computed one item at a time. The journeys
 * compare them with the Worker. This file uses nothing of src/core.
 */
export type PlainItem = {
  readonly id: string;
  readonly number: number;
  readonly external_id: string;
  readonly title: string;
  readonly description?: string;
  readonly size?: number;
  readonly created_at: string;
  readonly ratings: Readonly<Record<string, number>>;
};

export type PlainScore = { readonly value: number | undefined; readonly coverage: number };

/** Computes qvf-classic with the preset `agile`, for items that have only story points. */
export function classicScore({ ratings }: PlainItem): PlainScore {
  const { story_points: points } = ratings;
  const businessValue = 5 / 10;
  const complexity = 1 - 5 / 10;
  const risk = 1 - 3 / 10;
  const effort = 1 - Math.min((points ?? 3) / 21, 1);
  const strategy = 0.6; // no priority: Medium
  const value =
    businessValue * 0.3 +
    complexity * 0.2 +
    risk * 0.05 +
    effort * 0.1 +
    strategy * 0.15 +
    businessValue * 0.3;
  return { value: Math.max(0, Math.min(1, value)), coverage: points === undefined ? 0 : 0.1 / 1.1 };
}

/**
 * Computes WSJF. An absent addend counts as 1; an absent job size, and an item without any addend,
 * give no score.
 */
export function wsjfScore({ ratings }: PlainItem): PlainScore {
  const { user_value, time_criticality, risk_reduction, job_size } = ratings;
  const addends = [user_value, time_criticality, risk_reduction].filter(
    (addend) => addend !== undefined,
  );
  const coverage = (addends.length + (job_size === undefined ? 0 : 1)) / 4;
  if (addends.length === 0 || job_size === undefined || job_size <= 0) {
    return { value: undefined, coverage };
  }
  const sum = (user_value ?? 1) + (time_criticality ?? 1) + (risk_reduction ?? 1);
  return { value: sum / job_size, coverage };
}

/** Orders by score and confidence (descending), size, age and number. Unscored items are last. */
export function orderItems(
  items: readonly PlainItem[],
  computeScore: (item: PlainItem) => PlainScore,
): readonly (PlainItem & PlainScore)[] {
  const scored = items.map((item) => ({ ...item, ...computeScore(item) }));
  return scored.toSorted(
    (a, b) =>
      (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) ||
      b.coverage - a.coverage ||
      getSize(a) - getSize(b) ||
      Date.parse(a.created_at) - Date.parse(b.created_at) ||
      a.number - b.number,
  );
}

function getSize({ size }: PlainItem): number {
  return size ?? Number.MAX_VALUE;
}

/** Creates a random generator of numbers 0 ≤ n < 1 from a seed, by mulberry32. */
export function createSeededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const steps = [1, 2, 3, 5, 8, 13, 20] as const;

/**
 * Generates WSJF ratings for half of the items from a seed. One in ten of them has no job size, and
 * one in ten has no risk reduction.
 */
export function generateRatings(items: readonly PlainItem[], seed: number) {
  const random = createSeededRandom(seed);
  const step = () => steps[Math.floor(random() * steps.length)] ?? 1;
  return items
    .filter((_, index) => index % 2 === 0)
    .map(({ id }) => ({
      id,
      ratings: {
        user_value: step(),
        time_criticality: step(),
        ...(random() >= 0.1 && { risk_reduction: step() }),
        ...(random() >= 0.1 && { job_size: step() }),
      },
    }));
}
