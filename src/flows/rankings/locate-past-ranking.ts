import { type ResolvedModel } from "../../core/models/model.ts";
import { type PastPoint } from "../../core/past-point.ts";
import { orderRules, type RankingKey } from "../../core/ranking/ranking-key.ts";
import { type Scope } from "../../core/status/scope.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolvePastPoint } from "./resolve-past-point.ts";

/** A ranking by its model and a point in the past. */
export type PastRankingRequest = {
  readonly at: PastPoint;
  readonly resolvedModel: ResolvedModel;
  readonly scope: Scope;
};

/** Returns the key of the ranking that a model gives at a point in the past. */
export async function locatePastRanking(
  deps: Deps,
  { workspace }: Pointer,
  { at, resolvedModel, scope }: PastRankingRequest,
): Promise<RankingKey> {
  const generation = await resolvePastPoint(deps, workspace, at);
  const { id: model, revision } = resolvedModel;
  return { workspace: workspace.id, generation, model, revision, orderRules, scope };
}
