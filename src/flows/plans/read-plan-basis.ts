import { limits } from "../../contract/limits.ts";
import { Failure } from "../../core/failure.ts";
import { toModelColumns } from "../../core/models/arithmetic/model-columns.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { readCriterionColumn } from "../../core/planning/criterion-column.ts";
import { type Dependencies } from "../../core/planning/dependencies.ts";
import { flagDoneRows } from "../../core/planning/done-rows.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Deps, type LinkPair } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { locateRanking } from "../rankings/locate-ranking.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { getPositions } from "../rankings/read-ranking-by-id.ts";
import { readRanking } from "../rankings/read-ranking.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

export type PlanRequest = {
  readonly workspace: string;
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  /** Statuses of work that is over. */
  readonly done: readonly string[];
  readonly minGeneration?: number | undefined;
};

/** What plans are made of. Rows are positions of the ranking. */
export type PlanBasis = {
  readonly ranking: Ranking;
  readonly isDone: Uint8Array;
  /** Links between rows of which neither is done. */
  readonly dependencies: Dependencies;
  /**
   * What is rated along the rows, or follows from what is; NaN where nobody rated it. Refuses a
   * criterion that there is not, by the pointer of who asked.
   */
  readonly alignRatings: (criterion: string, pointer: string) => Float64Array;
  /** The classes Must to Won't along the rows: by the criterion that the model reads them from. */
  readonly alignClasses: () => Float64Array;
};

/** The ranking of what is there now, with the links between its items. */
export async function readPlanBasis(deps: Deps, request: PlanRequest): Promise<PlanBasis> {
  const { workspace, model, revision, minGeneration = 0 } = request;
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const inUse = await resolveModel(deps, pointer, { id: model, revision });
  const now = { at: deps.clock.now(), minGeneration: pointer.workspace.generation };
  const located = locateRanking(pointer, inUse, now);
  const { value: ranking } = await readRanking(deps, pointer.workspace, {
    location: located,
    inUse,
  });
  const [board, links] = await Promise.all([
    readSnapshot(deps, pointer.workspace),
    readAllLinks(deps, workspace),
  ]);
  const isDone = flagDoneRows(ranking.facets.status, ranking.count, request.done);
  return {
    ranking,
    isDone,
    dependencies: buildDependencies(links, getPositions(ranking), isDone),
    alignRatings: (criterion, asked) =>
      alignToRanking(ranking, board, readCriterionColumn(board, criterion, asked)),
    alignClasses: () =>
      alignToRanking(
        ranking,
        board,
        toModelColumns(board).ratings.get(selectClassKey(inUse))?.likely,
      ),
  };
}

function selectClassKey({ definition: { kind, criteria } }: ModelInUse): string {
  return (kind === "moscow" ? criteria[0]?.key : undefined) ?? "moscow";
}

async function readAllLinks({ store }: Pick<Deps, "store">, workspace: string) {
  const links = await store.items.listLinks(workspace, limits.linksMax + 1);
  if (links.length > limits.linksMax) {
    const detail = `There are more than ${limits.linksMax} links; a plan follows no more.`;
    throw new Failure("conflict", detail);
  }
  return links;
}

function buildDependencies(
  links: readonly LinkPair[],
  positions: Int32Array,
  isDone: Uint8Array,
): Dependencies {
  const [blocked, blocker] = [new Uint32Array(links.length), new Uint32Array(links.length)];
  let count = 0;
  for (const [number, other] of links) {
    const [row, before] = [positions[number] ?? -1, positions[other] ?? -1];
    if (row >= 0 && before >= 0 && isDone[row] === 0 && isDone[before] === 0) {
      blocked[count] = row;
      blocker[count++] = before;
    }
  }
  return { blocked: blocked.subarray(0, count), blocker: blocker.subarray(0, count) };
}

/** The board may be newer than the ranking: what is gone from it is not rated. */
function alignToRanking(
  { number }: Ranking,
  board: Snapshot,
  column: Float64Array | undefined,
): Float64Array {
  const ratings = new Float64Array(number.length).fill(Number.NaN);
  if (column !== undefined) {
    for (const [row, each] of number.entries()) {
      ratings[row] = column[findRowByNumber(board, each)] ?? Number.NaN;
    }
  }
  return ratings;
}
