import { type Sliced } from "../slices.ts";
import { formatNumber } from "../words/wording.ts";
import { type Finding } from "./finding.ts";
import { type RatedCriterion, type LintSubject } from "./subject.ts";

/** Two criteria are redundant above this correlation. */
const correlationMin = 0.95;

/** The minimum number of items with both ratings for which a correlation is meaningful. */
const itemsMin = 10;

/**
 * The maximum number of pairs of ratings to compare. For larger backlogs, every nth item is a
 * sample.
 */
const comparisonsMax = 5e7;

/** The rows of a pair that take as long as one unit of cost: see `Sliced`. */
const rowsPerCost = 16;

/** The maximum number of findings, with the strongest correlation first. */
const findingsMax = 50;

/**
 * Finds pairs of criteria whose likely ratings correlate over the items rated by both.
 *
 *     r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² · Σ (y − ȳ)²)
 *
 * Source: K. Pearson, Note on Regression and Inheritance in the Case of Two Parents, 1895.
 */
export function* lintPairs({ snapshot, criteria }: LintSubject): Sliced<Finding[]> {
  const rated = criteria.filter((ratedCriterion) => ratedCriterion.ratedCount >= itemsMin);
  const pairs = rated.flatMap((first, index) =>
    rated.slice(index + 1).map((second) => [first, second] as const),
  );
  const stride = Math.max(1, Math.ceil((pairs.length * snapshot.count) / comparisonsMax));
  const means = new Map(
    rated.map((ratedCriterion) => [ratedCriterion, computeMean(ratedCriterion)]),
  );
  const redundant: RedundantPair[] = [];
  for (const [first, second] of pairs) {
    const { r, items } = computeCorrelation(
      [first.column.likely, second.column.likely],
      [means.get(first) ?? 0, means.get(second) ?? 0],
      stride,
    );
    if (Math.abs(r) > correlationMin && items >= itemsMin) {
      redundant.push({ first, second, r, items });
    }
    yield snapshot.count / stride / rowsPerCost;
  }
  return redundant
    .toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r))
    .slice(0, findingsMax)
    .map((pair) => buildFinding(pair, stride));
}

type RedundantPair = {
  readonly first: RatedCriterion;
  readonly second: RatedCriterion;
  readonly r: number;
  readonly items: number;
};

type ColumnPair = readonly [x: Float64Array, y: Float64Array];

/**
 * Computes Pearson's r over the rows that have both ratings. Sums are relative to each column's own
 * mean, which limits rounding, and are corrected to the means of the common rows at the end.
 */
function computeCorrelation(
  [x, y]: ColumnPair,
  [meanX, meanY]: readonly [number, number],
  stride: number,
) {
  let [items, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < x.length; row += stride) {
    const dx = (x[row] as number) - meanX;
    const dy = (y[row] as number) - meanY;
    if (!Number.isNaN(dx + dy)) {
      items += 1;
      sumX += dx;
      sumY += dy;
      sumXX += dx * dx;
      sumYY += dy * dy;
      sumXY += dx * dy;
    }
  }
  const covariance = sumXY - (sumX * sumY) / items;
  const variances = (sumXX - (sumX * sumX) / items) * (sumYY - (sumY * sumY) / items);
  return { r: variances > 0 ? covariance / Math.sqrt(variances) : 0, items };
}

function computeMean({ column, ratedCount }: RatedCriterion): number {
  let sum = 0;
  for (const rating of column.likely) {
    sum += Number.isNaN(rating) ? 0 : rating;
  }
  return sum / ratedCount;
}

function buildFinding(pair: RedundantPair, stride: number): Finding {
  const [a, b] = [pair.first.criterion.key, pair.second.criterion.key];
  const direction = pair.r > 0 ? "in the same direction" : "in opposite directions";
  const sample = stride > 1 ? ` (a sample of one in ${stride})` : "";
  const correlation = `correlation ${formatNumber(pair.r)}`;
  return {
    rule: "criteria-redundant",
    severity: "info",
    criterion: a,
    other: b,
    count: pair.items,
    detail: `${a} and ${b} are redundant: their ratings move ${direction} (${correlation}) over the ${pair.items} items rated by both${sample}.`,
    suggestion: `Use only one of ${a} and ${b}: together they count twice.`,
  };
}
