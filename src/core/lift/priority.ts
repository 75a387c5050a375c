import { priorities } from "../item/item.ts";
import { type Criterion, type Definition } from "../models/model.ts";
import { listOrderingCriteria } from "../ranking/sort-values.ts";
import { type Evaluator, priorityField } from "./evaluator.ts";
import { type SingleChanges } from "./single-changes.ts";

/**
 * Returns whether a criterion is a field of the item and not a rating: the priority of
 * `qvf-classic` and the size of a `formula`.
 */
export function isItemField(definition: Definition, key: string): boolean {
  return readsPriority(definition, key) || (definition.kind === "formula" && key === "size");
}

function readsPriority({ kind, tieBreak }: Definition, key: string): boolean {
  return key === "priority" && [kind, tieBreak?.kind].includes("qvf-classic");
}

/**
 * Finds the lowest higher priority that suffices, if the model reads priorities. A priority is a
 * word, so bisection and joint changes do not apply to it.
 */
export function tryPriorities(
  evaluator: Evaluator,
  definition: Definition,
  current: number,
): SingleChanges {
  const criterion = listOrderingCriteria(definition).find(({ key }) =>
    readsPriority(definition, key),
  );
  if (criterion === undefined || current === 1) {
    return { single: [], insufficient: [] };
  }
  const { key, name } = criterion;
  // An item without a priority (0) may also get the lowest one.
  const codes = [4, 3, 2, 1].filter((code) => current === 0 || code < current);
  const trials = codes.map((code) => new Map([[priorityField, code]]));
  const index = evaluator.areLifted(trials).indexOf(true);
  const trial = new Map([[priorityField, codes[index] ?? 1]]);
  const to = toWord(codes[index] ?? 1);
  const rank = evaluator.computeRank(trial);
  if (index < 0) {
    return { single: [], insufficient: [{ criterion: key, name, at: to, rank }] };
  }
  const score = evaluator.computeScores([trial])[0] as number;
  const from = current === 0 ? "low" : toWord(current);
  const move = wordToMoveScale(criterion, to) - wordToMoveScale(criterion, from);
  const change = { criterion: key, name, ...(current > 0 && { from }), to, move, rank, score };
  return { single: [change], insufficient: [] };
}

function toWord(code: number): string {
  return priorities[code - 1] ?? "";
}

/** Returns the position of a word on the move scale. */
function wordToMoveScale({ words = {}, min, max }: Criterion, word: string): number {
  return ((words[word] ?? min) - min) / (max - min);
}
