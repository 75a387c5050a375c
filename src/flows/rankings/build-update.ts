import { type LiveMove, type LiveSeries } from "../../contract/live.ts";
import { causeNames } from "../../contract/move-causes.ts";
import { Failure } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { listMovesInSlices, type RankMove } from "../../core/ranking/moves.ts";
import { pickRankingKey } from "../../core/ranking/ranking-key.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps, type RankingUpdate, type RankingVersion } from "../../ports/deps.ts";
import { runSliced } from "../run-sliced.ts";
import { readItemMap } from "./read-item-map.ts";
import { readPastRanking } from "./read-past-ranking.ts";
import { attributeToOthers } from "./read-ranking-diff.ts";

/** A delta names at most this many items. */
const movesMax = 1_000;

/**
 * Compares a ranking with the last one that the sockets of a series know. The update has no moves if
 * there are too many, or if the earlier ranking is unavailable.
 */
export async function buildUpdate(
  deps: Deps,
  workspace: Workspace,
  {
    series,
    head,
    ranking,
    resolvedModel,
  }: {
    readonly series: LiveSeries;
    readonly head: RankingVersion | undefined;
    readonly ranking: Ranking;
    readonly resolvedModel: ResolvedModel;
  },
): Promise<RankingUpdate> {
  const { generation, orderRules, revision, count } = ranking;
  const to: RankingVersion = { ranking: ranking.id, generation, orderRules, revision };
  const past = head && (await readEarlier(deps, workspace, { head, ranking, resolvedModel }));
  const moves = past && (await runSliced(deps, listMovesInSlices(past, ranking, movesMax)));
  const moved =
    moves &&
    (await nameMoves(deps, moves, { past, isRelative: resolvedModel.definition.relative }));
  return { series, to, from: head?.ranking, moved, count };
}

/** Reads the earlier ranking, or computes it again. Returns undefined if that is not possible. */
async function readEarlier(
  deps: Deps,
  workspace: Workspace,
  {
    head: { generation, orderRules, revision },
    ranking,
    resolvedModel,
  }: {
    readonly head: RankingVersion;
    readonly ranking: Ranking;
    readonly resolvedModel: ResolvedModel;
  },
): Promise<Ranking | undefined> {
  const key = { ...pickRankingKey(ranking), generation, orderRules, revision };
  try {
    const { value } = await readPastRanking(deps, workspace, { key, resolvedModel });
    return value;
  } catch (error) {
    if (error instanceof Failure) {
      return undefined;
    }
    throw error;
  }
}

/** Adds the ids of the items, in one statement. Returns undefined if an item is unknown. */
async function nameMoves(
  deps: Deps,
  moves: readonly RankMove[],
  {
    past,
    isRelative = false,
  }: { readonly past: Ranking; readonly isRelative: boolean | undefined },
): Promise<LiveMove[] | undefined> {
  const numbers = moves.map(({ number }) => number);
  const items = numbers.length === 0 ? new Map() : await readItemMap(deps, past.workspace, numbers);
  const moved = moves.flatMap((move) => {
    const item: Item | undefined = items.get(move.number);
    return item === undefined ? [] : [toLiveMove(move, { item, past, isRelative })];
  });
  return moved.length === moves.length ? moved : undefined;
}

function toLiveMove(
  move: RankMove,
  {
    item,
    past,
    isRelative,
  }: { readonly item: Item; readonly past: Ranking; readonly isRelative: boolean },
): LiveMove {
  const { number, from = null, to = null } = move;
  const named = { item: item.id, number, from, to };
  if (!("cause" in move)) {
    return { ...named, cause: null };
  }
  const { cause } = isRelative ? attributeToOthers(move, past, item) : move;
  return { ...named, cause: causeNames[cause] };
}
