import { priorities } from "../item/item.ts";
import { type Criterion, type Definition } from "../models/model.ts";
import { listOrderingCriteria } from "../ranking/sort-values.ts";
import { type Evaluator, priorityField } from "./evaluator.ts";
import { type SingleChanges } from "./single-changes.ts";

/**
 * Whether a criterion is a field of the item rather than a rating: the priority of `qvf-classic`,
 * the size of a `formula`.
 */
export function isItemField(definition: Definition, key: string): boolean {
  return readsPriority(definition, key) || (definition.kind === "formula" && key === "size");
}

function readsPriority({ kind, tieBreak }: Definition, key: string): boolean {
  return key === "priority" && [kind, tieBreak?.kind].includes("qvf-classic");
}

/**
 * The next higher priority that suffices, where a model reads priorities. A word is no number: it
 * is not halved, and takes no part in changes of several ratings.
 */
export function tryPriorities(
  evaluator: Evaluator,
  definition: Definition,
  today: number,
): SingleChanges {
  const criterion = listOrderingCriteria(definition).find(({ key }) =>
    readsPriority(definition, key),
  );
  if (criterion === undefined || today === 1) {
    return { single: [], unable: [] };
  }
  const { key, name } = criterion;
  // Of an item without one the lowest is tried, too.
  const codes = [4, 3, 2, 1].filter((code) => today === 0 || code < today);
  const trials = codes.map((code) => new Map([[priorityField, code]]));
  const at = evaluator.areLifted(trials).indexOf(true);
  const tried = new Map([[priorityField, codes[at] ?? 1]]);
  const to = wordOf(codes[at] ?? 1);
  const rank = evaluator.computeRank(tried);
  if (at < 0) {
    return { single: [], unable: [{ criterion: key, name, at: to, rank }] };
  }
  const told = {
    criterion: key,
    name,
    to,
    rank,
    score: evaluator.computeScores([tried])[0] as number,
  };
  const move =
    wordToMoveScale(criterion, to) -
    wordToMoveScale(criterion, today === 0 ? "low" : wordOf(today));
  return { single: [{ ...told, ...(today > 0 && { from: wordOf(today) }), move }], unable: [] };
}

function wordOf(code: number): string {
  return priorities[code - 1] ?? "";
}

/** Where a word lies between the worst and the best. */
function wordToMoveScale({ words = {}, min, max }: Criterion, word: string): number {
  return ((words[word] ?? min) - min) / (max - min);
}
