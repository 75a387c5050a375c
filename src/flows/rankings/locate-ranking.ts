import { type Instant } from "../../core/item/item.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type RankingName } from "../../core/ranking/ranking.ts";
import { type Pointer, type Published } from "../../core/workspace.ts";

/** A model stays fresh by itself for this long after somebody read it. */
export const keptFreshMs = 15 * 60_000;

/** How long a published ranking may be behind before a reader makes its own. */
const owedMs = 10_000;
const owedGenerations = 100;

/** The ranking that answers a reader, and whether the truth says that copies of it exist. */
export type Located = {
  readonly name: RankingName;
  readonly isPublished: boolean;
  readonly head: Published | undefined;
};

/**
 * Which generation of a model's ranking a reader gets: the newest published one if the queue keeps
 * it fresh and it is not far behind; otherwise that of the workspace itself, made on demand.
 */
export function locateRanking(
  pointer: Pointer,
  inUse: ModelInUse,
  { at, minGeneration = 0 }: { readonly at: Instant; readonly minGeneration?: number },
): Located {
  const { workspace } = pointer;
  const head = headOf(pointer, inUse);
  const serves =
    head !== undefined &&
    head.generation >= minGeneration &&
    (head.generation === workspace.generation || isBehindIt(pointer, head, at));
  const generation = serves ? head.generation : workspace.generation;
  return {
    name: { workspace: workspace.id, generation, model: inUse.id, revision: inUse.revision },
    isPublished: serves,
    head,
  };
}

/** The newest published ranking of a model at a revision. */
export function headOf(
  { published }: Pointer,
  { id, revision }: Pick<ModelInUse, "id" | "revision">,
): Published | undefined {
  return published.find((each) => each.model === id && each.revision === revision);
}

/** Whether the queue keeps this model fresh. */
export function isKeptFresh({ workspace }: Pointer, head: Published, at: Instant): boolean {
  return head.model === workspace.defaultModel || at - head.readAt < keptFreshMs;
}

/** Whether the next publish is on its way and not long overdue. */
function isBehindIt(pointer: Pointer, head: Published, at: Instant): boolean {
  const { changedAt, generation } = pointer.workspace;
  const isRecent = at - head.publishedAt < owedMs;
  const isUnderWay = at - changedAt < owedMs && generation - head.generation < owedGenerations;
  return isKeptFresh(pointer, head, at) && (isRecent || isUnderWay);
}
