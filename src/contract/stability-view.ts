import { type Ranking } from "../core/ranking/ranking.ts";
import {
  computeMargin,
  countSecure,
  type CriticalChange,
  readCriticalChange,
  readItemAcceptability,
} from "../core/stability/item-acceptability.ts";
import { type StabilityReport } from "../core/stability/stability-report.ts";
import { secureShareMin, type Stability } from "../core/stability/stability.ts";
import { describeDraws, listOrder } from "../core/stability/wording.ts";
import { type WireType } from "./docs-only.ts";
import { toNamedItem } from "./item-view.ts";
import { type ItemStability, type StabilityDraws, type StabilityView } from "./stability.ts";

type ItemStabilityJson = WireType<typeof ItemStability>;
type StabilityJson = WireType<typeof StabilityView>;

/** Maps the stability of a ranking and of its best items. */
export function toStabilityView(report: StabilityReport): StabilityJson {
  const { ranking, stability, note = null, positions, comparisons, mostCritical, items } = report;
  const findItemId = (number: number) => items.get(number)?.id ?? "";
  return {
    ...toStabilitySummary(stability),
    note,
    most_critical: {
      first: toRankedChangeView(report, 0),
      any: toRankedChangeView(report, mostCritical),
    },
    data: positions.flatMap((position) => {
      const view = toItemStabilityView({ ranking, stability }, position, findItemId);
      const number = ranking.number[position] ?? 0;
      const item = toNamedItem(number, items.get(number));
      const acceptability = toAcceptabilityView(stability, position);
      const comparison = comparisons[position] ?? null;
      return view === null
        ? []
        : [Object.assign({ rank: position + 1, item }, view, acceptability, { comparison })];
    }),
  };
}

/** Maps the stability of the item at a position; null beyond the positions that are analysed. */
export function toItemStabilityView(
  { ranking, stability }: { readonly ranking: Ranking; readonly stability: Stability },
  position: number,
  findItemId: (number: number) => string,
): ItemStabilityJson | null {
  if (position >= Math.min(stability.top, ranking.count - ranking.unscored)) {
    return null;
  }
  const { above = null, below = null, cut } = computeMargin(ranking, position);
  const margin = { above, below, cut };
  const acceptability = readItemAcceptability(stability, position);
  if (acceptability === undefined) {
    return { ...unsampled, margin };
  }
  const { pTop, pRank, best, worst, expected, pBeatsNext = null, critical } = acceptability;
  return {
    p_top: pTop,
    p_rank: pRank,
    best,
    worst,
    expected,
    p_beats_next: pBeatsNext,
    margin,
    critical:
      critical === undefined
        ? null
        : { ...toCriticalChangeView(critical), against: findItemId(critical.against) },
  };
}

/** Without draws, only the margins exist. */
const unsampled = {
  p_top: null,
  p_rank: null,
  best: null,
  worst: null,
  expected: null,
  p_beats_next: null,
  critical: null,
} as const;

function toCriticalChangeView({ criterion, changePercent }: CriticalChange) {
  return { criterion, change_percent: changePercent };
}

/** Maps the smallest change to a weight that costs the item at a position its rank. */
function toRankedChangeView(
  { ranking, stability, items }: StabilityReport,
  position: number,
): StabilityJson["most_critical"]["first"] {
  const critical = readCriticalChange(stability, position);
  if (critical === undefined) {
    return null;
  }
  const number = ranking.number[position] ?? 0;
  return {
    rank: position + 1,
    item: toNamedItem(number, items.get(number)),
    ...toCriticalChangeView(critical),
    against: toNamedItem(critical.against, items.get(critical.against)),
  };
}

/** Maps the fields that only the whole analysis has; null without draws. */
function toAcceptabilityView(stability: Stability, position: number) {
  const { acceptability = null, centralWeights = null } =
    readItemAcceptability(stability, position) ?? {};
  return {
    rank_acceptability: acceptability && [...acceptability],
    central_weights: centralWeights,
  };
}

function toStabilitySummary(stability: Stability) {
  const { top, criteria } = stability;
  return {
    ...toStabilityDrawsView(stability),
    top,
    criteria: [...criteria],
    secure_share: secureShareMin,
    secure: { ...countSecure(stability) },
  };
}

/** Maps the draws of an analysis: their distributions, their number and their seed. */
export function toStabilityDrawsView(stability: Stability): WireType<typeof StabilityDraws> {
  const { method, reason = null, intervals, seed, drawsMade, criteria } = stability;
  const weights = criteria.length > 0 ? stability.weights : undefined;
  return {
    method,
    reason,
    weights: weights?.kind ?? null,
    spread: weights?.kind === "around" ? weights.spread : null,
    order: listOrder(stability) ?? null,
    intervals,
    description: describeDraws(stability) ?? null,
    seed,
    draws: drawsMade,
  };
}
