/** `error`: items go without a score; `warning`: the order is not worth much; `info`: good to know. */
export type Severity = "error" | "warning" | "info";

/** Something about a backlog, or about the model that ranks it, that wants a look. */
export type Finding = {
  readonly rule: LintRule;
  readonly severity: Severity;
  readonly criterion?: string;
  /** A second criterion that the finding is about. */
  readonly other?: string;
  /** Up to twenty numbers of the items it is about. */
  readonly items?: readonly number[];
  /** How many items there are that it is about; all of them, not only those named. */
  readonly count: number;
  /** One sentence that says what is the case. */
  readonly detail: string;
  /** One sentence that says what could be done. */
  readonly suggestion: string;
};

/** What is looked for, in the order it is told. */
export const lintRules = [
  "items-unscored",
  "divisor-missing",
  "criterion-unrated",
  "criterion-sparse",
  "criterion-flat",
  "rating-out-of-range",
  "column-without-one",
  "must-heavy",
  "weight-idle",
  "criteria-redundant",
  "ratings-duplicate",
  "not-checked",
] as const;

export type LintRule = (typeof lintRules)[number];

/** How many items a finding names. */
export const findingItemsMax = 20;

/** "12 %"; a share that is not all is never said to be, nor one that is something to be nothing. */
export function formatPercent(part: number, whole: number): string {
  const share = Math.round((part / whole) * 100);
  if (part > 0 && share === 0) {
    return "less than 1 %";
  }
  return part < whole && share === 100 ? "more than 99 %" : `${share} %`;
}

/** "1 item", "12 items". */
export function formatCount(count: number, noun = "item"): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
