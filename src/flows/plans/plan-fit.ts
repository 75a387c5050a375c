import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { stringsAt } from "../../core/columns/string-column.ts";
import { type Failure, failureFromFault } from "../../core/failure.ts";
import { type Candidates, selectFitCandidates } from "../../core/planning/candidates.ts";
import { type FitPlan, type TeamMember } from "../../core/planning/fit-plan.ts";
import { type Fit, fitInSlices } from "../../core/planning/fit.ts";
import { summarizeMandatory } from "../../core/planning/mandatory.ts";
import { findEligiblePeople, type SkilledPerson } from "../../core/planning/team.ts";
import { filterPositions, type RequestedFilter } from "../../core/ranking/filter-positions.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveParentNumber } from "../rankings/resolve-parent-number.ts";
import { pauseAfter, runSliced } from "../run-sliced.ts";
import { readItemSummaries } from "./read-item-summaries.ts";
import { type PlanBasis, type PlanRequest, readPlanBasis } from "./read-plan-basis.ts";

export type PlanFitRequest = PlanRequest & {
  readonly capacity?: number | undefined;
  /** The criterion that is an item's value; by default its score. */
  readonly value?: string | undefined;
  /** The people who do the work; `true` for the people of the workspace. */
  readonly people?: true | readonly TeamMember[] | undefined;
  readonly filters: RequestedFilter;
  readonly candidates: number;
};

/** Chooses the best-ranked items that fit a release, and assigns people to them. Writes nothing. */
export async function planFit(deps: Deps, actor: Actor, request: PlanFitRequest): Promise<FitPlan> {
  authorize(actor, "analyses:run");
  const { workspace } = actor;
  const [team, parent] = await Promise.all([
    readTeam(deps, workspace, request),
    resolveParentNumber(deps, workspace, request.filters.parent),
  ]);
  const capacity = computeCapacity(request.capacity, team);
  const basis = await readPlanBasis(deps, workspace, request);
  // Reject an empty team here; otherwise every item would be reported as too large.
  if (team?.length === 0) {
    throw emptyTeam(request);
  }
  const { ranking } = basis;
  await pauseAfter(deps, ranking.count);
  const candidates = selectCandidates(basis, request, parent);
  const toCandidates = (values: Float64Array) =>
    Float64Array.from(candidates.rows, (row) => values[row] ?? Number.NaN);
  const size = toCandidates(ranking.size);
  const value = toCandidates(
    request.value === undefined ? ranking.score : basis.alignRatings(request.value, "/value"),
  );
  const problem = {
    count: candidates.rows.length,
    size,
    value,
    dependencies: candidates.dependencies,
    isBlocked: candidates.isBlocked,
    capacity,
    ...(team && { team: { people: team, eligible: matchSkills(basis, candidates, team) } }),
  };
  await pauseAfter(deps, ranking.count);
  const result = await runSliced(deps, fitInSlices(problem));
  const classes = toCandidates(basis.alignClasses());
  const mandatory = summarizeMandatory(classes, { ...result, size, capacity });
  const summaries = await readFitSummaries(deps, basis, { candidates, result });
  return { ranking, capacity, candidates, size, value, fit: result, team, mandatory, ...summaries };
}

function selectCandidates(
  { ranking, dependencies, isBlocked }: PlanBasis,
  { filters, candidates: topMax }: PlanFitRequest,
  parent: number | undefined,
): Candidates {
  const matching = filterPositions(ranking, { ...filters, parent });
  const pool = { count: ranking.count, dependencies, isBlocked, matching };
  return selectFitCandidates(pool, { topMax, rowsMax: limits.candidatesMax });
}

async function readTeam(
  { store }: Pick<Deps, "store">,
  workspace: string,
  { people }: PlanFitRequest,
): Promise<readonly TeamMember[] | undefined> {
  return people === true ? store.people.list(workspace) : people;
}

function emptyTeam({ people }: PlanFitRequest): Failure {
  const detail =
    people === true
      ? "The workspace has no people. Add them with POST …/people, list them in the request, or send only a capacity."
      : "The list of people is empty. List people, or send only a capacity.";
  return failureFromFault("invalid", { pointer: "/people", detail });
}

/** Returns the smaller of the requested capacity and the total capacity of the team. */
function computeCapacity(
  requested: number | undefined,
  team: readonly SkilledPerson[] | undefined,
): number {
  const teamCapacity = team?.reduce((sum, { capacity }) => sum + capacity, 0);
  if (requested === undefined && teamCapacity === undefined) {
    const detail = "Send the capacity of the release, or the people who do the work.";
    throw failureFromFault("invalid", { pointer: "/capacity", detail });
  }
  return Math.min(requested ?? Number.POSITIVE_INFINITY, teamCapacity ?? Number.POSITIVE_INFINITY);
}

/** Finds the eligible people of each candidate. Its labels that are skills are required skills. */
function matchSkills({ ranking }: PlanBasis, { rows }: Candidates, team: readonly SkilledPerson[]) {
  const { labels } = ranking.facets;
  return findEligiblePeople(team, rows.length, (index) => stringsAt(labels, rows[index] ?? 0));
}

/** Reads the summaries of the chosen candidates and of the first ones that are left out. */
async function readFitSummaries(
  deps: Deps,
  { ranking }: PlanBasis,
  { candidates, result }: { readonly candidates: Candidates; readonly result: Fit },
): Promise<Pick<FitPlan, "findSummary" | "leftOut">> {
  const all = [...candidates.rows.keys()];
  const chosen = all.filter((index) => result.isChosen[index] === 1);
  const leftOut = all.filter((index) => result.isChosen[index] === 0).slice(0, limits.pageItemsMax);
  const { blocked, blocker } = candidates.dependencies;
  const isNamed = new Set(leftOut);
  const blockers = [...blocker].filter((_, index) => isNamed.has(blocked[index] ?? -1));
  const toRow = (index: number) => candidates.rows[index] ?? 0;
  const rows = [...chosen, ...leftOut, ...blockers, ...result.cycles.flat()].map(toRow);
  const findSummaryByRow = await readItemSummaries(deps, ranking, rows);
  return { leftOut, findSummary: (index) => findSummaryByRow(toRow(index)) };
}
