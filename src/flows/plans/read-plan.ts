import { limits } from "../../contract/limits.ts";
import { rowOfNumber } from "../../core/board/board-rows.ts";
import { type Board } from "../../core/board/board.ts";
import { Failure } from "../../core/failure.ts";
import { columnsOf } from "../../core/models/arithmetic/columns.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { criterionColumn } from "../../core/planning/criterion-column.ts";
import { doneRows } from "../../core/planning/done-rows.ts";
import { type Waits } from "../../core/planning/waits.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Deps, type Link } from "../../deps.ts";
import { useModel } from "../models/use-model.ts";
import { positionsIn } from "../rankings/find-ranking.ts";
import { locateRanking } from "../rankings/locate-ranking.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readBoard } from "../rankings/read-board.ts";
import { readRanking } from "../rankings/read-ranking.ts";

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
  readonly waits: Waits;
  /**
   * What is rated along the rows, or follows from what is; NaN where nobody rated it. Refuses a
   * criterion that there is not, by the pointer of who asked.
   */
  readonly ratingsOf: (criterion: string, pointer: string) => Float64Array;
  /** The classes Must to Won't along the rows: by the criterion that the model reads them from. */
  readonly classes: () => Float64Array;
};

/** The ranking of what is there now, with the links between its items. */
export async function readPlan(deps: Deps, request: PlanRequest): Promise<PlanBasis> {
  const { workspace, model, revision, minGeneration = 0 } = request;
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const inUse = await useModel(deps, pointer, { id: model, revision });
  const now = { at: deps.clock.now(), minGeneration: pointer.workspace.generation };
  const located = locateRanking(pointer, inUse, now);
  const { value: ranking } = await readRanking(deps, pointer.workspace, { located, inUse });
  const [board, links] = await Promise.all([
    readBoard(deps, pointer.workspace),
    readLinks(deps, workspace),
  ]);
  const isDone = doneRows(ranking.facets.status, ranking.count, request.done);
  return {
    ranking,
    isDone,
    waits: waitsOf(links, positionsIn(ranking), isDone),
    ratingsOf: (criterion, asked) =>
      alongRanking(ranking, board, criterionColumn(board, criterion, asked)),
    classes: () =>
      alongRanking(ranking, board, columnsOf(board).ratings.get(classKey(inUse))?.likely),
  };
}

function classKey({ definition: { kind, criteria } }: ModelInUse): string {
  return (kind === "moscow" ? criteria[0]?.key : undefined) ?? "moscow";
}

async function readLinks({ store }: Pick<Deps, "store">, workspace: string) {
  const links = await store.items.links(workspace, limits.linksMax + 1);
  if (links.length > limits.linksMax) {
    const detail = `There are more than ${limits.linksMax} links; a plan follows no more.`;
    throw new Failure("conflict", detail);
  }
  return links;
}

function waitsOf(links: readonly Link[], positions: Int32Array, isDone: Uint8Array): Waits {
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
function alongRanking(
  { number }: Ranking,
  board: Board,
  column: Float64Array | undefined,
): Float64Array {
  const ratings = new Float64Array(number.length).fill(Number.NaN);
  if (column !== undefined) {
    for (const [row, each] of number.entries()) {
      ratings[row] = column[rowOfNumber(board, each)] ?? Number.NaN;
    }
  }
  return ratings;
}
