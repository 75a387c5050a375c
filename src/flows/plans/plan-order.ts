import { type Actor, authorize } from "../../core/access.ts";
import { buildBlockers, neighboursAt } from "../../core/planning/dependencies.ts";
import { type OrderPlan } from "../../core/planning/order-plan.ts";
import { type DependencyOrder, orderByDependenciesInSlices } from "../../core/planning/order.ts";
import { computeTotalDelayCost } from "../../core/planning/total-delay-cost.ts";
import { type Deps } from "../../ports/deps.ts";
import { pauseAfter, runSliced } from "../run-sliced.ts";
import { readItemSummaries } from "./read-item-summaries.ts";
import { type PlanBasis, type PlanRequest, readPlanBasis } from "./read-plan-basis.ts";

export type PlanOrderRequest = PlanRequest & {
  /** The criterion that is the cost of delay per unit of time. */
  readonly criterion: string;
  readonly limit: number;
  readonly offset: number;
};

/** Items of cycles, and links inside cycles, that the result names. */
const namedMax = 1_000;

/**
 * Finds the order closest to a ranking in which every item comes after its blockers, and returns a
 * page of it. Compares its cost of delay with that of the ranking's own order. Writes nothing.
 */
export async function planOrder(
  deps: Deps,
  actor: Actor,
  request: PlanOrderRequest,
): Promise<OrderPlan> {
  authorize(actor, "analyses:run");
  const { offset, limit, criterion } = request;
  const basis = await readPlanBasis(deps, actor.workspace, request);
  await pauseAfter(deps, basis.ranking.count);
  const { ranking, dependencies, closedCount } = basis;
  const order = await runSliced(deps, orderByDependenciesInSlices(ranking.count, dependencies));
  const rows = [...order.order.subarray(offset, offset + limit)];
  const blockers = buildBlockers(ranking.count, dependencies);
  const cycles = selectCycles(order);
  const ignoredLinks = selectIgnoredLinks(order);
  const findSummary = await readItemSummaries(deps, ranking, [
    ...rows,
    ...rows.flatMap((row) => Array.from(neighboursAt(blockers, row))),
    ...cycles.flat(),
    ...ignoredLinks.flat(),
  ]);
  return {
    ranking,
    order,
    page: { offset, limit },
    rows,
    linkCount: dependencies.blocked.length,
    closedCount,
    blockers,
    cycles,
    ignoredLinks,
    delayCost: { criterion, ...compareDelayCosts(basis, order, criterion) },
    findSummary,
  };
}

/** Selects cycles until their items reach the limit. The last one may be cut short. */
function selectCycles({ cycles }: DependencyOrder): readonly (readonly number[])[] {
  const selected: (readonly number[])[] = [];
  let room = namedMax;
  for (const cycle of cycles) {
    if (room <= 0) {
      break;
    }
    selected.push(cycle.slice(0, room));
    room -= cycle.length;
  }
  return selected;
}

function selectIgnoredLinks({ ignored }: DependencyOrder): OrderPlan["ignoredLinks"] {
  return [...ignored.blocked.subarray(0, namedMax)].map(
    (row, index) => [row, ignored.blocker[index] ?? 0] as const,
  );
}

function compareDelayCosts(basis: PlanBasis, { order }: DependencyOrder, criterion: string) {
  const work = {
    size: basis.ranking.size,
    costOfDelay: basis.alignRatings(criterion, "/criterion"),
    isClosed: basis.isClosed,
  };
  return {
    plan: computeTotalDelayCost(order, work),
    ranking: computeTotalDelayCost(order.toSorted(), work),
  };
}
