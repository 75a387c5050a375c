import {
  storyPoints,
  storyPointsCap,
  technicalComplexity,
  createPointsCriterion,
} from "./criteria.ts";
import { type Criterion } from "./model.ts";

/** One criterion and its weight inside its category. */
export type CategoryMember = { readonly criterion: Criterion; readonly weight: number };

const share = { min: 0, max: 1, direction: "up" } as const;

const revenueImpact: Criterion = {
  key: "revenue_impact",
  name: "Revenue impact",
  unit: "money per year",
  min: 0,
  max: 100_000_000,
  direction: "up",
  scale: "log",
};

const deadlineCriticality: Criterion = {
  key: "deadline_criticality",
  name: "Deadline criticality",
  unit: "urgency",
  ...share,
  words: { critical: 1, high: 0.75, medium: 0.5, low: 0.25, none: 0 },
};

const userImpact: Criterion = {
  key: "user_impact",
  name: "User impact",
  unit: "users",
  min: 0,
  max: 10_000_000,
  direction: "up",
  scale: "log",
};

const customerSatisfaction: Criterion = {
  key: "customer_satisfaction",
  name: "Customer satisfaction",
  unit: "gain",
  ...share,
  words: { "very high": 1, high: 0.8, medium: 0.6, low: 0.3, "very low": 0.1 },
};

const competitiveness: Criterion = {
  key: "competitiveness",
  name: "Competitiveness",
  unit: "advantage",
  ...share,
  words: { "game changer": 1, significant: 0.8, parity: 0.5, minor: 0.3, none: 0 },
};

/** The criteria of each category. The weights inside a category add up to 1. */
export const qvfCategories: ReadonlyMap<string, readonly CategoryMember[]> = new Map([
  [
    "business_value",
    [
      { criterion: createPointsCriterion("raw_value", "Raw value"), weight: 0.4 },
      { criterion: revenueImpact, weight: 0.3 },
      { criterion: createPointsCriterion("cost_savings", "Cost savings"), weight: 0.2 },
      { criterion: deadlineCriticality, weight: 0.1 },
    ],
  ],
  [
    "strategic_alignment",
    [
      { criterion: createPointsCriterion("okr_alignment", "OKR alignment"), weight: 0.4 },
      { criterion: createPointsCriterion("vision_alignment", "Vision alignment"), weight: 0.3 },
      { criterion: createPointsCriterion("portfolio_balance", "Portfolio balance"), weight: 0.2 },
      { criterion: createPointsCriterion("theme_alignment", "Theme alignment"), weight: 0.1 },
    ],
  ],
  [
    "customer_value",
    [
      { criterion: userImpact, weight: 0.4 },
      { criterion: customerSatisfaction, weight: 0.35 },
      { criterion: competitiveness, weight: 0.25 },
    ],
  ],
  [
    "implementation_complexity",
    [
      { criterion: technicalComplexity, weight: 0.4 },
      {
        criterion: createPointsCriterion("dependency_complexity", "Dependency complexity", "down"),
        weight: 0.3,
      },
      {
        criterion: createPointsCriterion("resource_demand", "Resource demand", "down"),
        weight: 0.3,
      },
    ],
  ],
  [
    "risk_assessment",
    [
      {
        criterion: createPointsCriterion("implementation_risk", "Implementation risk", "down"),
        weight: 0.3,
      },
      { criterion: createPointsCriterion("inaction_risk", "Risk of not doing it"), weight: 0.25 },
      {
        criterion: createPointsCriterion("technical_risk", "Technical risk", "down"),
        weight: 0.25,
      },
      { criterion: createPointsCriterion("compliance_need", "Compliance need"), weight: 0.2 },
    ],
  ],
]);

/** The effort term. Its unit scale ends at 21 story points, as in the classic model. */
export const qvfEffort: Criterion = { ...storyPoints, max: storyPointsCap };

/** The criteria of QVF, category by category, with the estimate last. */
export const qvfCriteria: readonly Criterion[] = [
  ...[...qvfCategories.values()].flat().map(({ criterion }) => criterion),
  storyPoints,
];
