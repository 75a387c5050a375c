import { notFound } from "../../core/failure.ts";
import {
  rankedItemAt,
  type RankedItem,
  indexPositionsByNumber,
  type Ranking,
} from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { requirePointer } from "./pointer.ts";
import { readPastRanking } from "./read-ranking.ts";

/** A ranking by its id, from whichever copy, or made again. */
export async function readRankingById(deps: Deps, pointer: Pointer, id: string): Promise<Ranking> {
  const row = await deps.store.rankings.read(pointer.workspace.id, id);
  if (row === undefined) {
    throw notFound("ranking", id);
  }
  const inUse = await resolveModelRevision(deps, row);
  const { value } = await readPastRanking(deps, pointer.workspace, {
    name: row,
    inUse,
    digest: row.digest,
  });
  return value;
}

/** Positions by number, made once for each ranking in memory: after that a rank is one look. */
const positionsByRanking = new WeakMap<Ranking, Int32Array>();

export function getPositions(ranking: Ranking): Int32Array {
  const known = positionsByRanking.get(ranking) ?? indexPositionsByNumber(ranking);
  positionsByRanking.set(ranking, known);
  return known;
}

/** Where one item stands in a ranking. */
export async function readRankedItem(
  deps: Deps,
  wanted: { readonly workspace: string; readonly ranking: string; readonly item: string },
): Promise<{ readonly ranking: Ranking; readonly place: RankedItem }> {
  const pointer = await requirePointer(deps, wanted.workspace);
  const [ranking, number] = await Promise.all([
    readRankingById(deps, pointer, wanted.ranking),
    deps.store.items.readNumber(wanted.workspace, wanted.item),
  ]);
  const position = number === undefined ? -1 : (getPositions(ranking)[number] ?? -1);
  if (position < 0) {
    throw notFound("item of this ranking", wanted.item);
  }
  return { ranking, place: rankedItemAt(ranking, position) };
}
