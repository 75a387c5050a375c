import { freeArrays, withScratch } from "../columns/scratch.ts";
import { rateAdditive } from "../models/arithmetic/additive.ts";
import { scaleCohortColumns, toUnitRange } from "../models/arithmetic/cohort.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { type Scores, type WeightedCriterion } from "../models/model.ts";
import { orderBy } from "../ranking/order-by.ts";
import { buildSortKeys } from "../ranking/rank.ts";
import { buildPrecedence } from "../ranking/what-if.ts";
import { isConstant } from "./columns.ts";
import { type Finding } from "./finding.ts";
import { type LintSubject } from "./subject.ts";

/** Terms that may be added up, rating the board once for each weight: about a second's work. */
const termsMax = 1e8;

/** So many terms take as long as one that is a logarithm. */
const termsPerLog = 8;

/** Weights that decide nothing: without them every item would stand where it stands. */
export function lintWeights(subject: LintSubject): Finding[] {
  const { snapshot, inUse, criteria } = subject;
  const { definition } = inUse;
  const slots = definition.criteria.filter(({ weight }) => weight > 0);
  const { mean } = inUse.model;
  if (mean === undefined || slots.length < 2 || snapshot.count < 2) {
    return [];
  }
  const terms = snapshot.count * slots.length * slots.length * (mean.isLog ? termsPerLog : 1);
  if (terms > termsMax) {
    return [buildNotCheckedFinding(subject, slots.length)];
  }
  // What nobody rated, or all alike, is told elsewhere; and is idle, of course.
  const reported = new Set(
    criteria
      .filter((ratedCriterion) => ratedCriterion.ratedCount === 0 || isConstant(ratedCriterion))
      .map(({ criterion }) => criterion.key),
  );
  const order = orderBy(snapshot.count, buildSortKeys(snapshot, subject.scores));
  const rate = buildRater(subject);
  const rateWithout = (slot: WeightedCriterion) => rate(removeWeight(definition.criteria, slot));
  const idle = slots.filter(
    (slot) =>
      !reported.has(slot.key) && withScratch(() => isInOrder(subject, order, rateWithout(slot))),
  );
  freeArrays(order);
  return idle.map((slot) => buildIdleFinding(subject, slot));
}

type Rater = (criteria: readonly WeightedCriterion[]) => Scores;

/** Rates the board with other weights. What is seen against the backlog is so seen only once. */
function buildRater({ snapshot, inUse: { model, definition } }: LintSubject): Rater {
  const { scaling, criteria } = definition;
  if (scaling === undefined) {
    return (others) => model.rate(snapshot, { ...definition, criteria: others });
  }
  const scaled = scaleCohortColumns(toModelColumns(snapshot), scaling, criteria);
  return (others) => rateAdditive(scaled, toUnitRange(others));
}

function removeWeight(
  criteria: readonly WeightedCriterion[],
  { input }: WeightedCriterion,
): readonly WeightedCriterion[] {
  return criteria.map((each) => (each.input === input ? { ...each, weight: 0 } : each));
}

/** Whether an order holds by other scores: each row still stands before the next. Mostly short. */
function isInOrder({ snapshot }: LintSubject, order: Uint32Array, scores: Scores): boolean {
  const isBefore = buildPrecedence(snapshot, scores);
  for (let at = 1; at < order.length; at += 1) {
    if (!isBefore(order[at - 1] as number, order[at] as number)) {
      return false;
    }
  }
  return true;
}

function buildIdleFinding(
  { snapshot, inUse }: LintSubject,
  { input, key }: WeightedCriterion,
): Finding {
  const name = input === key ? key : `${input} (${key})`;
  return {
    rule: "weight-idle",
    severity: "info",
    criterion: key,
    count: snapshot.count,
    detail: `The weight of ${name} decides nothing: without it "${inUse.id}" gives the same order.`,
    suggestion: `Raise the weight of ${name} if it is meant to count, or take it out of the model.`,
  };
}

function buildNotCheckedFinding({ snapshot, inUse }: LintSubject, slots: number): Finding {
  return {
    rule: "not-checked",
    severity: "info",
    count: snapshot.count,
    detail: `Whether each of the ${slots} weights of "${inUse.id}" matters was not looked at: there are too many of them for ${snapshot.count} items.`,
    suggestion: "Ask for what would happen without a weight: POST …/ranking:whatif.",
  };
}
