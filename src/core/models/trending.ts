import { type Fault } from "../failure.ts";
import { naturalLog } from "../numeric/natural-log.ts";
import { computeCoverage } from "./arithmetic/coverage.ts";
import {
  type ModelColumns,
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "./arithmetic/model-columns.ts";
import { clampToRange } from "./arithmetic/unit-scale.ts";
import { type ModelTemplate, buildDefinition, equalWeights } from "./build-definition.ts";
import { buildExplanation, listUnratedKeys, buildScorePart } from "./explanation.ts";
import {
  type Criterion,
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type Scores,
} from "./model.ts";
import { formatMissingKeys, formatNumber } from "./wording.ts";

const votes: Criterion = {
  key: "votes",
  name: "Votes",
  unit: "votes",
  min: 0,
  max: 1e9,
  direction: "up",
  scale: "log",
};

const criteria = [votes] as const;

const template: ModelTemplate = {
  kind: "trending",
  inputs: equalWeights(criteria),
  options: ["halfLifeDays"],
};

/** From when doublings are counted: 2020-01-01T00:00Z. Another epoch shifts all scores alike. */
const epoch = 1_577_836_800_000;

const dayMs = 86_400_000;
const ln2 = naturalLog(2);

const halfLifeBounds = { min: 1 / 24, max: 36_500 } as const;
const defaultHalfLifeDays = 7;

/**
 * Trending: votes that age, without a clock.
 *
 *     score = log2(max(votes, 1)) + (created − 2020-01-01T00:00Z) / half-life
 *
 * | criterion | unit  | range | the score goes |
 * | --------- | ----- | ----- | -------------- |
 * | votes     | votes | 0–1e9 | up             |
 *
 * A vote loses half its worth every `halfLifeDays` (7 unless told; from an hour to 36,500 days):
 *
 *     worth now = votes · 2^(−(now − created) / half-life)
 *     log2 of it = log2(votes) + created / half-life − now / half-life
 *
 * The last term is the same for every item, so the order never depends on now, and the score leaves
 * it out: a ranking stays right as it gets older. An item that is one half-life younger needs half
 * the votes. The item's own date of creation is read, not a rating; no votes count like one. A
 * rating outside its range counts as the nearest end of it.
 *
 * Gives doublings, of any sign: 1 more is twice the votes, or one half-life younger. Only
 * differences between scores mean something.
 *
 * Missing: no score without votes, or where nobody knows when the item was made. Coverage is that
 * of the one criterion. There are no weights.
 *
 * Source: A. Salihefendic, "How Reddit ranking algorithms work", 2010 (the "hot" order).
 *
 * @example
 * const item = { ratings: { votes: 8 }, createdAt: 1_577_836_800_000 + 14 * 86_400_000 };
 * trending.explain(item, trending.define({})).value; // log2(8) + 14 / 7 = 5
 */
export const trending: Model = {
  kind: "trending",
  title: "Trending",
  formula: "log2(max(votes, 1)) + (created − 2020-01-01) / half-life",
  source: "A. Salihefendic, How Reddit ranking algorithms work, 2010",
  revision: 1,
  isUnitScale: false,
  criteria,
  presets: {},
  define: defineTrending,
  rate: (board, definition) => rateTrending(toModelColumns(board), definition),
  explain: (item, definition) => explainTrending(toItemColumns(item), definition),
};

function defineTrending(request: DefinitionRequest): Definition {
  const { halfLifeDays = defaultHalfLifeDays } = request;
  const { min, max } = halfLifeBounds;
  const faults: Fault[] = [];
  if (!(halfLifeDays >= min && halfLifeDays <= max)) {
    const detail = `A half-life is from an hour to ${max} days, not ${halfLifeDays} days.`;
    faults.push({ pointer: "/half_life_days", detail });
  }
  return { ...buildDefinition(template, request, faults), halfLifeDays };
}

function rateTrending(columns: ModelColumns, definition: Definition): Scores {
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const value = new Float64Array(columns.count).fill(Number.NaN);
  const likely = columns.ratings.get(definition.criteria[0]?.key ?? "")?.likely ?? value;
  for (let row = 0; row < value.length; row += 1) {
    const halfLives = computeHalfLives(columns.created[row] ?? Number.NaN, definition);
    const score = computeDoublings(likely[row] ?? Number.NaN) + halfLives;
    value[row] = Number.isFinite(score) ? score + 0 : Number.NaN;
  }
  return { value, coverage, confidence };
}

/** log2(max(votes, 1)). */
function computeDoublings(count: number): number {
  return naturalLog(Math.max(clampToRange(count, votes), 1)) / ln2;
}

/** How many half-lives after the epoch something was made. */
function computeHalfLives(
  created: number,
  { halfLifeDays = defaultHalfLifeDays }: Definition,
): number {
  return (created - epoch) / (halfLifeDays * dayMs);
}

function explainTrending(columns: ModelColumns, definition: Definition): Explanation {
  const scores = rateTrending(columns, definition);
  const value = scores.value[0] ?? Number.NaN;
  const isScored = !Number.isNaN(value);
  const rating = ratingOf(columns, definition.criteria[0]?.key ?? "");
  const doublings = isScored ? computeDoublings(rating) : 0;
  const halfLives = isScored ? computeHalfLives(columns.created[0] ?? Number.NaN, definition) : 0;
  const date = { input: "created", criterion: "created", name: "Date of creation" };
  const missing = listUnratedKeys(columns, definition.criteria);
  const count = formatNumber(Math.max(clampToRange(rating, votes), 1));
  return buildExplanation(
    { columns, definition, scores },
    {
      parts: [
        ...definition.criteria.map((criterion) => buildScorePart(criterion, rating, doublings)),
        { ...date, contribution: halfLives },
      ],
      formula: isScored
        ? `log2(${count}) + ${formatNumber(halfLives)} = ${formatNumber(value)}`
        : "no score",
      reason: isScored
        ? `Votes give ${formatNumber(doublings)} doublings, the date of creation ${formatNumber(halfLives)}.`
        : `No score: ${formatMissingKeys(missing.length > 0 ? missing : ["the date of creation"])}.`,
    },
  );
}
