import { type z } from "@hono/zod-openapi";
import { type LiftedView } from "../../contract/lift.ts";
import { rowOfNumber } from "../../core/board/board-rows.ts";
import { type Lift, lift } from "../../core/counterfactual/lift.ts";
import { type Change } from "../../core/counterfactual/single.ts";
import { type Deps } from "../../deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { scoreViewOf } from "../rankings/views.ts";
import { boardWith, type Explained, explainItem } from "./explain-item.ts";

type Lifted = Explained & { readonly lift?: Lift };

/** Why an item scores as it does and, if a rank is wanted, what would bring it there. */
export async function liftItem(
  deps: Deps,
  wanted: Parameters<typeof explainItem>[1] & { readonly wantedRank?: number | undefined },
): Promise<Lifted> {
  const explained = await explainItem(deps, wanted);
  if (wanted.wantedRank === undefined) {
    return explained;
  }
  const { item, inUse } = explained;
  const { workspace } = await requirePointer(deps, wanted.workspace);
  const board = await boardWith(deps, workspace, item);
  const row = rowOfNumber(board, item.number);
  return { ...explained, lift: lift(board, inUse, { row, wanted: wanted.wantedRank }) };
}

/** A score with its reasons, and with what would lift it. */
export function liftedViewOf({ lift: found, ...explained }: Lifted): z.infer<typeof LiftedView> {
  const view = scoreViewOf(explained);
  if (found === undefined) {
    return view;
  }
  const { overall, reason, rank, distance } = found;
  return {
    ...view,
    rank,
    distance_to_rank: distance ?? null,
    counterfactual: {
      wanted_rank: found.wanted,
      single: found.single.map((change) => ({
        ...changeViewOf(change),
        move: change.move,
        rank: change.rank,
        score: scoreIn(change),
      })),
      unable: found.unable.map((each) => ({
        ...each,
        reason: `Even at ${each.at} it would only be rank ${each.rank}.`,
      })),
      overall:
        overall === undefined
          ? null
          : {
              changes: overall.changes.map(changeViewOf),
              move: overall.move,
              rank: overall.rank,
              score: scoreIn(overall),
              is_exact: overall.isExact,
            },
      is_search: found.isSearch,
      ...(reason !== undefined && { reason }),
    },
  };
}

function scoreIn({ score }: Pick<Change, "score">): number | null {
  return Number.isNaN(score) ? null : score;
}

function changeViewOf({
  criterion,
  name,
  from,
  to,
}: Pick<Change, "criterion" | "name" | "from" | "to">) {
  return { criterion, name, from: from ?? null, to };
}
