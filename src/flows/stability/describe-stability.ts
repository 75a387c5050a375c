import { type Actor, authorize } from "../../core/access.ts";
import { findAnalysisNote } from "../../core/stability/analysis-note.ts";
import {
  findMostCritical,
  readItemAcceptability,
} from "../../core/stability/item-acceptability.ts";
import { planStability, type StabilityRequest } from "../../core/stability/plan.ts";
import { type StabilityReport } from "../../core/stability/stability-report.ts";
import { type Stability } from "../../core/stability/stability.ts";
import { describeWin } from "../../core/stability/wording.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readItemMap } from "../rankings/read-item-map.ts";
import { readRankingById } from "../rankings/read-ranking-by-id.ts";
import { readStability } from "./read-stability.ts";

/** A client's choices, and the number of items to describe. */
export type StabilityQuestion = StabilityRequest & {
  readonly ranking: string;
  readonly limit: number;
};

/** Reads the stability of a ranking as a whole, and of its best `limit` items. */
export async function describeStability(
  deps: Deps,
  actor: Actor,
  { ranking: rankingId, limit, ...request }: StabilityQuestion,
): Promise<StabilityReport> {
  authorize(actor, "analyses:run");
  const pointer = await requirePointer(deps, actor.workspace);
  const { workspace } = pointer;
  const ranking = await readRankingById(deps, pointer, rankingId);
  const resolvedModel = await resolveModelRevision(deps, ranking);
  const plan = planStability(ranking, resolvedModel, request);
  const stability = await readStability(deps, workspace, { ranking, resolvedModel, plan });
  const count = Math.min(stability.top, ranking.count - ranking.unscored, limit);
  const positions = Array.from({ length: count }, (_, position) => position);
  const mostCritical = findMostCritical(stability);
  // Each item, the item that ranks next, and the item that could overtake it.
  const numbers = [...positions, mostCritical].flatMap((position) => [
    ranking.number[position] ?? 0,
    ranking.number[position + 1] ?? 0,
    stability.against[position] ?? 0,
  ]);
  const items = await readItemMap(deps, workspace.id, numbers);
  const titles = Array.from(
    ranking.number.subarray(0, count + 1),
    (number) => items.get(number)?.title ?? `Item ${number}`,
  );
  const comparisons = positions.map((position) => describeComparison(stability, titles, position));
  const note = findAnalysisNote(resolvedModel.definition, stability, ranking);
  return { ranking, stability, note, positions, comparisons, mostCritical, items };
}

/** Compares an item with the next one in words. */
function describeComparison(
  stability: Stability,
  titles: readonly string[],
  position: number,
): string | undefined {
  const { pBeatsNext: share } = readItemAcceptability(stability, position) ?? {};
  const [title, next] = [titles[position], titles[position + 1]];
  return share === undefined || title === undefined || next === undefined
    ? undefined
    : describeWin({ title, next, share }, stability.method);
}
