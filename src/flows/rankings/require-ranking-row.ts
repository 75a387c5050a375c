import { rankingNotFound } from "../../core/ranking/ranking-not-found.ts";
import { isTypeId } from "../../core/type-id.ts";
import { type RankingRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { requireBaseline } from "../baselines/read-baselines.ts";

/**
 * Reads the row of a stored ranking by its id, or by the id of a baseline of it. Throws if neither
 * has the id.
 */
export async function requireRankingRow(
  deps: Pick<Deps, "store">,
  workspace: string,
  reference: string,
): Promise<RankingRow> {
  if (isTypeId("bsl", reference)) {
    const { ranking } = await requireBaseline(deps, workspace, reference);
    return ranking;
  }
  const row = await deps.store.rankings.read(workspace, reference);
  if (row === undefined) {
    throw rankingNotFound(reference);
  }
  return row;
}
