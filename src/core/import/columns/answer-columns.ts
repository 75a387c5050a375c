import { failureFromFault } from "../../failure.ts";
import { answerTargets } from "./answer-targets.ts";
import { type ColumnMap } from "./column-map.ts";
import { type ColumnPlan } from "./plan-columns.ts";

/** The targets that a file of answers may have. The other columns are about respondents. */
const targetsWithAnswers: ReadonlySet<string> = new Set([
  ...answerTargets,
  "id",
  "external_id",
  "source",
  "title",
]);

const otherNote = "A file with Kano answers sets only ids, titles and numbers of answers.";
const incompleteNote =
  "Kano answers need two columns. Map one to functional and one to dysfunctional.";

/** Returns whether a file has both answers of a Kano survey. */
export function hasAnswers({ targets }: Pick<ColumnPlan, "targets">): boolean {
  const names = new Set(targets.map(({ target }) => target));
  return names.has("functional") && names.has("dysfunctional");
}

/**
 * Removes the columns that a file of answers must not set, because a status or a priority there
 * describes a response, not an item. If the file lacks one of the answers, removes the columns of
 * answers instead.
 */
export function filterAnswerColumns(plan: ColumnPlan): ColumnPlan {
  if (!plan.targets.some(({ target }) => answerTargets.has(target))) {
    return plan;
  }
  const isPair = hasAnswers(plan);
  const isRead = (target: string) =>
    isPair ? targetsWithAnswers.has(target) : !answerTargets.has(target);
  return {
    groups: plan.groups.map((group) => {
      const targets = group.targets.filter(isRead);
      const isDropped = targets.length === 0 && group.targets.length > 0;
      const note = isPair ? otherNote : incompleteNote;
      return Object.assign({}, group, { targets }, isDropped && { note });
    }),
    targets: plan.targets.filter(({ target }) => isRead(target)),
  };
}

/** Throws if a map names only one of the two answers. */
export function requireAnswerPair(plan: ColumnPlan, map: ColumnMap): void {
  const mapped = new Set([...map.values()].flat());
  const isNamed = mapped.has("functional") || mapped.has("dysfunctional");
  if (isNamed && !hasAnswers(plan)) {
    const missing = mapped.has("functional") ? "dysfunctional" : "functional";
    const detail = `The map names one column of answers. Map a second column to ${missing}.`;
    throw failureFromFault("malformed", { parameter: "map", detail });
  }
}
