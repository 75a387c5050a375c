import { type DerivationInputs, type Derivation } from "../../financials/derivation.ts";
import { type Ratings } from "../../item/item.ts";
import { type Criterion } from "../model.ts";

/** The numbers of answers in the classes that the coefficients count. */
export type AnswerCounts = {
  readonly attractive: number;
  readonly oneDimensional: number;
  readonly mustBe: number;
  readonly indifferent: number;
};

/** The coefficients of satisfaction. */
export type BetterWorse = { readonly better: number; readonly worse: number };

/** The range of a number of answers. */
export const countRange = { min: 0, max: 1e9 } as const;

/** The criterion that counts the answers of each class. */
const keys = {
  mustBe: "kano_must_be",
  oneDimensional: "kano_one_dimensional",
  attractive: "kano_attractive",
  indifferent: "kano_indifferent",
} as const satisfies Record<keyof AnswerCounts, string>;

/**
 * Computes the two coefficients of satisfaction. Both are NaN when there are no answers.
 *
 *     better = (A + O) / (A + O + M + I)       satisfaction with the feature, 0 to 1
 *     worse  = −(O + M) / (A + O + M + I)      dissatisfaction without the feature, −1 to 0
 *
 * Source: C. Berger et al., "Kano's methods for understanding customer-defined quality", 1993.
 *
 * @example
 * computeBetterWorse({ attractive: 10, oneDimensional: 20, mustBe: 15, indifferent: 5 });
 * // { better: 0.6, worse: -0.7 }
 */
export function computeBetterWorse({
  attractive,
  oneDimensional,
  mustBe,
  indifferent,
}: AnswerCounts): BetterWorse {
  const total = mustBe + oneDimensional + attractive + indifferent;
  return {
    better: (attractive + oneDimensional) / total,
    worse: 0 - (oneDimensional + mustBe) / total,
  };
}

/** The coefficients as criteria, which every model can use. */
export const betterWorseCriteria: readonly Criterion[] = [
  { key: "better", name: "Better", unit: "coefficient", min: 0, max: 1, direction: "up" },
  { key: "worse", name: "Worse", unit: "coefficient", min: -1, max: 0, direction: "down" },
];

/** The derivations of the coefficients from the ratings of the model `kano`. */
export const betterWorseDerivations: readonly (readonly [string, Derivation])[] = [
  [
    "better",
    {
      reads: Object.values(keys),
      needs: "any",
      falls: new Set<string>([keys.mustBe, keys.indifferent]),
      derive: (inputs) => deriveColumn(inputs, "better"),
    },
  ],
  [
    "worse",
    {
      reads: Object.values(keys),
      needs: "any",
      falls: new Set<string>([keys.mustBe, keys.oneDimensional]),
      derive: (inputs) => deriveColumn(inputs, "worse"),
    },
  ],
];

/** Computes the coefficients of an item from its likely ratings. Both are NaN without answers. */
export function computeItemBetterWorse(ratings: Ratings): BetterWorse {
  return computeBetterWorse(readCounts((key) => likelyOf(ratings[key])));
}

/** Clamps a number of answers to its range. A missing number is 0. */
export function toAnswerCount(rating = Number.NaN): number {
  return Number.isNaN(rating) ? 0 : Math.min(Math.max(rating, countRange.min), countRange.max);
}

function deriveColumn(
  { count, readValues }: DerivationInputs,
  name: keyof BetterWorse,
): Float64Array {
  const columns = new Map(Object.values(keys).map((key) => [key, readValues(key)]));
  const value = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    value[row] = computeBetterWorse(readCounts((key) => columns.get(key)?.[row]))[name];
  }
  return value;
}

function readCounts(
  read: (key: (typeof keys)[keyof AnswerCounts]) => number | undefined,
): AnswerCounts {
  return {
    mustBe: toAnswerCount(read(keys.mustBe)),
    oneDimensional: toAnswerCount(read(keys.oneDimensional)),
    attractive: toAnswerCount(read(keys.attractive)),
    indifferent: toAnswerCount(read(keys.indifferent)),
  };
}

function likelyOf(rating: Ratings[string] | undefined): number | undefined {
  return typeof rating === "object" ? rating.likely : rating;
}
