import { free, passing } from "../columns/passing.ts";
import { rateAdditive } from "../models/arithmetic/additive.ts";
import { cohortColumns, onUnitScale } from "../models/arithmetic/cohort.ts";
import { columnsOf } from "../models/arithmetic/columns.ts";
import { type Scores, type Weighted } from "../models/model.ts";
import { orderBy } from "../ranking/order.ts";
import { keysOf } from "../ranking/rank.ts";
import { precedence } from "../ranking/what-if.ts";
import { isConstant } from "./columns.ts";
import { type Finding } from "./finding.ts";
import { type Subject } from "./subject.ts";

/** Terms that may be added up, rating the board once for each weight: about a second's work. */
const termsMax = 1e8;

/** So many terms take as long as one that is a logarithm. */
const termsPerLog = 8;

/** Weights that decide nothing: without them every item would stand where it stands. */
export function lintWeights(subject: Subject): Finding[] {
  const { board, inUse, criteria } = subject;
  const { definition } = inUse;
  const slots = definition.criteria.filter(({ weight }) => weight > 0);
  const { mean } = inUse.model;
  if (mean === undefined || slots.length < 2 || board.count < 2) {
    return [];
  }
  const terms = board.count * slots.length * slots.length * (mean.isLog ? termsPerLog : 1);
  if (terms > termsMax) {
    return [notChecked(subject, slots.length)];
  }
  // What nobody rated, or all alike, is told elsewhere; and is idle, of course.
  const told = new Set(
    criteria
      .filter((judged) => judged.rated === 0 || isConstant(judged))
      .map(({ criterion }) => criterion.key),
  );
  const order = orderBy(board.count, keysOf(board, subject.scores));
  const rate = rater(subject);
  const without = (slot: Weighted) => rate(withoutWeight(definition.criteria, slot));
  const idle = slots.filter(
    (slot) => !told.has(slot.key) && passing(() => isInOrder(subject, order, without(slot))),
  );
  free(order);
  return idle.map((slot) => idleFinding(subject, slot));
}

type Rate = (criteria: readonly Weighted[]) => Scores;

/** Rates the board with other weights. What is seen against the backlog is so seen only once. */
function rater({ board, inUse: { model, definition } }: Subject): Rate {
  const { scaling, criteria } = definition;
  if (scaling === undefined) {
    return (others) => model.rate(board, { ...definition, criteria: others });
  }
  const scaled = cohortColumns(columnsOf(board), scaling, criteria);
  return (others) => rateAdditive(scaled, onUnitScale(others));
}

function withoutWeight(criteria: readonly Weighted[], { slot }: Weighted): readonly Weighted[] {
  return criteria.map((each) => (each.slot === slot ? { ...each, weight: 0 } : each));
}

/** Whether an order holds by other scores: each row still stands before the next. Mostly short. */
function isInOrder({ board }: Subject, order: Uint32Array, scores: Scores): boolean {
  const isBefore = precedence(board, scores);
  for (let at = 1; at < order.length; at += 1) {
    if (!isBefore(order[at - 1] as number, order[at] as number)) {
      return false;
    }
  }
  return true;
}

function idleFinding({ board, inUse }: Subject, { slot, key }: Weighted): Finding {
  const name = slot === key ? key : `${slot} (${key})`;
  return {
    rule: "weight-idle",
    severity: "info",
    criterion: key,
    count: board.count,
    detail: `The weight of ${name} decides nothing: without it "${inUse.id}" gives the same order.`,
    suggestion: `Raise the weight of ${name} if it is meant to count, or take it out of the model.`,
  };
}

function notChecked({ board, inUse }: Subject, slots: number): Finding {
  return {
    rule: "not-checked",
    severity: "info",
    count: board.count,
    detail: `Whether each of the ${slots} weights of "${inUse.id}" matters was not looked at: there are too many of them for ${board.count} items.`,
    suggestion: "Ask for what would happen without a weight: POST …/ranking:whatif.",
  };
}
