import { findCoverageNote } from "../../core/stability/coverage-note.ts";
import { findMostCritical } from "../../core/stability/item-acceptability.ts";
import { type StabilityReport } from "../../core/stability/stability-report.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readItemMap } from "../rankings/read-item-map.ts";
import { readRankingById } from "../rankings/read-ranking-by-id.ts";
import { readStability } from "./read-stability.ts";

/** Reads the stability of a ranking as a whole, and of its best `limit` items. */
export async function describeStability(
  deps: Deps,
  request: { readonly workspace: string; readonly ranking: string; readonly limit: number },
): Promise<StabilityReport> {
  const pointer = await requirePointer(deps, request.workspace);
  const { workspace } = pointer;
  const ranking = await readRankingById(deps, pointer, request.ranking);
  const resolvedModel = await resolveModelRevision(deps, ranking);
  const stability = await readStability(deps, workspace, { ranking, resolvedModel });
  const count = Math.min(stability.top, ranking.count - ranking.unscored, request.limit);
  const positions = Array.from({ length: count }, (_, position) => position);
  const mostCritical = findMostCritical(stability);
  // Each item, and the item that could overtake it.
  const numbers = [...positions, mostCritical].flatMap((position) => [
    ranking.number[position] ?? 0,
    stability.against[position] ?? 0,
  ]);
  const items = await readItemMap(deps, workspace.id, numbers);
  const note = findCoverageNote(resolvedModel.definition, stability);
  return { ranking, stability, note, positions, mostCritical, items };
}
