import { countPresent } from "../../core/columns/dictionary-column.ts";
import { countFacets } from "../../core/ranking/ranking.ts";
import { getEncodedRatings, getSnapshotColumns } from "../../core/snapshot/snapshot-columns.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type WorkspaceSummary } from "../../core/workspace-summary.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

/** Counts the items of the current snapshot and lists the newest ranking of each model. */
export async function summarizeWorkspace(
  deps: Deps,
  workspace: string,
  minGeneration = 0,
): Promise<WorkspaceSummary> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const [snapshot, rankings] = await Promise.all([
    readSnapshot(deps, pointer.workspace),
    deps.store.rankings.listNewest(workspace),
  ]);
  return {
    snapshot,
    facets: countFacets(snapshot.facets, snapshot.count),
    ratingCounts: countRatings(snapshot),
    sizedCount: countPresent(getSnapshotColumns(snapshot).size),
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
