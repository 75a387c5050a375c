import { type LiveSeries } from "../../contract/live.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { type RankingKey } from "../../core/ranking/ranking-key.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps, type RankingVersion, type Subscription } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { computeRankingId } from "./compute-ranking.ts";
import { locateRanking } from "./locate-ranking.ts";
import { requirePointer } from "./pointer.ts";

/** The rankings that a client wants to follow, by the default model if it names none. */
export type SubscriptionRequest = {
  readonly model: string | undefined;
  readonly scope: LiveSeries["scope"];
  readonly since: string | undefined;
  /** The generation at or after which the flow must read the workspace. */
  readonly minGeneration?: number;
};

/**
 * Resolves the series that a socket follows, and its current ranking: the one that a request for
 * the ranking would read now.
 */
export async function resolveSubscription(
  deps: Deps,
  actor: Actor,
  { model, scope, since, minGeneration = 0 }: SubscriptionRequest,
): Promise<Subscription> {
  authorize(actor, "rankings:read");
  const pointer = await requirePointer(deps, actor.workspace, minGeneration);
  const resolvedModel = await resolveModel(deps, pointer, { id: model });
  const key = locateCurrent(deps, pointer, { resolvedModel, scope });
  return {
    series: { model: resolvedModel.id, scope },
    generation: pointer.workspace.generation,
    current: key && (await toRankingVersion(deps, key)),
    since,
  };
}

/** Locates the current ranking of a series. Returns undefined for a model without a ranking. */
function locateCurrent(
  { clock }: Pick<Deps, "clock">,
  pointer: Pointer,
  {
    resolvedModel,
    scope,
  }: { readonly resolvedModel: ResolvedModel; readonly scope: LiveSeries["scope"] },
): RankingKey | undefined {
  const location = locateRanking(pointer, resolvedModel, { at: clock.now(), scope });
  return scope === "open" && location.published === undefined ? undefined : location.key;
}

/** Returns the id of a ranking, with the numbers that decide which of two rankings is newer. */
export async function toRankingVersion(
  deps: Pick<Deps, "crypto">,
  key: RankingKey,
): Promise<RankingVersion> {
  const { generation, orderRules, revision } = key;
  return { ranking: await computeRankingId(deps, key), generation, orderRules, revision };
}
