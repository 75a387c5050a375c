import { type Priority } from "../../../src/core/item/item.ts";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";

/** Returns a random whole number from 0 up to a limit, exclusive. */
export type Pick = (limit: number) => number;

/** The ratings of an item as whole numbers. */
export type WholeRatings = Readonly<Record<string, number>>;

/** A rational number in lowest terms. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** A model whose scores are rational numbers, with random items and exact scores. */
export type ExactModel = {
  readonly name: string;
  readonly kind: string;
  readonly request: DefinitionRequest;
  readonly drawRatings: (pick: Pick) => WholeRatings;
  readonly computeScore: (ratings: WholeRatings, priority: Priority) => Fraction;
};

const threeWeights = { delight: 20, upkeep: 15, charm: 40, polish: 25 };
const threeKeys = ["delight", "upkeep", "charm"] as const;

/** Models of sums, products and quotients, rated with whole numbers as teams rate. */
export const exactModels: readonly ExactModel[] = [
  {
    name: "qvf-classic",
    kind: "qvf-classic",
    request: {},
    drawRatings: (pick) => ({
      business_value: 1 + pick(10),
      technical_complexity: 1 + pick(10),
      risk_level: 1 + pick(10),
      story_points: 1 + pick(21),
    }),
    computeScore: computeClassicScore,
  },
  {
    name: "weighted, equal weights",
    kind: "weighted",
    request: { criteria: threeKeys.map((key) => ({ key, min: 0, max: 10 })) },
    drawRatings: (pick) => Object.fromEntries(threeKeys.map((key) => [key, pick(11)])),
    computeScore: (ratings) => toFraction(sum(threeKeys.map((key) => ratings[key] ?? 0)), 30),
  },
  {
    name: "weighted, weights 20 15 40 25, some ratings missing",
    kind: "weighted",
    request: {
      criteria: Object.keys(threeWeights).map((key) => ({ key, min: 0, max: 100 })),
      weights: threeWeights,
    },
    drawRatings: (pick) => {
      const entries = Object.keys(threeWeights).map((key) => [key, 5 * pick(21)] as const);
      const present = entries.filter((_, index) => index === 0 || pick(5) > 0);
      return Object.fromEntries(present);
    },
    computeScore: (ratings) => {
      const rated = Object.entries(threeWeights).filter(([key]) => ratings[key] !== undefined);
      const total = sum(rated.map(([key, weight]) => weight * (ratings[key] ?? 0)));
      return toFraction(total, 100 * sum(rated.map(([, weight]) => weight)));
    },
  },
  {
    name: "wsjf",
    kind: "wsjf",
    request: {},
    drawRatings: (pick) => ({
      user_value: points[pick(7)] ?? 1,
      time_criticality: points[pick(7)] ?? 1,
      risk_reduction: points[pick(7)] ?? 1,
      job_size: points[pick(7)] ?? 1,
    }),
    computeScore: ({ user_value = 0, time_criticality = 0, risk_reduction = 0, job_size = 1 }) =>
      toFraction(user_value + time_criticality + risk_reduction, job_size),
  },
  {
    name: "ice, mean",
    kind: "ice",
    request: { aggregation: "mean" },
    drawRatings: drawIce,
    computeScore: ({ ice_impact = 0, ice_confidence = 0, ease = 0 }) =>
      toFraction(ice_impact + ice_confidence + ease, 3),
  },
  {
    name: "value-effort",
    kind: "value-effort",
    request: {},
    drawRatings: (pick) => ({ value_points: 1 + pick(10), effort_points: 1 + pick(10) }),
    computeScore: ({ value_points = 0, effort_points = 1 }) =>
      toFraction(value_points, effort_points),
  },
];

const points = [1, 2, 3, 5, 8, 13, 20];

function drawIce(pick: Pick): WholeRatings {
  return { ice_impact: 1 + pick(10), ice_confidence: 1 + pick(10), ease: 1 + pick(10) };
}

const priorityTenths: Readonly<Record<Priority, number>> = {
  critical: 10,
  high: 10,
  medium: 6,
  low: 3,
};

/** Computes a score by the agile weights of qvf-classic, in units of 1/21,000. */
export function computeClassicScore(ratings: WholeRatings, priority: Priority): Fraction {
  const { business_value = 5, technical_complexity = 5 } = ratings;
  const { risk_level = 3, story_points = 3 } = ratings;
  const thousandths =
    business_value * (30 + 30) +
    (10 - technical_complexity) * 20 +
    (10 - risk_level) * 5 +
    priorityTenths[priority] * 15;
  const effort = 100 * (21 - Math.min(story_points, 21)); // 0.1 · (21 − sp) / 21 · 21,000
  return toFraction(Math.min(21 * thousandths + effort, 21_000), 21_000);
}

/** Returns whether a fraction is less than another one. */
export function isLess(a: Fraction, b: Fraction): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

function toFraction(numerator: number, denominator: number): Fraction {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const divisor = computeGcd(n, d);
  return { numerator: n / divisor, denominator: d / divisor };
}

function computeGcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : computeGcd(b, a % b);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
