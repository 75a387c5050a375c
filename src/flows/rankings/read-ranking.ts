import { type Board } from "../../core/board/board.ts";
import { free } from "../../core/columns/passing.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { rank } from "../../core/ranking/rank.ts";
import { digestBytes, type Ranking, type RankingName, sealed } from "../../core/ranking/ranking.ts";
import { typeId } from "../../core/type-id.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Copy, type Deps } from "../../deps.ts";
import { alone } from "../alone.ts";
import { type Located } from "./locate-ranking.ts";
import { publishRanking } from "./publish.ts";
import { readBoard, readPastBoard } from "./read-board.ts";

type RankingDeps = Pick<
  Deps,
  "copies" | "store" | "seals" | "later" | "clock" | "flights" | "pause"
>;

type Wanted = { readonly located: Located; readonly inUse: ModelInUse };

/**
 * The ranking of a workspace by a model as it stands: the copy, or else the board of now ranked.
 * What is made here may be newer than the name that was asked for, never older; it is published,
 * so that the queue keeps it fresh from now on.
 */
export async function readRanking(
  deps: RankingDeps,
  workspace: Workspace,
  wanted: Wanted,
): Promise<Copy<Ranking>> {
  const { name } = wanted.located;
  const find = (): Copy<Ranking> | undefined => {
    const value = deps.copies.rankings.held(name);
    return value && { value, tier: "memory" };
  };
  const make = () => fetchRanking(deps, workspace, wanted);
  const { generation, model, revision } = name;
  const flight = `${workspace.id}/${generation}/ranking/${model}/${revision}`;
  return find() ?? alone(deps, flight, { find, make });
}

async function fetchRanking(
  deps: RankingDeps,
  workspace: Workspace,
  { located, inUse }: Wanted,
): Promise<Copy<Ranking>> {
  const copy = await deps.copies.rankings.read(located.name, located.isPublished);
  if (copy !== undefined) {
    return copy;
  }
  if (located.name.generation < workspace.generation) {
    const past = await readPastBoard(deps, workspace, located.name.generation);
    return { value: await holdRanking(deps, past, inUse), tier: "origin" };
  }
  const board = await readBoard(deps, workspace);
  const ranking = await holdRanking(deps, board, inUse);
  deps.later(publishRanking(deps, ranking));
  return { value: ranking, tier: "origin" };
}

/** An old ranking, exactly: the copy, or else the board of its generation ranked again. */
export async function readPastRanking(
  deps: RankingDeps,
  workspace: Workspace,
  {
    name,
    inUse,
    digest,
  }: {
    readonly name: RankingName;
    readonly inUse: ModelInUse;
    /** What the truth says that the ranking hashes to. */
    readonly digest?: string;
  },
): Promise<Copy<Ranking>> {
  const copy = await deps.copies.rankings.read(name, true);
  if (copy !== undefined) {
    return copy;
  }
  const board = await readPastBoard(deps, workspace, name.generation);
  const ranking = await makeRanking(deps, board, inUse);
  if (digest !== undefined && ranking.digest !== digest) {
    throw new Error(`Made again, ${ranking.id} hashes to ${ranking.digest}, not to ${digest}.`);
  }
  deps.copies.rankings.hold(ranking);
  return { value: ranking, tier: "origin" };
}

/** Ranks a board and gives the ranking its id and digest. */
export async function makeRanking(
  { seals }: Pick<Deps, "seals">,
  board: Board,
  inUse: ModelInUse,
): Promise<Ranking> {
  const unsealed = rank(board, inUse);
  const bytes = digestBytes(unsealed);
  const [id, digest] = await Promise.all([rankingIdOf({ seals }, unsealed), seals.digest(bytes)]);
  free(bytes);
  return sealed(unsealed, { id, digest });
}

/** The id of a ranking is a digest of its name. */
export async function rankingIdOf(
  { seals }: Pick<Deps, "seals">,
  { workspace, generation, model, revision }: RankingName,
): Promise<string> {
  return typeId("rnk", await seals.digest(`${workspace}/${generation}/${model}/${revision}`));
}

async function holdRanking(deps: RankingDeps, board: Board, inUse: ModelInUse): Promise<Ranking> {
  const ranking = await makeRanking(deps, board, inUse);
  deps.copies.rankings.hold(ranking);
  return ranking;
}
