import { clampToRange } from "../models/arithmetic/unit-scale.ts";
import { formatCount, type Finding, formatPercent } from "./finding.ts";
import { findRows, type LintSubject } from "./subject.ts";

/** The slot that stands below the line, by the kind of model. */
const divisors: ReadonlyMap<string, string> = new Map([
  ["wsjf", "job_size"],
  ["cd3", "duration"],
  ["rice", "effort"],
  ["value-effort", "effort"],
]);

/** Items that the model has nothing to say about, and why that often is. */
export function lintScores(subject: LintSubject): {
  unscored: number;
  findings: readonly Finding[];
} {
  const { snapshot, scores, inUse } = subject;
  const { items, count } = findRows(snapshot, (row) => Number.isNaN(scores.value[row]));
  const finding: Finding = {
    rule: "items-unscored",
    severity: count * 2 > snapshot.count ? "error" : "warning",
    items,
    count,
    detail: `${formatCount(count)} of ${snapshot.count} (${formatPercent(count, snapshot.count)}) have no score by "${inUse.id}" and stand last.`,
    suggestion: "Rate them, or rank by a model that asks what they are rated by.",
  };
  return { unscored: count, findings: [...(count > 0 ? [finding] : []), ...lintDivisor(subject)] };
}

function lintDivisor({ snapshot, inUse, criteria }: LintSubject): Finding[] {
  const slot = divisors.get(inUse.definition.kind);
  const ratedCriterion = criteria.find(({ criterion }) => criterion.input === slot);
  if (ratedCriterion === undefined) {
    return [];
  }
  const { criterion, column } = ratedCriterion;
  const { items, count } = findRows(snapshot, (row) => {
    return !(clampToRange(column.likely[row] as number, criterion) > 0);
  });
  const finding: Finding = {
    rule: "divisor-missing",
    severity: "error",
    criterion: criterion.key,
    items,
    count,
    detail: `${formatCount(count)} of ${snapshot.count} have no ${criterion.key} above 0, which "${inUse.id}" divides by: no score.`,
    suggestion: `Estimate their ${criterion.key}; a rough number is better than none.`,
  };
  return count > 0 ? [finding] : [];
}
