import { said } from "../models/wording.ts";
import { countOf, type Finding, percent } from "./finding.ts";
import { type Judged, rowsWhere, type Subject } from "./subject.ts";

/** Below this share of rated items a criterion says little of a backlog. */
const sparseShare = 0.2;

/** Above this share of one and the same rating a criterion hardly tells items apart. */
const flatShare = 0.95;

/** Of fewer ratings it cannot be said that they are all alike. */
const flatRatingsMin = 5;

/** What is to be said of each criterion by itself. */
export function lintColumns(subject: Subject): Finding[] {
  return subject.criteria.flatMap((judged) =>
    judged.rated === 0
      ? [unrated(subject, judged)]
      : [
          ...sparse(subject, judged),
          ...flat(judged),
          ...outOfRange(subject, judged),
          ...withoutOne(subject, judged),
        ],
  );
}

/** The rating most items share, and how many do. O(n): the majority vote, then a count. */
export function modeOf(column: Float64Array): { readonly value: number; readonly count: number } {
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
export function isConstant({ column, rated }: Judged): boolean {
  return modeOf(column.likely).count === rated;
}

function unrated({ board, inUse }: Subject, { criterion }: Judged): Finding {
  return {
    rule: "criterion-unrated",
    severity: "warning",
    criterion: criterion.key,
    count: board.count,
    detail: `Nobody rated ${criterion.key}, which "${inUse.id}" asks.`,
    suggestion: `Rate some items by ${criterion.key}, or take it out of the model.`,
  };
}

function sparse({ board }: Subject, { criterion, rated }: Judged): Finding[] {
  const share = percent(rated, board.count);
  const finding: Finding = {
    rule: "criterion-sparse",
    severity: "warning",
    criterion: criterion.key,
    count: board.count - rated,
    detail: `Only ${countOf(rated)} of ${board.count} (${share}) are rated by ${criterion.key}.`,
    suggestion: `Rate more items by ${criterion.key}, those near the top first.`,
  };
  return rated < sparseShare * board.count ? [finding] : [];
}

function flat({ criterion, column, rated }: Judged): Finding[] {
  const { value, count } = modeOf(column.likely);
  const finding: Finding = {
    rule: "criterion-flat",
    severity: "warning",
    criterion: criterion.key,
    count,
    detail: `${count} of ${rated} ratings by ${criterion.key} are ${said(value)}: it hardly tells items apart.`,
    suggestion: `Spread the ratings by ${criterion.key} over its range, or take it out of the model.`,
  };
  return rated >= flatRatingsMin && count > flatShare * rated ? [finding] : [];
}

/** A model that looks at the whole board makes its own range, and a formula cuts nothing. */
function outOfRange({ board, inUse }: Subject, { criterion, column }: Judged): Finding[] {
  const { relative, kind } = inUse.definition;
  const isOther = kind === "qvf-classic" && criterion.key === "priority";
  if (relative === true || kind === "formula" || isOther) {
    return [];
  }
  const { key, min, max } = criterion;
  const { likely } = column;
  const { items, count } = rowsWhere(
    board,
    (row) => (likely[row] as number) < min || (likely[row] as number) > max,
  );
  const finding: Finding = {
    rule: "rating-out-of-range",
    severity: "warning",
    criterion: key,
    items,
    count,
    detail: `${countOf(count)} ${count === 1 ? "is" : "are"} rated by ${key} outside of ${said(min)} to ${said(max)}, and count${count === 1 ? "s" : ""} as the nearest end.`,
    suggestion: `Mend the ratings, or give the model a wider range for ${key}.`,
  };
  return count > 0 ? [finding] : [];
}

function withoutOne({ board, inUse }: Subject, { criterion, column }: Judged): Finding[] {
  if (inUse.definition.kind !== "wsjf") {
    return [];
  }
  const { likely } = column;
  let least = Infinity;
  for (const rating of likely) {
    least = rating < least ? rating : least;
  }
  const { items, count } = rowsWhere(board, (row) => likely[row] === least);
  const finding: Finding = {
    rule: "column-without-one",
    severity: "warning",
    criterion: criterion.key,
    items,
    count,
    detail: `The smallest ${criterion.key} is ${said(least)}, not 1: points are relative to the smallest of a column.`,
    suggestion: `Give the item with the smallest ${criterion.key} a 1 and rate the others against it.`,
  };
  return least === 1 ? [] : [finding];
}
