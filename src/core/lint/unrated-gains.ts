import { type Definition, type Model, type MissingRule } from "../models/model.ts";
import { roundScore } from "../numeric/round-score.ts";
import { isPassing } from "../ranking/gates.ts";
import { type Sliced } from "../slices.ts";
import { formatCount } from "../words/wording.ts";
import { type Finding, findingItemsMax } from "./finding.ts";
import { type LintSubject } from "./subject.ts";

/** An item gains if it would fall by at least this share of the scored items, and by one rank. */
const gainShare = 0.1;

/** A row that gains, with its rank today and the rank without its gain. */
type Gain = { readonly row: number; readonly rank: number; readonly otherwise: number };

/**
 * Finds the items that gain ranks from missing ratings, because the model divides the weight of an
 * unrated criterion among the rated ones. For each missing rating of an item, the rule assumes the
 * middle of the range, or the worst end if the ranges of the kind have no middle. All other items
 * keep their scores. The rule compares the current rank with the rank of the assumed score. It
 * compares rounded scores, as a ranking does.
 *
 * The rule rates the snapshot once more and sorts the scores. O(n log n).
 */
export function* lintUnratedGains(subject: LintSubject): Sliced<Finding[]> {
  const { snapshot, resolvedModel } = subject;
  const { model, definition } = resolvedModel;
  const rule = chooseComparison(model, definition);
  if (rule === undefined) {
    return [];
  }
  const { value } = model.rate(snapshot, { ...definition, missing: rule });
  yield snapshot.count;
  const gains = findGains(subject, value).toSorted(
    (a, b) => b.otherwise - b.rank - (a.otherwise - a.rank) || a.row - b.row,
  );
  yield snapshot.count;
  const [most] = gains;
  return most === undefined ? [] : [buildFinding(subject, { gains, most, rule })];
}

/** Returns the rule to compare with; undefined if the definition does not renormalise. */
function chooseComparison(
  { missing: accepted = [] }: Model,
  { criteria, missing = "renormalise" }: Definition,
): MissingRule | undefined {
  const isRenormalising =
    missing === "renormalise" &&
    accepted.includes(missing) &&
    criteria.every(({ fallback }) => fallback === undefined);
  const other = accepted.includes("neutral") ? "neutral" : "worst";
  return isRenormalising ? other : undefined;
}

function findGains({ snapshot, scores }: LintSubject, otherScores: Float64Array): Gain[] {
  const { value, coverage } = scores;
  const isRanked = (row: number) => !Number.isNaN(value[row]) && isPassing(scores, row);
  const rising = value
    .filter((_, row) => isRanked(row))
    .map(roundScore)
    .toSorted();
  const fallMin = Math.max(1, Math.ceil(gainShare * rising.length));
  const gains: Gain[] = [];
  for (let row = 0; row < snapshot.count; row += 1) {
    const score = roundScore(value[row] as number);
    const other = roundScore(otherScores[row] as number);
    if (isRanked(row) && (coverage[row] as number) < 1 && other < score) {
      const rank = 1 + countAbove(rising, score);
      // The item itself is among the scores above its other score.
      const otherwise = countAbove(rising, other);
      gains.push(...(otherwise - rank >= fallMin ? [{ row, rank, otherwise }] : []));
    }
  }
  return gains;
}

/** Counts the rising scores above a score, by binary search. */
function countAbove(rising: Float64Array, score: number): number {
  let [from, to] = [0, rising.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rising[middle] as number) > score) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return rising.length - from;
}

function buildFinding(
  { snapshot, resolvedModel }: LintSubject,
  {
    gains,
    most,
    rule,
  }: { readonly gains: readonly Gain[]; readonly most: Gain; readonly rule: MissingRule },
): Finding {
  const gain = gains.length === 1 ? "gains" : "gain";
  const place = rule === "neutral" ? "the middle" : "the worst end";
  return {
    rule: "unrated-gain",
    severity: "warning",
    items: gains.slice(0, findingItemsMax).map(({ row }) => snapshot.number[row] as number),
    count: gains.length,
    detail:
      `${formatCount(gains.length)} of ${snapshot.count} ${gain} ranks from missing ratings in "${resolvedModel.id}". ` +
      `With ${place} of the range for each missing rating, the first item would fall from rank ${most.rank} to rank ${most.otherwise}.`,
    suggestion: `Rate these items by all criteria, or set "missing" or "min_coverage" in a model of the workspace.`,
  };
}
