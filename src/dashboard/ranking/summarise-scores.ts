import { type StringColumn } from "../../core/columns/string-column.ts";
import { itemTypes } from "../../core/item/item.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { groupRows } from "./group-rows.ts";
import {
  type GroupFacet,
  groupFacets,
  type GroupScores,
  type ScoreDistribution,
} from "./messages.ts";

const binCount = 16;

/** The share of the scores below the upper end of the bins, if the highest scores are far away. */
const commonShare = 0.98;

type ScoreRange = Pick<ScoreDistribution, "from" | "to" | "hasHigher">;

/** Counts the scores of a ranking in bins of equal width, by type, team and status. */
export function summariseScores(ranking: Ranking): ScoreDistribution {
  const range = findRange(ranking);
  const entries = groupFacets.map((facet) => [facet, countScores(ranking, range, facet)] as const);
  return { ...range, groups: toRecord(entries) };
}

function toRecord<T>(entries: readonly (readonly [GroupFacet, T])[]): Record<GroupFacet, T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- there is an entry for each facet
  return Object.fromEntries(entries) as Record<GroupFacet, T>;
}

/**
 * Finds the range of the bins: 0 to 1 for a model with categories, otherwise from the lowest to the
 * highest score. Leaves out the highest 2 % if they would take more than half of the range.
 */
function findRange({ cutoffs, count, unscored, score }: Ranking): ScoreRange {
  if (cutoffs !== undefined) {
    return { from: 0, to: 1, hasHigher: false };
  }
  const sorted = score.slice(0, count - unscored).sort();
  const [from = 0, highest = 0] = [sorted[0], sorted.at(-1)];
  const common = sorted[Math.floor(commonShare * (sorted.length - 1))] ?? highest;
  const hasHigher = common > from && highest - from > 2 * (common - from);
  return { from, to: hasHigher ? common : highest, hasHigher };
}

function countScores(ranking: Ranking, range: ScoreRange, facet: GroupFacet): GroupScores[] {
  const { values, groupAt } = groupRows(readFacet(ranking, facet), ranking.count);
  const scores = values.map((): number[] => []);
  for (let row = 0; row < ranking.count; row += 1) {
    scores[groupAt(row)]?.push(ranking.score[row] ?? Number.NaN);
  }
  return values.map((value, group) =>
    Object.assign({ value }, summariseGroup(scores[group] ?? [], range)),
  );
}

function readFacet({ facets }: Ranking, facet: GroupFacet): StringColumn {
  return facet === "type" ? { codes: facets.type, values: itemTypes } : facets[facet];
}

function summariseGroup(scores: readonly number[], range: ScoreRange): Omit<GroupScores, "value"> {
  const known = scores.filter((score) => !Number.isNaN(score)).toSorted((a, b) => a - b);
  const bins = Array.from({ length: binCount }, () => 0);
  for (const score of known) {
    const bin = findBin(score, range);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return {
    count: scores.length,
    unscored: scores.length - known.length,
    median: computeMedian(known),
    bins,
  };
}

function findBin(score: number, { from, to }: ScoreRange): number {
  const share = to > from ? (score - from) / (to - from) : 0;
  return Math.min(binCount - 1, Math.max(0, Math.floor(share * binCount)));
}

function computeMedian(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  const [below, above] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2;
}
