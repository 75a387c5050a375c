/** Two items and how often each was preferred to the other; `low` and `high` are positions. */
export type Matchup = {
  readonly low: number;
  readonly high: number;
  readonly lowWins: number;
  readonly highWins: number;
};

/** What votes come to. */
export type FittedStrengths = {
  /** Above 0, adding up to 1. */
  readonly strengths: Float64Array;
  readonly isConverged: boolean;
};

const changeMax = 1e-12;

/** Strengths farther apart than these cannot be told apart; nearer ones never become 0 or endless. */
const [strengthMin, strengthMax] = [1e-290, 1e290];

const roundsMax = 10_000;

/** Bounds the whole: looks at one duel from one side, in all rounds together. */
const updatesMax = 30_000_000;

/**
 * The strengths of the Bradley–Terry model: P(i is preferred to j) = p_i / (p_i + p_j). They are
 * those that make the votes most likely, the fixed point of
 *
 *     p_i = W_i / Σ (n_ij / (p_i + p_j)),  W_i wins of i, n_ij comparisons of i with j
 *
 * reached by a step that has the same fixed point and comes to it much sooner, item after item:
 *
 *     p_i ← Σ (w_ij · p_j / (p_i + p_j)) / Σ (w_ji / (p_i + p_j)),  w_ij wins of i over j
 *
 * The strengths exist, and only once, if and only if the wins are strongly connected (`isConnected`);
 * otherwise some of them would be 0 and others endless. Ends when no strength moves by more than one
 * part in 10¹² in a round, or after a bounded number of rounds. Only + × ÷: the same bits on every
 * machine for the same duels in the same order.
 *
 * Source: R. A. Bradley and M. E. Terry, Biometrika 39, 1952; M. E. J. Newman, Efficient computation
 * of rankings from pairwise comparisons, JMLR 24, 2023 (the step).
 */
export function fitStrengths(count: number, duels: readonly Matchup[]): FittedStrengths {
  const sides = buildAdjacency(count, duels);
  const strengths = new Float64Array(count).fill(1 / count);
  const rounds = Math.min(roundsMax, Math.ceil(updatesMax / Math.max(1, sides.other.length)));
  let isConverged = false;
  for (let round = 0; round < rounds && !isConverged; round += 1) {
    isConverged = updateStrengths(strengths, sides) <= changeMax;
    normaliseStrengths(strengths);
  }
  return { strengths, isConverged };
}

/**
 * Whether every item can be reached from every other along wins: nobody, and no group, only ever
 * won or only ever lost against the rest.
 */
export function isStronglyConnected(count: number, duels: readonly Matchup[]): boolean {
  const sides = buildAdjacency(count, duels);
  return (
    findReachable(sides, sides.wins).every(Boolean) &&
    findReachable(sides, sides.losses).every(Boolean)
  );
}

/** Every duel from both sides: those of item i stand from offsets[i] to offsets[i + 1]. */
type Adjacency = {
  readonly offsets: Uint32Array;
  readonly other: Uint32Array;
  readonly wins: Float64Array;
  readonly losses: Float64Array;
};

function buildAdjacency(count: number, duels: readonly Matchup[]): Adjacency {
  const offsets = new Uint32Array(count + 1);
  for (const { low, high } of duels) {
    offsets[low + 1] = (offsets[low + 1] as number) + 1;
    offsets[high + 1] = (offsets[high + 1] as number) + 1;
  }
  for (let item = 0; item < count; item += 1) {
    offsets[item + 1] = (offsets[item + 1] as number) + (offsets[item] as number);
  }
  const next = offsets.slice();
  const other = new Uint32Array(duels.length * 2);
  const wins = new Float64Array(duels.length * 2);
  const losses = new Float64Array(duels.length * 2);
  const put = (item: number, side: { against: number; won: number; lost: number }) => {
    const at = next[item] as number;
    next[item] = at + 1;
    other[at] = side.against;
    wins[at] = side.won;
    losses[at] = side.lost;
  };
  for (const { low, high, lowWins, highWins } of duels) {
    put(low, { against: high, won: lowWins, lost: highWins });
    put(high, { against: low, won: highWins, lost: lowWins });
  }
  return { offsets, other, wins, losses };
}

/** One round; the largest relative change. */
function updateStrengths(
  strengths: Float64Array,
  { offsets, other, wins, losses }: Adjacency,
): number {
  let change = 0;
  for (let item = 0; item < strengths.length; item += 1) {
    const before = strengths[item] as number;
    let won = 0;
    let lost = 0;
    for (let at = offsets[item] as number; at < (offsets[item + 1] as number); at += 1) {
      const against = strengths[other[at] as number] as number;
      const both = before + against;
      won += ((wins[at] as number) * against) / both;
      lost += (losses[at] as number) / both;
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

/** Who is reached from the first item along the sides that count more than 0. */
function findReachable(sides: Adjacency, counts: Float64Array): boolean[] {
  const reached = Array.from({ length: sides.offsets.length - 1 }, (_, item) => item === 0);
  const open = [0];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    for (const next of listNeighbours(item, sides, counts)) {
      open.push(...(reached[next] === true ? [] : [next]));
      reached[next] = true;
    }
  }
  return reached;
}

function listNeighbours(
  item: number,
  { offsets, other }: Adjacency,
  counts: Float64Array,
): Uint32Array {
  const from = offsets[item] as number;
  const end = offsets[item + 1] as number;
  return other.subarray(from, end).filter((_, at) => (counts[from + at] as number) > 0);
}
