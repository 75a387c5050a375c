import { type RandomIndexName } from "../ahp/consistency.ts";
import { type Judgement } from "../ahp/judgements.ts";
import { type HierarchyCategory as JudgedCategory } from "../ahp/outline.ts";
import { type Instant, type Priority, type Ratings } from "../item/item.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** Which way the score goes when the rating grows. */
export type Direction = "up" | "down";

/** What a model asks about an item, and within which range an answer makes sense. */
export type Criterion = {
  /** What a rating is filed under: snake_case, the same word for the same scale in every model. */
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly direction: Direction;
  /** `log`: the unit scale grows with the logarithm; for money and head counts. */
  readonly scale?: "linear" | "log";
  /** Words that may be said instead of a number, and the number each stands for. */
  readonly words?: Readonly<Record<string, number>>;
};

/** Where "High" and "Medium" begin; a score has to be above them. */
export type Cutoffs = { readonly high: number; readonly medium: number };

/** A criterion in its place in a model. `slot` is the model's own word, `key` what is read. */
export type WeightedCriterion = Criterion & { readonly input: string; readonly weight: number };

/** One revision of a model: everything a score depends on besides the ratings. Plain data. */
export type Definition = {
  readonly kind: string;
  readonly criteria: readonly WeightedCriterion[];
  readonly cutoffs?: Cutoffs;
  readonly aggregation?: "product" | "mean";
  /** Scores depend on what else is on the board. */
  readonly relative?: true;
  /** How ratings become comparable; absent means by the range that each criterion declares. */
  readonly scaling?: CohortScaling;
  /** The classes that rows fall into, by name: see `Scores.classes`. */
  readonly classes?: readonly string[];
  /** What the score is, over criteria: of a `formula`. */
  readonly expression?: string;
  /** Number of an item → how strong the votes say it is: of `votes`. */
  readonly strengths?: Readonly<Record<string, number>>;
  /** Number of an item → how often it won, and in how many comparisons: of `votes`. */
  readonly tallies?: Readonly<Record<string, readonly [wins: number, comparisons: number]>>;
  /** Something was added to what was asked for, to make it computable; `note` says why. */
  readonly regularised?: true;
  /** What a reader of the scores has to know about this definition. */
  readonly note?: string;
  /** What orders items of one class: of `moscow`. */
  readonly tieBreak?: Definition;
  /** The age that costs a doubling of votes: of `trending`. */
  readonly halfLifeDays?: number;
  /** Where a quadrant begins: of `value-effort`. */
  readonly thresholds?: Thresholds;
  /** How far the judgements contradict each other, matrix by matrix: of `ahp`. */
  readonly consistency?: readonly LevelConsistency[] | undefined;
};

/** What pairwise judgements came to, at the top or under a category; see `ahp`. */
export type LevelConsistency = {
  readonly under?: string;
  readonly lambda: number;
  readonly cr: number;
  readonly table: RandomIndexName;
};

/** Ratings seen against those of the other items, instead of a declared range. */
export type CohortScaling = "min-max" | "z-score" | "percentile";

/** At and above `value` the value is high; at and above `effort` the effort is. */
export type Thresholds = { readonly value: number; readonly effort: number };

/** One item was preferred to another, so often. Items by their numbers. */
export type Vote = { readonly winner: number; readonly loser: number; readonly count?: number };

/** How a workspace asks for a definition; what it leaves out is the model's default. */
export type DefinitionRequest = {
  readonly preset?: string | undefined;
  /** Slot → weight; for `qvf` also category → weight. Made to add up to 1. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  /** Slot → the criterion to read instead; for `weighted`, the criteria themselves. */
  readonly criteria?: Readonly<Record<string, string>> | readonly CriterionRequest[] | undefined;
  readonly cutoffs?: Cutoffs | undefined;
  readonly aggregation?: "product" | "mean" | undefined;
  readonly scaling?: "absolute" | CohortScaling | undefined;
  readonly expression?: string | undefined;
  readonly votes?: readonly Vote[] | undefined;
  /** The kind of a model that works as it comes. */
  readonly tieBreak?: string | undefined;
  readonly halfLifeDays?: number | undefined;
  readonly thresholds?: Thresholds | undefined;
  /** What `ahp` takes its weights from, category by category where there are some. */
  readonly judgements?: readonly Judgement[] | undefined;
  readonly categories?: readonly JudgedCategory[] | undefined;
  readonly table?: RandomIndexName | undefined;
};

/**
 * A criterion of a workspace's own. What it leaves out is as in the built-in criterion of the same
 * key; where there is none it goes up, from 1 to 10.
 */
export type CriterionRequest = Pick<Criterion, "key"> & {
  readonly name?: string | undefined;
  readonly unit?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly direction?: Direction | undefined;
  readonly scale?: "linear" | "log" | undefined;
};

/** One row a score; NaN where the model gives none. All three run along the rows of the board. */
export type Scores = {
  readonly value: Float64Array;
  /** 0–1: the share of the weight that had a rating. */
  readonly coverage: Float64Array;
  /** 0–1: the coverage, less where a rating is a wide interval. */
  readonly confidence: Float64Array;
  /** What decides between equal scores before confidence does; the higher first. */
  readonly tie?: Float64Array;
  /** Position in the definition's `classes` + 1; 0 where the row falls into none. */
  readonly classes?: Uint8Array;
};

/** One criterion's share of a score. */
export type ScorePart = {
  readonly input: string;
  readonly criterion: string;
  readonly name: string;
  /** What was said; absent where nobody said it. */
  readonly rating?: number;
  readonly weight?: number;
  /** What it contributes to the value. */
  readonly contribution: number;
};

/** Why a score is what it is. */
export type Explanation = {
  /** Absent where the model gives no score; `reason` says why. */
  readonly value?: number;
  readonly category?: string;
  readonly coverage: number;
  readonly confidence: number;
  /** The formula with this item's numbers in it. */
  readonly formula: string;
  /**
   * Added up in this order they give the value to the last bit; of products and of formulas, see
   * their `explain`.
   */
  readonly parts: readonly ScorePart[];
  /** Criteria without a rating. */
  readonly missing: readonly string[];
  /** One sentence for a person: what carries the score, or why there is none. */
  readonly reason: string;
  /** How far above (or below: negative) each cut-off the value is. */
  readonly distance?: Cutoffs;
};

export type Category = "High" | "Medium" | "Low";

/** What a model may know of a single item. */
export type RatedItem = {
  readonly ratings: Ratings;
  readonly priority?: Priority | undefined;
  readonly number?: number | undefined;
  readonly createdAt?: Instant | undefined;
  readonly size?: number | undefined;
};

/** What a score is the mean of, for those who ask how it would be with other weights. */
export type WeightedMean = {
  /**
   * Criterion → row → how good it is, 0 to about 1, or its logarithm; NaN where it stays out of the
   * mean, ∞ where the row has no score, whatever the weight.
   */
  readonly readUnits: (
    board: Snapshot,
    definition: Definition,
  ) => (criterion: WeightedCriterion) => (row: number) => number;
  /** Slots whose weight is the model's own. What they carry is a part of the others' units. */
  readonly fixed?: readonly string[];
  /** A mean above counts as this. */
  readonly max?: number;
  /** The score is e to the power of the mean. */
  readonly isLog?: true;
};

/**
 * Between which two distances a score lies, for those who ask how it would be with other weights.
 *
 *     score = √Σ w² · q / (√Σ w² · p + √Σ w² · q)
 */
export type IdealDistances = {
  readonly readSquares: (board: Snapshot) => (criterion: WeightedCriterion) => SquaredDistances;
};

/** Row → the squared distance in one criterion that weighs 1; 0 where the row stays out. */
export type SquaredDistances = {
  /** p, from the best. */
  readonly toBest: (row: number) => number;
  /** q, from the worst. */
  readonly toWorst: (row: number) => number;
};

/** A way to tell what comes first. A new one is a file here and a word in the registry. */
export type Model = {
  readonly kind: string;
  readonly title: string;
  /** On one line, as tables show it. */
  readonly formula: string;
  readonly source: string;
  /** Raised whenever the same ratings would give another score; part of every name. */
  readonly revision: number;
  /** Whether scores lie in 0–1, so that categories and cut-offs apply. */
  readonly isUnitScale: boolean;
  /** What it asks by default. */
  readonly criteria: readonly Criterion[];
  readonly presets: Readonly<Record<string, DefinitionRequest>>;
  /** Checks a request and fills in the defaults. Throws an "invalid" failure with pointers. */
  readonly define: (request: DefinitionRequest) => Definition;
  /** Scores every row of a board, column by column. */
  readonly rate: (board: Snapshot, definition: Definition) => Scores;
  /**
   * Scores one item in the open. Its value has the same bits as the kernel's. A definition that is
   * `relative` looks at the board the item stands on (found there by its number); without a board
   * the item stands alone.
   */
  readonly explain: (item: RatedItem, definition: Definition, board?: Snapshot) => Explanation;
  /** Only of a model whose score goes by a weighted mean, Σ w · u / Σ w over the criteria rated. */
  readonly mean?: WeightedMean;
  /** Only of a model whose score goes by weighted distances. */
  readonly distances?: IdealDistances;
};

/** A model as one workspace uses it: whose arithmetic, with which weights, under which name. */
export type ModelInUse = {
  readonly id: string;
  readonly revision: number;
  readonly model: Model;
  readonly definition: Definition;
};
