import { formatRequiredRatings } from "../core/lift/failed-gates.ts";
import { type Lift } from "../core/lift/lift.ts";
import { type InsufficientCriterion, type RatingChange } from "../core/lift/single-changes.ts";
import { formatGate } from "../core/models/definition/gates.ts";
import { type ItemExplanation } from "../core/models/explanation/item-explanation.ts";
import { type WireType } from "./docs-only.ts";
import { type LiftView } from "./lift.ts";
import { toFailedGateView, toScoreView } from "./score-view.ts";

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
    rank: numberOrNull(rank),
    distance_to_rank: distance ?? null,
    counterfactual: {
      target_rank: lift.targetRank,
      failed_gates: lift.failedGates.map((gate) =>
        Object.assign(toFailedGateView(gate), { detail: formatRequiredRatings([gate]) }),
      ),
      single: lift.single.map((change) => ({
        ...toChangeView(change),
        move: change.move,
        rank: change.rank,
        score: numberOrNull(change.score),
      })),
      insufficient: lift.insufficient.map((insufficient) => ({
        criterion: insufficient.criterion,
        name: insufficient.name,
        at: insufficient.at,
        rank: numberOrNull(insufficient.rank),
        reason: explainInsufficiency(insufficient),
      })),
      overall:
        overall === undefined
          ? null
          : {
              changes: overall.changes.map(toChangeView),
              move: overall.move,
              rank: overall.rank,
              score: numberOrNull(overall.score),
              is_exact: overall.isExact,
            },
      needed: [...lift.needed],
      is_approximate: lift.isApproximate,
      ...(reason !== undefined && { reason }),
    },
  };
}

function numberOrNull(number: number): number | null {
  return Number.isNaN(number) ? null : number;
}

function explainInsufficiency({ at, rank, failedGate }: InsufficientCriterion): string {
  const place = Number.isNaN(rank) ? "not be ranked" : `have rank ${rank}`;
  const cause =
    failedGate === undefined ? "" : `, because it would fail the gate ${formatGate(failedGate)}`;
  return `Even at ${at}, the item would ${place}${cause}.`;
}

function toChangeView({
  criterion,
  name,
  from,
  to,
}: Pick<RatingChange, "criterion" | "name" | "from" | "to">) {
  return { criterion, name, from: from ?? null, to };
}
