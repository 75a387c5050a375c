import { type Random } from "./seeded-random.ts";

/** The true properties of an item, each from 0 to 1. Ratings are noisy estimates of them. */
export type Nature = {
  readonly value: number;
  readonly effort: number;
  readonly risk: number;
  readonly urgency: number;
};

export type Kind = "initiative" | "epic" | "feature" | "story" | "task" | "bug";

/** The share of items of each type that have ratings for a model. */
const shares: Readonly<Record<Kind, Readonly<Record<string, number>>>> = {
  initiative: { cd3: 1 },
  epic: { wsjf: 0.6, rice: 0.3, cd3: 0.6 },
  feature: { qvf: 0.55, wsjf: 0.5, rice: 0.45, cd3: 0.2 },
  story: { qvf: 0.65, wsjf: 0.25, rice: 0.2, ice: 0.2 },
  task: { qvf: 0.45, wsjf: 0.15, ice: 0.1 },
  bug: { qvf: 0.6, wsjf: 0.1, rice: 0.05, ice: 0.25 },
};

/** The share of a model's criteria that have no rating. */
const unanswered = 0.08;

const fibonacci = [1, 2, 3, 5, 8, 13, 20] as const;
const impacts = [0.25, 0.5, 1, 2, 3] as const;
const confidences = [0.5, 0.8, 1] as const;
const months = [0.25, 0.5, 1, 2, 3, 5] as const;
const points = [1, 2, 3, 5, 8, 13, 21] as const;

/** Ratings as CSV cells, by criterion, in the order of the columns. */
export type Cells = Readonly<Record<string, string>>;

export const criteria = [
  "business_value",
  "technical_complexity",
  "story_points",
  "risk_level",
  "user_value",
  "time_criticality",
  "risk_reduction",
  "job_size",
  "reach",
  "impact",
  "confidence",
  "effort",
  "ice_impact",
  "ice_confidence",
  "ease",
  "cost_of_delay",
  "duration",
] as const;

const makers = {
  qvf: rateQvf,
  wsjf: rateWsjf,
  rice: rateRice,
  ice: rateIce,
  cd3: rateCd3,
} as const;

/** Draws the ratings of an item: for some models, and most of their criteria. */
export function drawRatings(kind: Kind, nature: Nature, seed: Random): Cells {
  const cells: Record<string, string> = {};
  for (const [model, make] of Object.entries(makers)) {
    const isAsked = seed.isHit(shares[kind][model] ?? 0);
    const made = isAsked ? Object.entries(make(nature, seed)) : [];
    for (const [criterion, cell] of made.filter(() => !seed.isHit(unanswered))) {
      cells[criterion] = cell;
    }
  }
  return cells;
}

/** Draws story points from the usual scale. */
export function drawPoints({ effort }: Nature, seed: Random): number {
  return pickStep(points, addNoise(effort, seed));
}

/** High value never comes with low complexity, so no item is perfect. */
function rateQvf(nature: Nature, seed: Random): Cells {
  const value = toTenPointScale(addNoise(nature.value, seed));
  const complexity = toTenPointScale(addNoise((nature.effort + nature.risk) / 2, seed));
  return {
    business_value: String(value),
    technical_complexity: String(Math.max(complexity, 2 * value - 15)),
    story_points: drawStep(points, addNoise(nature.effort, seed), seed),
    risk_level: String(toTenPointScale(addNoise(nature.risk, seed))),
  };
}

function rateWsjf({ value, urgency, risk, effort }: Nature, seed: Random): Cells {
  return {
    user_value: String(pickStep(fibonacci, addNoise(value, seed))),
    time_criticality: String(pickStep(fibonacci, addNoise(urgency, seed))),
    risk_reduction: String(pickStep(fibonacci, addNoise(risk, seed))),
    job_size: drawStep(fibonacci, addNoise(effort, seed), seed),
  };
}

function rateRice({ value, effort, risk }: Nature, seed: Random): Cells {
  const share = addNoise(value, seed);
  const reach = roundToTwoDigits(50 + 20_000 * share * share * share);
  const isUnsure = seed.isHit(0.2);
  return {
    reach: isUnsure
      ? formatInterval([roundToTwoDigits(reach / 2), reach, roundToTwoDigits(reach * 1.6)])
      : String(reach),
    impact: String(pickStep(impacts, addNoise(value, seed))),
    confidence: String(pickStep(confidences, addNoise(1 - risk, seed))),
    effort: drawStep(months, addNoise(effort, seed), seed),
  };
}

function rateIce({ value, effort, risk }: Nature, seed: Random): Cells {
  return {
    ice_impact: String(toTenPointScale(addNoise(value, seed))),
    ice_confidence: String(toTenPointScale(addNoise(1 - risk, seed))),
    ease: String(toTenPointScale(addNoise(1 - effort, seed))),
  };
}

function rateCd3({ value, urgency, effort }: Nature, seed: Random): Cells {
  const share = addNoise((value + urgency) / 2, seed);
  const weeks = 1 + Math.round(25 * addNoise(effort, seed));
  const isUnsure = seed.isHit(0.25);
  return {
    cost_of_delay: String(roundToTwoDigits(500 + 60_000 * share * share)),
    duration: isUnsure ? formatInterval([Math.ceil(weeks * 0.7), weeks, weeks * 2]) : String(weeks),
  };
}

/** Adds noise to a share, within 0–1: people estimate differently. */
function addNoise(share: number, seed: Random): number {
  const noise = (seed.next() + seed.next() - 1) * 0.3;
  return Math.min(Math.max(share + noise, 0), 1);
}

function toTenPointScale(share: number): number {
  return 1 + Math.round(9 * share);
}

function pickStep(scale: readonly number[], share: number): number {
  return scale[findStep(scale, share)] ?? 1;
}

function findStep(scale: readonly number[], share: number): number {
  return Math.round((scale.length - 1) * share);
}

/** Draws a step of a scale; sometimes an interval with the steps beside it. */
function drawStep(scale: readonly number[], share: number, seed: Random): string {
  const step = findStep(scale, share);
  const [low, likely, high] = [scale[step - 1], scale[step], scale[step + 1]];
  const isUnsure = seed.isHit(0.15);
  return isUnsure && low !== undefined && likely !== undefined && high !== undefined
    ? formatInterval([low, likely, high])
    : String(likely);
}

function formatInterval(three: readonly [low: number, likely: number, high: number]): string {
  return three.join("..");
}

/** 4,321 → 4,300. */
function roundToTwoDigits(number: number): number {
  return Number(number.toPrecision(2));
}
