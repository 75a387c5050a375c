import { freeArrays } from "../../core/columns/scratch.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { rank } from "../../core/ranking/rank.ts";
import {
  attachIdentity,
  encodeDigestInput,
  type Ranking,
  type RankingKey,
} from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { formatTypeId } from "../../core/type-id.ts";
import { type Deps } from "../../ports/deps.ts";

/** Ranks a snapshot by a model and adds the ranking's id and digest. */
export async function computeRanking(
  { crypto }: Pick<Deps, "crypto">,
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
): Promise<Ranking> {
  const anonymous = rank(snapshot, resolvedModel);
  const bytes = encodeDigestInput(anonymous);
  const [id, digest] = await Promise.all([
    computeRankingId({ crypto }, anonymous),
    crypto.sha256(bytes),
  ]);
  freeArrays(bytes);
  return attachIdentity(anonymous, { id, digest });
}

/** Computes the id of a ranking: a TypeID from the digest of its key. */
export async function computeRankingId(
  { crypto }: Pick<Deps, "crypto">,
  { workspace, generation, model, revision }: RankingKey,
): Promise<string> {
  const digest = await crypto.sha256(`${workspace}/${generation}/${model}/${revision}`);
  return formatTypeId("rnk", digest);
}
