import { type z } from "@hono/zod-openapi";
import { type StabilityOfPlace } from "../../contract/expansions.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type CriticalChange, firmnessAt, marginAt } from "../../core/stability/places.ts";
import { type Stability } from "../../core/stability/stability.ts";

type View = z.infer<typeof StabilityOfPlace>;

/** Who stands against whom is told by the item's id. */
export type IdOf = (number: number) => string;

/** How firmly the item at a position stands; null beyond those that are followed. */
export function stabilityViewOf(
  { ranking, stability }: { readonly ranking: Ranking; readonly stability: Stability },
  position: number,
  idOf: IdOf,
): View | null {
  if (position >= Math.min(stability.top, ranking.count - ranking.unscored)) {
    return null;
  }
  const { above = null, below = null, cut } = marginAt(ranking, position);
  const margin = { above, below, cut };
  const firmness = firmnessAt(stability, position);
  if (firmness === undefined) {
    return { ...unknown, margin };
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
        : { ...changeViewOf(critical), against: idOf(critical.against) },
  };
}

/** Where nothing was drawn, only the margins are known. */
const unknown = {
  p_top: null,
  p_rank: null,
  best: null,
  worst: null,
  expected: null,
  critical: null,
} as const;

export function changeViewOf({ criterion, changePercent }: CriticalChange) {
  return { criterion, change_percent: changePercent };
}
