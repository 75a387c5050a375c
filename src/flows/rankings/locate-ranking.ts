import { type Instant } from "../../core/item/item.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type RankingKey } from "../../core/ranking/ranking.ts";
import { type Pointer, type Publication } from "../../core/workspace.ts";

/** A model stays fresh by itself for this long after somebody read it. */
export const autoRefreshMs = 15 * 60_000;

/** How long a published ranking may be behind before a reader makes its own. */
const publishLagMsMax = 10_000;
const publishLagGenerationsMax = 100;

/** The ranking that answers a reader, and whether the truth says that copies of it exist. */
export type RankingLocation = {
  readonly key: RankingKey;
  readonly isPublished: boolean;
  readonly published: Publication | undefined;
};

/**
 * Which generation of a model's ranking a reader gets: the newest published one if the queue keeps
 * it fresh and it is not far behind; otherwise that of the workspace itself, made on demand.
 */
export function locateRanking(
  pointer: Pointer,
  inUse: ModelInUse,
  { at, minGeneration = 0 }: { readonly at: Instant; readonly minGeneration?: number },
): RankingLocation {
  const { workspace } = pointer;
  const head = findPublished(pointer, inUse);
  const serves =
    head !== undefined &&
    head.generation >= minGeneration &&
    (head.generation === workspace.generation || isPublishPending(pointer, head, at));
  const generation = serves ? head.generation : workspace.generation;
  return {
    key: { workspace: workspace.id, generation, model: inUse.id, revision: inUse.revision },
    isPublished: serves,
    published: head,
  };
}

/** The newest published ranking of a model at a revision. */
export function findPublished(
  { publications }: Pointer,
  { id, revision }: Pick<ModelInUse, "id" | "revision">,
): Publication | undefined {
  return publications.find((each) => each.model === id && each.revision === revision);
}

/** Whether the queue keeps this model fresh. */
export function isAutoRefreshed({ workspace }: Pointer, head: Publication, at: Instant): boolean {
  return head.model === workspace.defaultModel || at - head.readAt < autoRefreshMs;
}

/** Whether the next publish is on its way and not long overdue. */
function isPublishPending(pointer: Pointer, head: Publication, at: Instant): boolean {
  const { changedAt, generation } = pointer.workspace;
  const isRecent = at - head.publishedAt < publishLagMsMax;
  const isUnderWay =
    at - changedAt < publishLagMsMax && generation - head.generation < publishLagGenerationsMax;
  return isAutoRefreshed(pointer, head, at) && (isRecent || isUnderWay);
}
