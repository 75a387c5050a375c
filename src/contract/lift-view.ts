import { type Lift } from "../core/lift/lift.ts";
import { type RatingChange } from "../core/lift/single-changes.ts";
import { type ItemExplanation } from "../core/models/item-explanation.ts";
import { type WireType } from "./docs-only.ts";
import { type LiftView } from "./lift.ts";
import { toScoreView } from "./score-view.ts";

/** Maps a score and, if requested, the changes that would lift the item to a rank. */
export function toLiftView({
  lift,
  ...explanation
}: ItemExplanation & { readonly lift?: Lift }): WireType<typeof LiftView> {
  const view = toScoreView(explanation);
  if (lift === undefined) {
    return view;
  }
  const { overall, reason, rank, distance } = lift;
  return {
    ...view,
    rank,
    distance_to_rank: distance ?? null,
    counterfactual: {
      target_rank: lift.targetRank,
      single: lift.single.map((change) => ({
        ...toChangeView(change),
        move: change.move,
        rank: change.rank,
        score: scoreOrNull(change),
      })),
      insufficient: lift.insufficient.map((criterion) => ({
        ...criterion,
        reason: `Even at ${criterion.at}, the item would have rank ${criterion.rank}.`,
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
      needed: [...lift.needed],
      is_approximate: lift.isApproximate,
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
