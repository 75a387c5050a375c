import { type z } from "@hono/zod-openapi";
import { type StabilityView } from "../../contract/expansions.ts";
import { namedItemOf } from "../../contract/named.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { criticalAt, firmnessAt, mostCritical, secureOf } from "../../core/stability/places.ts";
import { secureShare, type Stability } from "../../core/stability/stability.ts";
import { type Deps } from "../../deps.ts";
import { useNamedModel } from "../models/use-model.ts";
import { findRanking } from "../rankings/find-ranking.ts";
import { itemsOf } from "../rankings/named.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readStability } from "./read-stability.ts";
import { changeViewOf, stabilityViewOf } from "./views.ts";

/** How firmly a ranking stands as a whole, and its best `limit` items one by one. */
export async function describeStability(
  deps: Deps,
  wanted: { readonly workspace: string; readonly ranking: string; readonly limit: number },
): Promise<{ readonly ranking: Ranking; readonly view: z.infer<typeof StabilityView> }> {
  const pointer = await requirePointer(deps, wanted.workspace);
  const { workspace } = pointer;
  const ranking = await findRanking(deps, pointer, wanted.ranking);
  const inUse = await useNamedModel(deps, ranking);
  const stability = await readStability(deps, workspace, { ranking, inUse });
  const followed = Math.min(stability.top, ranking.count - ranking.unscored, wanted.limit);
  const positions = Array.from({ length: followed }, (_, position) => position);
  const nearest = mostCritical(stability);
  const numbers = numbersIn({ ranking, stability }, [...positions, nearest]);
  const items = await itemsOf(deps, workspace.id, numbers);
  const named = (number: number) => namedItemOf(number, items.get(number));
  const criticalViewOf = (position: number) => {
    const critical = criticalAt(stability, position);
    return critical === undefined
      ? null
      : {
          rank: position + 1,
          item: named(ranking.number[position] ?? 0),
          ...changeViewOf(critical),
          against: named(critical.against),
        };
  };
  const view = {
    ...headOf(stability),
    most_critical: { first: criticalViewOf(0), any: criticalViewOf(nearest) },
    data: positions.flatMap((position) => {
      const place = stabilityViewOf({ ranking, stability }, position, (number) => named(number).id);
      return place === null
        ? []
        : [
            {
              rank: position + 1,
              item: named(ranking.number[position] ?? 0),
              ...place,
              ...drawnAt(stability, position),
            },
          ];
    }),
  };
  return { ranking, view };
}

/** What only the whole analysis tells of an item; null where nothing was drawn. */
function drawnAt(stability: Stability, position: number) {
  const { acceptability = null, central = null } = firmnessAt(stability, position) ?? {};
  return { rank_acceptability: acceptability && [...acceptability], central_weights: central };
}

function headOf(stability: Stability) {
  const { method, reason = null, seed, draws, top, criteria } = stability;
  return {
    method,
    reason,
    seed,
    draws: method === "none" ? 0 : draws,
    top,
    criteria: [...criteria],
    secure_share: secureShare,
    secure: { ...secureOf(stability) },
  };
}

/** The items at these positions, and those that could take their places. */
function numbersIn(
  { ranking, stability }: { readonly ranking: Ranking; readonly stability: Stability },
  positions: readonly number[],
): number[] {
  return positions.flatMap((position) => [
    ranking.number[position] ?? 0,
    stability.against[position] ?? 0,
  ]);
}
