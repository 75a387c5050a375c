/** `error`: items have no score; `warning`: the ranking is unreliable; `info`: a hint. */
export type Severity = "error" | "warning" | "info";

/** A possible problem of a backlog or of the model that ranks it. */
export type Finding = {
  readonly rule: LintRule;
  readonly severity: Severity;
  readonly criterion?: string;
  /** The second criterion of the finding. */
  readonly other?: string;
  /** The numbers of the first twenty affected items. */
  readonly items?: readonly number[];
  /** The number of all affected items. */
  readonly count: number;
  /** The problem, in complete sentences. */
  readonly detail: string;
  /** A remedy, in one sentence. */
  readonly suggestion: string;
};

/** The rules, in the order of their findings. */
export const lintRules = [
  "items-unscored",
  "divisor-missing",
  "unrated-gain",
  "criterion-unrated",
  "criterion-sparse",
  "criterion-flat",
  "rating-out-of-range",
  "column-without-one",
  "must-heavy",
  "gate-unrated",
  "gate-unpassed",
  "weight-idle",
  "criteria-redundant",
  "ratings-duplicate",
  "not-checked",
] as const;

export type LintRule = (typeof lintRules)[number];

/** The maximum number of items that a finding lists. */
export const findingItemsMax = 20;

/** Formats a share: "12 %". Only the whole gives "100 %", and only 0 gives "0 %". */
export function formatPercent(part: number, total: number): string {
  const share = Math.round((part / total) * 100);
  if (part > 0 && share === 0) {
    return "less than 1 %";
  }
  return part < total && share === 100 ? "more than 99 %" : `${share} %`;
}
