/** The costs of quality in a period, in one currency: two for achieving it, two for failures. */
export type QualityCosts = {
  readonly prevention: number;
  readonly appraisal: number;
  readonly internalFailure: number;
  readonly externalFailure: number;
};

/**
 * Computes the cost of (poor) quality.
 *
 *     COPQ = prevention + appraisal + internal failure + external failure
 *     net  = savings − COPQ
 *
 * Returns NaN if one of the four costs is missing, because a missing cost is not 0.
 *
 * Source: A. V. Feigenbaum, Total Quality Control, Harvard Business Review 34, 1956.
 *
 * @example
 * copq({ prevention: 10_000, appraisal: 5_000, internalFailure: 20_000, externalFailure: 10_000 });
 * // 45000; against savings of 60,000 that leaves 15,000
 */
export function copq(costs: QualityCosts): number {
  return costs.prevention + costs.appraisal + costs.internalFailure + costs.externalFailure;
}
