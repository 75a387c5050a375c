import { neighboursAt } from "../core/planning/dependencies.ts";
import { type OrderPlan } from "../core/planning/order-plan.ts";
import { type WireType } from "./docs-only.ts";
import { toItemSummaryView } from "./item-view.ts";
import { type OrderView } from "./plans.ts";
import { toRankingView } from "./ranking-view.ts";

type OrderJson = WireType<typeof OrderView>;

/** Maps a page of the order that respects dependencies. */
export function toOrderView(plan: OrderPlan): OrderJson {
  const { ranking, order, page, rows, findSummary } = plan;
  return {
    ranking: toRankingView(ranking),
    count: ranking.count,
    links: plan.linkCount,
    inversions: order.inversions,
    cycles: plan.cycles.map((cycle) => cycle.map((row) => findSummary(row).id)),
    ignored_links: plan.ignoredLinks.map(([blocked, blocker]) => ({
      item: findSummary(blocked).id,
      blocked_by: findSummary(blocker).id,
    })),
    counts: {
      closed: plan.closedCount,
      cycles: order.cycles.length,
      ignored_links: order.ignored.blocked.length,
    },
    delay_cost: toDelayCostView(plan),
    data: rows.map((row, index) => toOrderedItemView(plan, row, page.offset + index + 1)),
    page: { limit: page.limit, offset: page.offset, total: ranking.count },
  };
}

function toDelayCostView({ delayCost }: OrderPlan): OrderJson["delay_cost"] {
  const { criterion, plan, ranking } = delayCost;
  return {
    criterion,
    plan: plan.cost,
    ranking: ranking.cost,
    without_size: plan.withoutSize,
    without_cost: plan.withoutCost,
  };
}

function toOrderedItemView(
  { ranking, blockers, findSummary }: OrderPlan,
  row: number,
  rank: number,
): OrderJson["data"][number] {
  const score = ranking.score[row] ?? Number.NaN;
  return {
    rank,
    ranking_rank: row + 1,
    moved: row + 1 - rank,
    score: Number.isNaN(score) ? null : score,
    item: toItemSummaryView(findSummary(row)),
    blocked_by: [...neighboursAt(blockers, row)].map((blocker) => findSummary(blocker).id),
  };
}
