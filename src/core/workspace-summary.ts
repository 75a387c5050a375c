import { type countFacets } from "./ranking/ranking.ts";
import { type Snapshot } from "./snapshot/snapshot.ts";
import { type RankingRow } from "./workspace.ts";

/** Counts of a backlog, and the newest ranking of each model. */
export type WorkspaceSummary = {
  readonly snapshot: Pick<Snapshot, "generation" | "at" | "count">;
  readonly facets: ReturnType<typeof countFacets>;
  readonly ratingCounts: readonly { readonly criterion: string; readonly count: number }[];
  readonly sizedCount: number;
  readonly rankings: readonly RankingRow[];
};
