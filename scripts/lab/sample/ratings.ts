import { type Seeded } from "./seeded-random.ts";

/** What an item truly is, each from 0 to 1; ratings are what people make of it. */
export type Nature = {
  readonly value: number;
  readonly effort: number;
  readonly risk: number;
  readonly urgency: number;
};

export type Kind = "initiative" | "epic" | "feature" | "story" | "task" | "bug";

/** The share of items of each type that somebody rated for a model. */
const shares: Readonly<Record<Kind, Readonly<Record<string, number>>>> = {
  initiative: { cd3: 1 },
  epic: { wsjf: 0.6, rice: 0.3, cd3: 0.6 },
  feature: { qvf: 0.55, wsjf: 0.5, rice: 0.45, cd3: 0.2 },
  story: { qvf: 0.65, wsjf: 0.25, rice: 0.2, ice: 0.2 },
  task: { qvf: 0.45, wsjf: 0.15, ice: 0.1 },
  bug: { qvf: 0.6, wsjf: 0.1, rice: 0.05, ice: 0.25 },
};

/** Of a model's criteria that were asked, the share that got no answer. */
const unanswered = 0.08;

const fibonacci = [1, 2, 3, 5, 8, 13, 20] as const;
const impacts = [0.25, 0.5, 1, 2, 3] as const;
const confidences = [0.5, 0.8, 1] as const;
const months = [0.25, 0.5, 1, 2, 3, 5] as const;
const points = [1, 2, 3, 5, 8, 13, 21] as const;

/** Ratings as cells, by criterion, in the order of the columns. */
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

const makers = { qvf: qvfOf, wsjf: wsjfOf, rice: riceOf, ice: iceOf, cd3: cd3Of } as const;

/** What people said about an item: some models, most of their criteria. */
export function ratingsOf(kind: Kind, nature: Nature, seed: Seeded): Cells {
  const cells: Record<string, string> = {};
  for (const [model, make] of Object.entries(makers)) {
    const isAsked = seed.happens(shares[kind][model] ?? 0);
    const made = isAsked ? Object.entries(make(nature, seed)) : [];
    for (const [criterion, cell] of made.filter(() => !seed.happens(unanswered))) {
      cells[criterion] = cell;
    }
  }
  return cells;
}

/** Story points for a nature, from the usual scale. */
export function pointsOf({ effort }: Nature, seed: Seeded): number {
  return stepOf(points, about(effort, seed));
}

/** What is worth the most is never simple, so that no item is perfect. */
function qvfOf(nature: Nature, seed: Seeded): Cells {
  const value = tenOf(about(nature.value, seed));
  const complexity = tenOf(about((nature.effort + nature.risk) / 2, seed));
  return {
    business_value: String(value),
    technical_complexity: String(Math.max(complexity, 2 * value - 15)),
    story_points: stepped(points, about(nature.effort, seed), seed),
    risk_level: String(tenOf(about(nature.risk, seed))),
  };
}

function wsjfOf({ value, urgency, risk, effort }: Nature, seed: Seeded): Cells {
  return {
    user_value: String(stepOf(fibonacci, about(value, seed))),
    time_criticality: String(stepOf(fibonacci, about(urgency, seed))),
    risk_reduction: String(stepOf(fibonacci, about(risk, seed))),
    job_size: stepped(fibonacci, about(effort, seed), seed),
  };
}

function riceOf({ value, effort, risk }: Nature, seed: Seeded): Cells {
  const share = about(value, seed);
  const reach = twoDigits(50 + 20_000 * share * share * share);
  const isUnsure = seed.happens(0.2);
  return {
    reach: isUnsure
      ? interval([twoDigits(reach / 2), reach, twoDigits(reach * 1.6)])
      : String(reach),
    impact: String(stepOf(impacts, about(value, seed))),
    confidence: String(stepOf(confidences, about(1 - risk, seed))),
    effort: stepped(months, about(effort, seed), seed),
  };
}

function iceOf({ value, effort, risk }: Nature, seed: Seeded): Cells {
  return {
    ice_impact: String(tenOf(about(value, seed))),
    ice_confidence: String(tenOf(about(1 - risk, seed))),
    ease: String(tenOf(about(1 - effort, seed))),
  };
}

function cd3Of({ value, urgency, effort }: Nature, seed: Seeded): Cells {
  const share = about((value + urgency) / 2, seed);
  const weeks = 1 + Math.round(25 * about(effort, seed));
  const isUnsure = seed.happens(0.25);
  return {
    cost_of_delay: String(twoDigits(500 + 60_000 * share * share)),
    duration: isUnsure ? interval([Math.ceil(weeks * 0.7), weeks, weeks * 2]) : String(weeks),
  };
}

/** Around a share, and never outside 0–1: people see the same thing differently. */
function about(share: number, seed: Seeded): number {
  const noise = (seed.next() + seed.next() - 1) * 0.3;
  return Math.min(Math.max(share + noise, 0), 1);
}

function tenOf(share: number): number {
  return 1 + Math.round(9 * share);
}

function stepOf(scale: readonly number[], share: number): number {
  return scale[placeOn(scale, share)] ?? 1;
}

function placeOn(scale: readonly number[], share: number): number {
  return Math.round((scale.length - 1) * share);
}

/** A step of a scale; of those who are unsure, also the steps beside it. */
function stepped(scale: readonly number[], share: number, seed: Seeded): string {
  const place = placeOn(scale, share);
  const [low, likely, high] = [scale[place - 1], scale[place], scale[place + 1]];
  const isUnsure = seed.happens(0.15);
  return isUnsure && low !== undefined && likely !== undefined && high !== undefined
    ? interval([low, likely, high])
    : String(likely);
}

function interval(three: readonly [low: number, likely: number, high: number]): string {
  return three.join("..");
}

/** 4,321 → 4,300. */
function twoDigits(number: number): number {
  return Number(number.toPrecision(2));
}
