import { naturalLog } from "../numeric/natural-log.ts";
import { type Random } from "./random.ts";
import { openStandings, pass, place, type Standings } from "./standings.ts";

/**
 * A score that is a mean: how good each row is by each criterion, and how much each criterion
 * counts now. Rows stand in the order of the ranking, those with a score.
 */
export type Means = {
  readonly count: number;
  /** Adds up to 1. */
  readonly weights: Float64Array;
  /** By criterion: a row's unit, NaN where it stays out of the mean. */
  readonly unitsOf: readonly ((position: number) => number)[];
  /** Means above count as this much. */
  readonly max: number;
};

/** Rows whose scores are under way at once: their units fit into the second cache. */
const blockRows = 4_096;

/**
 * Weights drawn uniformly from the simplex (all ≥ 0, adding up to 1), draw by draw: exponentials
 * −ln u over their sum.
 *
 * Source: R. Y. Rubinstein, Generating random vectors uniformly distributed inside and on the
 * surface of different regions, European Journal of Operational Research 10, 1982.
 */
export function drawWeights(random: Random, draws: number, criteria: number): Float64Array {
  const weights = new Float64Array(draws * criteria);
  for (let start = 0; start < weights.length; start += criteria) {
    let sum = 0;
    for (let at = start; at < start + criteria; at += 1) {
      const drawn = naturalLog(1 / random());
      weights[at] = drawn;
      sum += drawn;
    }
    for (let at = start; at < start + criteria; at += 1) {
      weights[at] = (weights[at] as number) / sum;
    }
  }
  return weights;
}

/**
 * Where the first `tracked` rows stand among all by each draw of weights.
 *
 *     score = Σ w · u / Σ w, over the criteria rated
 *
 * Block by block: the units of one are read once and weighed by every draw, so that memory does
 * not grow with the board. O(rows × criteria × draws).
 */
export function standByWeights(means: Means, drawn: Float64Array, tracked: number): Standings {
  const criteria = means.weights.length;
  const draws = drawn.length / criteria;
  const standings = openStandings(draws, tracked);
  const first = blockOf(means, 0, tracked);
  for (let draw = 0; draw < draws; draw += 1) {
    place(standings, draw, scoresOf(first, weightsAt(drawn, draw, criteria)));
  }
  for (let start = tracked; start < means.count; start += blockRows) {
    const block = blockOf(means, start, Math.min(start + blockRows, means.count));
    for (let draw = 0; draw < draws; draw += 1) {
      pass(standings, draw, scoresOf(block, weightsAt(drawn, draw, criteria)));
    }
  }
  return standings;
}

/** The weights of one draw. */
export function weightsAt(drawn: Float64Array, draw: number, criteria: number): Float64Array {
  return drawn.subarray(draw * criteria, (draw + 1) * criteria);
}

/** Units of neighbouring rows, criterion by criterion, and which of them are rated alike. */
type Block = {
  /** Criterion by criterion; 0 where a row stays out. */
  readonly units: readonly Float64Array[];
  /** Row → its pattern: which criteria are rated. */
  readonly patterns: Uint16Array;
  /** Pattern → criterion → 1 where it is rated. */
  readonly rated: readonly Uint8Array[];
  /** Room for the inverse of each pattern's weight, and for the scores. */
  readonly inverses: Float64Array;
  readonly scores: Float64Array;
  readonly max: number;
};

function blockOf({ unitsOf, max }: Means, start: number, end: number): Block {
  const count = end - start;
  const patterns = new Uint16Array(count);
  let rated: Uint8Array[] = [new Uint8Array(unitsOf.length)];
  const units = unitsOf.map((unitAt, criterion) => {
    const column = new Float64Array(count);
    const found = new Finder(rated);
    for (let row = 0; row < count; row += 1) {
      const unit = unitAt(start + row);
      const isRated = !Number.isNaN(unit);
      column[row] = isRated ? unit : 0;
      patterns[row] = found.patternOf(patterns[row] as number, isRated, criterion);
    }
    rated = found.rated;
    return column;
  });
  const inverses = new Float64Array(rated.length);
  return { units, patterns, rated, inverses, scores: new Float64Array(count), max };
}

/** Tells the patterns of one criterion more apart, numbered as they appear. */
class Finder {
  readonly rated: Uint8Array[] = [];
  readonly #before: readonly Uint8Array[];
  readonly #known: Int32Array;

  constructor(before: readonly Uint8Array[]) {
    this.#before = before;
    this.#known = new Int32Array(before.length * 2).fill(-1);
  }

  patternOf(before: number, isRated: boolean, criterion: number): number {
    const key = before * 2 + Number(isRated);
    const known = this.#known[key] as number;
    if (known >= 0) {
      return known;
    }
    const pattern = Uint8Array.from(this.#before[before] as Uint8Array);
    pattern[criterion] = Number(isRated);
    this.#known[key] = this.rated.length;
    return this.rated.push(pattern) - 1;
  }
}

/** The scores of a block by some weights. They are the block's own room: the next draw takes it. */
function scoresOf(block: Block, weights: Float64Array): Float64Array {
  const { units, patterns, inverses, scores, max } = block;
  invert(block, weights);
  scores.fill(0);
  let at = 0;
  for (; at + 4 <= units.length; at += 4) {
    addFour(scores, units.slice(at, at + 4), weights.subarray(at, at + 4));
  }
  for (; at < units.length; at += 1) {
    addOne(scores, units[at] as Float64Array, weights[at] as number);
  }
  for (let row = 0; row < scores.length; row += 1) {
    const mean = (scores[row] as number) * (inverses[patterns[row] as number] as number);
    scores[row] = mean > max ? max : mean;
  }
  return scores;
}

/** Pattern → 1 / the weight that is rated. */
function invert({ rated, inverses }: Block, weights: Float64Array): void {
  for (const [at, pattern] of rated.entries()) {
    let sum = 0;
    for (let criterion = 0; criterion < pattern.length; criterion += 1) {
      sum += (weights[criterion] as number) * (pattern[criterion] as number);
    }
    inverses[at] = 1 / sum;
  }
}

/** Four at a time, added one after the other: the same bits as `addOne` four times, and faster. */
function addFour(
  scores: Float64Array,
  [first, second, third, fourth]: readonly Float64Array[],
  [a = 0, b = 0, c = 0, d = 0]: Float64Array,
): void {
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) {
    return;
  }
  for (let row = 0; row < scores.length; row += 1) {
    scores[row] =
      (scores[row] as number) +
      a * (first[row] as number) +
      b * (second[row] as number) +
      c * (third[row] as number) +
      d * (fourth[row] as number);
  }
}

function addOne(scores: Float64Array, units: Float64Array, weight: number): void {
  for (let row = 0; row < scores.length; row += 1) {
    scores[row] = (scores[row] as number) + weight * (units[row] as number);
  }
}
