import { type Actor, authorize } from "../../core/access.ts";
import { type PastPoint } from "../../core/past-point.ts";
import { type RankingRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "./pointer.ts";
import { resolvePastPoint } from "./resolve-past-point.ts";

/** The generations of the rankings to list, and their maximum number. */
export type RankingListRequest = {
  readonly before?: number | undefined;
  /** Lists only rankings at or before this point. */
  readonly at?: PastPoint | undefined;
  readonly limit: number;
};

/** Lists published rankings, newest generation first, below a generation if one is given. */
export async function listRankings(
  deps: Deps,
  actor: Actor,
  request: RankingListRequest,
): Promise<readonly RankingRow[]> {
  authorize(actor, "rankings:read");
  const { limit } = request;
  const before = await findUpperBound(deps, actor.workspace, request);
  const range = before === undefined ? { limit } : { before, limit };
  return deps.store.rankings.list(actor.workspace, range);
}

/** Returns the generation below which rankings are listed. */
async function findUpperBound(
  deps: Deps,
  workspace: string,
  { before, at }: RankingListRequest,
): Promise<number | undefined> {
  if (at === undefined) {
    return before;
  }
  const pointer = await requirePointer(deps, workspace);
  const generation = await resolvePastPoint(deps, pointer.workspace, at);
  return Math.min(before ?? Infinity, generation + 1);
}
