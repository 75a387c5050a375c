import { type Schemas } from "../../client/client.ts";
import { type Rating } from "../../core/item/item.ts";
import { type FacetFilter } from "../../core/ranking/filter-positions.ts";
import { type Scope } from "../../core/status/scope.ts";

/** A request for a ranking of the snapshot. */
export type RankRequest = {
  readonly model: Schemas["Model"];
  /** Other weights than those of the model, by input. They need not add up to 1. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  readonly filter: FacetFilter;
  readonly scope: Scope;
  /** Ratings that the server has not confirmed yet. They count as if they were stored. */
  readonly pending?: readonly RatingChange[] | undefined;
  /** Ratings that the reader is trying, without storing them. */
  readonly trial?: RatingChange | undefined;
  /** The items to show, by number; all by default. */
  readonly only?: readonly number[] | undefined;
};

/** The changed ratings of an item; null removes a rating. */
export type RatingChange = {
  readonly number: number;
  readonly ratings: Readonly<Record<string, Rating | null>>;
};

/**
 * Returns whether the browser can rank by a model. The definition of `votes` has the strength of
 * each item, which the API does not return.
 */
export function isRankable({ kind }: Pick<Schemas["Model"], "kind">): boolean {
  return kind !== "votes";
}

/** A message to the ranking worker. The reply has the same id. */
export type WorkerRequest = { readonly id: number } & (
  | { readonly type: "load"; readonly workspace: string }
  | { readonly type: "rank"; readonly request: RankRequest }
  | { readonly type: "explain"; readonly numbers: readonly number[] }
  | { readonly type: "summarise"; readonly request: SummaryRequest }
  | { readonly type: "list-weighted-inputs"; readonly model: Schemas["Model"] }
);

/** A request for a summary of the ranking by a model. */
export type SummaryRequest = Pick<RankRequest, "model" | "scope">;

/** The snapshot that the worker has loaded. */
export type LoadedSnapshot = {
  readonly generation: number;
  readonly at: number;
  /** The number of items of all statuses. */
  readonly count: number;
};

/** The effect of other weights or ratings: items that moved, entered or left the ten best. */
export type TrialEffect = {
  readonly moved: number;
  readonly tauB: number | undefined;
  readonly entered: readonly EffectItem[];
  readonly left: readonly EffectItem[];
};

/** An item by number, and the ranks that it moved up. */
export type EffectItem = { readonly number: number; readonly up: number };

/** The rows to show: a ranking under its filters, best first. */
export type RankedRows = LoadedSnapshot & {
  /** The numbers of the items. */
  readonly numbers: Int32Array;
  /** The rank of each row, from 1. Tied items have successive ranks. */
  readonly ranks: Int32Array;
  /** NaN without a score. */
  readonly scores: Float64Array;
  /** 1 where the row has the same score as the one before or after it. */
  readonly ties: Uint8Array;
  /** The ranks that each row moves up by the tried weights or ratings; absent if none are tried. */
  readonly ups?: Int32Array;
  /** The number of ranked items without the filters. */
  readonly total: number;
  /** Whether an item, under the filters or not, has a rating that the model reads. */
  readonly isRated: boolean;
  /** The number of rows without a score, which are the last ones. */
  readonly unscored: number;
  readonly effect?: TrialEffect;
  readonly facets: readonly FacetCounts[];
  /** The inputs of the model whose weights a reader can change. */
  readonly weightedInputs: readonly string[];
};

/** The facets by which the page filters. Each is a parameter of the URL. */
export const facetNames = ["status", "type", "team", "label", "assignee", "priority"] as const;

export type FacetName = (typeof facetNames)[number];

/** The values of a facet among the ranked items, the most frequent first. */
export type FacetCounts = {
  readonly facet: FacetName;
  readonly values: readonly { readonly value: string; readonly count: number }[];
};

/** The derivation of a score, for the stacked bar of a row. */
export type RowExplanation = {
  readonly number: number;
  readonly size: number | null;
  readonly coverage: number;
  readonly category: string | undefined;
  readonly missing: readonly string[];
  readonly parts: readonly {
    readonly name: string;
    readonly input: string;
    readonly contribution: number;
    /** Whether a default counts, because the item is not rated. */
    readonly isDefault: boolean;
  }[];
};

/** The facets by which a summary groups the scores. */
export const groupFacets = ["type", "team", "status"] as const;

export type GroupFacet = (typeof groupFacets)[number];

/** A summary of a ranking: its scores by group, and the share of ratings that exist. */
export type RankingSummary = LoadedSnapshot & {
  /** The number of ranked items. */
  readonly total: number;
  readonly unscored: number;
  /** The mean share of the weight whose criteria are rated, from 0 to 1. */
  readonly meanCoverage: number;
  readonly scores: ScoreDistribution;
  readonly ratings: RatingCoverage;
};

/** The number of scores in each of the bins between two scores, by group. */
export type ScoreDistribution = {
  readonly from: number;
  readonly to: number;
  /** Whether the last bin also counts higher scores than `to`. */
  readonly hasHigher: boolean;
  readonly groups: Readonly<Record<GroupFacet, readonly GroupScores[]>>;
};

/** The scores of one group of items. */
export type GroupScores = {
  /** Undefined for the group of all values that are not listed; empty for items without one. */
  readonly value: string | undefined;
  readonly count: number;
  readonly unscored: number;
  /** NaN if no item has a score. */
  readonly median: number;
  readonly bins: readonly number[];
};

/** The number of rated items of each criterion, by team. */
export type RatingCoverage = {
  readonly criteria: readonly { readonly key: string; readonly name: string }[];
  readonly teams: readonly {
    /** Undefined for the teams that are not listed; empty for items without a team. */
    readonly value: string | undefined;
    readonly count: number;
    /** The number of rated items, in the order of the criteria. */
    readonly rated: readonly number[];
  }[];
};

/** Why the worker cannot rank. */
export type WorkerFault = {
  readonly status: number;
  readonly detail: string;
};

export type WorkerReply =
  | {
      readonly id: number;
      readonly value:
        | LoadedSnapshot
        | RankedRows
        | readonly RowExplanation[]
        | RankingSummary
        | readonly string[];
    }
  | { readonly id: number; readonly fault: WorkerFault };
