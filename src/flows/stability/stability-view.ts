import { type WireType } from "../../contract/docs-only.ts";
import { type ItemStability } from "../../contract/expansions.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import {
  type CriticalChange,
  readItemAcceptability,
  computeMargin,
} from "../../core/stability/item-acceptability.ts";
import { type Stability } from "../../core/stability/stability.ts";

type ItemStabilityJson = WireType<typeof ItemStability>;

/** Who stands against whom is told by the item's id. */
export type FindItemId = (number: number) => string;

/** How firmly the item at a position stands; null beyond those that are followed. */
export function toItemStabilityView(
  { ranking, stability }: { readonly ranking: Ranking; readonly stability: Stability },
  position: number,
  findItemId: FindItemId,
): ItemStabilityJson | null {
  if (position >= Math.min(stability.top, ranking.count - ranking.unscored)) {
    return null;
  }
  const { above = null, below = null, cut } = computeMargin(ranking, position);
  const margin = { above, below, cut };
  const firmness = readItemAcceptability(stability, position);
  if (firmness === undefined) {
    return { ...unsampled, margin };
  }
  const { pTop, pRank, best, worst, expected, critical } = firmness;
  return {
    p_top: pTop,
    p_rank: pRank,
    best,
    worst,
    expected,
    margin,
    critical:
      critical === undefined
        ? null
        : { ...toCriticalChangeView(critical), against: findItemId(critical.against) },
  };
}

/** Where nothing was drawn, only the margins are known. */
const unsampled = {
  p_top: null,
  p_rank: null,
  best: null,
  worst: null,
  expected: null,
  critical: null,
} as const;

export function toCriticalChangeView({ criterion, changePercent }: CriticalChange) {
  return { criterion, change_percent: changePercent };
}
