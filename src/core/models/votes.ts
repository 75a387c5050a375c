import { type Fault, formatJsonPointer } from "../failure.ts";
import { type Matchup, isStronglyConnected, fitStrengths } from "./arithmetic/bradley-terry.ts";
import { type ModelColumns, toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { buildDefinition } from "./build-definition.ts";
import { buildExplanation } from "./explanation.ts";
import {
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type Scores,
  type Vote,
} from "./model.ts";
import { formatList, formatNumber } from "./wording.ts";

const votesMax = 10_000;
const countMax = 1_000_000;

/** Wins, and losses, that each item is given against an imagined opponent where it takes that. */
const prior = 0.5;

const notes = {
  regularised:
    "not every item is linked to every other by wins, so each is given half a win and half a loss against an imagined opponent",
  notConverged: "the strengths had not quite settled when the rounds ran out",
} as const;

/**
 * Pairwise votes: what people preferred to what, as strengths (Bradley–Terry).
 *
 *     P(i is preferred to j) = p_i / (p_i + p_j)
 *     score = p_i = W_i / Σ (n_ij / (p_i + p_j)),  W_i wins, n_ij comparisons with j
 *
 * It asks no criteria, but votes: winner, loser and how often (1 unless told, at most 1,000,000),
 * items by their numbers; 1 to 10,000 of them. The definition keeps the strengths; another vote is
 * another revision. In which order votes are given makes no difference.
 *
 * Gives 0–1, a ratio: all items that were voted on add up to 1, and twice the score is preferred
 * two times out of three. It has no categories: how large a share is depends on how many share.
 *
 * The strengths exist only if the wins are strongly connected: if from every item a chain of wins
 * leads to every other. Where they are not, each item is given half a win and half a loss against
 * one imagined opponent; the definition is `regularised` and its `note`, and every explanation, say
 * so.
 *
 * Missing: an item that nobody voted on has no score. Coverage is 1 for one that was voted on, 0
 * for others, and so is confidence.
 *
 * Source: R. A. Bradley and M. E. Terry, Rank analysis of incomplete block designs: I. The method
 * of paired comparisons, Biometrika 39, 1952.
 *
 * @example
 * const definition = votes.define({ votes: [
 *   { winner: 1, loser: 2, count: 3 },
 *   { winner: 2, loser: 1 },
 * ] });
 * votes.explain({ ratings: {}, number: 1 }, definition).value; // 0.75
 */
export const votes: Model = {
  kind: "votes",
  title: "Pairwise votes",
  formula: "p = W / Σ (n / (p + p′))",
  source: "R. A. Bradley and M. E. Terry, Biometrika 39, 1952",
  revision: 1,
  isUnitScale: false,
  criteria: [],
  presets: {},
  define: defineVotes,
  rate: (board, definition) => rateVotes(toModelColumns(board), definition),
  explain: explainVotes,
};

function defineVotes({ criteria, ...request }: DefinitionRequest): Definition {
  const given = request.votes ?? [];
  const faults = [...findCriteriaFaults(criteria), ...findVoteFaults(given)];
  const template = { kind: "votes", inputs: [], options: ["votes"] } as const;
  const definition = buildDefinition(template, request, faults);
  return { ...definition, ...summariseVotes(given) };
}

function findCriteriaFaults(criteria: DefinitionRequest["criteria"]): Fault[] {
  const detail = '"votes" has no criteria: it asks for votes.';
  return criteria === undefined ? [] : [{ pointer: "/criteria", detail }];
}

function findVoteFaults(given: readonly Vote[]): Fault[] {
  if (given.length === 0 || given.length > votesMax) {
    const detail = `"votes" needs 1 to ${votesMax} votes, not ${given.length}.`;
    return [{ pointer: "/votes", detail }];
  }
  return given.flatMap(({ winner, loser, count = 1 }, at) => {
    const faults: Fault[] = [];
    for (const [role, number] of Object.entries({ winner, loser })) {
      if (!(Number.isSafeInteger(number) && number > 0)) {
        const detail = `An item's number is 1 or more, not ${number}.`;
        faults.push({ pointer: formatJsonPointer("votes", at, role), detail });
      }
    }
    if (winner === loser) {
      const pointer = formatJsonPointer("votes", at, "loser");
      faults.push({ pointer, detail: "An item cannot be preferred to itself." });
    }
    if (!(Number.isInteger(count) && count >= 1 && count <= countMax)) {
      const pointer = formatJsonPointer("votes", at, "count");
      faults.push({ pointer, detail: `A vote counts from 1 to ${countMax} times, not ${count}.` });
    }
    return faults;
  });
}

function summariseVotes(given: readonly Vote[]): Partial<Definition> {
  const numbers = [...new Set(given.flatMap(({ winner, loser }) => [winner, loser]))].toSorted(
    (a, b) => a - b,
  );
  const duels = buildMatchups(given, numbers);
  const regularised = !isStronglyConnected(numbers.length, duels);
  const { strengths, isConverged } = regularised
    ? fitRegularised(numbers.length, duels)
    : fitStrengths(numbers.length, duels);
  const note = [
    ...(regularised ? [notes.regularised] : []),
    ...(isConverged ? [] : [notes.notConverged]),
  ];
  return {
    strengths: Object.fromEntries(numbers.map((number, at) => [number, strengths[at] ?? 0])),
    tallies: countComparisons(numbers, duels),
    ...(regularised && { regularised }),
    ...(note.length > 0 && { note: formatList(note) }),
  };
}

/** One duel for every two items that were compared, in the order of their numbers. */
function buildMatchups(given: readonly Vote[], numbers: readonly number[]): Matchup[] {
  const positions = new Map(numbers.map((number, at) => [number, at]));
  const tallies = new Map<number, { lowWins: number; highWins: number }>();
  for (const { winner, loser, count = 1 } of given) {
    const [won, lost] = [positions.get(winner) ?? 0, positions.get(loser) ?? 0];
    const pair = Math.min(won, lost) * numbers.length + Math.max(won, lost);
    const tally = tallies.get(pair) ?? { lowWins: 0, highWins: 0 };
    tally.lowWins += won < lost ? count : 0;
    tally.highWins += won < lost ? 0 : count;
    tallies.set(pair, tally);
  }
  return [...tallies]
    .toSorted(([a], [b]) => a - b)
    .map(([pair, tally]) => {
      const low = Math.floor(pair / numbers.length);
      return Object.assign(tally, { low, high: pair - low * numbers.length });
    });
}

/** With one opponent more, whom everybody met once and beat half; who then is left out again. */
function fitRegularised(count: number, duels: readonly Matchup[]) {
  const imagined = Array.from({ length: count }, (_, low): Matchup => {
    return { low, high: count, lowWins: prior, highWins: prior };
  });
  const { strengths, isConverged } = fitStrengths(count + 1, [...duels, ...imagined]);
  const real = strengths.subarray(0, count);
  let sum = 0;
  for (const strength of real) {
    sum += strength;
  }
  return { strengths: real.map((strength) => strength / sum), isConverged };
}

function countComparisons(
  numbers: readonly number[],
  duels: readonly Matchup[],
): NonNullable<Definition["tallies"]> {
  const tallies = numbers.map((): [number, number] => [0, 0]);
  const add = (at: number, won: number, met: number) => {
    const [wins, comparisons] = tallies[at] ?? [0, 0];
    tallies[at] = [wins + won, comparisons + met];
  };
  for (const { low, high, lowWins, highWins } of duels) {
    add(low, lowWins, lowWins + highWins);
    add(high, highWins, lowWins + highWins);
  }
  return Object.fromEntries(numbers.map((number, at) => [number, tallies[at] ?? [0, 0]]));
}

function rateVotes({ count, number }: ModelColumns, { strengths = {} }: Definition): Scores {
  const value = new Float64Array(count);
  const coverage = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    const strength = strengths[number[row] as number] ?? Number.NaN;
    value[row] = strength;
    coverage[row] = Number.isNaN(strength) ? 0 : 1;
  }
  return { value, coverage, confidence: coverage };
}

/** The whole score is one part: the wins. They and the comparisons are in the words. */
function explainVotes(item: Parameters<Model["explain"]>[0], definition: Definition): Explanation {
  const columns = toItemColumns(item);
  const scores = rateVotes(columns, definition);
  const value = scores.value[0] ?? Number.NaN;
  const isScored = !Number.isNaN(value);
  const part = {
    input: "wins",
    criterion: "wins",
    name: "Wins",
    contribution: isScored ? value : 0,
  };
  const { tallies = {}, regularised, note } = definition;
  const [wins, comparisons] = tallies[item.number ?? 0] ?? [0, 0];
  const counted = regularised ? `(${wins} + ${prior})` : String(wins);
  const remark = note === undefined ? "" : ` (${note})`;
  return buildExplanation(
    { columns, definition, scores },
    {
      parts: [part],
      formula: isScored ? `${counted} / Σ (n / (p + p′)) = ${formatNumber(value)}` : "no score",
      reason: isScored
        ? `Score ${formatNumber(value)}: preferred in ${wins} of ${comparisons} comparisons${remark}.`
        : "No score: nobody voted on it.",
    },
  );
}
