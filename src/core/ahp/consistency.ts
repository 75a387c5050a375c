/** Random indices: the mean CI of random matrices, from size 3. */
const randomIndices = {
  classic: [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49],
  "saaty-2005": [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49],
  "donegan-dodd": [0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055],
} as const;

/** The table of random indices of a ratio. Every result names its table. */
export type RandomIndexName = keyof typeof randomIndices;

/** The names of the tables. The first is the default. */
export const randomIndexNames = ["classic", "saaty-2005", "donegan-dodd"] as const;

/** Returns the largest matrix size for which a table has a random index. */
export function sizeMaxOf(table: RandomIndexName): number {
  return randomIndices[table].length + 2;
}

/** The largest ratio of consistent judgements, and of judgements that are still usable. */
export const ratioBounds = { consistent: 0.1, marginal: 0.15 } as const;

/**
 * The verdict on judgements. `unknown`: the matrix is larger than the table, so it has no ratio.
 * `incomplete`: the judgements do not connect all criteria, so there are no weights.
 */
export type ConsistencyVerdict =
  | "consistent"
  | "marginal"
  | "inconsistent"
  | "unknown"
  | "incomplete";

/** The verdicts from best to worst. */
const verdicts = ["consistent", "marginal", "inconsistent", "unknown", "incomplete"] as const;

/** The consistency index CI, 0 or more, and the consistency ratio CR. */
export type Consistency = {
  readonly ci: number;
  /** Absent for a matrix larger than the table. */
  readonly cr?: number;
};

/**
 * Computes the consistency index of judgements and its ratio to the index of random judgements.
 *
 *     CI = (λ − n) / (n − 1)
 *     CR = CI / RI(n)
 *
 * CR is 0 for n ≤ 2, because two judgements cannot contradict each other. An excess of λ over n
 * within rounding (10⁻¹² of n) counts as 0. There is no CR beyond the table.
 *
 * Sources: T. L. Saaty, The Analytic Hierarchy Process, 1980 (classic); T. L. Saaty, Theory and
 * Applications of the Analytic Network Process, 2005 (saaty-2005); H. A. Donegan, F. J. Dodd,
 * "A note on Saaty's random indexes", 1991 (donegan-dodd).
 *
 * @example
 * computeConsistency(4.118418, 4, "classic").cr; // 0.0439: (0.118418 / 3) / 0.9
 */
export function computeConsistency(
  lambda: number,
  size: number,
  table: RandomIndexName,
): Consistency {
  const excess = lambda - size;
  const ci = size > 2 && excess > 1e-12 * size ? excess / (size - 1) : 0;
  if (size <= 2) {
    return { ci, cr: 0 };
  }
  const random = randomIndices[table][size - 3];
  return random === undefined ? { ci } : { ci, cr: ci / random };
}

/** Returns the verdict on a ratio. */
export function classifyConsistency(cr: number | undefined): ConsistencyVerdict {
  if (cr === undefined) {
    return "unknown";
  }
  const { consistent, marginal } = ratioBounds;
  return cr <= consistent ? "consistent" : cr <= marginal ? "marginal" : "inconsistent";
}

/** Returns the worst of several verdicts. */
export function findWorstVerdict(candidates: readonly ConsistencyVerdict[]): ConsistencyVerdict {
  return verdicts.findLast((verdict) => candidates.includes(verdict)) ?? "consistent";
}
