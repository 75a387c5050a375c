import { type Category } from "../model.ts";

/** The weights of the five categories. The effort has the fixed weight .10. */
export type ClassicWeights = {
  readonly business_value: number;
  readonly strategic_alignment: number;
  readonly customer_value: number;
  readonly implementation_complexity: number;
  readonly risk_assessment: number;
};

/** An item in the format of the original API. A missing field has the model's default. */
export type ClassicInput = {
  readonly business_value?: number | undefined;
  readonly technical_complexity?: number | undefined;
  readonly risk_level?: number | undefined;
  readonly story_points?: number | undefined;
  /** Case-insensitive. An unknown word counts as medium. */
  readonly priority?: string | undefined;
};

/** A score in the format of the original API, without rounding. */
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

/** The weights of the original's kinds of organisations. Its scores used `agile`. */
export const classicWeights = {
  default: buildWeights([0.25, 0.25, 0.2, 0.15, 0.15]),
  agile: buildWeights([0.3, 0.15, 0.3, 0.2, 0.05]),
  enterprise: buildWeights([0.25, 0.35, 0.15, 0.05, 0.2]),
  startup: buildWeights([0.3, 0.07, 0.35, 0.25, 0.03]),
} as const;

/** The default of each missing rating. */
export const classicDefaults = {
  business_value: 5,
  technical_complexity: 5,
  risk_level: 3,
  story_points: 3,
} as const;

/** The weight of the effort, in addition to the weights of the five categories. */
export const classicEffortWeight = 0.1;

/** The factors of a priority in the score, in `value_score` and in `criteria_scores`. */
const priorityFactors = {
  high: { score: 1, value: 1.2, alignment: 0.9 },
  medium: { score: 0.6, value: 1, alignment: 0.6 },
  low: { score: 0.3, value: 0.8, alignment: 0.3 },
} as const;

type PriorityFactors = (typeof priorityFactors)[keyof typeof priorityFactors];

/** The factor of each priority in the score. Critical counts as high. */
export const classicPriorities = {
  critical: priorityFactors.high.score,
  high: priorityFactors.high.score,
  medium: priorityFactors.medium.score,
  low: priorityFactors.low.score,
} as const;

/**
 * Scores an item like the original QVF API. `qvfClassic` documents `qvf_score`. The other fields:
 *
 *     quality_score       = max(0, 1 − technical_complexity / 12)
 *     value_score         = clamp(business_value / 10 · {high 1.2, medium 1, low .8}, 0, 1)
 *     framework_alignment = qvf_score · 0.95
 *     category            = High above .7, Medium above .4, else Low
 *
 * Critical counts as high, because the original had no such priority. An unknown word counts as
 * medium. The caller must check the ranges of the ratings.
 *
 * @example
 * const item = { business_value: 8, technical_complexity: 6, story_points: 5, priority: "High" };
 * scoreQvfClassic(item).qvf_score; // 0.82119… with the default risk level of 3
 */
export function scoreQvfClassic(
  input: ClassicInput,
  weights: ClassicWeights = classicWeights.agile,
): ClassicScore {
  const complexity = input.technical_complexity ?? classicDefaults.technical_complexity;
  const risk = input.risk_level ?? classicDefaults.risk_level;
  const points = input.story_points ?? classicDefaults.story_points;
  const factors = findPriorityFactors(input.priority);
  const bv = (input.business_value ?? classicDefaults.business_value) / 10;
  const cx = 1 - complexity / 10;
  const rk = 1 - risk / 10;
  const eff = 1 - Math.min(points / 21, 1);
  const sum =
    bv * weights.business_value +
    cx * weights.implementation_complexity +
    rk * weights.risk_assessment +
    eff * classicEffortWeight +
    factors.score * weights.strategic_alignment +
    bv * weights.customer_value;
  const score = Math.min(Math.max(sum, 0), 1);
  return {
    qvf_score: score,
    quality_score: Math.max(0, 1 - complexity / 12),
    value_score: Math.min(Math.max(bv * factors.value, 0), 1),
    framework_alignment: score * 0.95,
    criteria_scores: {
      business_value: bv,
      technical_complexity: cx,
      strategic_alignment: factors.alignment,
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
