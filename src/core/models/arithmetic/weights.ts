import { type Fault } from "../../failure.ts";

/** Weights by name, in the order in which a model adds them up. */
export type Weights = ReadonlyMap<string, number>;

/** The largest difference from 1 at which a sum of weights still counts as 1. */
const weightSumTolerance = 1e-6;

/** Bounds of a weight that is not 0. They keep every normalised weight finite. */
export const weightBounds = { min: 1e-6, max: 1e6 } as const;

/** Weights by group and name. The weights of each group should add up to 1. */
export type WeightGroups = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The problems of weights, suggestions, and the normalised weights. */
export type WeightReport = {
  readonly isValid: boolean;
  readonly issues: readonly string[];
  readonly suggestions: readonly string[];
  readonly normalised: WeightGroups;
};

/**
 * Divides weights by their sum. Weights that already add up to 1 stay unchanged, so that published
 * weights keep their bits.
 */
export function normaliseWeights(weights: Weights): Map<string, number> {
  const total = computeSum(weights.values());
  const isUnitSum = Math.abs(total - 1) <= weightSumTolerance;
  return new Map([...weights].map(([name, weight]) => [name, isUnitSum ? weight : weight / total]));
}

/** Normalises weights. Adds a fault when all of them are 0. */
export function toShares(weights: Weights, faults: Fault[]): Map<string, number> {
  if (computeSum(weights.values()) > 0) {
    return normaliseWeights(weights);
  }
  const names = [...weights.keys()].join(", ");
  faults.push({
    pointer: "/weights",
    detail: `Set a weight above 0 for at least one of ${names}.`,
  });
  return new Map(weights);
}

/**
 * Checks groups of weights and normalises each group. Reports an issue when a group does not add up
 * to 1 within 1e-6. Suggests a change for a weight above .6 or below .05. A group without a weight
 * above 0 gets equal weights.
 *
 * @example
 * checkWeights({ categories: { value: 0.5, risk: 0.6 } }).issues;
 * // ['The weights of "categories" add up to 1.1, not 1.']
 */
export function checkWeights(groups: WeightGroups): WeightReport {
  const issues: string[] = [];
  const suggestions: string[] = [];
  const normalised = new Map<string, Record<string, number>>();
  for (const [group, members] of Object.entries(groups)) {
    issues.push(...listIssues(group, members));
    suggestions.push(...listSuggestions(group, members));
    normalised.set(group, normaliseGroup(members));
  }
  return {
    isValid: issues.length === 0,
    issues,
    suggestions,
    normalised: Object.fromEntries(normalised),
  };
}

/** Returns whether a number is a valid weight: 0, or within the bounds. */
export function isWeight(weight: number): boolean {
  return weight === 0 || (weight >= weightBounds.min && weight <= weightBounds.max);
}

/** Adds up numbers from first to last. */
function computeSum(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
  }
  return sum;
}

function listIssues(group: string, members: Readonly<Record<string, number>>): string[] {
  const { min, max } = weightBounds;
  const invalid = Object.entries(members).filter(([, weight]) => !isWeight(weight));
  const issues = invalid.map(
    ([name, weight]) =>
      `The weight of "${name}" must be 0 or from ${min} to ${max}, not ${weight}.`,
  );
  const total = computeSum(Object.values(members));
  if (!(Math.abs(total - 1) <= weightSumTolerance)) {
    issues.push(`The weights of "${group}" add up to ${Number(total.toFixed(6))}, not 1.`);
  }
  return issues;
}

function listSuggestions(group: string, members: Readonly<Record<string, number>>): string[] {
  const suggestions: string[] = [];
  for (const [name, weight] of Object.entries(members)) {
    if (weight > 0.6) {
      suggestions.push(`"${name}" dominates "${group}": lower it to 0.6 or less.`);
    }
    if (weight < 0.05) {
      suggestions.push(`"${name}" hardly counts in "${group}": remove it or raise it to 0.05.`);
    }
  }
  if (listIssues(group, members).length > 0) {
    suggestions.push(`Use the normalised weights of "${group}".`);
  }
  return suggestions;
}

/** Normalises a group. An invalid weight counts as 0. */
function normaliseGroup(members: Readonly<Record<string, number>>): Record<string, number> {
  const names = Object.keys(members);
  const validWeights = names.map((name): [string, number] => {
    const weight = members[name] ?? 0;
    return [name, isWeight(weight) ? weight : 0];
  });
  const isEmpty = computeSum(validWeights.map(([, weight]) => weight)) === 0;
  const equalWeights = validWeights.map(([name]): [string, number] => [name, 1 / names.length]);
  return Object.fromEntries(normaliseWeights(new Map(isEmpty ? equalWeights : validWeights)));
}
