import { type Neighbours } from "./dependencies.ts";

/** Comparisons that one order is given; past them it is left as good as it has become. */
const stepsMax = 10_000_000;
const roundsMax = 8;

/** How far the first that waits may stand, for all in between to sink with it. */
const reachMax = 100;

/**
 * Lets blocks sink: a row that others wait for, with those of them that it meets on its way, goes
 * down to where the fewest pairs stand the wrong way round; or else all from the row to the first
 * that waits for it do. It finds what swaps of neighbours cannot: a row held fast by one that waits
 * for it moves once both do. Never makes an order worse. At most `stepsMax` comparisons.
 */
export function sinkBlocks(order: Uint32Array, dependents: Neighbours): Uint32Array {
  return new BlockSinker(order.slice(), dependents).run();
}

/** Where a block would best go, and how many of its rows would. */
type BlockTarget = { readonly end: number; readonly size: number };

class BlockSinker {
  readonly #order: Uint32Array;
  readonly #dependents: Neighbours;
  /** Row → the last start whose block it waits for. */
  readonly #blockToken: Uint32Array;
  /** Position → the smallest row from there on; a hint that moves make stale. */
  readonly #smallest: Uint32Array;
  #token = 0;
  #steps = 0;

  constructor(order: Uint32Array, dependents: Neighbours) {
    this.#order = order;
    this.#dependents = dependents;
    this.#blockToken = new Uint32Array(order.length);
    this.#smallest = new Uint32Array(order.length);
  }

  run(): Uint32Array {
    let hasMoved = true;
    for (let round = 0; round < roundsMax && hasMoved; round += 1) {
      hasMoved = this.#sinkAll();
    }
    return this.#order;
  }

  /** From the last block to the first; whether any of them moved. */
  #sinkAll(): boolean {
    this.#updateSmallest();
    let hasMoved = false;
    for (let at = this.#order.length - 2; at >= 0 && this.#steps < stepsMax; at -= 1) {
      const { offsets } = this.#dependents;
      const row = this.#order[at] as number;
      if (offsets[row] !== offsets[row + 1] && row > (this.#smallest[at + 1] as number)) {
        hasMoved = this.#sinkAt(at) || hasMoved;
      }
    }
    return hasMoved;
  }

  #updateSmallest(): void {
    let smallest = this.#order.length;
    for (let at = this.#order.length - 1; at >= 0; at -= 1) {
      smallest = Math.min(smallest, this.#order[at] as number);
      this.#smallest[at] = smallest;
    }
  }

  #sinkAt(start: number): boolean {
    return this.#sink(start, 1) || this.#sink(start, this.#findReach(start));
  }

  /** How many rows there are from a row to the first that waits for it; not very far. */
  #findReach(start: number): number {
    const end = Math.min(start + reachMax, this.#order.length);
    for (let at = start + 1; at < end; at += 1) {
      if (this.#blockToken[this.#order[at] as number] === this.#token) {
        return at + 1 - start;
      }
    }
    return 1;
  }

  /** Begins with so many rows; whether they moved. */
  #sink(start: number, length: number): boolean {
    this.#token += 1;
    const block: number[] = [];
    const aim = this.#findTarget(start + length, block, this.#startBlock(start, block, length));
    if (aim !== undefined) {
      this.#move(start, aim, block.slice(0, aim.size));
    }
    return aim !== undefined;
  }

  #startBlock(start: number, block: number[], length: number): number {
    let largest = 0;
    for (let at = start; at < start + length; at += 1) {
      largest = Math.max(largest, this.#addToBlock(at, block));
    }
    return largest;
  }

  /** Goes down the order with a growing block and notes where it would stand best. */
  #findTarget(from: number, block: number[], begun: number): BlockTarget | undefined {
    let [gain, most, largest] = [0, 0, begun];
    let aim: BlockTarget | undefined;
    for (let at = from; at < this.#order.length && this.#steps < stepsMax; at += 1) {
      const row = this.#order[at] as number;
      if ((this.#smallest[at] as number) > largest) {
        break;
      }
      if (this.#blockToken[row] === this.#token) {
        largest = Math.max(largest, this.#addToBlock(at, block));
        continue;
      }
      gain += this.#computeGain(block, row);
      if (gain > most) {
        most = gain;
        aim = { end: at, size: block.length };
      }
    }
    return aim;
  }

  /** Adds the row at a position to the block, and marks what waits for it. */
  #addToBlock(at: number, block: number[]): number {
    const { offsets, rows } = this.#dependents;
    const row = this.#order[at] as number;
    block.push(row);
    const [begin, end] = [offsets[row] as number, offsets[row + 1] as number];
    this.#steps += 1 + end - begin;
    for (let link = begin; link < end; link += 1) {
      this.#blockToken[rows[link] as number] = this.#token;
    }
    return row;
  }

  /** How many more pairs stand right once the block is behind a row. */
  #computeGain(block: readonly number[], row: number): number {
    this.#steps += block.length;
    let gain = 0;
    for (const each of block) {
      gain += each > row ? 1 : -1;
    }
    return gain;
  }

  #move(start: number, { end }: BlockTarget, block: readonly number[]): void {
    let [to, next] = [start, 0];
    for (let at = start; at <= end; at += 1) {
      const row = this.#order[at] as number;
      if (row === block[next]) {
        next += 1;
      } else {
        this.#order[to++] = row;
      }
    }
    this.#order.set(block, to);
  }
}
