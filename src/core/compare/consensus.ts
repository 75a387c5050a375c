import { orderBy } from "../ranking/order-by.ts";
import { type Ballot } from "./ballot.ts";

/** Rows by a common will: what each has, and its rank by that; equals share the best of their ranks. */
export type ConsensusResult = {
  /** The rows that were judged, best first; of equals the lower row. */
  readonly order: Uint32Array;
  readonly points: Float64Array;
  readonly ranks: Uint32Array;
};

/**
 * Borda: each model gives an item as many points as there are items it stands before.
 *
 *     borda = Σ over models (n − rank),  ties by the mean of their ranks
 *
 * Source: J.-C. de Borda, Mémoire sur les élections au scrutin, 1781. O(models · n).
 *
 * @example
 * // four items, three models: a 1 1 4, b 2 2 1, c 3 3 2, d 4 4 3
 * // a (3 + 3 + 0) 6, b (2 + 2 + 3) 7, c (1 + 1 + 2) 4, d (0 + 0 + 1) 1: b wins
 */
export function computeBorda(verdicts: readonly Ballot[], count: number): ConsensusResult {
  const points = new Float64Array(count);
  for (const { ranks } of verdicts) {
    for (let row = 0; row < count; row += 1) {
      points[row] = (points[row] as number) + count - (ranks[row] as number);
    }
  }
  const order = orderBy(count, [{ values: points, direction: "down" }]);
  return { order, points, ranks: computeSharedRanks(order, points) };
}

/** Items that Copeland's method compares at the most, and of each model's best at the most. */
const candidatesMax = 2_000;
const bestMax = 500;

/** Copeland's standings among some rows only. Points and ranks stand along the rows of the board. */
export type CopelandResult = ConsensusResult & {
  /** How many rows were compared. */
  readonly compared: number;
  /** The row that beats every other that was compared, if there is one (Condorcet's winner). */
  readonly condorcet?: number;
};

/**
 * Copeland: every item against every other, and most models decide.
 *
 *     copeland = items it beats − items that beat it
 *     a beats b: more models put a before b than b before a
 *
 * All pairs are n²/2, so compared are the best 500 of each model (2,000 / models where that is
 * less): 2,000 rows at the most, all of a small board.
 *
 * Source: A. H. Copeland, A reasonable social welfare function, 1951.
 *
 * @example
 * // the four items above: a beats b, c and d by two models to one: a 3, b 1, c −1, d −3: a wins
 */
export function computeCopeland(verdicts: readonly Ballot[], count: number): CopelandResult {
  const rows = selectCandidates(verdicts, count);
  const margins = new Float64Array(rows.length);
  const wins = new Uint32Array(rows.length);
  const table = buildRankTable(rows, verdicts);
  for (let a = 0; a < rows.length; a += 1) {
    for (let b = a + 1; b < rows.length; b += 1) {
      const outcome = Math.sign(computeNetMajority(table, a, b));
      margins[a] = (margins[a] as number) + outcome;
      margins[b] = (margins[b] as number) - outcome;
      wins[outcome > 0 ? a : b] = (wins[outcome > 0 ? a : b] as number) + Math.abs(outcome);
    }
  }
  return buildCopelandResult({ rows, margins, wins }, count);
}

/** The ranks of each row side by side: one for each model. */
type RankTable = { readonly ranks: Float64Array; readonly width: number };

function buildRankTable(rows: Uint32Array, verdicts: readonly Ballot[]): RankTable {
  const width = verdicts.length;
  const ranks = new Float64Array(rows.length * width);
  for (const [model, verdict] of verdicts.entries()) {
    for (let at = 0; at < rows.length; at += 1) {
      ranks[at * width + model] = verdict.ranks[rows[at] as number] as number;
    }
  }
  return { ranks, width };
}

/** How many more models put a before b than b before a. */
function computeNetMajority({ ranks, width }: RankTable, a: number, b: number): number {
  let net = 0;
  for (let model = 0; model < width; model += 1) {
    const mine = ranks[a * width + model] as number;
    const theirs = ranks[b * width + model] as number;
    net += mine < theirs ? 1 : 0;
    net -= mine > theirs ? 1 : 0;
  }
  return net;
}

/** The best of each model, in order of the rows. */
function selectCandidates(verdicts: readonly Ballot[], count: number): Uint32Array {
  const each = Math.min(bestMax, Math.floor(candidatesMax / verdicts.length));
  const isIn = new Uint8Array(count);
  for (const { order } of verdicts) {
    for (const row of order.subarray(0, count <= candidatesMax ? count : each)) {
      isIn[row] = 1;
    }
  }
  const rows: number[] = [];
  for (const [row, chosen] of isIn.entries()) {
    if (chosen === 1) {
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
  for (const [at, row] of rows.entries()) {
    points[row] = margins[at] as number;
  }
  const order = orderBy(rows.length, [{ values: margins, direction: "down" }]).map(
    (at) => rows[at] as number,
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

/** Along the rows: 1 for the best, equals the best of their ranks; 0 for what was not judged. */
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
