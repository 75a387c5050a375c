import { type z } from "@hono/zod-openapi";
import { toItemSummaryView } from "../../contract/item-view.ts";
import { type OrderView } from "../../contract/plans.ts";
import { toRankingView } from "../../contract/ranking.ts";
import { buildBlockers, type Neighbours, neighboursAt } from "../../core/planning/dependencies.ts";
import { orderByDependencies, type DependencyOrder } from "../../core/planning/order.ts";
import { computeTotalDelayCost } from "../../core/planning/total-delay-cost.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type ItemSummary, type Deps } from "../../ports/deps.ts";
import { type PlanBasis, type PlanRequest, readPlanBasis } from "./read-plan-basis.ts";

export type PlanOrderRequest = PlanRequest & {
  /** What a unit of time costs until an item is done. */
  readonly criterion: string;
  readonly limit: number;
  readonly offset: number;
};

type OrderJson = z.infer<typeof OrderView>;

/** Items of cycles, and links inside them, that are named. */
const reportedMax = 1_000;

/**
 * The order of doing that is closest to a ranking and puts nothing before what it waits for, a page
 * of it, with what it costs beside what the ranking would. Nothing is written.
 */
export async function planOrder(
  deps: Deps,
  request: PlanOrderRequest,
): Promise<{ readonly ranking: Ranking; readonly view: OrderJson }> {
  const basis = await readPlanBasis(deps, request);
  const { ranking, dependencies } = basis;
  const ordered = orderByDependencies(ranking.count, dependencies);
  const page = ordered.order.subarray(request.offset, request.offset + request.limit);
  const blockers = buildBlockers(ranking.count, dependencies);
  const named = selectCycles(ordered);
  const rows = [...page, ...[...page].flatMap((row) => Array.from(neighboursAt(blockers, row)))];
  const briefs = await readItemSummaries(deps, ranking, [...rows, ...named.rows]);
  const view = {
    ranking: toRankingView(ranking),
    count: ranking.count,
    links: dependencies.blocked.length,
    inversions: ordered.inversions,
    cycles: named.cycles.map((cycle) => cycle.map((row) => briefs(row).id)),
    ignored_links: named.links.map(([row, blocker]) => ({
      item: briefs(row).id,
      blocked_by: briefs(blocker).id,
    })),
    counts: {
      done: basis.isDone.filter((isDone) => isDone === 1).length,
      cycles: ordered.cycles.length,
      ignored_links: ordered.ignored.blocked.length,
    },
    delay_cost: toDelayCostView(basis, ordered, request.criterion),
    data: [...page].map((row, at) =>
      toOrderedItemView({ row, rank: request.offset + at + 1 }, ranking, { briefs, blockers }),
    ),
    page: { limit: request.limit, offset: request.offset, total: ranking.count },
  };
  return { ranking, view };
}

/** What the rows of a ranking are called. */
export async function readItemSummaries(
  { store }: Pick<Deps, "store">,
  ranking: Ranking,
  rows: readonly number[],
): Promise<(row: number) => ItemSummary> {
  const numberOf = (row: number) => ranking.number[row] ?? 0;
  const numbers = new Set(rows.map(numberOf));
  const found = await store.items.readSummaries(ranking.workspace, [...numbers]);
  return (row) => found.get(numberOf(row)) ?? { id: "", title: "", status: "" };
}

/** The cycles, and the links inside them, as far as they are named. */
function selectCycles({ cycles, ignored }: Pick<DependencyOrder, "cycles" | "ignored">) {
  const named: (readonly number[])[] = [];
  let room = reportedMax;
  for (const cycle of cycles) {
    if (room <= 0) {
      break;
    }
    named.push(cycle.slice(0, room));
    room -= cycle.length;
  }
  const links = [...ignored.blocked.subarray(0, reportedMax)].map(
    (row, at) => [row, ignored.blocker[at] ?? 0] as const,
  );
  return { cycles: named, links, rows: [...named.flat(), ...links.flat()] };
}

function toDelayCostView(
  basis: PlanBasis,
  { order }: DependencyOrder,
  criterion: string,
): OrderJson["delay_cost"] {
  const { ranking, isDone } = basis;
  const work = {
    size: ranking.size,
    costOfDelay: basis.alignRatings(criterion, "/criterion"),
    isDone,
  };
  const plan = computeTotalDelayCost(order, work);
  const ranked = computeTotalDelayCost(order.toSorted(), work);
  return {
    criterion,
    plan: plan.cost,
    ranking: ranked.cost,
    without_size: plan.withoutSize,
    without_cost: plan.withoutCost,
  };
}

function toOrderedItemView(
  { row, rank }: { readonly row: number; readonly rank: number },
  { score }: Ranking,
  { briefs, blockers }: { briefs: (row: number) => ItemSummary; readonly blockers: Neighbours },
): OrderJson["data"][number] {
  const value = score[row] ?? Number.NaN;
  return {
    rank,
    ranking_rank: row + 1,
    moved: row + 1 - rank,
    score: Number.isNaN(value) ? null : value,
    item: toItemSummaryView(briefs(row)),
    blocked_by: [...neighboursAt(blockers, row)].map((blocker) => briefs(blocker).id),
  };
}
