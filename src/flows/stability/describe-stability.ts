import { type WireType } from "../../contract/docs-only.ts";
import { type StabilityView } from "../../contract/expansions.ts";
import { toNamedItem } from "../../contract/named-item.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import {
  readCriticalChange,
  readItemAcceptability,
  findMostCritical,
  countSecure,
} from "../../core/stability/item-acceptability.ts";
import { secureShareMin, type Stability } from "../../core/stability/stability.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readItemMap } from "../rankings/read-item-map.ts";
import { readRankingById } from "../rankings/read-ranking-by-id.ts";
import { readStability } from "./read-stability.ts";
import { toCriticalChangeView, toItemStabilityView } from "./stability-view.ts";

/** How firmly a ranking stands as a whole, and its best `limit` items one by one. */
export async function describeStability(
  deps: Deps,
  wanted: { readonly workspace: string; readonly ranking: string; readonly limit: number },
): Promise<{ readonly ranking: Ranking; readonly view: WireType<typeof StabilityView> }> {
  const pointer = await requirePointer(deps, wanted.workspace);
  const { workspace } = pointer;
  const ranking = await readRankingById(deps, pointer, wanted.ranking);
  const inUse = await resolveModelRevision(deps, ranking);
  const stability = await readStability(deps, workspace, { ranking, inUse });
  const followed = Math.min(stability.top, ranking.count - ranking.unscored, wanted.limit);
  const positions = Array.from({ length: followed }, (_, position) => position);
  const nearest = findMostCritical(stability);
  const numbers = collectNumbers({ ranking, stability }, [...positions, nearest]);
  const items = await readItemMap(deps, workspace.id, numbers);
  const named = (number: number) => toNamedItem(number, items.get(number));
  const criticalViewOf = (position: number) => {
    const critical = readCriticalChange(stability, position);
    return critical === undefined
      ? null
      : {
          rank: position + 1,
          item: named(ranking.number[position] ?? 0),
          ...toCriticalChangeView(critical),
          against: named(critical.against),
        };
  };
  const view = {
    ...toStabilitySummary(stability),
    most_critical: { first: criticalViewOf(0), any: criticalViewOf(nearest) },
    data: positions.flatMap((position) => {
      const place = toItemStabilityView(
        { ranking, stability },
        position,
        (number) => named(number).id,
      );
      return place === null
        ? []
        : [
            {
              rank: position + 1,
              item: named(ranking.number[position] ?? 0),
              ...place,
              ...toAcceptabilityView(stability, position),
            },
          ];
    }),
  };
  return { ranking, view };
}

/** What only the whole analysis tells of an item; null where nothing was drawn. */
function toAcceptabilityView(stability: Stability, position: number) {
  const { acceptability = null, centralWeights = null } =
    readItemAcceptability(stability, position) ?? {};
  return {
    rank_acceptability: acceptability && [...acceptability],
    central_weights: centralWeights,
  };
}

function toStabilitySummary(stability: Stability) {
  const { method, reason = null, seed, draws, top, criteria } = stability;
  return {
    method,
    reason,
    seed,
    draws: method === "none" ? 0 : draws,
    top,
    criteria: [...criteria],
    secure_share: secureShareMin,
    secure: { ...countSecure(stability) },
  };
}

/** The items at these positions, and those that could take their places. */
function collectNumbers(
  { ranking, stability }: { readonly ranking: Ranking; readonly stability: Stability },
  positions: readonly number[],
): number[] {
  return positions.flatMap((position) => [
    ranking.number[position] ?? 0,
    stability.against[position] ?? 0,
  ]);
}
