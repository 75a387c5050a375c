import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import {
  indexPositionsByNumber,
  type RankedItem,
  rankedItemAt,
  type Ranking,
} from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { requirePointer } from "./pointer.ts";
import { readPastRanking } from "./read-past-ranking.ts";
import { requireRankingRow } from "./require-ranking-row.ts";

/** Reads a stored ranking by its id or that of a baseline: from a cache, or recomputed. */
export async function readRankingById(deps: Deps, pointer: Pointer, id: string): Promise<Ranking> {
  const row = await requireRankingRow(deps, pointer.workspace.id, id);
  const resolvedModel = await resolveModelRevision(deps, row);
  const { digest } = row;
  const { value } = await readPastRanking(deps, pointer.workspace, {
    key: row,
    resolvedModel,
    digest,
  });
  return value;
}

/** The positions of each ranking in memory, so that later lookups of ranks cost O(1). */
const positionsByRanking = new WeakMap<Ranking, Int32Array>();

/** Returns the position of each item number in a ranking, or −1. */
export function getPositions(ranking: Ranking): Int32Array {
  const positions = positionsByRanking.get(ranking) ?? indexPositionsByNumber(ranking);
  positionsByRanking.set(ranking, positions);
  return positions;
}

/** Reads the rank of one item in a published ranking. */
export async function readRankedItem(
  deps: Deps,
  actor: Actor,
  request: { readonly ranking: string; readonly item: string },
): Promise<{ readonly ranking: Ranking; readonly rankedItem: RankedItem }> {
  authorize(actor, "rankings:read");
  const pointer = await requirePointer(deps, actor.workspace);
  const [ranking, number] = await Promise.all([
    readRankingById(deps, pointer, request.ranking),
    deps.store.items.readNumber(actor.workspace, request.item),
  ]);
  const position = number === undefined ? -1 : (getPositions(ranking)[number] ?? -1);
  if (position < 0) {
    throw notFound("item of this ranking", request.item);
  }
  return { ranking, rankedItem: rankedItemAt(ranking, position) };
}
