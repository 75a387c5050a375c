import { limits } from "../../contract/limits.ts";
import { wordsAt } from "../../core/columns/coded.ts";
import { type Failure, failureAt } from "../../core/failure.ts";
import { type Candidates, candidatesOf } from "../../core/planning/candidates.ts";
import { type Fit, fit } from "../../core/planning/fit.ts";
import { type Musts, mustsOf } from "../../core/planning/musts.ts";
import { ableFor, type Worker } from "../../core/planning/team.ts";
import { type AskedFilter, positionsOf } from "../../core/ranking/ranking.ts";
import { type Brief, type Deps } from "../../deps.ts";
import { parentNumber } from "../rankings/parent-number.ts";
import { readBriefs } from "./order-plan.ts";
import { type PlanBasis, type PlanRequest, readPlan } from "./read-plan.ts";

/** Somebody who does the work; of the workspace, if there is an id. */
export type TeamMember = Worker & { readonly id?: string; readonly name: string };

export type FitPlanRequest = PlanRequest & {
  readonly capacity?: number | undefined;
  /** The criterion that is a row's value; its score, if there is none. */
  readonly value?: string | undefined;
  /** True: the people of the workspace. */
  readonly people?: true | readonly TeamMember[] | undefined;
  readonly filters: AskedFilter;
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
  readonly musts: Musts;
  /** By the place among the candidates: all that are chosen, and the first that are not. */
  readonly briefs: (place: number) => Brief;
  /** The places that were left out and are named. */
  readonly named: readonly number[];
};

/** What of the best ranked fits a release and is worth most, and who does it. Nothing is written. */
export async function planFit(deps: Deps, request: FitPlanRequest): Promise<FitPlan> {
  const { workspace } = request;
  const [team, parent] = await Promise.all([
    teamOf(deps, request),
    parentNumber(deps, workspace, request.filters.parent),
  ]);
  const capacity = capacityOf(request.capacity, team);
  const basis = await readPlan(deps, request);
  if (team?.length === 0) {
    throw nobody(request);
  }
  const { ranking, isDone, waits } = basis;
  const filter = { ...request.filters, parent };
  const passing = positionsOf(ranking.facets, ranking.count, filter);
  const field = { count: ranking.count, isDone, waits, passing };
  const most = limits.candidatesMax;
  const candidates = candidatesOf(field, { wanted: request.candidates, most });
  const alongRows = (values: Float64Array) =>
    Float64Array.from(candidates.rows, (row) => values[row] ?? Number.NaN);
  const size = alongRows(ranking.size);
  const values =
    request.value === undefined ? ranking.score : basis.ratingsOf(request.value, "/value");
  const value = alongRows(values);
  const found = fit({
    count: candidates.rows.length,
    size,
    value,
    waits: candidates.waits,
    isStuck: candidates.isStuck,
    capacity,
    ...(team && { team: { people: team, able: ableOf(basis, candidates, team) } }),
  });
  const musts = mustsOf(alongRows(basis.classes()), { ...found, size, capacity });
  const { briefs, named } = await nameAll(deps, basis, { candidates, found });
  return { basis, capacity, candidates, size, value, fit: found, team, musts, briefs, named };
}

async function teamOf(
  { store }: Pick<Deps, "store">,
  { workspace, people }: FitPlanRequest,
): Promise<readonly TeamMember[] | undefined> {
  return people === true ? store.people.list(workspace) : people;
}

/** Nothing fits who is not there: said before every item is called too large for nobody. */
function nobody({ people }: FitPlanRequest): Failure {
  const detail =
    people === true
      ? "The workspace has no people: add them with POST …/people, list them here, or say a capacity alone."
      : "Nobody is listed: list people, or say a capacity alone.";
  return failureAt("invalid", { pointer: "/people", detail });
}

/** As much as was asked, and no more than the people have room for. */
function capacityOf(asked: number | undefined, team: readonly Worker[] | undefined): number {
  const ofTeam = team?.reduce((sum, { capacity }) => sum + capacity, 0);
  if (asked === undefined && ofTeam === undefined) {
    const detail = "Say how much fits, or who does it.";
    throw failureAt("invalid", { pointer: "/capacity", detail });
  }
  return Math.min(asked ?? Number.POSITIVE_INFINITY, ofTeam ?? Number.POSITIVE_INFINITY);
}

/** Labels that are somebody's skill are what an item needs. */
function ableOf({ ranking }: PlanBasis, { rows }: Candidates, team: readonly Worker[]) {
  const { labels } = ranking.facets;
  return ableFor(team, rows.length, (place) => wordsAt(labels, rows[place] ?? 0));
}

async function nameAll(
  deps: Deps,
  { ranking }: PlanBasis,
  { candidates, found }: { readonly candidates: Candidates; readonly found: Fit },
) {
  const places = [...candidates.rows.keys()];
  const chosen = places.filter((place) => found.isChosen[place] === 1);
  const named = places.filter((place) => found.isChosen[place] === 0).slice(0, limits.pageItemsMax);
  const { blocked, blocker } = candidates.waits;
  const isNamed = new Set(named);
  const blockers = [...blocker].filter((_, at) => isNamed.has(blocked[at] ?? -1));
  const rowOf = (place: number) => candidates.rows[place] ?? 0;
  const rows = [...chosen, ...named, ...blockers, ...found.cycles.flat()].map(rowOf);
  const byRow = await readBriefs(deps, ranking, rows);
  return { named, briefs: (place: number) => byRow(rowOf(place)) };
}
