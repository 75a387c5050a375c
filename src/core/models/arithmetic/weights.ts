import { type Fault } from "../../failure.ts";

/** Weights by name, in the order a model adds them up. */
export type Weights = ReadonlyMap<string, number>;

/** How far from 1 a sum of weights may be and still count as 1. */
const weightSumTolerance = 1e-6;

/** Bounds of a weight that is not 0. They keep every renormalised share a finite number. */
export const weightBounds = { min: 1e-6, max: 1e6 } as const;

/** Weights in groups: the members of each add up to 1, and so do the groups themselves. */
export type WeightGroups = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What is to be said about weights before they are used. */
export type WeightReport = {
  readonly isValid: boolean;
  readonly issues: readonly string[];
  readonly suggestions: readonly string[];
  readonly normalised: WeightGroups;
};

/**
 * Weights as shares of 1. Weights that add up to 1 already are taken to the letter, so that
 * published weights keep their bits.
 */
export function normaliseWeights(weights: Weights): Map<string, number> {
  const total = computeSum(weights.values());
  const isWhole = Math.abs(total - 1) <= weightSumTolerance;
  return new Map([...weights].map(([name, weight]) => [name, isWhole ? weight : weight / total]));
}

/** The shares of weights that cannot all be 0; a fault if they are. */
export function toShares(weights: Weights, faults: Fault[]): Map<string, number> {
  if (computeSum(weights.values()) > 0) {
    return normaliseWeights(weights);
  }
  const names = [...weights.keys()].join(", ");
  faults.push({ pointer: "/weights", detail: `One of ${names} needs a weight above 0.` });
  return new Map(weights);
}

/**
 * Reads weights critically: each group adds up to 1 within 1e-6 (an issue if not), and no weight is
 * above .6 or below .05 (a suggestion if one is). Answers with the weights normalised, group by
 * group; a group that holds nothing above 0 comes back shared out evenly.
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

/** Whether a number may stand as a weight: 0, or within the bounds. */
export function isWeight(weight: number): boolean {
  return weight === 0 || (weight >= weightBounds.min && weight <= weightBounds.max);
}

/** The sum, added from the first to the last. */
function computeSum(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
  }
  return sum;
}

function listIssues(group: string, members: Readonly<Record<string, number>>): string[] {
  const refused = Object.entries(members).filter(([, weight]) => !isWeight(weight));
  const issues = refused.map(([name, weight]) => `"${name}" cannot weigh ${weight}.`);
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
      suggestions.push(`"${name}" decides "${group}" almost alone: lower it to 0.6 or less.`);
    }
    if (weight < 0.05) {
      suggestions.push(`"${name}" hardly counts in "${group}": leave it out or raise it to 0.05.`);
    }
  }
  if (listIssues(group, members).length > 0) {
    suggestions.push(`Use the normalised weights of "${group}".`);
  }
  return suggestions;
}

/** Shares of 1; a weight that cannot stand counts as 0. */
function normaliseGroup(members: Readonly<Record<string, number>>): Record<string, number> {
  const names = Object.keys(members);
  const validWeights = names.map((name): [string, number] => {
    const weight = members[name] ?? 0;
    return [name, isWeight(weight) ? weight : 0];
  });
  const isEmpty = computeSum(validWeights.map(([, weight]) => weight)) === 0;
  const even = validWeights.map(([name]): [string, number] => [name, 1 / names.length]);
  return Object.fromEntries(normaliseWeights(new Map(isEmpty ? even : validWeights)));
}
