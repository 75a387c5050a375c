import { countPresent } from "../../core/columns/dictionary-column.ts";
import { countFacets } from "../../core/ranking/ranking.ts";
import { getSnapshotColumns, getEncodedRatings } from "../../core/snapshot/snapshot-columns.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type RankingRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

export type WorkspaceSummary = {
  readonly board: Pick<Snapshot, "generation" | "at" | "count">;
  readonly facets: ReturnType<typeof countFacets>;
  readonly ratingCounts: readonly { readonly criterion: string; readonly count: number }[];
  readonly sizedCount: number;
  readonly rankings: readonly RankingRow[];
};

/** Where a backlog stands: counted on the board of now, not on the rows. */
export async function summarizeWorkspace(
  deps: Deps,
  workspace: string,
  minGeneration = 0,
): Promise<WorkspaceSummary> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const [board, rankings] = await Promise.all([
    readSnapshot(deps, pointer.workspace),
    deps.store.rankings.listNewest(workspace),
  ]);
  return {
    board,
    facets: countFacets(board.facets, board.count),
    ratingCounts: countRatings(board),
    sizedCount: countPresent(getSnapshotColumns(board).size),
    rankings,
  };
}

/** A criterion that nobody rates any more may still have a column; it is as if it had none. */
function countRatings({ ratings }: Snapshot): WorkspaceSummary["ratingCounts"] {
  return [...ratings]
    .map(([criterion, column]) => ({
      criterion,
      count: countPresent(getEncodedRatings(column).likely),
    }))
    .filter(({ count }) => count > 0);
}
