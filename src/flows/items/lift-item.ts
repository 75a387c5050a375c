import { type z } from "@hono/zod-openapi";
import { type LiftView } from "../../contract/lift.ts";
import { type Lift, lift } from "../../core/lift/lift.ts";
import { type RatingChange } from "../../core/lift/single-changes.ts";
import { findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { toScoreView } from "../rankings/ranking-view.ts";
import { readSnapshotContaining, type ItemExplanation, explainItem } from "./explain-item.ts";

type LiftResult = ItemExplanation & { readonly lift?: Lift };

/** Why an item scores as it does and, if a rank is wanted, what would bring it there. */
export async function liftItem(
  deps: Deps,
  wanted: Parameters<typeof explainItem>[1] & { readonly targetRank?: number | undefined },
): Promise<LiftResult> {
  const explained = await explainItem(deps, wanted);
  if (wanted.targetRank === undefined) {
    return explained;
  }
  const { item, inUse } = explained;
  const { workspace } = await requirePointer(deps, wanted.workspace);
  const board = await readSnapshotContaining(deps, workspace, item);
  const row = findRowByNumber(board, item.number);
  return { ...explained, lift: lift(board, inUse, { row, targetRank: wanted.targetRank }) };
}

/** A score with its reasons, and with what would lift it. */
export function toLiftView({ lift: found, ...explained }: LiftResult): z.infer<typeof LiftView> {
  const view = toScoreView(explained);
  if (found === undefined) {
    return view;
  }
  const { overall, reason, rank, distance } = found;
  return {
    ...view,
    rank,
    distance_to_rank: distance ?? null,
    counterfactual: {
      target_rank: found.targetRank,
      single: found.single.map((change) => ({
        ...toChangeView(change),
        move: change.move,
        rank: change.rank,
        score: scoreOrNull(change),
      })),
      insufficient: found.insufficient.map((each) => ({
        ...each,
        reason: `Even at ${each.at} it would only be rank ${each.rank}.`,
      })),
      overall:
        overall === undefined
          ? null
          : {
              changes: overall.changes.map(toChangeView),
              move: overall.move,
              rank: overall.rank,
              score: scoreOrNull(overall),
              is_exact: overall.isExact,
            },
      is_approximate: found.isApproximate,
      ...(reason !== undefined && { reason }),
    },
  };
}

function scoreOrNull({ score }: Pick<RatingChange, "score">): number | null {
  return Number.isNaN(score) ? null : score;
}

function toChangeView({
  criterion,
  name,
  from,
  to,
}: Pick<RatingChange, "criterion" | "name" | "from" | "to">) {
  return { criterion, name, from: from ?? null, to };
}
