/** What is called random: the mean CI of matrices filled by dice, from 3 things upwards. */
const randomIndices = {
  classic: [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49],
  "saaty-2005": [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49],
  "donegan-dodd": [0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055],
} as const;

/** Whose random indices a ratio goes by; a ratio always names them. */
export type RandomIndexName = keyof typeof randomIndices;

/** The first is the default. */
export const randomIndexNames = ["classic", "saaty-2005", "donegan-dodd"] as const;

/** The largest matrix that any table knows. */
export const randomIndexSizeMax = 10;

/** Up to here judgements are consistent, and up to there they may still be used. */
export const ratioBounds = { consistent: 0.1, marginal: 0.15 } as const;

/**
 * `unknown`: larger than the table, so there is no ratio to go by. `incomplete`: too little is
 * compared for there to be weights.
 */
export type ConsistencyVerdict =
  | "consistent"
  | "marginal"
  | "inconsistent"
  | "unknown"
  | "incomplete";

/** From best to worst. */
const verdicts = ["consistent", "marginal", "inconsistent", "unknown", "incomplete"] as const;

/** How far judgements contradict each other: CI, 0 or more, and its ratio to what dice would say. */
export type Consistency = {
  readonly ci: number;
  /** Absent beyond the table. */
  readonly cr?: number;
};

/**
 * How far judgements contradict each other, against what dice would say.
 *
 *     CI = (λ − n) / (n − 1)
 *     CR = CI / RI of n
 *
 * Two things cannot contradict each other: CR is 0 for n ≤ 2. What λ exceeds n by within rounding
 * (10⁻¹² of n) counts as nothing. Beyond the table (n > 10) there is no CR: it is not guessed.
 *
 * Sources: T. L. Saaty, The Analytic Hierarchy Process, 1980 (classic); T. L. Saaty, Theory and
 * Applications of the Analytic Network Process, 2005 (saaty-2005); H. A. Donegan, F. J. Dodd,
 * "A note on Saaty's random indexes", 1991 (donegan-dodd).
 *
 * @example
 * consistencyOf(4.118418, 4, "classic").cr; // 0.0439: (0.118418 / 3) / 0.9
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

/** What a ratio means. */
export function classifyConsistency(cr: number | undefined): ConsistencyVerdict {
  if (cr === undefined) {
    return "unknown";
  }
  const { consistent, marginal } = ratioBounds;
  return cr <= consistent ? "consistent" : cr <= marginal ? "marginal" : "inconsistent";
}

/** The worst of several verdicts. */
export function findWorstVerdict(among: readonly ConsistencyVerdict[]): ConsistencyVerdict {
  return verdicts.findLast((verdict) => among.includes(verdict)) ?? "consistent";
}
