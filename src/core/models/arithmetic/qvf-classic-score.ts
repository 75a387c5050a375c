import { type Category } from "../model.ts";

/** Weights of the five categories; the sixth term, effort, weighs .10 beside them. */
export type ClassicWeights = {
  readonly business_value: number;
  readonly strategic_alignment: number;
  readonly customer_value: number;
  readonly implementation_complexity: number;
  readonly risk_assessment: number;
};

/** One item as the original API took it; what is absent takes the model's default. */
export type ClassicInput = {
  readonly business_value?: number | undefined;
  readonly technical_complexity?: number | undefined;
  readonly risk_level?: number | undefined;
  readonly story_points?: number | undefined;
  /** In any case of letters; unknown words count as medium. */
  readonly priority?: string | undefined;
};

/** One item as the original API answered; nothing is rounded. */
export type ClassicScore = {
  readonly qvf_score: number;
  readonly quality_score: number;
  readonly value_score: number;
  readonly framework_alignment: number;
  readonly criteria_scores: {
    readonly business_value: number;
    readonly technical_complexity: number;
    readonly strategic_alignment: number;
    readonly risk_mitigation: number;
    readonly implementation_effort: number;
  };
  readonly category: Category;
};

/** What the original's organisations weighed. `agile` is what its scores used. */
export const classicWeights = {
  default: buildWeights([0.25, 0.25, 0.2, 0.15, 0.15]),
  agile: buildWeights([0.3, 0.15, 0.3, 0.2, 0.05]),
  enterprise: buildWeights([0.25, 0.35, 0.15, 0.05, 0.2]),
  startup: buildWeights([0.3, 0.07, 0.35, 0.25, 0.03]),
} as const;

/** What an absent rating counts as. */
export const classicDefaults = {
  business_value: 5,
  technical_complexity: 5,
  risk_level: 3,
  story_points: 3,
} as const;

/** The weight of effort, beside the five categories and not among them. */
export const classicEffortWeight = 0.1;

/** What a priority adds to the score (`score`), to `value_score` and to `criteria_scores`. */
const priorityFactors = {
  high: { score: 1, value: 1.2, alignment: 0.9 },
  medium: { score: 0.6, value: 1, alignment: 0.6 },
  low: { score: 0.3, value: 0.8, alignment: 0.3 },
} as const;

type PriorityFactors = (typeof priorityFactors)[keyof typeof priorityFactors];

/** How a priority counts in the score; critical counts as high. */
export const classicPriorities = {
  critical: priorityFactors.high.score,
  high: priorityFactors.high.score,
  medium: priorityFactors.medium.score,
  low: priorityFactors.low.score,
} as const;

/**
 * One item, scored the way the original QVF API did. The formula stands at `qvfClassic`; besides:
 *
 *     quality_score       = max(0, 1 − technical_complexity / 12)
 *     value_score         = clamp(business_value / 10 · {high 1.2, medium 1, low .8}, 0, 1)
 *     framework_alignment = qvf_score · 0.95
 *     category            = High above .7, Medium above .4, else Low
 *
 * Critical counts as high, for the original knew no such word; any other unknown word as medium.
 * Ratings are taken as they are: who calls has checked their ranges.
 *
 * @example
 * const item = { business_value: 8, technical_complexity: 6, story_points: 5, priority: "High" };
 * qvfClassicScore(item).qvf_score; // 0.82119… with a risk level of 3
 */
export function scoreQvfClassic(
  input: ClassicInput,
  by: ClassicWeights = classicWeights.agile,
): ClassicScore {
  const complexity = input.technical_complexity ?? classicDefaults.technical_complexity;
  const risk = input.risk_level ?? classicDefaults.risk_level;
  const points = input.story_points ?? classicDefaults.story_points;
  const standing = findPriorityFactors(input.priority);
  const bv = (input.business_value ?? classicDefaults.business_value) / 10;
  const cx = 1 - complexity / 10;
  const rk = 1 - risk / 10;
  const eff = 1 - Math.min(points / 21, 1);
  const sum =
    bv * by.business_value +
    cx * by.implementation_complexity +
    rk * by.risk_assessment +
    eff * classicEffortWeight +
    standing.score * by.strategic_alignment +
    bv * by.customer_value;
  const score = Math.min(Math.max(sum, 0), 1);
  return {
    qvf_score: score,
    quality_score: Math.max(0, 1 - complexity / 12),
    value_score: Math.min(Math.max(bv * standing.value, 0), 1),
    framework_alignment: score * 0.95,
    criteria_scores: {
      business_value: bv,
      technical_complexity: cx,
      strategic_alignment: standing.alignment,
      risk_mitigation: rk,
      implementation_effort: eff,
    },
    category: toCategory(score),
  };
}

function buildWeights([bv, sa, cv, ic, ra]: readonly [
  number,
  number,
  number,
  number,
  number,
]): ClassicWeights {
  return {
    business_value: bv,
    strategic_alignment: sa,
    customer_value: cv,
    implementation_complexity: ic,
    risk_assessment: ra,
  };
}

function findPriorityFactors(priority = "medium"): PriorityFactors {
  switch (priority.toLowerCase()) {
    case "critical":
    case "high":
      return priorityFactors.high;
    case "low":
      return priorityFactors.low;
    default:
      return priorityFactors.medium;
  }
}

function toCategory(score: number): Category {
  if (score > 0.7) {
    return "High";
  }
  return score > 0.4 ? "Medium" : "Low";
}
