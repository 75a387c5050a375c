import { type Actor, authorize } from "../../core/access.ts";
import { Failure, notFound } from "../../core/failure.ts";
import { findCauseOfMove, type MoveCause } from "../../core/ranking/diff.ts";
import { rankedItemAt, type RankedItem, type Ranking } from "../../core/ranking/ranking.ts";
import { type Pointer, type RankingRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel, resolveModelRevision } from "../models/resolve-model.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readPastRanking } from "../rankings/read-past-ranking.ts";
import { getPositions } from "../rankings/read-ranking-by-id.ts";
import { pauseAfter } from "../run-sliced.ts";

export type ItemHistoryRequest = {
  readonly id: string;
  readonly model?: string | undefined;
  readonly points: number;
};

/** The place of an item in one ranking. */
export type HistoryPoint = Pick<Ranking, "id" | "generation" | "at" | "count"> & {
  /** Absent if the ranking does not contain the item. */
  readonly rankedItem?: RankedItem;
  /** The cause of the new rank; absent if the rank is the same, or has nothing to compare with. */
  readonly cause?: MoveCause;
};

export type ItemHistory = {
  /** The id of the model. */
  readonly model: string;
  readonly points: readonly HistoryPoint[];
  /** The number of chosen rankings that can no longer be read. */
  readonly omitted: number;
};

/** Reads the rank of an item in rankings that are spread evenly over those that are kept. */
export async function readItemHistory(
  deps: Deps,
  actor: Actor,
  { id, model, points: count }: ItemHistoryRequest,
): Promise<ItemHistory> {
  authorize(actor, "rankings:read");
  const pointer = await requirePointer(deps, actor.workspace);
  const resolvedModel = await resolveModel(deps, pointer, { id: model });
  const [number, rows] = await Promise.all([
    deps.store.items.readNumber(actor.workspace, id),
    deps.store.rankings.listSpread(actor.workspace, resolvedModel.id, count),
  ]);
  if (number === undefined) {
    throw notFound("item", id);
  }
  const points: HistoryPoint[] = [];
  let previous: Ranking | undefined;
  for (const row of rows) {
    // One after another, because each ranking has megabytes: only two are needed at a time.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const ranking = await tryReadRanking(deps, pointer, row);
    // oxlint-disable-next-line no-await-in-loop -- lets other requests run
    await pauseAfter(deps, ranking?.count ?? 0);
    points.push(...(ranking === undefined ? [] : [toPoint(ranking, number, previous)]));
    previous = ranking ?? previous;
  }
  return { model: resolvedModel.id, points, omitted: rows.length - points.length };
}

/** Returns undefined for a ranking that is in no cache and cannot be computed again. */
async function tryReadRanking(
  deps: Deps,
  { workspace }: Pointer,
  row: RankingRow,
): Promise<Ranking | undefined> {
  try {
    const resolvedModel = await resolveModelRevision(deps, row);
    const { digest } = row;
    const { value } = await readPastRanking(deps, workspace, { key: row, resolvedModel, digest });
    return value;
  } catch (error) {
    if (error instanceof Failure && (error.kind === "not-found" || error.kind === "invalid")) {
      return undefined;
    }
    throw error;
  }
}

function toPoint(ranking: Ranking, number: number, previous: Ranking | undefined): HistoryPoint {
  const { id, generation, at, count } = ranking;
  const position = findPosition(ranking, number);
  if (position < 0) {
    return { id, generation, at, count };
  }
  const before = previous === undefined ? -1 : findPosition(previous, number);
  const hasMoved = previous !== undefined && before >= 0 && before !== position;
  return {
    id,
    generation,
    at,
    count,
    rankedItem: rankedItemAt(ranking, position),
    ...(hasMoved && { cause: findCauseOfMove([previous, before], [ranking, position]) }),
  };
}

function findPosition(ranking: Ranking, number: number): number {
  return getPositions(ranking)[number] ?? -1;
}
