import { type countFacets } from "./ranking/ranking.ts";
import { type Snapshot } from "./snapshot/snapshot.ts";
import { type Scope } from "./status/scope.ts";
import { type StatusCategory } from "./status/status-category.ts";
import { type RankingRow } from "./workspace.ts";

/** Counts of the items of a scope, and the newest ranking of each model. */
export type WorkspaceSummary = {
  readonly snapshot: Pick<Snapshot, "generation" | "at" | "count">;
  readonly scope: Scope;
  /** The number of items of each status category; counts all items, whatever the scope. */
  readonly categoryCounts: Readonly<Record<StatusCategory, number>>;
  readonly facets: ReturnType<typeof countFacets>;
  readonly ratingCounts: readonly { readonly criterion: string; readonly count: number }[];
  readonly sizedCount: number;
  /** The sum of all sizes. */
  readonly totalSize: number;
  readonly rankings: readonly RankingRow[];
};
