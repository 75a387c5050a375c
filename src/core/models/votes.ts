import { type Fault, formatJsonPointer } from "../failure.ts";
import { formatList, formatNumber } from "../words/wording.ts";
import { type Matchup, isStronglyConnected, fitStrengths } from "./arithmetic/bradley-terry.ts";
import { type ModelColumns, toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { buildDefinition } from "./definition/build-definition.ts";
import { buildExplanation } from "./explanation/explanation.ts";
import {
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type Scores,
  type Vote,
} from "./model.ts";

const votesMax = 10_000;
const countMax = 1_000_000;

/** Wins and losses of each item against an imaginary opponent in a regularised fit. */
const prior = 0.5;

const notes = {
  regularised:
    "the wins do not connect every item to every other, " +
    "so each item gets half a win and half a loss against an imaginary opponent",
  notConverged: "the strengths did not converge within the limit of iterations",
} as const;

/**
 * Pairwise votes: the strength of each item in a Bradley–Terry model of the votes.
 *
 *     P(i is preferred to j) = p_i / (p_i + p_j)
 *     score = p_i = W_i / Σ (n_ij / (p_i + p_j)),  W_i wins of i, n_ij comparisons of i with j
 *
 * | input | unit                                                     | range        |
 * | ----- | -------------------------------------------------------- | ------------ |
 * | votes | number of the winner, number of the loser, count         | 1–10,000     |
 * | count | votes for the winner over the loser; the default is 1    | 1–1,000,000  |
 *
 * The model has no criteria. The definition stores the strengths, so a new vote needs a new
 * revision. The order of the votes does not change the result.
 *
 * The strengths exist only if the wins are strongly connected, that is, if a chain of wins leads
 * from every item to every other. Otherwise the fit adds half a win and half a loss of each item
 * against one imaginary opponent. The definition is then `regularised`, and its `note` and every
 * explanation give the reason.
 *
 * Result: 0–1, a ratio. The strengths of all items with votes add up to 1. An item with twice the
 * score of another is preferred to it two times out of three. There are no categories, because a
 * strength depends on the number of items.
 *
 * Failures: rejects a definition with no votes or more than 10,000, an invalid item number or
 * count, or a vote of an item against itself.
 *
 * Missing values: an item without votes has no score. Coverage and confidence are 1 for an item
 * with votes and 0 for an item without.
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
  rate: (snapshot, definition) => rateVotes(toModelColumns(snapshot), definition),
  explain: explainVotes,
};

function defineVotes({ criteria, ...request }: DefinitionRequest): Definition {
  const requestedVotes = request.votes ?? [];
  const faults = [...findCriteriaFaults(criteria), ...findVoteFaults(requestedVotes)];
  const template = { kind: "votes", inputs: [], options: ["votes"] } as const;
  const definition = buildDefinition(template, request, faults);
  return { ...definition, ...summariseVotes(requestedVotes) };
}

function findCriteriaFaults(criteria: DefinitionRequest["criteria"]): Fault[] {
  const detail = '"votes" has no criteria; leave "criteria" out and send "votes".';
  return criteria === undefined ? [] : [{ pointer: "/criteria", detail }];
}

function findVoteFaults(requestedVotes: readonly Vote[]): Fault[] {
  if (requestedVotes.length === 0 || requestedVotes.length > votesMax) {
    const detail = `"votes" must have 1 to ${votesMax} votes, not ${requestedVotes.length}.`;
    return [{ pointer: "/votes", detail }];
  }
  return requestedVotes.flatMap(({ winner, loser, count = 1 }, index) => {
    const faults: Fault[] = [];
    for (const [role, number] of Object.entries({ winner, loser })) {
      if (!(Number.isSafeInteger(number) && number > 0)) {
        const detail = `An item number must be an integer from 1, not ${number}.`;
        faults.push({ pointer: formatJsonPointer("votes", index, role), detail });
      }
    }
    if (winner === loser) {
      const pointer = formatJsonPointer("votes", index, "loser");
      faults.push({ pointer, detail: "The winner and the loser must be different items." });
    }
    if (!(Number.isInteger(count) && count >= 1 && count <= countMax)) {
      const pointer = formatJsonPointer("votes", index, "count");
      const detail = `The count of a vote must be an integer from 1 to ${countMax}, not ${count}.`;
      faults.push({ pointer, detail });
    }
    return faults;
  });
}

function summariseVotes(requestedVotes: readonly Vote[]): Partial<Definition> {
  const itemNumbers = new Set(requestedVotes.flatMap(({ winner, loser }) => [winner, loser]));
  const numbers = [...itemNumbers].toSorted((a, b) => a - b);
  const matchups = buildMatchups(requestedVotes, numbers);
  const regularised = !isStronglyConnected(numbers.length, matchups);
  const { strengths, isConverged } = regularised
    ? fitRegularised(numbers.length, matchups)
    : fitStrengths(numbers.length, matchups);
  const remarks = [
    ...(regularised ? [notes.regularised] : []),
    ...(isConverged ? [] : [notes.notConverged]),
  ];
  return {
    strengths: Object.fromEntries(numbers.map((number, index) => [number, strengths[index] ?? 0])),
    tallies: countComparisons(numbers, matchups),
    ...(regularised && { regularised }),
    ...(remarks.length > 0 && { note: formatList(remarks) }),
  };
}

/** Builds one matchup for every pair of compared items, in the order of their numbers. */
function buildMatchups(requestedVotes: readonly Vote[], numbers: readonly number[]): Matchup[] {
  const positions = new Map(numbers.map((number, index) => [number, index]));
  const counts = new Map<number, { lowWins: number; highWins: number }>();
  for (const { winner, loser, count = 1 } of requestedVotes) {
    const [won, lost] = [positions.get(winner) ?? 0, positions.get(loser) ?? 0];
    const pair = Math.min(won, lost) * numbers.length + Math.max(won, lost);
    const wins = counts.get(pair) ?? { lowWins: 0, highWins: 0 };
    wins.lowWins += won < lost ? count : 0;
    wins.highWins += won < lost ? 0 : count;
    counts.set(pair, wins);
  }
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([pair, wins]) => {
      const low = Math.floor(pair / numbers.length);
      return Object.assign(wins, { low, high: pair - low * numbers.length });
    });
}

/** Fits the strengths with an imaginary opponent, and removes it from the result. */
function fitRegularised(count: number, matchups: readonly Matchup[]) {
  const imaginary = Array.from({ length: count }, (_, low): Matchup => {
    return { low, high: count, lowWins: prior, highWins: prior };
  });
  const { strengths, isConverged } = fitStrengths(count + 1, [...matchups, ...imaginary]);
  const itemStrengths = strengths.subarray(0, count);
  let sum = 0;
  for (const strength of itemStrengths) {
    sum += strength;
  }
  return { strengths: itemStrengths.map((strength) => strength / sum), isConverged };
}

function countComparisons(
  numbers: readonly number[],
  matchups: readonly Matchup[],
): NonNullable<Definition["tallies"]> {
  const tallies = numbers.map((): [number, number] => [0, 0]);
  const add = (index: number, newWins: number, newComparisons: number) => {
    const [wins, comparisons] = tallies[index] ?? [0, 0];
    tallies[index] = [wins + newWins, comparisons + newComparisons];
  };
  for (const { low, high, lowWins, highWins } of matchups) {
    add(low, lowWins, lowWins + highWins);
    add(high, highWins, lowWins + highWins);
  }
  return Object.fromEntries(numbers.map((number, index) => [number, tallies[index] ?? [0, 0]]));
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

/** Explains a strength. The wins are its only part; the reason also names the comparisons. */
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
  const winsTerm = regularised ? `(${wins} + ${prior})` : String(wins);
  const remark = note === undefined ? "" : ` (${note})`;
  return buildExplanation(
    { columns, definition, scores },
    {
      parts: [part],
      formula: isScored ? `${winsTerm} / Σ (n / (p + p′)) = ${formatNumber(value)}` : "no score",
      reason: isScored
        ? `Score ${formatNumber(value)}: preferred in ${wins} of ${comparisons} comparisons${remark}.`
        : "No score: no vote names this item.",
    },
  );
}
