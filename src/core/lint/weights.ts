import { freeArrays, withScratch } from "../columns/scratch.ts";
import { scaleCohortColumns } from "../models/arithmetic/cohort.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { type Scores, type WeightedCriterion } from "../models/model.ts";
import { rateScaled } from "../models/weighted.ts";
import { orderBy } from "../ranking/order-by.ts";
import { buildSortKeys } from "../ranking/rank.ts";
import { buildPrecedence } from "../ranking/what-if.ts";
import { type Sliced } from "../slices.ts";
import { isConstant } from "./columns.ts";
import { type Finding } from "./finding.ts";
import { type LintSubject } from "./subject.ts";

/**
 * The maximum number of terms to add up while rating the snapshot once per weight: about one
 * second.
 */
const termsMax = 1e8;

/** The cost of a logarithmic term in units of a plain one. */
const termsPerLog = 8;

/**
 * Finds weights without effect: the order is the same without them. The coverage then counts the
 * other weights.
 */
export function* lintWeights(subject: LintSubject): Sliced<Finding[]> {
  const { snapshot, resolvedModel, criteria } = subject;
  const { definition } = resolvedModel;
  const inputs = definition.criteria.filter(({ weight }) => weight > 0);
  const { mean } = resolvedModel.model;
  if (mean === undefined || inputs.length < 2 || snapshot.count < 2) {
    return [];
  }
  const terms = snapshot.count * inputs.length * inputs.length * (mean.isLog ? termsPerLog : 1);
  if (terms > termsMax) {
    return [buildNotCheckedFinding(subject, inputs.length)];
  }
  // Other rules report criteria without ratings or with equal ratings, which are always idle.
  const reported = new Set(
    criteria
      .filter((ratedCriterion) => ratedCriterion.ratedCount === 0 || isConstant(ratedCriterion))
      .map(({ criterion }) => criterion.key),
  );
  const order = orderBy(snapshot.count, buildSortKeys(snapshot, subject.scores));
  yield snapshot.count;
  const rate = buildRater(subject);
  const findings: Finding[] = [];
  for (const input of inputs.filter(({ key }) => !reported.has(key))) {
    const others = removeWeight(definition.criteria, input);
    if (withScratch(() => isInOrder(subject, order, rate(others)))) {
      findings.push(buildIdleFinding(subject, input));
    }
    yield snapshot.count;
  }
  freeArrays(order);
  return findings;
}

type Rater = (criteria: readonly WeightedCriterion[]) => Scores;

/**
 * Builds a function that rates the snapshot with other weights. It scales cohort columns only once.
 */
function buildRater({ snapshot, resolvedModel: { model, definition } }: LintSubject): Rater {
  const { scaling, criteria } = definition;
  if (scaling === undefined) {
    return (others) => model.rate(snapshot, { ...definition, criteria: others });
  }
  const scaled = scaleCohortColumns(toModelColumns(snapshot), scaling, criteria);
  return (others) => rateScaled(scaled, { ...definition, criteria: others });
}

function removeWeight(
  criteria: readonly WeightedCriterion[],
  { input }: WeightedCriterion,
): readonly WeightedCriterion[] {
  return criteria.map((criterion) =>
    criterion.input === input ? { ...criterion, weight: 0 } : criterion,
  );
}

/** Returns whether each row still precedes the next by other scores. Usually stops early. */
function isInOrder(subject: LintSubject, order: Uint32Array, scores: Scores): boolean {
  const { failed } = subject.scores;
  const isBefore = buildPrecedence(subject.snapshot, { ...scores, ...(failed && { failed }) });
  for (let index = 1; index < order.length; index += 1) {
    if (!isBefore(order[index - 1] as number, order[index] as number)) {
      return false;
    }
  }
  return true;
}

function buildIdleFinding(
  { snapshot, resolvedModel }: LintSubject,
  { input, key }: WeightedCriterion,
): Finding {
  const name = input === key ? key : `${input} (${key})`;
  return {
    rule: "weight-idle",
    severity: "info",
    criterion: key,
    count: snapshot.count,
    detail: `The weight of ${name} has no effect: without it "${resolvedModel.id}" gives the same order.`,
    suggestion: `Raise the weight of ${name} if it should matter, or remove it from the model.`,
  };
}

function buildNotCheckedFinding({ snapshot, resolvedModel }: LintSubject, inputs: number): Finding {
  return {
    rule: "not-checked",
    severity: "info",
    count: snapshot.count,
    detail: `The effect of the ${inputs} weights of "${resolvedModel.id}" was not checked: that would take too long for ${snapshot.count} items.`,
    suggestion: "Check single weights with POST …/ranking:whatif.",
  };
}
