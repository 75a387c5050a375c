import { formatNumber } from "../models/wording.ts";
import { formatCount, type Finding, formatPercent } from "./finding.ts";
import { type RatedCriterion, findRows, type LintSubject } from "./subject.ts";

/** Below this share of rated items a criterion says little of a backlog. */
const sparseShare = 0.2;

/** Above this share of one and the same rating a criterion hardly tells items apart. */
const flatShare = 0.95;

/** Of fewer ratings it cannot be said that they are all alike. */
const flatRatingsMin = 5;

/** What is to be said of each criterion by itself. */
export function lintColumns(subject: LintSubject): Finding[] {
  return subject.criteria.flatMap((ratedCriterion) =>
    ratedCriterion.ratedCount === 0
      ? [lintUnrated(subject, ratedCriterion)]
      : [
          ...lintSparse(subject, ratedCriterion),
          ...lintFlat(ratedCriterion),
          ...lintOutOfRange(subject, ratedCriterion),
          ...lintWithoutOne(subject, ratedCriterion),
        ],
  );
}

/** The rating most items share, and how many do. O(n): the majority vote, then a count. */
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

/** Whether a criterion does not tell any two rated items apart. */
export function isConstant({ column, ratedCount }: RatedCriterion): boolean {
  return findMode(column.likely).count === ratedCount;
}

function lintUnrated({ snapshot, inUse }: LintSubject, { criterion }: RatedCriterion): Finding {
  return {
    rule: "criterion-unrated",
    severity: "warning",
    criterion: criterion.key,
    count: snapshot.count,
    detail: `Nobody rated ${criterion.key}, which "${inUse.id}" asks.`,
    suggestion: `Rate some items by ${criterion.key}, or take it out of the model.`,
  };
}

function lintSparse(
  { snapshot }: LintSubject,
  { criterion, ratedCount }: RatedCriterion,
): Finding[] {
  const share = formatPercent(ratedCount, snapshot.count);
  const finding: Finding = {
    rule: "criterion-sparse",
    severity: "warning",
    criterion: criterion.key,
    count: snapshot.count - ratedCount,
    detail: `Only ${formatCount(ratedCount)} of ${snapshot.count} (${share}) are rated by ${criterion.key}.`,
    suggestion: `Rate more items by ${criterion.key}, those near the top first.`,
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
    detail: `${count} of ${ratedCount} ratings by ${criterion.key} are ${formatNumber(value)}: it hardly tells items apart.`,
    suggestion: `Spread the ratings by ${criterion.key} over its range, or take it out of the model.`,
  };
  return ratedCount >= flatRatingsMin && count > flatShare * ratedCount ? [finding] : [];
}

/** A model that looks at the whole board makes its own range, and a formula cuts nothing. */
function lintOutOfRange(
  { snapshot, inUse }: LintSubject,
  { criterion, column }: RatedCriterion,
): Finding[] {
  const { relative, kind } = inUse.definition;
  const isOther = kind === "qvf-classic" && criterion.key === "priority";
  if (relative === true || kind === "formula" || isOther) {
    return [];
  }
  const { key, min, max } = criterion;
  const { likely } = column;
  const { items, count } = findRows(
    snapshot,
    (row) => (likely[row] as number) < min || (likely[row] as number) > max,
  );
  const finding: Finding = {
    rule: "rating-out-of-range",
    severity: "warning",
    criterion: key,
    items,
    count,
    detail: `${formatCount(count)} ${count === 1 ? "is" : "are"} rated by ${key} outside of ${formatNumber(min)} to ${formatNumber(max)}, and count${count === 1 ? "s" : ""} as the nearest end.`,
    suggestion: `Mend the ratings, or give the model a wider range for ${key}.`,
  };
  return count > 0 ? [finding] : [];
}

function lintWithoutOne(
  { snapshot, inUse }: LintSubject,
  { criterion, column }: RatedCriterion,
): Finding[] {
  if (inUse.definition.kind !== "wsjf") {
    return [];
  }
  const { likely } = column;
  let least = Infinity;
  for (const rating of likely) {
    least = rating < least ? rating : least;
  }
  const { items, count } = findRows(snapshot, (row) => likely[row] === least);
  const finding: Finding = {
    rule: "column-without-one",
    severity: "warning",
    criterion: criterion.key,
    items,
    count,
    detail: `The smallest ${criterion.key} is ${formatNumber(least)}, not 1: points are relative to the smallest of a column.`,
    suggestion: `Give the item with the smallest ${criterion.key} a 1 and rate the others against it.`,
  };
  return least === 1 ? [] : [finding];
}
