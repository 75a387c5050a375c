import { type Sliced } from "../slices.ts";
import { formatNumber, formatCount } from "../words/wording.ts";
import { type Finding, formatPercent } from "./finding.ts";
import { type RatedCriterion, findRows, type LintSubject } from "./subject.ts";

/** A criterion is sparse below this share of rated items. */
const sparseShare = 0.2;

/** A criterion is flat above this share of equal ratings. */
const flatShare = 0.95;

/** The minimum number of ratings for which a criterion can be flat. */
const flatRatingsMin = 5;

/** The columns of a row whose checks take as long as one unit of cost: see `Sliced`. */
const columnsPerCost = 8;

/** Lints each criterion separately. */
export function* lintColumns(subject: LintSubject): Sliced<Finding[]> {
  const findings: Finding[] = [];
  for (const ratedCriterion of subject.criteria) {
    findings.push(...lintColumn(subject, ratedCriterion));
    yield subject.snapshot.count / columnsPerCost;
  }
  return findings;
}

function lintColumn(subject: LintSubject, ratedCriterion: RatedCriterion): Finding[] {
  return ratedCriterion.ratedCount === 0
    ? [lintUnrated(subject, ratedCriterion)]
    : [
        ...lintSparse(subject, ratedCriterion),
        ...lintFlat(ratedCriterion),
        ...lintOutOfRange(subject, ratedCriterion),
        ...lintWithoutOne(subject, ratedCriterion),
      ];
}

/**
 * Finds a rating that more than half of the items share, and its count. Without such a majority,
 * the value is one of the ratings. O(n): a majority vote, then a count.
 */
export function findMode(column: Float64Array): { readonly value: number; readonly count: number } {
  let [value, lead] = [Number.NaN, 0];
  for (const rating of column) {
    if (Number.isNaN(rating)) {
      continue;
    }
    value = lead === 0 ? rating : value;
    lead += rating === value ? 1 : -1;
  }
  let count = 0;
  for (const rating of column) {
    count += Number(rating === value);
  }
  return { value, count };
}

/** Returns whether all ratings of a criterion are equal. */
export function isConstant({ column, ratedCount }: RatedCriterion): boolean {
  return findMode(column.likely).count === ratedCount;
}

function lintUnrated(
  { snapshot, resolvedModel }: LintSubject,
  { criterion }: RatedCriterion,
): Finding {
  return {
    rule: "criterion-unrated",
    severity: "warning",
    criterion: criterion.key,
    count: snapshot.count,
    detail: `No item has a rating for ${criterion.key}, a criterion of "${resolvedModel.id}".`,
    suggestion: `Rate some items by ${criterion.key}, or remove it from the model.`,
  };
}

function lintSparse(
  { snapshot }: LintSubject,
  { criterion, ratedCount }: RatedCriterion,
): Finding[] {
  const share = formatPercent(ratedCount, snapshot.count);
  const have = ratedCount === 1 ? "has" : "have";
  const finding: Finding = {
    rule: "criterion-sparse",
    severity: "warning",
    criterion: criterion.key,
    count: snapshot.count - ratedCount,
    detail: `Only ${formatCount(ratedCount)} of ${snapshot.count} (${share}) ${have} a rating for ${criterion.key}.`,
    suggestion: `Rate more items by ${criterion.key}, beginning with the top of the ranking.`,
  };
  return ratedCount < sparseShare * snapshot.count ? [finding] : [];
}

function lintFlat({ criterion, column, ratedCount }: RatedCriterion): Finding[] {
  const { value, count } = findMode(column.likely);
  const finding: Finding = {
    rule: "criterion-flat",
    severity: "warning",
    criterion: criterion.key,
    count,
    detail: `${count} of ${ratedCount} ratings for ${criterion.key} are ${formatNumber(value)}: it hardly distinguishes items.`,
    suggestion: `Spread the ratings for ${criterion.key} over its range, or remove it from the model.`,
  };
  return ratedCount >= flatRatingsMin && count > flatShare * ratedCount ? [finding] : [];
}

/** Finds ratings outside of the range. Relative models and formulas do not clamp ratings. */
function lintOutOfRange(
  { snapshot, resolvedModel }: LintSubject,
  { criterion, column }: RatedCriterion,
): Finding[] {
  const { relative, kind } = resolvedModel.definition;
  const isPriority = kind === "qvf-classic" && criterion.key === "priority";
  if (relative === true || kind === "formula" || isPriority) {
    return [];
  }
  const { key, min, max } = criterion;
  const { likely } = column;
  const { items, count } = findRows(
    snapshot,
    (row) => (likely[row] as number) < min || (likely[row] as number) > max,
  );
  const haveRatings = count === 1 ? "has a rating" : "have ratings";
  const range = `${formatNumber(min)} to ${formatNumber(max)}`;
  const finding: Finding = {
    rule: "rating-out-of-range",
    severity: "warning",
    criterion: key,
    items,
    count,
    detail: `${formatCount(count)} ${haveRatings} for ${key} outside of ${range}, which the model clamps to this range.`,
    suggestion: `Correct the ratings, or define a wider range for ${key} in the model.`,
  };
  return count > 0 ? [finding] : [];
}

function lintWithoutOne(
  { snapshot, resolvedModel }: LintSubject,
  { criterion, column }: RatedCriterion,
): Finding[] {
  if (resolvedModel.definition.kind !== "wsjf") {
    return [];
  }
  const { likely } = column;
  let smallest = Infinity;
  for (const rating of likely) {
    smallest = rating < smallest ? rating : smallest;
  }
  const { items, count } = findRows(snapshot, (row) => likely[row] === smallest);
  const finding: Finding = {
    rule: "column-without-one",
    severity: "warning",
    criterion: criterion.key,
    items,
    count,
    detail: `The smallest ${criterion.key} is ${formatNumber(smallest)}, not 1: WSJF points are relative to the smallest of each column.`,
    suggestion: `Rate the item with the smallest ${criterion.key} as 1, and the others relative to it.`,
  };
  return smallest === 1 ? [] : [finding];
}
