import { columnsIn, ratingsIn } from "../../core/board/board-columns.ts";
import { type Board } from "../../core/board/board.ts";
import { countKnown } from "../../core/columns/packed.ts";
import { countFacets } from "../../core/ranking/ranking.ts";
import { type RankingRow } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readBoard } from "../rankings/read-board.ts";

export type Summary = {
  readonly board: Pick<Board, "generation" | "at" | "count">;
  readonly facets: ReturnType<typeof countFacets>;
  readonly rated: readonly { readonly criterion: string; readonly count: number }[];
  readonly sized: number;
  readonly rankings: readonly RankingRow[];
};

/** Where a backlog stands: counted on the board of now, not on the rows. */
export async function summarize(
  deps: Deps,
  workspace: string,
  minGeneration = 0,
): Promise<Summary> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const [board, rankings] = await Promise.all([
    readBoard(deps, pointer.workspace),
    deps.store.rankings.newest(workspace),
  ]);
  return {
    board,
    facets: countFacets(board.facets, board.count),
    rated: ratedOf(board),
    sized: countKnown(columnsIn(board).size),
    rankings,
  };
}

/** A criterion that nobody rates any more may still have a column; it is as if it had none. */
function ratedOf({ ratings }: Board): Summary["rated"] {
  return [...ratings]
    .map(([criterion, column]) => ({ criterion, count: countKnown(ratingsIn(column).likely) }))
    .filter(({ count }) => count > 0);
}
