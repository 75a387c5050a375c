import { type Board } from "../board/board.ts";
import { type ModelInUse } from "../models/model.ts";
import { naturalLogOf } from "../numeric/exponential.ts";
import { positionsByNumber, type Ranking, type RankingName } from "../ranking/ranking.ts";
import { criticalOf } from "./critical.ts";
import { type Plan } from "./plan.ts";
import { randomOf } from "./random.ts";
import { type Ranked, standByRatings, unsureOf } from "./ratings.ts";
import { closeStandings, type Tally, tallyOf } from "./standings.ts";
import { type Weighable, weighableOf } from "./weighable.ts";
import { drawWeights, standByWeights, weightsAt } from "./weights.ts";

/**
 * What was drawn: `weights`, of a score that goes by a weighted mean or by weighted distances;
 * `ratings`, of intervals; `none`, for there was nothing uncertain to draw.
 */
export type StabilityMethod = "weights" | "ratings" | "none";

/** How firmly the best items of a ranking stand. Columns in rank order, as far as followed. */
export type Stability = RankingName &
  Plan &
  Omit<Tally, "first"> & {
    readonly method: StabilityMethod;
    /** Why nothing was drawn. */
    readonly reason?: string;
    /** How many items are followed; 0 where nothing was drawn. */
    readonly count: number;
    /** The slots whose weights were drawn. */
    readonly criteria: readonly string[];
    /** Per cent of a weight at which the item loses its place; NaN where no change takes it. */
    readonly change: Float64Array;
    /** Of which of the `criteria`. */
    readonly criterion: Uint32Array;
    /** To the item of this number. */
    readonly against: Int32Array;
    /** Positions of the items that are first in some draw … */
    readonly leaders: Uint32Array;
    /** … and, for each, the mean of the weights that put it first: its central weights. */
    readonly central: Float64Array;
  };

/** "Is it among the best …": each is counted, the first ten one by one. */
export const cuts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 100] as const;

/** Those of them that are told. */
export const toldCuts = [1, 10, 50, 100] as const;

/** From the first rank to this one it is told how often an item has it. */
export const acceptabilityMax = 10;

/** From this share of the draws on, a place counts as secure. */
export const secureShare = 0.95;

/**
 * Stochastic multicriteria acceptability analysis: the ranking is made again under many draws of
 * what is uncertain, and it is counted how often each item comes how far.
 *
 * Drawn are all weights at once, uniformly from the simplex (nothing is taken to be known of them
 * but which weigh nothing), where the score goes by a weighted mean or by weighted distances;
 * intervals of ratings then count as what is likely. Elsewhere intervals are drawn, as triangular
 * distributions. Where a draw ties items, they keep the order of the ranking. Equal boards, models
 * and plans give equal bits.
 *
 * Critical changes are known of means only: solved for, and not searched.
 *
 * Source: R. Lahdelma, J. Hokkanen, P. Salminen, SMAA, European Journal of Operational Research
 * 106, 1998; T. Tervonen, R. Lahdelma, Implementing stochastic multicriteria acceptability
 * analysis, ibid. 178, 2007.
 */
export function stabilityOf(
  { board, ranking, inUse }: { board: Board; ranking: Ranking; inUse: ModelInUse },
  plan: Plan,
): Stability {
  const rowsByNumber = positionsByNumber(board);
  const rows = Uint32Array.from(ranking.number, (number) => rowsByNumber[number] ?? 0);
  const ranked = { board, rows, inUse };
  const weighable = weighableOf(ranked);
  if (weighable !== undefined && weighable.criteria.length > 1) {
    return byWeights(ranking, plan, weighable);
  }
  if (unsureOf(board, inUse.definition).length > 0) {
    return byRatings(ranking, plan, ranked);
  }
  const lone = weighable === undefined ? "goes by no weights" : "rests on one criterion";
  const reason = `Nothing is uncertain: the score ${lone}, and no rating that it asks is an interval.`;
  return { ...nothing(ranking, plan), reason };
}

function byWeights(ranking: Ranking, plan: Plan, weighable: Weighable): Stability {
  const count = ranking.count - ranking.unscored;
  const { criteria, scorerBetween } = weighable;
  const { length } = criteria;
  const tracked = Math.min(plan.top, count);
  const drawn = drawWeights(randomOf(plan.seed), plan.draws, length);
  const draws = { drawn, criteria: length };
  const standings = standByWeights({ count, scorerBetween }, draws, tracked);
  const { first, ...tally } = tallyOf(standings, cuts);
  closeStandings(standings);
  return {
    ...nothing(ranking, plan),
    ...tally,
    method: "weights",
    count: tracked,
    criteria: criteria.map(({ slot }) => slot),
    ...criticalColumns(ranking, weighable, tracked),
    ...centralOf(first, drawn, length),
  };
}

function byRatings(ranking: Ranking, plan: Plan, ranked: Ranked): Stability {
  const tracked = Math.min(plan.top, ranking.count - ranking.unscored);
  const { draws } = plan;
  const standings = standByRatings(ranked, randomOf(plan.seed), { draws, tracked });
  const { first: _, ...tally } = tallyOf(standings, cuts);
  closeStandings(standings);
  const whole = { ...nothing(ranking, plan), ...tally, ...unmoved(tracked) };
  return { ...whole, method: "ratings", count: tracked };
}

/** No change of a weight is known that takes a place. */
function unmoved(tracked: number) {
  return {
    change: new Float64Array(tracked).fill(Number.NaN),
    criterion: new Uint32Array(tracked),
    against: new Int32Array(tracked),
  };
}

function nothing({ workspace, generation, model, revision }: Ranking, plan: Plan): Stability {
  const none = new Uint32Array(0);
  return {
    workspace,
    generation,
    model,
    revision,
    ...plan,
    method: "none",
    count: 0,
    criteria: [],
    best: none,
    worst: none,
    sum: new Float64Array(0),
    kept: none,
    within: none,
    change: new Float64Array(0),
    criterion: none,
    against: new Int32Array(0),
    leaders: none,
    central: new Float64Array(0),
  };
}

function criticalColumns(
  { number, score }: Ranking,
  { weights, means }: Weighable,
  tracked: number,
) {
  if (means === undefined) {
    return unmoved(tracked);
  }
  const { unitsOf, max, isLog = false } = means;
  const units = new Float64Array(tracked * unitsOf.length);
  for (let at = 0; at < units.length; at += 1) {
    const position = Math.floor(at / unitsOf.length);
    units[at] = unitsOf[at % unitsOf.length]?.(position) ?? Number.NaN;
  }
  const scores = score.subarray(0, tracked);
  const found = criticalOf({
    weights,
    units,
    // What is tied stays tied, which means computed anew might not.
    scores: isLog ? scores.map(naturalLogOf) : scores,
    ...(max < Infinity && { means: meansIn(units, weights) }),
  });
  return {
    change: Float64Array.from(found, (critical) => critical?.change ?? Number.NaN),
    criterion: Uint32Array.from(found, (critical) => critical?.criterion ?? 0),
    against: Int32Array.from(found, (critical) =>
      critical === undefined ? 0 : (number[critical.against] as number),
    ),
  };
}

/** Item by item, the weighted mean of the units rated. */
function meansIn(units: Float64Array, weights: Float64Array): Float64Array {
  return Float64Array.from({ length: units.length / weights.length }, (_, item) => {
    let [sum, rated] = [0, 0];
    for (const [criterion, weight] of weights.entries()) {
      const unit = units[item * weights.length + criterion] as number;
      sum += Number.isNaN(unit) ? 0 : weight * unit;
      rated += Number.isNaN(unit) ? 0 : weight;
    }
    return sum / rated;
  });
}

/** The mean of the weights of the draws in which an item is first, for those that ever are. */
function centralOf(first: Int32Array, drawn: Float64Array, criteria: number) {
  const leaders = [...new Set(first)].filter((item) => item >= 0).toSorted((a, b) => a - b);
  const central = new Float64Array(leaders.length * criteria);
  for (const [at, leader] of leaders.entries()) {
    const mean = central.subarray(at * criteria, (at + 1) * criteria);
    const draws = [...first.keys()].filter((draw) => first[draw] === leader);
    for (const draw of draws) {
      addTo(mean, weightsAt(drawn, draw, criteria));
    }
    divide(mean, draws.length);
  }
  return { leaders: Uint32Array.from(leaders), central };
}

function addTo(sums: Float64Array, numbers: Float64Array): void {
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = (sums[at] as number) + (numbers[at] as number);
  }
}

function divide(sums: Float64Array, by: number): void {
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = (sums[at] as number) / by;
  }
}
