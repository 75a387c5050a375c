import { within } from "../models/arithmetic/unit-scale.ts";
import { countOf, type Finding, percent } from "./finding.ts";
import { rowsWhere, type Subject } from "./subject.ts";

/** The slot that stands below the line, by the kind of model. */
const divisors: ReadonlyMap<string, string> = new Map([
  ["wsjf", "job_size"],
  ["cd3", "duration"],
  ["rice", "effort"],
  ["value-effort", "effort"],
]);

/** Items that the model has nothing to say about, and why that often is. */
export function lintScores(subject: Subject): { unscored: number; findings: readonly Finding[] } {
  const { board, scores, inUse } = subject;
  const { items, count } = rowsWhere(board, (row) => Number.isNaN(scores.value[row]));
  const finding: Finding = {
    rule: "items-unscored",
    severity: count * 2 > board.count ? "error" : "warning",
    items,
    count,
    detail: `${countOf(count)} of ${board.count} (${percent(count, board.count)}) have no score by "${inUse.id}" and stand last.`,
    suggestion: "Rate them, or rank by a model that asks what they are rated by.",
  };
  return { unscored: count, findings: [...(count > 0 ? [finding] : []), ...divisorOf(subject)] };
}

function divisorOf({ board, inUse, criteria }: Subject): Finding[] {
  const slot = divisors.get(inUse.definition.kind);
  const judged = criteria.find(({ criterion }) => criterion.slot === slot);
  if (judged === undefined) {
    return [];
  }
  const { criterion, column } = judged;
  const { items, count } = rowsWhere(board, (row) => {
    return !(within(column.likely[row] as number, criterion) > 0);
  });
  const finding: Finding = {
    rule: "divisor-missing",
    severity: "error",
    criterion: criterion.key,
    items,
    count,
    detail: `${countOf(count)} of ${board.count} have no ${criterion.key} above 0, which "${inUse.id}" divides by: no score.`,
    suggestion: `Estimate their ${criterion.key}; a rough number is better than none.`,
  };
  return count > 0 ? [finding] : [];
}
