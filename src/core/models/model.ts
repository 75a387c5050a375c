import { type RandomIndexName } from "../ahp/consistency.ts";
import { type Judgement } from "../ahp/judgements.ts";
import { type HierarchyCategory as JudgedCategory } from "../ahp/outline.ts";
import { type Instant, type Priority, type Ratings } from "../item/item.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** The direction in which the score goes when the rating grows. */
export type Direction = "up" | "down";

/** A property of an item that a model reads as a rating, with its range and direction. */
export type Criterion = {
  /** The key of the rating, in snake_case. A key has the same scale in every model. */
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly direction: Direction;
  /** With `log`, the unit scale is logarithmic, which suits money and head counts. */
  readonly scale?: "linear" | "log";
  /** Words that clients may send instead of a number, with the number of each. */
  readonly words?: Readonly<Record<string, number>>;
};

/** The lower bounds of "High" and "Medium". A score must be above the bound. */
export type Cutoffs = { readonly high: number; readonly medium: number };

/** The comparison of a rating with the value of a gate. A rating passes if it is true. */
export type GateOperator = ">=" | ">" | "<=" | "<" | "=";

/** A condition on the likely rating of a criterion, which the score need not read. */
export type Gate = {
  readonly criterion: string;
  readonly op: GateOperator;
  readonly value: number;
};

/**
 * The place of items that fail a gate: after all scored items that pass (`last`), or outside of the
 * ranking (`out`).
 */
export type GatePolicy = "last" | "out";

/**
 * A criterion with its weight in a model. The model names it `input` and reads the rating `key`.
 */
export type WeightedCriterion = Criterion & {
  readonly input: string;
  readonly weight: number;
  /** The rating that counts if an item has none, for the addends of `wsjf`. */
  readonly fallback?: number;
};

/**
 * The treatment of missing ratings, in the order in which the API lists it:
 *
 * - `renormalise`: the weights of the rated criteria add up to 1
 * - `worst`: the worst end of the range, in the direction of the criterion
 * - `neutral`: the middle of the range, on the unit scale of the criterion
 * - `none`: no score
 */
export const missingRules = ["renormalise", "worst", "neutral", "none"] as const;

export type MissingRule = (typeof missingRules)[number];

/** One revision of a model: all inputs of a score except the ratings, as plain data. */
export type Definition = {
  readonly kind: string;
  readonly criteria: readonly WeightedCriterion[];
  readonly cutoffs?: Cutoffs;
  readonly aggregation?: "product" | "mean";
  /** The requested treatment of missing ratings. Absent: the default of the kind. */
  readonly missing?: MissingRule;
  /** The minimum coverage, 0–1, of an item with a score. Absent: any coverage. */
  readonly minCoverage?: number;
  /** True if the scores of an item depend on the other items of the snapshot. */
  readonly relative?: true;
  /** The scaling of ratings across items. Without it, each criterion's declared range applies. */
  readonly scaling?: CohortScaling;
  /** The names of the classes of `Scores.classes`. */
  readonly classes?: readonly string[];
  /** The expression of a `formula`. */
  readonly expression?: string;
  /** The strength of each item by its number, for `votes`. */
  readonly strengths?: Readonly<Record<string, number>>;
  /** The wins and comparisons of each item by its number, for `votes`. */
  readonly tallies?: Readonly<Record<string, readonly [wins: number, comparisons: number]>>;
  /** Set when data was added to the request to make it computable; `note` gives the reason. */
  readonly regularised?: true;
  /** A remark about this definition for readers of its scores. */
  readonly note?: string;
  /** The definition that orders the items of a class, for `moscow`. */
  readonly tieBreak?: Definition;
  /** The time after which a vote has lost half of its value, for `trending`. */
  readonly halfLifeDays?: number;
  /** The lower bounds of the high quadrants, for `value-effort`. */
  readonly thresholds?: Thresholds;
  /** The consistency of the judgements on each level, for `ahp`. */
  readonly consistency?: readonly LevelConsistency[] | undefined;
  /** The conditions that an item must meet. An item without the rating fails. Never empty. */
  readonly gates?: readonly Gate[];
  /** Present together with `gates`. */
  readonly gate?: GatePolicy;
};

/** The consistency of pairwise judgements at the top level or under a category; see `ahp`. */
export type LevelConsistency = {
  readonly under?: string;
  readonly lambda: number;
  readonly cr: number;
  readonly table: RandomIndexName;
};

/** A scaling of ratings relative to the ratings of the other items, not to a declared range. */
export type CohortScaling = "min-max" | "z-score" | "percentile";

/** The smallest high value and the smallest high effort. */
export type Thresholds = { readonly value: number; readonly effort: number };

/** `count` votes for one item over another. Both are item numbers. */
export type Vote = { readonly winner: number; readonly loser: number; readonly count?: number };

/** A workspace's request for a definition. A missing property has the model's default. */
export type DefinitionRequest = {
  readonly preset?: string | undefined;
  /** The weight of each input, and for `qvf` of each category. They are normalised to 1. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  /** The criterion to read for each input. A model without criteria of its own needs a list. */
  readonly criteria?: Readonly<Record<string, string>> | readonly CriterionRequest[] | undefined;
  readonly cutoffs?: Cutoffs | undefined;
  readonly aggregation?: "product" | "mean" | undefined;
  readonly missing?: MissingRule | undefined;
  readonly minCoverage?: number | undefined;
  readonly scaling?: "absolute" | CohortScaling | undefined;
  readonly expression?: string | undefined;
  readonly votes?: readonly Vote[] | undefined;
  /** The kind of a built-in model. */
  readonly tieBreak?: string | undefined;
  readonly halfLifeDays?: number | undefined;
  readonly thresholds?: Thresholds | undefined;
  /** The judgements from which `ahp` derives its weights, on every level. */
  readonly judgements?: readonly Judgement[] | undefined;
  readonly categories?: readonly JudgedCategory[] | undefined;
  readonly table?: RandomIndexName | undefined;
  /** At most twenty. An empty list removes the gates that a what-if would inherit. */
  readonly gates?: readonly Gate[] | undefined;
  readonly gate?: GatePolicy | undefined;
};

/**
 * A criterion of a workspace. A missing property comes from the built-in criterion with the same
 * key. Without one, the defaults are 1 to 10 points, direction up.
 */
export type CriterionRequest = Pick<Criterion, "key"> & {
  readonly name?: string | undefined;
  readonly unit?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly direction?: Direction | undefined;
  readonly scale?: "linear" | "log" | undefined;
};

/** One score for each row of the snapshot. A row without a score has NaN. */
export type Scores = {
  readonly value: Float64Array;
  /** 0–1: the share of the weight that had a rating. */
  readonly coverage: Float64Array;
  /** 0–1: the coverage, reduced when a rating is a wide interval. */
  readonly confidence: Float64Array;
  /** Orders equal scores, higher first, before confidence does. */
  readonly tie?: Float64Array;
  /** The position in the definition's `classes` + 1, or 0 for a row without a class. */
  readonly classes?: Uint8Array;
  /**
   * The position in the definition's `gates` of the first gate that a row fails + 1, or 0 for a row
   * that passes all. Absent without gates. Models leave it out: `addFailedGates` adds it.
   */
  readonly failed?: Uint8Array;
};

/** One criterion's share of a score. */
export type ScorePart = {
  readonly input: string;
  readonly criterion: string;
  readonly name: string;
  /** The likely rating. Absent when the item is unrated. */
  readonly rating?: number;
  /** The rating that counts instead of a missing one; absent if the score omits the criterion. */
  readonly assumed?: number;
  readonly weight?: number;
  /** The contribution to the value. */
  readonly contribution: number;
};

/** The derivation of one item's score. */
export type Explanation = {
  /** Absent when the item has no score; `reason` then gives the cause. */
  readonly value?: number;
  readonly category?: string;
  readonly coverage: number;
  readonly confidence: number;
  /** The formula with this item's numbers in it. */
  readonly formula: string;
  /**
   * The sum in this order is exactly the value. Ratios and products round, and the parts of
   * formulas do not add up; see their `explain`.
   */
  readonly parts: readonly ScorePart[];
  /** Criteria without a rating. */
  readonly missing: readonly string[];
  /** One sentence for people: the largest contributor, or the reason for a missing score. */
  readonly reason: string;
  /** The value minus each cut-off. */
  readonly distance?: Cutoffs;
  /** The coefficients of satisfaction, in explanations by `kano` of an item with a score. */
  readonly better?: number;
  readonly worse?: number;
  /** The first gate that the item fails. Models leave it out: `explainScore` adds it. */
  readonly failedGate?: FailedGate;
};

/** A gate that an item fails, with the likely rating of the item; absent if it is unrated. */
export type FailedGate = Gate & { readonly rating?: number };

export type Category = "High" | "Medium" | "Low";

/** The properties of an item that a model can read. */
export type RatedItem = {
  readonly ratings: Ratings;
  readonly priority?: Priority | undefined;
  readonly number?: number | undefined;
  readonly createdAt?: Instant | undefined;
  readonly size?: number | undefined;
};

/** The unit values that a score averages, for questions about other weights. */
export type WeightedMean = {
  /**
   * Returns the unit of a criterion in a row, 0 to about 1, or its logarithm. NaN means that the
   * mean omits the criterion. ∞ means that the row has no score with any weight.
   */
  readonly readUnits: (
    snapshot: Snapshot,
    definition: Definition,
  ) => (criterion: WeightedCriterion) => (row: number) => number;
  /** Inputs with a fixed weight. The units of the other inputs include their contribution. */
  readonly fixed?: readonly string[];
  /** The upper bound of the score. */
  readonly max?: number;
  /** Set when the score is e to the power of the mean. */
  readonly isLog?: true;
};

/**
 * The two distances from which a score is computed, for questions about other weights.
 *
 *     score = √Σ w² · q / (√Σ w² · p + √Σ w² · q)
 */
export type IdealDistances = {
  readonly readSquares: (
    snapshot: Snapshot,
    definition: Definition,
  ) => (criterion: WeightedCriterion) => SquaredDistances;
};

/** The squared distances of a row in one criterion with weight 1. An unrated row has 0. */
export type SquaredDistances = {
  /** Returns p, the squared distance to the best. */
  readonly toBest: (row: number) => number;
  /** Returns q, the squared distance to the worst. */
  readonly toWorst: (row: number) => number;
};

/** A scoring model. A new model is one file in this folder and one word in the registry. */
export type Model = {
  readonly kind: string;
  readonly title: string;
  /** The formula on one line, for tables. */
  readonly formula: string;
  readonly source: string;
  /** Bump when the same ratings give another score. Part of every ranking's key. */
  readonly revision: number;
  /** Whether scores are within 0–1, so that categories and cut-offs apply. */
  readonly isUnitScale: boolean;
  /** The criteria that the model reads by default. */
  readonly criteria: readonly Criterion[];
  readonly presets: Readonly<Record<string, DefinitionRequest>>;
  /** The values of `missing` that the model accepts; absent if it has no such option. */
  readonly missing?: readonly MissingRule[];
  /** The `min_coverage` with which new models of a workspace start; absent for none. */
  readonly initialMinCoverage?: number;
  /** Older revision → the request whose definition still gives its scores. */
  readonly pastRequests?: ReadonlyMap<number, DefinitionRequest>;
  /** Checks a request and fills in the defaults. Throws an "invalid" failure with pointers. */
  readonly define: (request: DefinitionRequest) => Definition;
  /** Scores all rows of a snapshot, column by column. */
  readonly rate: (snapshot: Snapshot, definition: Definition) => Scores;
  /**
   * Scores one item and explains the score. The value has the same bits as the value from `rate`. A
   * `relative` definition compares the item with the others of the snapshot, where it finds the
   * item by its number. Without a snapshot, it scores the item as the only one.
   */
  readonly explain: (item: RatedItem, definition: Definition, snapshot?: Snapshot) => Explanation;
  /** Present when the score is a weighted mean, Σ w · u / Σ w over the rated criteria. */
  readonly mean?: WeightedMean;
  /** Present when the score is computed from weighted distances. */
  readonly distances?: IdealDistances;
};

/** A model with the id, revision and definition by which a workspace ranks. */
export type ResolvedModel = {
  readonly id: string;
  readonly revision: number;
  readonly model: Model;
  readonly definition: Definition;
};
