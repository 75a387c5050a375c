import { type Instant } from "../../core/item/item.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { orderRules, type RankingKey } from "../../core/ranking/ranking-key.ts";
import { type Scope } from "../../core/status/scope.ts";
import { type Pointer, type Publication } from "../../core/workspace.ts";

/** The queue keeps a model's ranking fresh for this long after a request read it. */
export const autoRefreshMs = 15 * 60_000;

/** Requests do not read a published ranking that lags further than this. */
const publishLagMsMax = 10_000;
const publishLagGenerationsMax = 100;

/** The ranking that a request reads. A published ranking is in the caches. */
export type RankingLocation = {
  readonly key: RankingKey;
  readonly isPublished: boolean;
  /** The newest published ranking of the model. */
  readonly published: Publication | undefined;
};

/**
 * Chooses the generation of a model's ranking that a request reads. Chooses the newest published
 * ranking if the queue keeps it fresh and it lags little. Otherwise chooses the generation of the
 * workspace, which the flow ranks on demand. Only rankings of the open items are published.
 */
export function locateRanking(
  pointer: Pointer,
  resolvedModel: ResolvedModel,
  {
    at,
    minGeneration = 0,
    scope = "open",
  }: { readonly at: Instant; readonly minGeneration?: number; readonly scope?: Scope | undefined },
): RankingLocation {
  const { workspace } = pointer;
  const published = scope === "open" ? findPublished(pointer, resolvedModel) : undefined;
  const isServable =
    published !== undefined &&
    published.generation >= minGeneration &&
    (published.generation === workspace.generation || isPublishPending(pointer, published, at));
  const generation = isServable ? published.generation : workspace.generation;
  return {
    key: {
      workspace: workspace.id,
      generation,
      model: resolvedModel.id,
      revision: resolvedModel.revision,
      orderRules,
      scope,
    },
    isPublished: isServable,
    published,
  };
}

/** Finds the newest published ranking of a revision of a model, with the current order rules. */
export function findPublished(
  { publications }: Pointer,
  { id, revision }: Pick<ResolvedModel, "id" | "revision">,
): Publication | undefined {
  return publications.find(
    (each) => each.model === id && each.revision === revision && each.orderRules === orderRules,
  );
}

/** Returns whether the queue keeps the model's ranking fresh. */
export function isAutoRefreshed(
  { workspace }: Pointer,
  published: Publication,
  at: Instant,
): boolean {
  return published.model === workspace.defaultModel || at - published.readAt < autoRefreshMs;
}

/** Returns whether the queue is about to publish a newer ranking and is not long overdue. */
function isPublishPending(pointer: Pointer, published: Publication, at: Instant): boolean {
  const { changedAt, generation } = pointer.workspace;
  const isRecent = at - published.publishedAt < publishLagMsMax;
  const isUnderWay =
    at - changedAt < publishLagMsMax &&
    generation - published.generation < publishLagGenerationsMax;
  return isAutoRefreshed(pointer, published, at) && (isRecent || isUnderWay);
}
