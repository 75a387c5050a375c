import { type Actor, authorize } from "../../core/access.ts";
import { type Item } from "../../core/item/item.ts";
import { type DiffResult } from "../../core/ranking/diff-result.ts";
import { diffRankingsInSlices, type Move } from "../../core/ranking/diff.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { runSliced } from "../run-sliced.ts";
import { requirePointer } from "./pointer.ts";
import { type ComparedRankings, readComparedRankings } from "./read-compared-rankings.ts";
import { readItemMap } from "./read-item-map.ts";

/** Compares two rankings, farthest moves first, and names `limit` items of each kind. */
export async function readRankingDiff(
  deps: Deps,
  actor: Actor,
  request: ComparedRankings & { readonly limit: number },
): Promise<DiffResult> {
  authorize(actor, "rankings:read");
  const { workspace } = actor;
  const { limit } = request;
  const pointer = await requirePointer(deps, workspace);
  const { from, to } = await readComparedRankings(deps, pointer, request);
  const diff = await runSliced(deps, diffRankingsInSlices(from, to));
  const numbers = [diff.entered, diff.left, diff.moved].flatMap((list) =>
    list.slice(0, limit).map(({ number }) => number),
  );
  const items = await readItemMap(deps, workspace, numbers);
  const { definition } = await resolveModelRevision(deps, to);
  if (definition.relative !== true) {
    return { from, to, diff, items, limit };
  }
  const moved = diff.moved.map((move) => attributeToOthers(move, from, items.get(move.number)));
  return { from, to, diff: { ...diff, moved }, items, limit };
}

/** With relative scores, other items caused the move of an item that has not changed since. */
export function attributeToOthers(move: Move, { at }: Ranking, item: Item | undefined): Move {
  const isUnchanged = item !== undefined && item.updatedAt <= at;
  return isUnchanged && move.cause === "own" ? { ...move, cause: "others" } : move;
}
