import { limits } from "../../contract/limits.ts";
import { stringsAt } from "../../core/columns/string-column.ts";
import { type Failure, failureFromFault } from "../../core/failure.ts";
import { type Candidates, selectFitCandidates } from "../../core/planning/candidates.ts";
import { type Fit, fit } from "../../core/planning/fit.ts";
import { type MandatorySummary, summarizeMandatory } from "../../core/planning/mandatory.ts";
import { findEligiblePeople, type SkilledPerson } from "../../core/planning/team.ts";
import { type RequestedFilter, filterPositions } from "../../core/ranking/ranking.ts";
import { type ItemSummary, type Deps } from "../../ports/deps.ts";
import { resolveParentNumber } from "../rankings/resolve-parent-number.ts";
import { readItemSummaries } from "./plan-order.ts";
import { type PlanBasis, type PlanRequest, readPlanBasis } from "./read-plan-basis.ts";

/** Somebody who does the work; of the workspace, if there is an id. */
export type TeamMember = SkilledPerson & { readonly id?: string; readonly name: string };

export type PlanFitRequest = PlanRequest & {
  readonly capacity?: number | undefined;
  /** The criterion that is a row's value; its score, if there is none. */
  readonly value?: string | undefined;
  /** True: the people of the workspace. */
  readonly people?: true | readonly TeamMember[] | undefined;
  readonly filters: RequestedFilter;
  readonly candidates: number;
};

export type FitPlan = {
  readonly basis: PlanBasis;
  readonly capacity: number;
  readonly candidates: Candidates;
  readonly size: Float64Array;
  readonly value: Float64Array;
  readonly fit: Fit;
  readonly team: readonly TeamMember[] | undefined;
  readonly mandatory: MandatorySummary;
  /** By the place among the candidates: all that are chosen, and the first that are not. */
  readonly findSummary: (place: number) => ItemSummary;
  /** The places that were left out and are named. */
  readonly leftOut: readonly number[];
};

/** What of the best ranked fits a release and is worth most, and who does it. Nothing is written. */
export async function planFit(deps: Deps, request: PlanFitRequest): Promise<FitPlan> {
  const { workspace } = request;
  const [team, parent] = await Promise.all([
    readTeam(deps, request),
    resolveParentNumber(deps, workspace, request.filters.parent),
  ]);
  const capacity = computeCapacity(request.capacity, team);
  const basis = await readPlanBasis(deps, request);
  if (team?.length === 0) {
    throw emptyTeam(request);
  }
  const { ranking, isDone, dependencies } = basis;
  const filter = { ...request.filters, parent };
  const matching = filterPositions(ranking.facets, ranking.count, filter);
  const field = { count: ranking.count, isDone, dependencies, matching };
  const most = limits.candidatesMax;
  const candidates = selectFitCandidates(field, { topMax: request.candidates, rowsMax: most });
  const alongRows = (values: Float64Array) =>
    Float64Array.from(candidates.rows, (row) => values[row] ?? Number.NaN);
  const size = alongRows(ranking.size);
  const values =
    request.value === undefined ? ranking.score : basis.alignRatings(request.value, "/value");
  const value = alongRows(values);
  const found = fit({
    count: candidates.rows.length,
    size,
    value,
    dependencies: candidates.dependencies,
    isBlocked: candidates.isBlocked,
    capacity,
    ...(team && { team: { people: team, eligible: matchSkills(basis, candidates, team) } }),
  });
  const musts = summarizeMandatory(alongRows(basis.alignClasses()), { ...found, size, capacity });
  const { briefs, named } = await readFitSummaries(deps, basis, { candidates, found });
  return {
    basis,
    capacity,
    candidates,
    size,
    value,
    fit: found,
    team,
    mandatory: musts,
    findSummary: briefs,
    leftOut: named,
  };
}

async function readTeam(
  { store }: Pick<Deps, "store">,
  { workspace, people }: PlanFitRequest,
): Promise<readonly TeamMember[] | undefined> {
  return people === true ? store.people.list(workspace) : people;
}

/** Nothing fits who is not there: said before every item is called too large for nobody. */
function emptyTeam({ people }: PlanFitRequest): Failure {
  const detail =
    people === true
      ? "The workspace has no people: add them with POST …/people, list them here, or say a capacity alone."
      : "Nobody is listed: list people, or say a capacity alone.";
  return failureFromFault("invalid", { pointer: "/people", detail });
}

/** As much as was asked, and no more than the people have room for. */
function computeCapacity(
  asked: number | undefined,
  team: readonly SkilledPerson[] | undefined,
): number {
  const ofTeam = team?.reduce((sum, { capacity }) => sum + capacity, 0);
  if (asked === undefined && ofTeam === undefined) {
    const detail = "Say how much fits, or who does it.";
    throw failureFromFault("invalid", { pointer: "/capacity", detail });
  }
  return Math.min(asked ?? Number.POSITIVE_INFINITY, ofTeam ?? Number.POSITIVE_INFINITY);
}

/** Labels that are somebody's skill are what an item needs. */
function matchSkills({ ranking }: PlanBasis, { rows }: Candidates, team: readonly SkilledPerson[]) {
  const { labels } = ranking.facets;
  return findEligiblePeople(team, rows.length, (place) => stringsAt(labels, rows[place] ?? 0));
}

async function readFitSummaries(
  deps: Deps,
  { ranking }: PlanBasis,
  { candidates, found }: { readonly candidates: Candidates; readonly found: Fit },
) {
  const places = [...candidates.rows.keys()];
  const chosen = places.filter((place) => found.isChosen[place] === 1);
  const named = places.filter((place) => found.isChosen[place] === 0).slice(0, limits.pageItemsMax);
  const { blocked, blocker } = candidates.dependencies;
  const isNamed = new Set(named);
  const blockers = [...blocker].filter((_, at) => isNamed.has(blocked[at] ?? -1));
  const rowOf = (place: number) => candidates.rows[place] ?? 0;
  const rows = [...chosen, ...named, ...blockers, ...found.cycles.flat()].map(rowOf);
  const byRow = await readItemSummaries(deps, ranking, rows);
  return { named, briefs: (place: number) => byRow(rowOf(place)) };
}
