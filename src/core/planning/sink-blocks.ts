import { type Sliced } from "../slices.ts";
import { type Neighbours } from "./dependencies.ts";

/** The maximum number of comparisons per order. The search then returns the current order. */
const stepsMax = 10_000_000;
const roundsMax = 8;

/** The comparisons, or positions, of a slice, and the cost of each. */
const sliceSteps = 50_000;
const stepCost = 1 / 4;

/** The maximum distance to the first dependent at which all rows in between may sink too. */
const reachMax = 100;

/**
 * Moves blocks down the order to reduce inversions. A block begins with a blocker and collects the
 * dependents that it passes. It moves to the position with the fewest inverted pairs. If no such
 * move helps, the block begins with all rows from the blocker to its first dependent.
 *
 * Swapping neighbours cannot find these moves, because a blocker cannot pass its own dependent. The
 * result is never worse than the input. At most `stepsMax` comparisons.
 */
export function sinkBlocks(order: Uint32Array, dependents: Neighbours): Sliced<Uint32Array> {
  return new BlockSinker(order.slice(), dependents).run();
}

/** The best position for a block, and the number of its rows that move there. */
type BlockTarget = { readonly end: number; readonly size: number };

class BlockSinker {
  readonly #order: Uint32Array;
  readonly #dependents: Neighbours;
  /** Row → the token of the last block that contains one of its blockers. */
  readonly #blockToken: Uint32Array;
  /** Position → the smallest row at or after it. Only a hint, because moves make it out of date. */
  readonly #smallest: Uint32Array;
  #token = 0;
  #steps = 0;

  constructor(order: Uint32Array, dependents: Neighbours) {
    this.#order = order;
    this.#dependents = dependents;
    this.#blockToken = new Uint32Array(order.length);
    this.#smallest = new Uint32Array(order.length);
  }

  *run(): Sliced<Uint32Array> {
    let hasMoved = true;
    for (let round = 0; round < roundsMax && hasMoved; round += 1) {
      hasMoved = yield* this.#sinkAll();
    }
    return this.#order;
  }

  /** Tries to sink the blocks at all positions, last first; returns whether any block moved. */
  *#sinkAll(): Sliced<boolean> {
    this.#updateSmallest();
    let hasMoved = false;
    let [steps, positions] = [this.#steps, this.#order.length];
    for (let index = this.#order.length - 2; index >= 0 && this.#steps < stepsMax; index -= 1) {
      const { offsets } = this.#dependents;
      const row = this.#order[index] as number;
      if (offsets[row] !== offsets[row + 1] && row > (this.#smallest[index + 1] as number)) {
        hasMoved = this.#sinkAt(index) || hasMoved;
      }
      if (this.#steps - steps >= sliceSteps || positions - index >= sliceSteps) {
        yield sliceSteps * stepCost;
        [steps, positions] = [this.#steps, index];
      }
    }
    return hasMoved;
  }

  #updateSmallest(): void {
    let smallest = this.#order.length;
    for (let index = this.#order.length - 1; index >= 0; index -= 1) {
      smallest = Math.min(smallest, this.#order[index] as number);
      this.#smallest[index] = smallest;
    }
  }

  #sinkAt(start: number): boolean {
    return this.#sink(start, 1) || this.#sink(start, this.#findReach(start));
  }

  /** Returns the number of rows from `start` through its first dependent; 1 beyond `reachMax`. */
  #findReach(start: number): number {
    const end = Math.min(start + reachMax, this.#order.length);
    for (let index = start + 1; index < end; index += 1) {
      if (this.#blockToken[this.#order[index] as number] === this.#token) {
        return index + 1 - start;
      }
    }
    return 1;
  }

  /** Sinks a block that begins with `length` rows; returns whether it moved. */
  #sink(start: number, length: number): boolean {
    this.#token += 1;
    const block: number[] = [];
    const largest = this.#startBlock(start, block, length);
    const target = this.#findTarget(start + length, block, largest);
    if (target !== undefined) {
      this.#move(start, target, block.slice(0, target.size));
    }
    return target !== undefined;
  }

  #startBlock(start: number, block: number[], length: number): number {
    let largest = 0;
    for (let index = start; index < start + length; index += 1) {
      largest = Math.max(largest, this.#addToBlock(index, block));
    }
    return largest;
  }

  /** Walks down the order with a growing block and returns the position with the largest gain. */
  #findTarget(from: number, block: number[], startLargest: number): BlockTarget | undefined {
    let [gain, gainMax, largest] = [0, 0, startLargest];
    let target: BlockTarget | undefined;
    for (let index = from; index < this.#order.length && this.#steps < stepsMax; index += 1) {
      const row = this.#order[index] as number;
      if ((this.#smallest[index] as number) > largest) {
        break;
      }
      if (this.#blockToken[row] === this.#token) {
        largest = Math.max(largest, this.#addToBlock(index, block));
        continue;
      }
      gain += this.#computeGain(block, row);
      if (gain > gainMax) {
        gainMax = gain;
        target = { end: index, size: block.length };
      }
    }
    return target;
  }

  /** Adds the row at a position to the block, marks its dependents and returns the row. */
  #addToBlock(index: number, block: number[]): number {
    const { offsets, rows } = this.#dependents;
    const row = this.#order[index] as number;
    block.push(row);
    const [begin, end] = [offsets[row] as number, offsets[row + 1] as number];
    this.#steps += 1 + end - begin;
    for (let link = begin; link < end; link += 1) {
      this.#blockToken[rows[link] as number] = this.#token;
    }
    return row;
  }

  /** Returns by how many inversions the order improves when the block passes a row. */
  #computeGain(block: readonly number[], row: number): number {
    this.#steps += block.length;
    let gain = 0;
    for (const member of block) {
      gain += member > row ? 1 : -1;
    }
    return gain;
  }

  #move(start: number, { end }: BlockTarget, block: readonly number[]): void {
    let [to, next] = [start, 0];
    for (let index = start; index <= end; index += 1) {
      const row = this.#order[index] as number;
      if (row === block[next]) {
        next += 1;
      } else {
        this.#order[to++] = row;
      }
    }
    this.#order.set(block, to);
  }
}
