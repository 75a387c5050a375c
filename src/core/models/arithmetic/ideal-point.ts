import { explanationOf, leadOf, missingOf, partOf } from "../explanation.ts";
import {
  type Definition,
  type Explanation,
  type Part,
  type Scores,
  type Squares,
  type Weighted,
} from "../model.ts";
import { inSentence, listed, missingInWords, said, shareInWords } from "../wording.ts";
import { endsOf } from "./cohort.ts";
import { type Columns, ratingOf } from "./columns.ts";
import { coverageOf } from "./coverage.ts";
import { onlyRow, type Standing } from "./standing.ts";

/** One criterion as a board has it: how long its column is, and the ends that ratings reach. */
export type Yardstick = {
  readonly criterion: Weighted;
  /** The largest magnitude of the column. Dividing by it first keeps every square in bounds. */
  readonly size: number;
  /** Weight over the length of the column in units of `size`. */
  readonly scale: number;
  /** The weighted normalised rating of the ideal item, and of the worst imaginable. */
  readonly best: number;
  readonly worst: number;
};

/**
 * The criteria that tell items apart: weighed, and not rated alike by all (all 0, say). The others
 * add nothing to any distance.
 *
 *     v(x) = w · x / √Σ x²,  over the items rated
 *
 * Two passes down each column. The sum goes down the rows in their order, which is that of the
 * items' numbers: so one board has one result, on every machine.
 */
export function yardsticksOf(columns: Columns, criteria: readonly Weighted[]): Yardstick[] {
  return criteria.flatMap((criterion) => {
    const ratings = columns.ratings.get(criterion.key)?.likely;
    return ratings === undefined || criterion.weight === 0 ? [] : yardstickOf(ratings, criterion);
  });
}

/**
 * How near each row is to the best of every criterion, and how far from the worst.
 *
 *     S⁺ = √Σ (v − best)²,  S⁻ = √Σ (v − worst)²,  C = S⁻ / (S⁺ + S⁻)
 *
 * A missing rating adds to neither distance. To renormalise the weights of the others would stretch
 * both alike and leave C as it is. Where both are 0 there is no score.
 */
export function rateIdealPoint(
  columns: Columns,
  criteria: readonly Weighted[],
  yardsticks = yardsticksOf(columns, criteria),
): Scores {
  const { coverage, confidence } = coverageOf(columns, criteria);
  const { toBest, toWorst } = distancesOf(columns, yardsticks);
  for (let row = 0; row < columns.count; row += 1) {
    const far = toWorst[row] as number;
    toWorst[row] = far / ((toBest[row] as number) + far);
  }
  return { value: toWorst, coverage, confidence };
}

/**
 * Criterion → row → what it adds to each squared distance where it weighs 1. Weights are factors of
 * every v, the best and the worst among them, so that a weight w makes it w² times as much.
 */
export function squaresIn(columns: Columns): (criterion: Weighted) => Squares {
  return (criterion) => {
    const likely = columns.ratings.get(criterion.key)?.likely;
    const [yardstick] = yardsticksOf(columns, [{ ...criterion, weight: 1 }]);
    if (likely === undefined || yardstick === undefined) {
      return { toBest: () => 0, toWorst: () => 0 };
    }
    const { size, scale, best, worst } = yardstick;
    const squareTo = (end: number) => (row: number) => {
      const distance = ((likely[row] as number) / size) * scale - end;
      return Number.isNaN(distance) ? 0 : distance * distance;
    };
    return { toBest: squareTo(best), toWorst: squareTo(worst) };
  };
}

/**
 * Why an item stands where it does. A part is the criterion's share of the squared distance from
 * the worst, of the score: the parts add up to it within rounding (relative 1e-12).
 */
export function explainIdealPoint(standing: Standing, definition: Definition): Explanation {
  const { criteria } = definition;
  const columns = onlyRow(standing);
  const yardsticks = yardsticksOf(standing.columns, criteria);
  const scores = rateIdealPoint(columns, criteria, yardsticks);
  const value = scores.value[0] ?? Number.NaN;
  const view = { columns, criteria, yardsticks, value, items: standing.columns.count };
  const parts = partsOf(view);
  const isScored = !Number.isNaN(value);
  return explanationOf(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formulaOf(view) : "no score",
      reason: isScored ? reasonOf(view, parts) : reasonOfNone(view),
    },
  );
}

function yardstickOf(ratings: Float64Array, criterion: Weighted): Yardstick[] {
  const [low, high] = endsOf(ratings);
  if (!(low < high)) {
    return [];
  }
  const size = Math.max(Math.abs(low), Math.abs(high));
  let squares = 0;
  for (let row = 0; row < ratings.length; row += 1) {
    const ratio = (ratings[row] as number) / size;
    squares += Number.isNaN(ratio) ? 0 : ratio * ratio;
  }
  const scale = criterion.weight / Math.sqrt(squares);
  const [least, most] = [(low / size) * scale, (high / size) * scale];
  const isUp = criterion.direction === "up";
  return [{ criterion, size, scale, best: isUp ? most : least, worst: isUp ? least : most }];
}

function distancesOf({ count, ratings }: Columns, yardsticks: readonly Yardstick[]) {
  const toBest = new Float64Array(count);
  const toWorst = new Float64Array(count);
  for (const yardstick of yardsticks) {
    const column = ratings.get(yardstick.criterion.key)?.likely;
    if (column !== undefined) {
      addSquares({ toBest, toWorst }, column, yardstick);
    }
  }
  for (let row = 0; row < count; row += 1) {
    toBest[row] = Math.sqrt(toBest[row] as number);
    toWorst[row] = Math.sqrt(toWorst[row] as number);
  }
  return { toBest, toWorst };
}

function addSquares(
  { toBest, toWorst }: { readonly toBest: Float64Array; readonly toWorst: Float64Array },
  column: Float64Array,
  { size, scale, best, worst }: Yardstick,
): void {
  for (let row = 0; row < column.length; row += 1) {
    const rating = column[row] as number;
    if (!Number.isNaN(rating)) {
      const weighted = (rating / size) * scale;
      toBest[row] = (toBest[row] as number) + (weighted - best) * (weighted - best);
      toWorst[row] = (toWorst[row] as number) + (weighted - worst) * (weighted - worst);
    }
  }
}

type View = {
  readonly columns: Columns;
  readonly criteria: readonly Weighted[];
  readonly yardsticks: readonly Yardstick[];
  readonly value: number;
  /** How many items are compared. */
  readonly items: number;
};

function partsOf({ columns, criteria, yardsticks, value }: View): Part[] {
  const squares = new Map<Weighted, number>();
  let total = 0;
  for (const { criterion, size, scale, worst } of yardsticks) {
    const far = (ratingOf(columns, criterion.key) / size) * scale - worst;
    const square = Number.isNaN(far) ? 0 : far * far;
    squares.set(criterion, square);
    total += square;
  }
  return criteria.map((criterion) => {
    const part = value > 0 ? value * ((squares.get(criterion) ?? 0) / total) : 0;
    const rating = ratingOf(columns, criterion.key);
    return { ...partOf(criterion, rating, part), weight: criterion.weight };
  });
}

function formulaOf({ columns, yardsticks, value }: View): string {
  const { toBest, toWorst } = distancesOf(columns, yardsticks);
  const [near, far] = [said(toBest[0] ?? 0), said(toWorst[0] ?? 0)];
  return `${far} / (${near} + ${far}) = ${said(value)}`;
}

function reasonOf(view: View, parts: readonly Part[]): string {
  const { columns, criteria, value, items } = view;
  const missing = missingOf(columns, criteria).length;
  const from =
    missing === 0 ? "" : ` from ${criteria.length - missing} of ${criteria.length} criteria`;
  const head = `Score ${said(value)}${from} among ${items} items`;
  const lead = leadOf(parts);
  if (lead === undefined || lead.part <= 0) {
    return `${head}: it is the worst in everything that tells them apart${idleIn(view)}.`;
  }
  const share = shareInWords(lead.part / value);
  return `${head}: ${inSentence(lead.name)} carries ${share} of it${idleIn(view)}.`;
}

/** The criteria that are rated here and weigh, and yet are the same for all. */
function idleIn({ columns, criteria, yardsticks }: View): string {
  const telling = new Set(yardsticks.map(({ criterion }) => criterion));
  const idle = criteria.filter(
    (each) => each.weight > 0 && !telling.has(each) && !Number.isNaN(ratingOf(columns, each.key)),
  );
  const keys = idle.map(({ key }) => key);
  return keys.length === 0
    ? ""
    : `; ${listed(keys)} ${keys.length === 1 ? "tells" : "tell"} no items apart`;
}

function reasonOfNone({ columns, criteria, items }: View): string {
  const missing = missingOf(columns, criteria);
  if (items < 2) {
    return "No score: it takes two items or more to compare, and this one stands alone.";
  }
  if (missing.length < criteria.length) {
    return "No score: nothing that is rated here and has a weight tells the items apart.";
  }
  return missing.length === 1
    ? `No score: ${missingInWords(missing)}.`
    : `No score: none of the ${missing.length} criteria is rated.`;
}
