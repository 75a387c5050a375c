import { type Actor, authorize } from "../../core/access.ts";
import { countPresent, sumPresent } from "../../core/columns/dictionary-column.ts";
import { countFacets } from "../../core/ranking/ranking.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { getEncodedRatings, getSnapshotColumns } from "../../core/snapshot/snapshot-columns.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { countCategories } from "../../core/status/count-categories.ts";
import { type Scope } from "../../core/status/scope.ts";
import { type WorkspaceSummary } from "../../core/workspace-summary.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

/** The items to count; by default, the open ones. */
export type SummaryRequest = {
  readonly scope?: Scope | undefined;
  readonly minGeneration?: number | undefined;
};

/** Counts the current items of a scope and lists the newest ranking of each model. */
export async function summarizeWorkspace(
  deps: Deps,
  actor: Actor,
  { scope = "open", minGeneration }: SummaryRequest,
): Promise<WorkspaceSummary> {
  authorize(actor, "items:read");
  const { workspace } = actor;
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const [all, rankings] = await Promise.all([
    readSnapshot(deps, pointer.workspace),
    deps.store.rankings.listNewest(workspace),
  ]);
  const snapshot = selectScope(all, scope);
  const { size } = getSnapshotColumns(snapshot);
  return {
    snapshot,
    scope,
    categoryCounts: countCategories(all.facets.status, all.statuses),
    facets: countFacets(snapshot.facets, snapshot.count),
    ratingCounts: countRatings(snapshot),
    sizedCount: countPresent(size),
    totalSize: sumPresent(size),
    rankings,
  };
}

/** Counts the ratings of each criterion. A criterion without ratings may still have a column. */
function countRatings({ ratings }: Snapshot): WorkspaceSummary["ratingCounts"] {
  return [...ratings]
    .map(([criterion, column]) => ({
      criterion,
      count: countPresent(getEncodedRatings(column).likely),
    }))
    .filter(({ count }) => count > 0);
}
