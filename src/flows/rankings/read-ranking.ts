import { freeArrays } from "../../core/columns/scratch.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { rank } from "../../core/ranking/rank.ts";
import {
  encodeDigestInput,
  type Ranking,
  type RankingKey,
  attachIdentity,
} from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { formatTypeId } from "../../core/type-id.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Cached, type Deps } from "../../ports/deps.ts";
import { singleFlight } from "../single-flight.ts";
import { type RankingLocation } from "./locate-ranking.ts";
import { publishRanking } from "./publish-ranking.ts";
import { readSnapshot, readPastSnapshot } from "./read-snapshot.ts";

type RankingDeps = Pick<
  Deps,
  "caches" | "store" | "crypto" | "waitUntil" | "clock" | "inFlight" | "sleep"
>;

type RankingTarget = { readonly location: RankingLocation; readonly inUse: ModelInUse };

/**
 * The ranking of a workspace by a model as it stands: the copy, or else the board of now ranked.
 * What is made here may be newer than the name that was asked for, never older; it is published,
 * so that the queue keeps it fresh from now on.
 */
export async function readRanking(
  deps: RankingDeps,
  workspace: Workspace,
  wanted: RankingTarget,
): Promise<Cached<Ranking>> {
  const { key: name } = wanted.location;
  const cached = (): Cached<Ranking> | undefined => {
    const value = deps.caches.rankings.peek(name);
    return value && { value, tier: "memory" };
  };
  const load = () => loadRanking(deps, workspace, wanted);
  const { generation, model, revision } = name;
  const key = `${workspace.id}/${generation}/ranking/${model}/${revision}`;
  return cached() ?? singleFlight(deps, key, { find: cached, make: load });
}

async function loadRanking(
  deps: RankingDeps,
  workspace: Workspace,
  { location, inUse }: RankingTarget,
): Promise<Cached<Ranking>> {
  const copy = await deps.caches.rankings.read(location.key, location.isPublished);
  if (copy !== undefined) {
    return copy;
  }
  if (location.key.generation < workspace.generation) {
    const past = await readPastSnapshot(deps, workspace, location.key.generation);
    return { value: await rankAndCache(deps, past, inUse), tier: "origin" };
  }
  const board = await readSnapshot(deps, workspace);
  const ranking = await rankAndCache(deps, board, inUse);
  deps.waitUntil(publishRanking(deps, ranking));
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
    readonly name: RankingKey;
    readonly inUse: ModelInUse;
    /** What the truth says that the ranking hashes to. */
    readonly digest?: string;
  },
): Promise<Cached<Ranking>> {
  const copy = await deps.caches.rankings.read(name, true);
  if (copy !== undefined) {
    return copy;
  }
  const board = await readPastSnapshot(deps, workspace, name.generation);
  const ranking = await computeRanking(deps, board, inUse);
  if (digest !== undefined && ranking.digest !== digest) {
    throw new Error(`Made again, ${ranking.id} hashes to ${ranking.digest}, not to ${digest}.`);
  }
  deps.caches.rankings.put(ranking);
  return { value: ranking, tier: "origin" };
}

/** Ranks a board and gives the ranking its id and digest. */
export async function computeRanking(
  { crypto }: Pick<Deps, "crypto">,
  board: Snapshot,
  inUse: ModelInUse,
): Promise<Ranking> {
  const unsealed = rank(board, inUse);
  const bytes = encodeDigestInput(unsealed);
  const [id, digest] = await Promise.all([
    computeRankingId({ crypto }, unsealed),
    crypto.sha256(bytes),
  ]);
  freeArrays(bytes);
  return attachIdentity(unsealed, { id, digest });
}

/** The id of a ranking is a digest of its name. */
export async function computeRankingId(
  { crypto }: Pick<Deps, "crypto">,
  { workspace, generation, model, revision }: RankingKey,
): Promise<string> {
  return formatTypeId(
    "rnk",
    await crypto.sha256(`${workspace}/${generation}/${model}/${revision}`),
  );
}

async function rankAndCache(
  deps: RankingDeps,
  board: Snapshot,
  inUse: ModelInUse,
): Promise<Ranking> {
  const ranking = await computeRanking(deps, board, inUse);
  deps.caches.rankings.put(ranking);
  return ranking;
}
