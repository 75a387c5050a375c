/** Two items, by position, and the number of wins of each over the other. */
export type Matchup = {
  readonly low: number;
  readonly high: number;
  readonly lowWins: number;
  readonly highWins: number;
};

/** The result of a fit. */
export type FittedStrengths = {
  /** Above 0, adding up to 1. */
  readonly strengths: Float64Array;
  readonly isConverged: boolean;
};

const changeMax = 1e-12;

/** Bounds of a strength during the fit. They keep every strength above 0 and finite. */
const [strengthMin, strengthMax] = [1e-290, 1e290];

const roundsMax = 10_000;

/** The maximum number of matchup evaluations of a fit, over all rounds. */
const updatesMax = 30_000_000;

/**
 * Fits the strengths of the Bradley–Terry model, P(i is preferred to j) = p_i / (p_i + p_j). The
 * maximum-likelihood strengths are the fixed point of
 *
 *     p_i = W_i / Σ (n_ij / (p_i + p_j)),  W_i wins of i, n_ij comparisons of i with j
 *
 * Each round updates one item after the other by a step with the same fixed point, which converges
 * much faster:
 *
 *     p_i ← Σ (w_ij · p_j / (p_i + p_j)) / Σ (w_ji / (p_i + p_j)),  w_ij wins of i over j
 *
 * The strengths exist and are unique if and only if the wins are strongly connected; see
 * `isStronglyConnected`. Otherwise some strengths would go to 0 and others to infinity. The fit
 * ends when no strength changes by more than one part in 10¹² in a round, or at a limit of rounds.
 * It uses only + × ÷, so equal matchups in equal order give equal bits on every machine.
 *
 * Source: R. A. Bradley and M. E. Terry, Biometrika 39, 1952; M. E. J. Newman, Efficient
 * computation of rankings from pairwise comparisons, JMLR 24, 2023 (the step).
 */
export function fitStrengths(count: number, matchups: readonly Matchup[]): FittedStrengths {
  const graph = buildAdjacency(count, matchups);
  const strengths = new Float64Array(count).fill(1 / count);
  const rounds = Math.min(roundsMax, Math.ceil(updatesMax / Math.max(1, graph.other.length)));
  let isConverged = false;
  for (let round = 0; round < rounds && !isConverged; round += 1) {
    isConverged = updateStrengths(strengths, graph) <= changeMax;
    normaliseStrengths(strengths);
  }
  return { strengths, isConverged };
}

/**
 * Returns whether a chain of wins leads from every item to every other. Then no item and no group
 * of items has only won or only lost against the rest.
 */
export function isStronglyConnected(count: number, matchups: readonly Matchup[]): boolean {
  const graph = buildAdjacency(count, matchups);
  return (
    findReachable(graph, graph.wins).every(Boolean) &&
    findReachable(graph, graph.losses).every(Boolean)
  );
}

/** Every matchup, once for each item. Those of item i are at offsets[i] to offsets[i + 1] − 1. */
type Adjacency = {
  readonly offsets: Uint32Array;
  readonly other: Uint32Array;
  readonly wins: Float64Array;
  readonly losses: Float64Array;
};

function buildAdjacency(count: number, matchups: readonly Matchup[]): Adjacency {
  const offsets = new Uint32Array(count + 1);
  for (const { low, high } of matchups) {
    offsets[low + 1] = (offsets[low + 1] as number) + 1;
    offsets[high + 1] = (offsets[high + 1] as number) + 1;
  }
  for (let item = 0; item < count; item += 1) {
    offsets[item + 1] = (offsets[item + 1] as number) + (offsets[item] as number);
  }
  const next = offsets.slice();
  const other = new Uint32Array(matchups.length * 2);
  const wins = new Float64Array(matchups.length * 2);
  const losses = new Float64Array(matchups.length * 2);
  const put = (item: number, side: { against: number; won: number; lost: number }) => {
    const index = next[item] as number;
    next[item] = index + 1;
    other[index] = side.against;
    wins[index] = side.won;
    losses[index] = side.lost;
  };
  for (const { low, high, lowWins, highWins } of matchups) {
    put(low, { against: high, won: lowWins, lost: highWins });
    put(high, { against: low, won: highWins, lost: lowWins });
  }
  return { offsets, other, wins, losses };
}

/** Updates every strength once, in place. Returns the largest relative change. */
function updateStrengths(
  strengths: Float64Array,
  { offsets, other, wins, losses }: Adjacency,
): number {
  let change = 0;
  for (let item = 0; item < strengths.length; item += 1) {
    const before = strengths[item] as number;
    let won = 0;
    let lost = 0;
    for (let index = offsets[item] as number; index < (offsets[item + 1] as number); index += 1) {
      const against = strengths[other[index] as number] as number;
      const both = before + against;
      won += ((wins[index] as number) * against) / both;
      lost += (losses[index] as number) / both;
    }
    const after = Math.min(Math.max(won / lost, strengthMin), strengthMax);
    strengths[item] = after;
    change = Math.max(change, Math.abs(after - before) / after);
  }
  return change;
}

function normaliseStrengths(strengths: Float64Array): void {
  let sum = 0;
  for (let item = 0; item < strengths.length; item += 1) {
    sum += strengths[item] as number;
  }
  for (let item = 0; item < strengths.length; item += 1) {
    strengths[item] = Math.max((strengths[item] as number) / sum, strengthMin);
  }
}

/** Finds the items that are reachable from the first item over edges with a count above 0. */
function findReachable(graph: Adjacency, counts: Float64Array): boolean[] {
  const isReached = Array.from({ length: graph.offsets.length - 1 }, (_, item) => item === 0);
  const open = [0];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    for (const next of listNeighbours(item, graph, counts)) {
      open.push(...(isReached[next] === true ? [] : [next]));
      isReached[next] = true;
    }
  }
  return isReached;
}

function listNeighbours(
  item: number,
  { offsets, other }: Adjacency,
  counts: Float64Array,
): Uint32Array {
  const from = offsets[item] as number;
  const end = offsets[item + 1] as number;
  return other.subarray(from, end).filter((_, index) => (counts[from + index] as number) > 0);
}
