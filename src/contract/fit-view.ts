import { buildBlockers, type Neighbours, neighboursAt } from "../core/planning/dependencies.ts";
import { type FitPlan } from "../core/planning/fit-plan.ts";
import { mandatoryShareMax } from "../core/planning/mandatory.ts";
import { formatCount } from "../core/words/wording.ts";
import { type WireType } from "./docs-only.ts";
import { toItemSummaryView } from "./item-view.ts";
import { type FitView } from "./plans.ts";
import { toRankingView } from "./ranking-view.ts";

type FitJson = WireType<typeof FitView>;

/** Maps the choice of items for a release. */
export function toFitView(plan: FitPlan): FitJson {
  const { fit, capacity, candidates, findSummary } = plan;
  const blockers = buildBlockers(candidates.rows.length, candidates.dependencies);
  const { used, value, upperBound, isExact, method } = fit;
  const gap = isExact || upperBound <= 0 ? 0 : (upperBound - value) / upperBound;
  return {
    ranking: toRankingView(plan.ranking),
    capacity,
    used,
    value,
    is_exact: isExact,
    upper_bound: upperBound,
    gap,
    method,
    candidates: candidates.rows.length,
    chosen: toChosenView(plan, blockers),
    left_out: toLeftOutView(plan, blockers),
    counts: countReasons(plan),
    ...toPeopleView(plan),
    cycles: fit.cycles.map((cycle) => cycle.map((candidate) => findSummary(candidate).id)),
    warnings: buildWarnings(plan),
  };
}

function toRank({ candidates }: FitPlan, candidate: number): number {
  return (candidates.rows[candidate] ?? 0) + 1;
}

/** Maps the chosen candidates, each with its blockers that are chosen. */
function toChosenView(plan: FitPlan, blockers: Neighbours): FitJson["chosen"] {
  const chosen = [...plan.size.keys()].filter((candidate) => plan.fit.isChosen[candidate] === 1);
  return chosen.map((candidate) =>
    toChoiceView(plan, candidate, listIds(plan, neighboursAt(blockers, candidate), 1)),
  );
}

/** Returns the ids of the candidates that are chosen (1), or of those that are not (0). */
function listIds({ fit, findSummary }: FitPlan, candidates: Uint32Array, isChosen: 0 | 1) {
  return [...candidates]
    .filter((candidate) => fit.isChosen[candidate] === isChosen)
    .map((candidate) => findSummary(candidate).id);
}

function toChoiceView(
  plan: FitPlan,
  candidate: number,
  blockedBy: string[],
): FitJson["chosen"][number] {
  const { fit, size, team, findSummary } = plan;
  const value = plan.value[candidate] ?? Number.NaN;
  const person = team?.[fit.personByRow[candidate] ?? -1];
  return {
    rank: toRank(plan, candidate),
    value: Number.isNaN(value) ? null : value,
    size: size[candidate] ?? 0,
    item: toItemSummaryView(findSummary(candidate)),
    blocked_by: blockedBy,
    ...(person && { person: toPersonName(person) }),
  };
}

function toPersonName({ id, name }: { readonly id?: string; readonly name: string }) {
  return { ...(id !== undefined && { id }), name };
}

/** Maps the named candidates that are not chosen, each with its blockers that are not chosen. */
function toLeftOutView(plan: FitPlan, blockers: Neighbours): FitJson["left_out"] {
  const { fit, size, findSummary, leftOut } = plan;
  return leftOut.map((candidate) => ({
    rank: toRank(plan, candidate),
    reason: fit.reasonByRow[candidate] ?? "no-capacity",
    item: toItemSummaryView(findSummary(candidate)),
    size: toSize(size[candidate]),
    blocked_by: listIds(plan, neighboursAt(blockers, candidate), 0),
  }));
}

function toSize(size = Number.NaN): number | null {
  return Number.isNaN(size) ? null : size;
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
  for (const [candidate, person] of fit.personByRow.entries()) {
    if (person in used) {
      used[person] = (used[person] ?? 0) + (size[candidate] ?? 0);
    }
  }
  return team === undefined
    ? {}
    : {
        people: team.map((person, index) => ({
          ...toPersonName(person),
          capacity: person.capacity,
          used: used[index] ?? 0,
        })),
      };
}

function buildWarnings({ mandatory, fit }: FitPlan): FitJson["warnings"] {
  const { share, leftOut } = mandatory;
  const percent = Math.round(share * 100);
  const warnings: FitJson["warnings"] = [];
  if (share > mandatoryShareMax) {
    const detail = `Must items take ${percent} % of the capacity. Above 60 %, a release has no slack. Move some items to Should.`;
    warnings.push({ code: "must-share", detail });
  }
  if (leftOut > 0) {
    const count = formatCount(leftOut, "Must item");
    const detail = `The release leaves out ${count}. Raise the capacity, or reclassify them.`;
    warnings.push({ code: "must-left-out", detail });
  }
  if (fit.cycles.length > 0) {
    const count = formatCount(fit.cycles.length, "cycle");
    const detail = `The plan ignores the links in ${count}. Remove one link of each cycle.`;
    warnings.push({ code: "cycles", detail });
  }
  return warnings;
}
