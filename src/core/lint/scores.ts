import { clampToRange } from "../models/arithmetic/unit-scale.ts";
import { formatCount } from "../words/wording.ts";
import { type Finding, formatPercent } from "./finding.ts";
import { findRows, type LintSubject } from "./subject.ts";

/** Kind of model → the input of its divisor. */
const divisors: ReadonlyMap<string, string> = new Map([
  ["wsjf", "job_size"],
  ["cd3", "duration"],
  ["rice", "effort"],
  ["value-effort", "effort"],
]);

/** Finds items without a score, and items whose missing divisor is the likely cause. */
export function lintScores(subject: LintSubject): {
  unscored: number;
  findings: readonly Finding[];
} {
  const { snapshot, scores, resolvedModel } = subject;
  const { items, count } = findRows(snapshot, (row) => Number.isNaN(scores.value[row]));
  const share = formatPercent(count, snapshot.count);
  const [have, rank] = count === 1 ? ["has", "ranks"] : ["have", "rank"];
  const finding: Finding = {
    rule: "items-unscored",
    severity: count * 2 > snapshot.count ? "error" : "warning",
    items,
    count,
    detail: `${formatCount(count)} of ${snapshot.count} (${share}) ${have} no score by "${resolvedModel.id}" and ${rank} last.`,
    suggestion: "Rate these items, or rank by a model whose criteria they have ratings for.",
  };
  return { unscored: count, findings: [...(count > 0 ? [finding] : []), ...lintDivisor(subject)] };
}

function lintDivisor({ snapshot, resolvedModel, criteria }: LintSubject): Finding[] {
  const input = divisors.get(resolvedModel.definition.kind);
  const ratedCriterion = criteria.find(({ criterion }) => criterion.input === input);
  if (ratedCriterion === undefined) {
    return [];
  }
  const { criterion, column } = ratedCriterion;
  const countsMissing = resolvedModel.definition.missing === "worst";
  const { items, count } = findRows(snapshot, (row) => {
    const divisor = clampToRange(column.likely[row] as number, criterion);
    return !(divisor > 0) && !(countsMissing && Number.isNaN(divisor));
  });
  const have = count === 1 ? "has" : "have";
  const finding: Finding = {
    rule: "divisor-missing",
    severity: "error",
    criterion: criterion.key,
    items,
    count,
    detail: `${formatCount(count)} of ${snapshot.count} ${have} no ${criterion.key} above 0, by which "${resolvedModel.id}" divides.`,
    suggestion: `Estimate the ${criterion.key} of these items; a rough estimate is enough.`,
  };
  return count > 0 ? [finding] : [];
}
