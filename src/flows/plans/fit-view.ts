import { type z } from "@hono/zod-openapi";
import { type FitView } from "../../contract/plans.ts";
import { rankingViewOf } from "../../contract/ranking.ts";
import { briefViewOf } from "../../contract/view.ts";
import { mustShareMax } from "../../core/planning/musts.ts";
import { blockersOf, neighboursAt } from "../../core/planning/waits.ts";
import { type FitPlan } from "./fit-plan.ts";

type View = z.infer<typeof FitView>;

/** A release as it is answered. */
export function fitViewOf(plan: FitPlan): View {
  const { fit, capacity, candidates, briefs } = plan;
  const { used, value, upperBound, isExact, method } = fit;
  const gap = isExact || upperBound <= 0 ? 0 : (upperBound - value) / upperBound;
  return {
    ranking: rankingViewOf(plan.basis.ranking),
    capacity,
    used,
    value,
    is_exact: isExact,
    upper_bound: upperBound,
    gap,
    method,
    candidates: candidates.rows.length,
    chosen: chosenOf(plan),
    left_out: leftOutOf(plan),
    counts: countsOf(plan),
    ...peopleOf(plan),
    cycles: fit.cycles.map((cycle) => cycle.map((place) => briefs(place).id)),
    warnings: warningsOf(plan),
  };
}

function rankOf({ candidates }: FitPlan, place: number): number {
  return (candidates.rows[place] ?? 0) + 1;
}

function chosenOf(plan: FitPlan): View["chosen"] {
  const places = [...plan.size.keys()].filter((place) => plan.fit.isChosen[place] === 1);
  return places.map((place) => choiceOf(plan, place));
}

function choiceOf(plan: FitPlan, place: number): View["chosen"][number] {
  const { fit, size, value, team, briefs } = plan;
  const worth = value[place] ?? Number.NaN;
  const person = team?.[fit.personOf[place] ?? -1];
  return {
    rank: rankOf(plan, place),
    value: Number.isNaN(worth) ? null : worth,
    size: size[place] ?? 0,
    item: briefViewOf(briefs(place)),
    ...(person && { person: nameOf(person) }),
  };
}

function nameOf({ id, name }: { readonly id?: string; readonly name: string }) {
  return { ...(id !== undefined && { id }), name };
}

/** Of each that was left out, what it waits for and was left out as well. */
function leftOutOf(plan: FitPlan): View["left_out"] {
  const { fit, candidates, briefs, named } = plan;
  const blockers = blockersOf(candidates.rows.length, candidates.waits);
  return named.map((place) => ({
    rank: rankOf(plan, place),
    reason: fit.reasonOf[place] ?? "no capacity",
    item: briefViewOf(briefs(place)),
    blocked_by: [...neighboursAt(blockers, place)]
      .filter((each) => fit.isChosen[each] === 0)
      .map((each) => briefs(each).id),
  }));
}

function countsOf({ fit }: FitPlan): View["counts"] {
  const counts: Record<string, number> = {};
  for (const reason of fit.reasonOf) {
    if (reason !== undefined) {
      counts[reason] = (counts[reason] ?? 0) + 1;
    }
  }
  return counts;
}

function peopleOf({ team, fit, size }: FitPlan): Pick<View, "people"> {
  const used = (team ?? []).map(() => 0);
  for (const [place, person] of fit.personOf.entries()) {
    if (person in used) {
      used[person] = (used[person] ?? 0) + (size[place] ?? 0);
    }
  }
  return team === undefined
    ? {}
    : {
        people: team.map((person, at) => ({
          ...nameOf(person),
          capacity: person.capacity,
          used: used[at] ?? 0,
        })),
      };
}

function warningsOf({ musts, fit }: FitPlan): View["warnings"] {
  const { share, leftOut } = musts;
  const percent = Math.round(share * 100);
  return [
    ...(share > mustShareMax
      ? [
          {
            code: "must-share",
            detail: `Musts take ${percent} % of the capacity; past 60 % there is no slack left.`,
          },
        ]
      : []),
    ...(leftOut > 0
      ? [{ code: "must-left-out", detail: `Musts that are not in the release: ${leftOut}.` }]
      : []),
    ...(fit.cycles.length > 0
      ? [
          {
            code: "cycles",
            detail: `Items that wait for each other go round in ${fit.cycles.length} circles.`,
          },
        ]
      : []),
  ];
}
