import { freeArrays } from "../../core/columns/scratch.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { rank } from "../../core/ranking/rank.ts";
import { formatRankingPath, type RankingKey } from "../../core/ranking/ranking-key.ts";
import { attachIdentity, encodeDigestInput, type Ranking } from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Scope } from "../../core/status/scope.ts";
import { formatTypeId } from "../../core/type-id.ts";
import { type Deps } from "../../ports/deps.ts";
import { pauseAfter } from "../run-sliced.ts";

/** Ranks the items of a scope by a model and adds the ranking's id and digest. */
export async function computeRanking(
  { crypto, sleep }: Pick<Deps, "crypto" | "sleep">,
  snapshot: Snapshot,
  { resolvedModel, scope }: { readonly resolvedModel: ResolvedModel; readonly scope: Scope },
): Promise<Ranking> {
  const anonymous = rank(snapshot, resolvedModel, scope);
  await pauseAfter({ sleep }, snapshot.count);
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
  key: RankingKey,
): Promise<string> {
  const path = `${key.workspace}/${key.generation}/${formatRankingPath(key)}`;
  const digest = await crypto.sha256(path);
  return formatTypeId("rnk", digest);
}
