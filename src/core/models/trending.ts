import { type Fault } from "../failure.ts";
import { naturalLog } from "../numeric/natural-log.ts";
import { formatMissingKeys, formatNumber } from "../words/wording.ts";
import { computeCoverage } from "./arithmetic/coverage.ts";
import {
  type ModelColumns,
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "./arithmetic/model-columns.ts";
import { clampToRange } from "./arithmetic/unit-scale.ts";
import {
  type ModelTemplate,
  buildDefinition,
  equalWeights,
} from "./definition/build-definition.ts";
import { buildExplanation, listUnratedKeys, buildScorePart } from "./explanation/explanation.ts";
import {
  type Criterion,
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type Scores,
} from "./model.ts";

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

/** The origin of the time axis, 2020-01-01T00:00Z. Another epoch would shift all scores equally. */
const epoch = 1_577_836_800_000;

const dayMs = 86_400_000;
const ln2 = naturalLog(2);

const halfLifeBounds = { min: 1 / 24, max: 36_500 } as const;
const defaultHalfLifeDays = 7;

/**
 * Trending: votes that lose value with the age of the item, computed without reading a clock.
 *
 *     score = log2(max(votes, 1)) + (created − 2020-01-01T00:00Z) / half-life
 *
 * | criterion | unit  | range | the score goes |
 * | --------- | ----- | ----- | -------------- |
 * | votes     | votes | 0–1e9 | up             |
 *
 * A vote loses half of its value every `halfLifeDays`. The default is 7 days:
 *
 *     value now       = votes · 2^(−(now − created) / half-life)
 *     log2(value now) = log2(votes) + created / half-life − now / half-life
 *
 * The last term is the same for every item. The score omits it, so the order does not depend on the
 * current time and a stored ranking stays correct. An item that is one half-life younger needs half
 * the votes. `created` is the creation date of the item, not a rating. 0 votes count as 1. A rating
 * outside its range counts as the nearest end of the range.
 *
 * Result: a number of doublings, with any sign. One more is twice the votes or one half-life
 * younger. Only differences between scores are meaningful.
 *
 * Failures: rejects a definition when its half-life is shorter than an hour or longer than
 * 36,500 days.
 *
 * Missing values: an item without the rating or without a creation date has no score. Coverage is
 * that of the only criterion. The model has no weights.
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
  rate: (snapshot, definition) => rateTrending(toModelColumns(snapshot), definition),
  explain: (item, definition) => explainTrending(toItemColumns(item), definition),
};

function defineTrending(request: DefinitionRequest): Definition {
  const { halfLifeDays = defaultHalfLifeDays } = request;
  const { min, max } = halfLifeBounds;
  const faults: Fault[] = [];
  if (!(halfLifeDays >= min && halfLifeDays <= max)) {
    const detail = `A half-life must be from 1/24 (an hour) to ${max} days, not ${halfLifeDays}.`;
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

/** Computes log2(max(votes, 1)). */
function computeDoublings(count: number): number {
  return naturalLog(Math.max(clampToRange(count, votes), 1)) / ln2;
}

/** Computes the number of half-lives from the epoch to the creation date. */
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
  const date = { input: "created", criterion: "created", name: "Creation date" };
  const missing = listUnratedKeys(columns, definition.criteria);
  const count = formatNumber(Math.max(clampToRange(rating, votes), 1));
  const [fromVotes, fromDate] = [formatNumber(doublings), formatNumber(halfLives)];
  return buildExplanation(
    { columns, definition, scores },
    {
      parts: [
        ...definition.criteria.map((criterion) => buildScorePart(criterion, rating, doublings)),
        { ...date, contribution: halfLives },
      ],
      formula: isScored ? `log2(${count}) + ${fromDate} = ${formatNumber(value)}` : "no score",
      reason: isScored
        ? `Votes give ${fromVotes} doublings, the creation date ${fromDate}.`
        : `No score: ${formatMissingKeys(missing.length > 0 ? missing : ["the creation date"])}.`,
    },
  );
}
