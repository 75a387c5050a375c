import { orderBy } from "../ranking/order-by.ts";
import { productCost, type Sliced } from "../slices.ts";
import { type Ballot } from "./ballot.ts";

/** A consensus of several models: points and ranks per row. Equal rows share the best rank. */
export type ConsensusResult = {
  /** The compared rows, best first; equal rows in order of their row numbers. */
  readonly order: Uint32Array;
  readonly points: Float64Array;
  readonly ranks: Uint32Array;
};

/**
 * Computes the Borda count: an item gets one point per model for each item that it ranks before.
 *
 *     borda = Σ over models (n − rank),  with the mean rank for ties
 *
 * Source: J.-C. de Borda, Mémoire sur les élections au scrutin, 1781. O(models · n).
 *
 * @example
 * // four items, three models: a 1 1 4, b 2 2 1, c 3 3 2, d 4 4 3
 * // a (3 + 3 + 0) 6, b (2 + 2 + 3) 7, c (1 + 1 + 2) 4, d (0 + 0 + 1) 1: b wins
 */
export function computeBorda(ballots: readonly Ballot[], count: number): ConsensusResult {
  const points = new Float64Array(count);
  for (const { ranks } of ballots) {
    for (let row = 0; row < count; row += 1) {
      points[row] = (points[row] as number) + count - (ranks[row] as number);
    }
  }
  const order = orderBy(count, [{ values: points, direction: "down" }]);
  return { order, points, ranks: computeSharedRanks(order, points) };
}

/** Copeland's method compares at most this many items. */
const candidatesMax = 2_000;

/** Each model contributes at most this many items to a large snapshot's candidates. */
const bestMax = 500;

/** Copeland's result for some of the rows. Points and ranks have one entry per snapshot row. */
export type CopelandResult = ConsensusResult & {
  /** The number of compared rows. */
  readonly compared: number;
  /** The Condorcet winner: the row that beats every other compared row, if there is one. */
  readonly condorcet?: number;
};

/**
 * Computes Copeland's method: each pair of items is decided by the majority of models.
 *
 *     copeland = items it beats − items that beat it
 *     a beats b: more models rank a before b than b before a
 *
 * There are n²/2 pairs. A snapshot of more than 2,000 rows is therefore reduced to the best rows of
 * each model: 500, or 2,000 / models if that is less.
 *
 * Source: A. H. Copeland, A reasonable social welfare function, 1951.
 *
 * @example
 * // the four items above: a beats b, c and d by two models to one: a 3, b 1, c −1, d −3: a wins
 */
export function* computeCopeland(
  ballots: readonly Ballot[],
  count: number,
): Sliced<CopelandResult> {
  const rows = selectCandidates(ballots, count);
  const margins = new Float64Array(rows.length);
  const wins = new Uint32Array(rows.length);
  const table = buildRankTable(rows, ballots);
  for (let a = 0; a < rows.length; a += 1) {
    for (let b = a + 1; b < rows.length; b += 1) {
      const outcome = Math.sign(computeNetMajority(table, a, b));
      margins[a] = (margins[a] as number) + outcome;
      margins[b] = (margins[b] as number) - outcome;
      wins[outcome > 0 ? a : b] = (wins[outcome > 0 ? a : b] as number) + Math.abs(outcome);
    }
    yield (rows.length - a) * (ballots.length + 1) * productCost;
  }
  return buildCopelandResult({ rows, margins, wins }, count);
}

/** A table of ranks with one line per row and one column per model. */
type RankTable = { readonly ranks: Float64Array; readonly width: number };

function buildRankTable(rows: Uint32Array, ballots: readonly Ballot[]): RankTable {
  const width = ballots.length;
  const ranks = new Float64Array(rows.length * width);
  for (const [model, ballot] of ballots.entries()) {
    for (let index = 0; index < rows.length; index += 1) {
      ranks[index * width + model] = ballot.ranks[rows[index] as number] as number;
    }
  }
  return { ranks, width };
}

/** Returns the number of models that rank a before b, minus those that rank b before a. */
function computeNetMajority({ ranks, width }: RankTable, a: number, b: number): number {
  let net = 0;
  for (let model = 0; model < width; model += 1) {
    const rankA = ranks[a * width + model] as number;
    const rankB = ranks[b * width + model] as number;
    net += rankA < rankB ? 1 : 0;
    net -= rankA > rankB ? 1 : 0;
  }
  return net;
}

/** Returns the best rows of each model, in order of their row numbers. */
function selectCandidates(ballots: readonly Ballot[], count: number): Uint32Array {
  const perModel = Math.min(bestMax, Math.floor(candidatesMax / ballots.length));
  const isCandidate = new Uint8Array(count);
  for (const { order } of ballots) {
    for (const row of order.subarray(0, count <= candidatesMax ? count : perModel)) {
      isCandidate[row] = 1;
    }
  }
  const rows: number[] = [];
  for (const [row, flag] of isCandidate.entries()) {
    if (flag === 1) {
      rows.push(row);
    }
  }
  return Uint32Array.from(rows);
}

function buildCopelandResult(
  {
    rows,
    margins,
    wins,
  }: {
    readonly rows: Uint32Array;
    readonly margins: Float64Array;
    readonly wins: Uint32Array;
  },
  count: number,
): CopelandResult {
  const points = new Float64Array(count).fill(Number.NaN);
  for (const [index, row] of rows.entries()) {
    points[row] = margins[index] as number;
  }
  const order = orderBy(rows.length, [{ values: margins, direction: "down" }]).map(
    (index) => rows[index] as number,
  );
  const unbeaten = wins.indexOf(rows.length - 1);
  const condorcet = rows[unbeaten];
  return {
    order,
    points,
    ranks: computeSharedRanks(order, points),
    compared: rows.length,
    ...(condorcet !== undefined && { condorcet }),
  };
}

/** Returns the rank of each row. Equal rows share the best rank; rows not in `order` get 0. */
function computeSharedRanks(order: Uint32Array, points: Float64Array): Uint32Array {
  const ranks = new Uint32Array(points.length);
  let shared = 1;
  for (const [position, row] of order.entries()) {
    const isEqual = position > 0 && points[order[position - 1] as number] === points[row];
    shared = isEqual ? shared : position + 1;
    ranks[row] = shared;
  }
  return ranks;
}
