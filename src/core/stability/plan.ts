import { failureFromFaults, type Fault } from "../failure.ts";
import { type Model, type ResolvedModel, type WeightedCriterion } from "../models/model.ts";
import { type Ranking } from "../ranking/ranking.ts";
import { listOrderingCriteria } from "../ranking/sort-values.ts";
import { formatShortList } from "../words/wording.ts";
import { hashSeed } from "./random-stream.ts";
import { selectWeightedCriteria, type WeightedCriteria } from "./weighted-criteria.ts";

/**
 * The revision of the analysis, a part of cache keys and ETags. Increment it when the same ranking
 * and plan give a different result, or when published rankings get another plan.
 */
export const analysisRevision = 3;

/** The distributions of weights; see `drawWeights`. */
export const weightKinds = ["around", "simplex", "ordered"] as const;

/** Whether intervals are drawn together with the weights, or count as their likely values. */
export const intervalKinds = ["drawn", "likely"] as const;

/** The distribution of the weights. */
export type WeightDraws =
  | {
      readonly kind: "around";
      /** Each weight varies by up to this share of its value, in percent. */
      readonly spread: number;
    }
  | { readonly kind: "simplex" }
  | {
      readonly kind: "ordered";
      /** The positions of the criteria in `selectWeightedCriteria`, the heaviest first. */
      readonly order: readonly number[];
    };

/** The effort, the distributions and the seed of an analysis: a part of its cache key. */
export type StabilityPlan = {
  /** The maximum number of draws. */
  readonly draws: number;
  /** The number of items to track, best first. */
  readonly top: number;
  readonly seed: number;
  readonly weights: WeightDraws;
  readonly intervals: (typeof intervalKinds)[number];
};

/** A client's choices. A missing property has the value of the plan of published rankings. */
export type StabilityRequest = {
  readonly weights?: (typeof weightKinds)[number] | undefined;
  /** In percent, from 0 to 100; for `around` only. */
  readonly spread?: number | undefined;
  /** The inputs of all criteria with a weight, the heaviest first; for `ordered` only. */
  readonly order?: readonly string[] | undefined;
  /** By default `likely` for `simplex`, and `drawn` for the others. */
  readonly intervals?: (typeof intervalKinds)[number] | undefined;
};

/** The spread of the plan of published rankings, in percent. */
export const defaultSpread = 20;

const drawsMax = 512;
const drawsMin = 32;
const topMax = 1_000;

/**
 * The maximum number of products of a weight and a unit over all draws: about four seconds of work.
 */
const productsMax = 2_000_000_000;

/**
 * The cost per rating, in products, when each draw scores a snapshot with the model's own kernel.
 */
const redrawCost = 16;

/** The kernel cost of a model that computes a logarithm of each rating. */
const logRedrawCost = 48;

/** The cost per rating, in products, of two distances with their square roots. */
const distanceCost = 3;

/**
 * Plans the analysis of a ranking: at most 512 draws, or fewer (at least 32) for a large snapshot,
 * and the best 1,000 items. Without a request, each weight varies by 20 % and intervals are drawn:
 * the plan of published rankings.
 *
 * The seed is the hash of "workspace/model/revision". It omits the generation, so results of two
 * generations use the same draws and differ only because items changed.
 *
 * Throws an "invalid" failure if the request does not fit the distribution or the model.
 */
export function planStability(
  { workspace, model, revision, count }: Ranking,
  resolvedModel: ResolvedModel,
  request: StabilityRequest = {},
): StabilityPlan {
  const weighted = selectWeightedCriteria(resolvedModel);
  requireFittingRequest(request, weighted);
  const { weights = "around" } = request;
  const areLikely = weights === "simplex" && weighted.criteria.length > 1;
  return {
    draws: countDraws(count, resolvedModel, countProducts(resolvedModel.model)),
    top: topMax,
    seed: hashSeed(`${workspace}/${model}/${revision}`),
    weights: planWeights(request, weighted),
    intervals: request.intervals ?? (areLikely ? "likely" : "drawn"),
  };
}

/** Limits the draws of a plan if each draw scores the snapshot with the model's own kernel. */
export function limitRedraws(draws: number, count: number, resolvedModel: ResolvedModel): number {
  const cost = resolvedModel.model.mean?.isLog ? logRedrawCost : redrawCost;
  return Math.min(draws, countDraws(count, resolvedModel, cost));
}

/**
 * Formats a plan for keys: ASCII text of at most 340 characters for 200 criteria. Two plans of a
 * revision of a model have the same text only if they are equal.
 */
export function formatPlan({ draws, top, seed, weights, intervals }: StabilityPlan): string {
  return [draws, top, seed, formatWeights(weights), intervals].join("-");
}

function formatWeights(weights: WeightDraws): string {
  switch (weights.kind) {
    case "around":
      return `around-${weights.spread}`;
    case "simplex":
      return weights.kind;
    case "ordered":
      return `ordered-${encodeOrder(weights.order)}`;
  }
}

/** Encodes positions below the length of their list as one number to the base 36. */
function encodeOrder(order: readonly number[]): string {
  const base = BigInt(order.length);
  return order.reduce((code, position) => code * base + BigInt(position), 0n).toString(36);
}

function planWeights(
  request: StabilityRequest,
  { criteria, weights }: WeightedCriteria,
): WeightDraws {
  const { weights: kind = "around", spread = defaultSpread, order } = request;
  switch (kind) {
    case "around":
      return { kind, spread };
    case "simplex":
      return { kind };
    case "ordered":
      return { kind, order: order ? findPositions(order, criteria) : sortByWeight(weights) };
  }
}

function findPositions(
  inputs: readonly string[],
  criteria: readonly WeightedCriterion[],
): number[] {
  const positions = new Map(criteria.map(({ input }, position) => [input, position]));
  return inputs.flatMap((input) => positions.get(input) ?? []);
}

/** Lists the positions of weights, the heaviest first. Equal weights keep their order. */
function sortByWeight(weights: Float64Array): number[] {
  return [...weights.keys()].toSorted(
    (a, b) => (weights[b] as number) - (weights[a] as number) || a - b,
  );
}

function requireFittingRequest(request: StabilityRequest, weighted: WeightedCriteria): void {
  const faults = [...checkSpread(request), ...checkOrder(request, weighted)];
  if (faults.length > 0) {
    throw failureFromFaults("invalid", faults);
  }
}

function checkSpread({ weights = "around", spread }: StabilityRequest): Fault[] {
  if (spread === undefined) {
    return [];
  }
  if (weights !== "around") {
    const detail = `weights=${weights} has no spread. Send weights=around, or omit spread.`;
    return [{ parameter: "spread", detail }];
  }
  const detail = "The spread must be a percentage from 0 to 100.";
  return spread >= 0 && spread <= 100 ? [] : [{ parameter: "spread", detail }];
}

function checkOrder(
  { weights = "around", order }: StabilityRequest,
  { criteria }: WeightedCriteria,
): Fault[] {
  if (order === undefined) {
    return [];
  }
  if (weights !== "ordered") {
    const detail = `weights=${weights} has no order. Send weights=ordered, or omit order.`;
    return [{ parameter: "order", detail }];
  }
  const inputs = criteria.map(({ input }) => input);
  const isComplete =
    order.length === inputs.length && inputs.every((input) => order.includes(input));
  return isComplete ? [] : [{ parameter: "order", detail: describeOrderFault(inputs) }];
}

function describeOrderFault(inputs: readonly string[]): string {
  return inputs.length === 0
    ? "The score of this model does not depend on weights, so they have no order. Omit order."
    : `The order must contain each criterion with a weight once: ${formatShortList(inputs)}.`;
}

function countDraws(count: number, { definition }: ResolvedModel, cost: number): number {
  const products = count * listOrderingCriteria(definition).length * cost;
  const draws = Math.floor(productsMax / Math.max(1, products));
  return Math.min(drawsMax, Math.max(drawsMin, draws));
}

/** Returns the cost of one rating in one draw, in products. */
function countProducts({ mean, distances }: Model): number {
  if (mean !== undefined) {
    return 1;
  }
  return distances === undefined ? redrawCost : distanceCost;
}
