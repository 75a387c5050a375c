import { newScratchFloat64 } from "../columns/scratch.ts";
import { addWeighted, type Scorer } from "./sums.ts";

/** The units that a weighted mean averages. Positions are in ranking order. */
export type MeanInputs = {
  /** One function per criterion: position → unit, or NaN if the mean omits the criterion. */
  readonly unitsByCriterion: readonly ((position: number) => number)[];
  /** The cap: higher means count as this. */
  readonly max: number;
};

/**
 * Builds a scorer for the weighted means of the rows between two positions.
 *
 *     mean = Σ w · u / Σ w, over the criteria rated; at most `max`
 */
export function buildMeanScorer(means: MeanInputs, start: number, end: number): Scorer {
  const block = buildBlock(means, start, end);
  return (weights) => computeMeans(block, weights);
}

/** The units of a block of rows. Rows with the same rated criteria share a pattern. */
type Block = {
  /** One column per criterion; 0 where a row has no unit. */
  readonly units: readonly Float64Array[];
  /** Row → the index of its pattern in `rated`. */
  readonly patterns: Uint16Array;
  /** Pattern → criterion → 1 if rated. */
  readonly rated: readonly Uint8Array[];
  /** A buffer: pattern → 1 ÷ the rated weight. */
  readonly inverses: Float64Array;
  /** A buffer for the scores. */
  readonly means: Float64Array;
  readonly max: number;
};

function buildBlock({ unitsByCriterion, max }: MeanInputs, start: number, end: number): Block {
  const count = end - start;
  const patterns = new Uint16Array(count);
  let rated: Uint8Array[] = [new Uint8Array(unitsByCriterion.length)];
  const units = unitsByCriterion.map((unitAt, criterion) => {
    const column = newScratchFloat64(count);
    const finder = new PatternFinder(rated);
    for (let row = 0; row < count; row += 1) {
      const unit = unitAt(start + row);
      const isRated = !Number.isNaN(unit);
      column[row] = isRated ? unit : 0;
      patterns[row] = finder.findPattern(patterns[row] as number, isRated, criterion);
    }
    rated = finder.rated;
    return column;
  });
  const inverses = new Float64Array(rated.length);
  return { units, patterns, rated, inverses, means: newScratchFloat64(count), max };
}

/** Splits patterns by one more criterion and numbers the new patterns as they appear. */
class PatternFinder {
  readonly rated: Uint8Array[] = [];
  readonly #previous: readonly Uint8Array[];
  readonly #patternByKey: Int32Array;

  constructor(before: readonly Uint8Array[]) {
    this.#previous = before;
    this.#patternByKey = new Int32Array(before.length * 2).fill(-1);
  }

  findPattern(before: number, isRated: boolean, criterion: number): number {
    const key = before * 2 + Number(isRated);
    const existing = this.#patternByKey[key] as number;
    if (existing >= 0) {
      return existing;
    }
    const pattern = Uint8Array.from(this.#previous[before] as Uint8Array);
    pattern[criterion] = Number(isRated);
    this.#patternByKey[key] = this.rated.length;
    return this.rated.push(pattern) - 1;
  }
}

function computeMeans(block: Block, weights: Float64Array): Float64Array {
  const { units, patterns, inverses, means, max } = block;
  invertWeights(block, weights);
  addWeighted(means, units, weights);
  for (let row = 0; row < means.length; row += 1) {
    const mean = (means[row] as number) * (inverses[patterns[row] as number] as number);
    means[row] = mean > max ? max : mean;
  }
  return means;
}

/** Writes 1 ÷ the rated weight of each pattern into `inverses`. */
function invertWeights({ rated, inverses }: Block, weights: Float64Array): void {
  for (const [index, pattern] of rated.entries()) {
    let sum = 0;
    for (let criterion = 0; criterion < pattern.length; criterion += 1) {
      sum += (weights[criterion] as number) * (pattern[criterion] as number);
    }
    inverses[index] = 1 / sum;
  }
}
