import { type z } from "@hono/zod-openapi";
import { type OrderView } from "../../contract/plans.ts";
import { rankingViewOf } from "../../contract/ranking.ts";
import { briefViewOf } from "../../contract/view.ts";
import { delayCostOf } from "../../core/planning/delay-cost.ts";
import { orderByLinks, type Ordered } from "../../core/planning/order.ts";
import { blockersOf, type Neighbours, neighboursAt } from "../../core/planning/waits.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Brief, type Deps } from "../../deps.ts";
import { type PlanBasis, type PlanRequest, readPlan } from "./read-plan.ts";

export type OrderRequest = PlanRequest & {
  /** What a unit of time costs until an item is done. */
  readonly criterion: string;
  readonly limit: number;
  readonly offset: number;
};

type View = z.infer<typeof OrderView>;

/** Items of cycles, and links inside them, that are named. */
const namedMax = 1_000;

/**
 * The order of doing that is closest to a ranking and puts nothing before what it waits for, a page
 * of it, with what it costs beside what the ranking would. Nothing is written.
 */
export async function planOrder(
  deps: Deps,
  request: OrderRequest,
): Promise<{ readonly ranking: Ranking; readonly view: View }> {
  const basis = await readPlan(deps, request);
  const { ranking, waits } = basis;
  const ordered = orderByLinks(ranking.count, waits);
  const page = ordered.order.subarray(request.offset, request.offset + request.limit);
  const blockers = blockersOf(ranking.count, waits);
  const named = namedOf(ordered);
  const rows = [...page, ...[...page].flatMap((row) => Array.from(neighboursAt(blockers, row)))];
  const briefs = await readBriefs(deps, ranking, [...rows, ...named.rows]);
  const view = {
    ranking: rankingViewOf(ranking),
    count: ranking.count,
    links: waits.blocked.length,
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
    delay_cost: costsOf(basis, ordered, request.criterion),
    data: [...page].map((row, at) =>
      placeOf({ row, rank: request.offset + at + 1 }, ranking, { briefs, blockers }),
    ),
    page: { limit: request.limit, offset: request.offset, total: ranking.count },
  };
  return { ranking, view };
}

/** What the rows of a ranking are called. */
export async function readBriefs(
  { store }: Pick<Deps, "store">,
  ranking: Ranking,
  rows: readonly number[],
): Promise<(row: number) => Brief> {
  const numberOf = (row: number) => ranking.number[row] ?? 0;
  const numbers = new Set(rows.map(numberOf));
  const found = await store.items.briefs(ranking.workspace, [...numbers]);
  return (row) => found.get(numberOf(row)) ?? { id: "", title: "", status: "" };
}

/** The cycles, and the links inside them, as far as they are named. */
function namedOf({ cycles, ignored }: Pick<Ordered, "cycles" | "ignored">) {
  const named: (readonly number[])[] = [];
  let room = namedMax;
  for (const cycle of cycles) {
    if (room <= 0) {
      break;
    }
    named.push(cycle.slice(0, room));
    room -= cycle.length;
  }
  const links = [...ignored.blocked.subarray(0, namedMax)].map(
    (row, at) => [row, ignored.blocker[at] ?? 0] as const,
  );
  return { cycles: named, links, rows: [...named.flat(), ...links.flat()] };
}

function costsOf(basis: PlanBasis, { order }: Ordered, criterion: string): View["delay_cost"] {
  const { ranking, isDone } = basis;
  const work = {
    size: ranking.size,
    costOfDelay: basis.ratingsOf(criterion, "/criterion"),
    isDone,
  };
  const plan = delayCostOf(order, work);
  const ranked = delayCostOf(order.toSorted(), work);
  return {
    criterion,
    plan: plan.cost,
    ranking: ranked.cost,
    without_size: plan.withoutSize,
    without_cost: plan.withoutCost,
  };
}

function placeOf(
  { row, rank }: { readonly row: number; readonly rank: number },
  { score }: Ranking,
  { briefs, blockers }: { briefs: (row: number) => Brief; readonly blockers: Neighbours },
): View["data"][number] {
  const value = score[row] ?? Number.NaN;
  return {
    rank,
    was: row + 1,
    moved: row + 1 - rank,
    score: Number.isNaN(value) ? null : value,
    item: briefViewOf(briefs(row)),
    blocked_by: [...neighboursAt(blockers, row)].map((blocker) => briefs(blocker).id),
  };
}
