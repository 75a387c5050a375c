import { type z } from "@hono/zod-openapi";
import { toItemSummaryView } from "../../contract/item-view.ts";
import { type FitView } from "../../contract/plans.ts";
import { toRankingView } from "../../contract/ranking.ts";
import { buildBlockers, neighboursAt } from "../../core/planning/dependencies.ts";
import { mandatoryShareMax } from "../../core/planning/mandatory.ts";
import { type FitPlan } from "./plan-fit.ts";

type FitJson = z.infer<typeof FitView>;

/** A release as it is answered. */
export function toFitView(plan: FitPlan): FitJson {
  const { fit, capacity, candidates, findSummary } = plan;
  const { used, value, upperBound, isExact, method } = fit;
  const gap = isExact || upperBound <= 0 ? 0 : (upperBound - value) / upperBound;
  return {
    ranking: toRankingView(plan.basis.ranking),
    capacity,
    used,
    value,
    is_exact: isExact,
    upper_bound: upperBound,
    gap,
    method,
    candidates: candidates.rows.length,
    chosen: toChosenView(plan),
    left_out: toLeftOutView(plan),
    counts: countReasons(plan),
    ...toPeopleView(plan),
    cycles: fit.cycles.map((cycle) => cycle.map((place) => findSummary(place).id)),
    warnings: buildWarnings(plan),
  };
}

function rankOf({ candidates }: FitPlan, place: number): number {
  return (candidates.rows[place] ?? 0) + 1;
}

function toChosenView(plan: FitPlan): FitJson["chosen"] {
  const places = [...plan.size.keys()].filter((place) => plan.fit.isChosen[place] === 1);
  return places.map((place) => toChoiceView(plan, place));
}

function toChoiceView(plan: FitPlan, place: number): FitJson["chosen"][number] {
  const { fit, size, value, team, findSummary } = plan;
  const worth = value[place] ?? Number.NaN;
  const person = team?.[fit.personByRow[place] ?? -1];
  return {
    rank: rankOf(plan, place),
    value: Number.isNaN(worth) ? null : worth,
    size: size[place] ?? 0,
    item: toItemSummaryView(findSummary(place)),
    ...(person && { person: toPersonName(person) }),
  };
}

function toPersonName({ id, name }: { readonly id?: string; readonly name: string }) {
  return { ...(id !== undefined && { id }), name };
}

/** Of each that was left out, what it waits for and was left out as well. */
function toLeftOutView(plan: FitPlan): FitJson["left_out"] {
  const { fit, candidates, findSummary, leftOut } = plan;
  const blockers = buildBlockers(candidates.rows.length, candidates.dependencies);
  return leftOut.map((place) => ({
    rank: rankOf(plan, place),
    reason: fit.reasonByRow[place] ?? "no-capacity",
    item: toItemSummaryView(findSummary(place)),
    blocked_by: [...neighboursAt(blockers, place)]
      .filter((each) => fit.isChosen[each] === 0)
      .map((each) => findSummary(each).id),
  }));
}

function countReasons({ fit }: FitPlan): FitJson["counts"] {
  const counts: Record<string, number> = {};
  for (const reason of fit.reasonByRow) {
    if (reason !== undefined) {
      counts[reason] = (counts[reason] ?? 0) + 1;
    }
  }
  return counts;
}

function toPeopleView({ team, fit, size }: FitPlan): Pick<FitJson, "people"> {
  const used = (team ?? []).map(() => 0);
  for (const [place, person] of fit.personByRow.entries()) {
    if (person in used) {
      used[person] = (used[person] ?? 0) + (size[place] ?? 0);
    }
  }
  return team === undefined
    ? {}
    : {
        people: team.map((person, at) => ({
          ...toPersonName(person),
          capacity: person.capacity,
          used: used[at] ?? 0,
        })),
      };
}

function buildWarnings({ mandatory, fit }: FitPlan): FitJson["warnings"] {
  const { share, leftOut } = mandatory;
  const percent = Math.round(share * 100);
  return [
    ...(share > mandatoryShareMax
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
