import { formatNumber } from "../models/wording.ts";
import { type Finding } from "./finding.ts";
import { type RatedCriterion, type LintSubject } from "./subject.ts";

/** From this correlation on two criteria say the same. */
const correlationMin = 0.95;

/** Of fewer items rated by both, nothing can be said. */
const itemsMin = 10;

/** Pairs of ratings that are looked at; beyond it every so manieth item stands for its neighbours. */
const comparisonsMax = 5e7;

/** Pairs that are told, the closest first. */
const findingsMax = 50;

/**
 * Criteria that say the same of the items rated by both, by the likely values.
 *
 *     r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² · Σ (y − ȳ)²)
 *
 * Source: K. Pearson, Note on Regression and Inheritance in the Case of Two Parents, 1895.
 */
export function lintPairs({ snapshot, criteria }: LintSubject): Finding[] {
  const rated = criteria.filter((ratedCriterion) => ratedCriterion.ratedCount >= itemsMin);
  const pairs = rated.flatMap((one, at) =>
    rated.slice(at + 1).map((other) => [one, other] as const),
  );
  const stride = Math.max(1, Math.ceil((pairs.length * snapshot.count) / comparisonsMax));
  const means = new Map(
    rated.map((ratedCriterion) => [ratedCriterion, computeMean(ratedCriterion)]),
  );
  const found = pairs.flatMap(([one, other]) => {
    const middle = [means.get(one) ?? 0, means.get(other) ?? 0] as const;
    const { r, items } = computeCorrelation(
      [one.column.likely, other.column.likely],
      middle,
      stride,
    );
    return Math.abs(r) > correlationMin && items >= itemsMin ? [{ one, other, r, items }] : [];
  });
  return found
    .toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r))
    .slice(0, findingsMax)
    .map((same) => buildFinding(same, stride));
}

type ColumnPair = readonly [x: Float64Array, y: Float64Array];

/** Sums of distances from the columns' own means, brought to the means of the common rows after. */
function computeCorrelation(
  [x, y]: ColumnPair,
  [meanX, meanY]: readonly [number, number],
  stride: number,
) {
  let [items, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < x.length; row += stride) {
    const dx = (x[row] as number) - meanX;
    const dy = (y[row] as number) - meanY;
    const both = dx + dy;
    if (!Number.isNaN(both)) {
      items += 1;
      sumX += dx;
      sumY += dy;
      sumXX += dx * dx;
      sumYY += dy * dy;
      sumXY += dx * dy;
    }
  }
  const above = sumXY - (sumX * sumY) / items;
  const below = (sumXX - (sumX * sumX) / items) * (sumYY - (sumY * sumY) / items);
  return { r: below > 0 ? above / Math.sqrt(below) : 0, items };
}

function computeMean({ column, ratedCount }: RatedCriterion): number {
  let sum = 0;
  for (const rating of column.likely) {
    sum += Number.isNaN(rating) ? 0 : rating;
  }
  return sum / ratedCount;
}

function buildFinding(
  same: {
    readonly one: RatedCriterion;
    readonly other: RatedCriterion;
    readonly r: number;
    readonly items: number;
  },
  stride: number,
): Finding {
  const [a, b] = [same.one.criterion.key, same.other.criterion.key];
  const way = same.r > 0 ? "the same" : "the same, turned round";
  const sampled = stride > 1 ? `, every ${stride}th of the backlog,` : "";
  return {
    rule: "criteria-redundant",
    severity: "info",
    criterion: a,
    other: b,
    count: same.items,
    detail: `${a} and ${b} say ${way}: over the ${same.items} items rated by both${sampled} they correlate by ${formatNumber(same.r)}.`,
    suggestion: `Ask for one of ${a} and ${b} only: together they count twice.`,
  };
}
