import { type DefinitionRequest, type MissingRule } from "../../../src/core/models/model.ts";

/** A model with the properties that the laws test. */
export type Subject = {
  readonly name: string;
  readonly kind: string;
  readonly request: DefinitionRequest;
  /** The relative tolerance of the sum of the parts; 0 is exact. */
  readonly tolerance: number;
  readonly range: readonly [number, number];
  /** False if the parts are losses at the worst rating, which need not add up. */
  readonly isShared?: false;
  /** True if an item without ratings has a score. */
  readonly scoresUnrated?: true;
  /** Criteria that raise some scores and lower others. */
  readonly nonMonotone?: readonly string[];
};

const ownCriteria: DefinitionRequest = {
  criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }, { key: "reach" }],
  weights: { delight: 3, upkeep: 0.7, reach: 1.1 },
};

/** Criteria whose ranges are above 0, as assumed ratings of a product must be. */
const positiveCriteria: DefinitionRequest = {
  ...ownCriteria,
  criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }, { key: "span", min: 0.5 }],
  weights: { delight: 3, upkeep: 0.7, span: 1.1 },
};

const judgedCriteria: DefinitionRequest = {
  criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }, { key: "reach" }],
  judgements: [
    { a: "delight", b: "upkeep", value: 3 },
    { a: "delight", b: "reach", value: 4 },
    { a: "upkeep", b: "reach", value: 2 },
  ],
};

/** Votes on the items 1 to 5. A snapshot may have more items. */
const fewVotes = [1, 2, 3, 4, 5].map((winner) => ({
  winner,
  loser: (winner % 5) + 1,
  count: winner,
}));

const unbounded = Number.MAX_VALUE;

/** Every kind of model, with each option that changes its arithmetic. */
export const subjects: readonly Subject[] = [
  { name: "qvf", kind: "qvf", request: {}, tolerance: 0, range: [0, 1] },
  {
    name: "qvf-classic",
    kind: "qvf-classic",
    request: {},
    tolerance: 0,
    range: [0, 1],
    scoresUnrated: true,
  },
  { name: "weighted", kind: "weighted", request: ownCriteria, tolerance: 0, range: [0, 1] },
  { name: "ahp", kind: "ahp", request: judgedCriteria, tolerance: 0, range: [0, 1] },
  ...(["min-max", "z-score", "percentile"] as const).map((scaling): Subject => ({
    name: `weighted, ${scaling}`,
    kind: "weighted",
    request: { ...ownCriteria, scaling },
    tolerance: 0,
    range: [0, 1],
  })),
  { name: "topsis", kind: "topsis", request: ownCriteria, tolerance: 1e-12, range: [0, 1] },
  {
    name: "weighted-product",
    kind: "weighted-product",
    request: ownCriteria,
    tolerance: 1e-12,
    range: [0, unbounded],
  },
  { name: "votes", kind: "votes", request: { votes: fewVotes }, tolerance: 0, range: [0, 1] },
  { name: "wsjf", kind: "wsjf", request: {}, tolerance: 1e-12, range: [0.003, unbounded] },
  { name: "cd3", kind: "cd3", request: {}, tolerance: 1e-12, range: [0, unbounded] },
  { name: "rice", kind: "rice", request: {}, tolerance: 1e-12, range: [0, unbounded] },
  { name: "ice", kind: "ice", request: {}, tolerance: 1e-12, range: [1, 1000] },
  {
    name: "ice, mean",
    kind: "ice",
    request: { aggregation: "mean" },
    tolerance: 1e-12,
    range: [1, 10],
  },
  {
    name: "value-effort",
    kind: "value-effort",
    request: {},
    tolerance: 1e-12,
    range: [0, unbounded],
  },
  { name: "opportunity", kind: "opportunity", request: {}, tolerance: 0, range: [0, 20] },
  {
    name: "kano",
    kind: "kano",
    request: {},
    tolerance: 1e-12,
    range: [0, 2],
    nonMonotone: ["kano_must_be", "kano_attractive"],
  },
  { name: "moscow", kind: "moscow", request: {}, tolerance: 0, range: [0, 3] },
  {
    name: "formula",
    kind: "formula",
    request: {
      expression: "(value * 2 + urgency) / max(effort, 1) + coalesce(reach, 7) ** 0.3",
      criteria: [
        { key: "value" },
        { key: "urgency" },
        { key: "effort", direction: "down", min: 0, max: 20 },
      ],
    },
    tolerance: 0,
    range: [-unbounded, unbounded],
    isShared: false,
  },
  { name: "trending", kind: "trending", request: {}, tolerance: 0, range: [-unbounded, unbounded] },
  ...subjectsByRule("weighted", ["worst", "neutral", "none"], { request: ownCriteria }),
  ...subjectsByRule("weighted", ["worst", "neutral"], {
    request: { ...ownCriteria, scaling: "percentile" },
  }),
  ...subjectsByRule("ahp", ["neutral"], { request: judgedCriteria }),
  ...subjectsByRule("qvf", ["worst", "none"], {}),
  // A snapshot of one item has no comparison, so an item without ratings has no score.
  ...subjectsByRule("topsis", ["worst", "neutral", "none"], {
    request: ownCriteria,
    tolerance: 1e-12,
    needsOthers: true,
  }),
  ...subjectsByRule("weighted-product", ["worst", "neutral", "none"], {
    request: positiveCriteria,
    tolerance: 1e-12,
    range: [0, unbounded],
  }),
  ...subjectsByRule("wsjf", ["renormalise", "worst", "none"], {
    tolerance: 1e-12,
    range: [0.003, unbounded],
  }),
  ...["cd3", "rice", "value-effort"].flatMap((kind) =>
    subjectsByRule(kind, ["worst"], { tolerance: 1e-12, range: [0, unbounded] }),
  ),
  ...subjectsByRule("ice", ["neutral", "none"], {
    request: { aggregation: "mean" },
    tolerance: 1e-12,
    range: [1, 10],
  }),
  ...subjectsByRule("ice", ["worst"], { tolerance: 1e-12, range: [1, 1000] }),
  ...subjectsByRule("opportunity", ["worst", "neutral"], { range: [0, 20] }),
  ...[ownCriteria, { ...ownCriteria, missing: "worst" as const }].map((request): Subject => ({
    name: `weighted, ${request.missing ?? "renormalise"}, min_coverage`,
    kind: "weighted",
    request: { ...request, minCoverage: 0.5 },
    tolerance: 0,
    range: [0, 1],
  })),
  {
    name: "qvf-classic, min_coverage",
    kind: "qvf-classic",
    request: { minCoverage: 0.5 },
    tolerance: 0,
    range: [0, 1],
  },
];

/** Returns a subject for each treatment of missing ratings. */
function subjectsByRule(
  kind: string,
  rules: readonly MissingRule[],
  {
    request = {},
    tolerance = 0,
    range = [0, 1],
    needsOthers = false,
  }: Partial<Pick<Subject, "request" | "tolerance" | "range">> & { readonly needsOthers?: boolean },
): Subject[] {
  return rules.map((missing) => ({
    name: [kind, request.scaling, request.aggregation, missing].filter(Boolean).join(", "),
    kind,
    request: { ...request, missing },
    tolerance,
    range,
    ...(["worst", "neutral"].includes(missing) && !needsOthers && { scoresUnrated: true }),
  }));
}
