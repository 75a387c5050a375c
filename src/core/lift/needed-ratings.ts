import { computeCoverageMin } from "../models/arithmetic/missing.ts";
import { type Definition } from "../models/model.ts";
import { type Evaluator, type WhatIfRatings } from "./evaluator.ts";
import {
  findJointChange,
  type JointChange,
  type SearchEffort,
  toJointChange,
} from "./joint-change.ts";
import { clampToPassing, type CriterionRange } from "./range.ts";

/**
 * Lists the unrated criteria that need a rating before the definition gives the item a score. With
 * `none`, these are all unrated criteria with a weight. Otherwise they are the heaviest ones that
 * together reach the minimum coverage.
 *
 * @param coverage the current coverage of the item.
 */
export function listNeededRatings(
  definition: Definition,
  ranges: readonly CriterionRange[],
  coverage: number,
): CriterionRange[] {
  const weights = sumWeightsByKey(definition);
  const unrated = ranges.filter(
    ({ key, current }) => Number.isNaN(current) && (weights.get(key) ?? 0) > 0,
  );
  if (definition.missing === "none") {
    return unrated;
  }
  const heaviest = unrated.toSorted(
    (a, b) => (weights.get(b.key) ?? 0) - (weights.get(a.key) ?? 0),
  );
  const needed: CriterionRange[] = [];
  let reached = coverage;
  for (const range of heaviest) {
    if (reached < computeCoverageMin(definition)) {
      needed.push(range);
      reached += weights.get(range.key) ?? 0;
    }
  }
  return needed;
}

/**
 * Finds a change to the existing ratings that also rates the needed criteria, from their worst ends
 * upwards.
 */
export function findJointChangeWithNeeded(
  evaluator: Evaluator,
  { rated, needed }: Record<"rated" | "needed", readonly CriterionRange[]>,
  effort: SearchEffort,
): JointChange | undefined {
  const starts = needed.map(({ worst, passing }) => clampToPassing(worst, passing));
  const base = new Map(needed.map(({ key }, index) => [key, starts[index] as number]));
  const based = withBase(evaluator, base);
  const suffices = needed.length > 0 && based.areLifted([new Map()])[0] === true;
  const joint = suffices
    ? toJointChange(based, [], new Map())
    : findJointChange(based, [...rated, ...needed], effort);
  const unmoved = needed.filter(
    ({ key }) => joint?.changes.some(({ criterion }) => criterion === key) === false,
  );
  const atWorst = unmoved.map(({ key, name }) => ({
    criterion: key,
    name,
    to: base.get(key) as number,
  }));
  return joint && { ...joint, changes: [...joint.changes, ...atWorst] };
}

/** Returns each key's share of the weight. Two inputs may read the same key. */
function sumWeightsByKey({ criteria }: Definition): Map<string, number> {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Map<string, number>();
  for (const { key, weight } of criteria) {
    weights.set(key, (weights.get(key) ?? 0) + weight / total);
  }
  return weights;
}

/** Adds ratings to every trial that does not set them itself. */
function withBase(evaluator: Evaluator, base: WhatIfRatings): Evaluator {
  const addBase = (trial: WhatIfRatings) => new Map([...base, ...trial]);
  return {
    hasTieBreak: evaluator.hasTieBreak,
    computeScores: (trials) => evaluator.computeScores(trials.map(addBase)),
    areLifted: (trials) => evaluator.areLifted(trials.map(addBase)),
    computeRank: (trial) => evaluator.computeRank(addBase(trial)),
  };
}
