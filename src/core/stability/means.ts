import { newScratchFloat64 } from "../columns/scratch.ts";
import { addWeighted, type Scorer } from "./sums.ts";

/** How good each row is by each criterion. Rows stand in the order of the ranking. */
export type MeanInputs = {
  /** By criterion: a row's unit, NaN where it stays out of the mean. */
  readonly unitsByCriterion: readonly ((position: number) => number)[];
  /** Means above count as this much. */
  readonly max: number;
};

/**
 * The means of some rows by any weights.
 *
 *     mean = Σ w · u / Σ w, over the criteria rated; at most `max`
 */
export function buildMeanScorer(means: MeanInputs, start: number, end: number): Scorer {
  const block = buildBlock(means, start, end);
  return (weights) => computeMeans(block, weights);
}

/** Units of neighbouring rows, criterion by criterion, and which of them are rated alike. */
type Block = {
  /** Criterion by criterion; 0 where a row stays out. */
  readonly units: readonly Float64Array[];
  /** Row → its pattern: which criteria are rated. */
  readonly patterns: Uint16Array;
  /** Pattern → criterion → 1 where it is rated. */
  readonly rated: readonly Uint8Array[];
  /** Room for the inverse of each pattern's weight, and for the means. */
  readonly inverses: Float64Array;
  readonly means: Float64Array;
  readonly max: number;
};

function buildBlock({ unitsByCriterion, max }: MeanInputs, start: number, end: number): Block {
  const count = end - start;
  const patterns = new Uint16Array(count);
  let rated: Uint8Array[] = [new Uint8Array(unitsByCriterion.length)];
  const units = unitsByCriterion.map((unitAt, criterion) => {
    const column = newScratchFloat64(count);
    const found = new PatternFinder(rated);
    for (let row = 0; row < count; row += 1) {
      const unit = unitAt(start + row);
      const isRated = !Number.isNaN(unit);
      column[row] = isRated ? unit : 0;
      patterns[row] = found.findPattern(patterns[row] as number, isRated, criterion);
    }
    rated = found.rated;
    return column;
  });
  const inverses = new Float64Array(rated.length);
  return { units, patterns, rated, inverses, means: newScratchFloat64(count), max };
}

/** Tells the patterns of one criterion more apart, numbered as they appear. */
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
    const known = this.#patternByKey[key] as number;
    if (known >= 0) {
      return known;
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

/** Pattern → 1 / the weight that is rated. */
function invertWeights({ rated, inverses }: Block, weights: Float64Array): void {
  for (const [at, pattern] of rated.entries()) {
    let sum = 0;
    for (let criterion = 0; criterion < pattern.length; criterion += 1) {
      sum += (weights[criterion] as number) * (pattern[criterion] as number);
    }
    inverses[at] = 1 / sum;
  }
}
