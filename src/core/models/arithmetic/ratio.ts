import { passingDoubles } from "../../columns/passing.ts";
import { explanationOf, leadOf, missingOf, partOf } from "../explanation.ts";
import {
  type Definition,
  type Explanation,
  type Part,
  type Scores,
  type Weighted,
} from "../model.ts";
import { inSentence, listed, missingInWords, said, shareInWords } from "../wording.ts";
import { type Columns, ratingOf } from "./columns.ts";
import { coverageOf } from "./coverage.ts";
import { within } from "./unit-scale.ts";

/** A sum of criteria above the line and, below it, one criterion or (a mean) their number. */
export type Ratio = { readonly above: readonly Weighted[]; readonly below?: Weighted };

/** The words around the numbers: "Cost of delay" 30 "a week over" 4 "weeks". */
export type RatioWords = {
  readonly above: string;
  readonly below?: string;
  readonly unit?: string;
};

/** Puts one slot of a definition below the line and all others above it. */
export function ratioOf({ criteria }: Definition, belowSlot?: string): Ratio {
  const below = criteria.find(({ slot }) => slot === belowSlot);
  return { above: criteria.filter(({ slot }) => slot !== belowSlot), ...(below && { below }) };
}

/**
 * A sum over a divisor.
 *
 *     score = (Σ rated x · (n / rated)) / d,  n = criteria above the line
 *
 * With all of them rated n / rated is 1 and the sum is divided as published. An unrated one counts
 * as the mean of the rated ones: missing is not zero. No score when nothing above the line is
 * rated, when the divisor is missing or not positive, or when the quotient is beyond all numbers.
 */
export function rateRatio(columns: Columns, definition: Definition, ratio: Ratio): Scores {
  const { coverage, confidence } = coverageOf(columns, definition.criteria);
  const value = passingDoubles(columns.count);
  const counts = passingDoubles(columns.count);
  for (const criterion of ratio.above) {
    addRatings({ value, counts }, columns.ratings.get(criterion.key)?.likely, criterion);
  }
  const divisors = divisorsOf(columns, ratio);
  const { length } = ratio.above;
  for (let row = 0; row < columns.count; row += 1) {
    const sum = (value[row] ?? 0) * (length / (counts[row] ?? 0));
    const quotient = sum / (divisors?.[row] ?? length);
    value[row] = Number.isFinite(quotient) ? quotient + 0 : Number.NaN;
  }
  return { value, coverage, confidence };
}

/**
 * What carries a quotient. Each part is its number above the line over the divisor; the parts add
 * up to the value within rounding (relative 1e-12), because the value itself is divided once.
 */
export function explainRatio(
  columns: Columns,
  definition: Definition,
  { ratio, words }: { readonly ratio: Ratio; readonly words: RatioWords },
): Explanation {
  const scores = rateRatio(columns, definition, ratio);
  const value = scores.value[0] ?? Number.NaN;
  const rated = ratio.above.filter(({ key }) => !Number.isNaN(ratingOf(columns, key)));
  const divisor = divisorsOf(columns, ratio)?.[0] ?? ratio.above.length;
  const view = { columns, ratio, rated, divisor, value };
  const parts = definition.criteria.map((criterion) => linePart(view, criterion));
  const isScored = !Number.isNaN(value);
  return explanationOf(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formulaOf(view) : "no score",
      reason: isScored ? reasonOf(view, parts, words) : reasonOfNone(view),
    },
  );
}

type View = {
  readonly columns: Columns;
  readonly ratio: Ratio;
  /** What is rated above the line. */
  readonly rated: readonly Weighted[];
  readonly divisor: number;
  readonly value: number;
};

function addRatings(
  { value, counts }: { readonly value: Float64Array; readonly counts: Float64Array },
  ratings: Float64Array | undefined,
  { min, max }: Weighted,
): void {
  if (ratings === undefined) {
    return;
  }
  for (let row = 0; row < value.length; row += 1) {
    const rating = Math.min(Math.max(ratings[row] ?? Number.NaN, min), max);
    if (!Number.isNaN(rating)) {
      value[row] = (value[row] ?? 0) + rating;
      counts[row] = (counts[row] ?? 0) + 1;
    }
  }
}

/** The column below the line, NaN where it cannot divide; `undefined` for a mean. */
export function divisorsOf(
  { count, ratings }: Columns,
  { below }: Ratio,
): Float64Array | undefined {
  if (below === undefined) {
    return undefined;
  }
  const divisors = new Float64Array(count).fill(Number.NaN);
  const column = ratings.get(below.key)?.likely;
  if (column === undefined) {
    return divisors;
  }
  const { min, max } = below;
  for (let row = 0; row < count; row += 1) {
    const divisor = Math.min(Math.max(column[row] ?? Number.NaN, min), max);
    divisors[row] = divisor > 0 ? divisor : Number.NaN;
  }
  return divisors;
}

function linePart({ columns, ratio, rated, divisor, value }: View, criterion: Weighted): Part {
  const rating = ratingOf(columns, criterion.key);
  const scale = ratio.above.length / rated.length;
  const isCounted = criterion !== ratio.below && !Number.isNaN(rating) && !Number.isNaN(value);
  const part = isCounted ? (within(rating, criterion) * scale) / divisor + 0 : 0;
  return partOf(criterion, rating, part);
}

function formulaOf({ columns, ratio, rated, divisor, value }: View): string {
  const terms = rated.map((criterion) => said(within(ratingOf(columns, criterion.key), criterion)));
  const sum = terms.length === 1 ? terms.join("") : `(${terms.join(" + ")})`;
  const isWhole = rated.length === ratio.above.length;
  if (ratio.below === undefined) {
    return `${sum} / ${rated.length} = ${said(value)}`;
  }
  const scaled = isWhole ? sum : `${sum} × ${ratio.above.length}/${rated.length}`;
  return `${scaled} / ${said(divisor)} = ${said(value)}`;
}

function reasonOf(view: View, parts: readonly Part[], words: RatioWords): string {
  const { ratio, rated, divisor, value } = view;
  const lead = leadOf(parts);
  const from =
    rated.length === ratio.above.length
      ? ""
      : ` from ${rated.length} of ${ratio.above.length} ratings`;
  const above = ratio.below === undefined ? value : value * divisor;
  const below = [words.below, said(divisor), words.unit].filter((word) => word !== undefined);
  const tail = ratio.below === undefined ? "" : ` ${below.join(" ")}`;
  const whole = `${words.above} ${said(above)}${from}${tail}`;
  if (ratio.above.length === 1 || lead === undefined || lead.part <= 0) {
    return `${whole}.`;
  }
  return `${whole}: ${inSentence(lead.name)} carries ${shareInWords(lead.part / value)} of it.`;
}

function reasonOfNone({ columns, ratio, rated, divisor }: View): string {
  const { above, below } = ratio;
  if (rated.length === 0) {
    return above.length === 1
      ? `No score: ${missingInWords(missingOf(columns, above))}.`
      : `No score: none of ${listed(above.map(({ key }) => key))} is rated.`;
  }
  if (below !== undefined && Number.isNaN(ratingOf(columns, below.key))) {
    return `No score: ${below.key} is missing.`;
  }
  if (below !== undefined && Number.isNaN(divisor)) {
    return `No score: ${below.key} has to be more than 0.`;
  }
  return "No score: the result is too large to compare.";
}
