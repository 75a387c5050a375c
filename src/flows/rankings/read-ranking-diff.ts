import { type Item } from "../../core/item/item.ts";
import { diffRankings, type Move, type RankingDiff } from "../../core/ranking/diff.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { requirePointer } from "./pointer.ts";
import { readItemMap } from "./read-item-map.ts";
import { readRankingById } from "./read-ranking-by-id.ts";

export type DiffResult = {
  readonly from: Ranking;
  readonly to: Ranking;
  readonly diff: RankingDiff;
  /** The items that are named, by number. */
  readonly items: ReadonlyMap<number, Item>;
};

/** What became of one ranking in another, the farthest moves first, `limit` of each sort named. */
export async function readRankingDiff(
  deps: Deps,
  wanted: {
    readonly workspace: string;
    readonly from: string;
    readonly to: string;
    readonly limit: number;
  },
): Promise<DiffResult> {
  const pointer = await requirePointer(deps, wanted.workspace);
  const from = await readRankingById(deps, pointer, wanted.from);
  const to = wanted.from === wanted.to ? from : await readRankingById(deps, pointer, wanted.to);
  const diff = diffRankings(from, to);
  const named = [diff.entered, diff.left, diff.moved].flatMap((list) =>
    list.slice(0, wanted.limit).map(({ number }) => number),
  );
  const items = await readItemMap(deps, wanted.workspace, named);
  const { definition } = await resolveModelRevision(deps, to);
  if (definition.relative !== true) {
    return { from, to, diff, items };
  }
  const moved = diff.moved.map((move) => attributeToOthers(move, from, items.get(move.number)));
  return { from, to, diff: { ...diff, moved }, items };
}

/** Where scores are relative, the score of an item that nobody touched since is others' doing. */
function attributeToOthers(move: Move, { at }: Ranking, item: Item | undefined): Move {
  const isUntouched = item !== undefined && item.updatedAt <= at;
  return isUntouched && move.cause === "own" ? { ...move, cause: "others" } : move;
}
