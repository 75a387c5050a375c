import { notFound } from "../../core/failure.ts";
import {
  placeAt,
  type Place,
  positionsByNumber,
  type Ranking,
} from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";
import { useNamedModel } from "../models/use-model.ts";
import { requirePointer } from "./pointer.ts";
import { readPastRanking } from "./read-ranking.ts";

/** A ranking by its id, from whichever copy, or made again. */
export async function findRanking(deps: Deps, pointer: Pointer, id: string): Promise<Ranking> {
  const row = await deps.store.rankings.byId(pointer.workspace.id, id);
  if (row === undefined) {
    throw notFound("ranking", id);
  }
  const inUse = await useNamedModel(deps, row);
  const { value } = await readPastRanking(deps, pointer.workspace, {
    name: row,
    inUse,
    digest: row.digest,
  });
  return value;
}

/** Positions by number, made once for each ranking in memory: after that a rank is one look. */
const positions = new WeakMap<Ranking, Int32Array>();

export function positionsIn(ranking: Ranking): Int32Array {
  const known = positions.get(ranking) ?? positionsByNumber(ranking);
  positions.set(ranking, known);
  return known;
}

/** Where one item stands in a ranking. */
export async function findPlace(
  deps: Deps,
  wanted: { readonly workspace: string; readonly ranking: string; readonly item: string },
): Promise<{ readonly ranking: Ranking; readonly place: Place }> {
  const pointer = await requirePointer(deps, wanted.workspace);
  const [ranking, number] = await Promise.all([
    findRanking(deps, pointer, wanted.ranking),
    deps.store.items.numberOf(wanted.workspace, wanted.item),
  ]);
  const position = number === undefined ? -1 : (positionsIn(ranking)[number] ?? -1);
  if (position < 0) {
    throw notFound("item of this ranking", wanted.item);
  }
  return { ranking, place: placeAt(ranking, position) };
}
