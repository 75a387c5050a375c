import { priorities } from "../item/item.ts";
import { type Criterion, type Definition } from "../models/model.ts";
import { criteriaOf } from "../ranking/placing.ts";
import { type Judge, priorityField } from "./judge.ts";
import { type Singles } from "./single.ts";

/**
 * Whether a criterion is a field of the item rather than a rating: the priority of `qvf-classic`,
 * the size of a `formula`.
 */
export function isField(definition: Definition, key: string): boolean {
  return readsPriority(definition, key) || (definition.kind === "formula" && key === "size");
}

function readsPriority({ kind, tieBreak }: Definition, key: string): boolean {
  return key === "priority" && [kind, tieBreak?.kind].includes("qvf-classic");
}

/**
 * The next higher priority that suffices, where a model reads priorities. A word is no number: it
 * is not halved, and takes no part in changes of several ratings.
 */
export function tryPriorities(judge: Judge, definition: Definition, today: number): Singles {
  const criterion = criteriaOf(definition).find(({ key }) => readsPriority(definition, key));
  if (criterion === undefined || today === 1) {
    return { single: [], unable: [] };
  }
  const { key, name } = criterion;
  // Of an item without one the lowest is tried, too.
  const codes = [4, 3, 2, 1].filter((code) => today === 0 || code < today);
  const suppositions = codes.map((code) => new Map([[priorityField, code]]));
  const at = judge.areLifted(suppositions).indexOf(true);
  const tried = new Map([[priorityField, codes[at] ?? 1]]);
  const to = wordOf(codes[at] ?? 1);
  const rank = judge.rankOf(tried);
  if (at < 0) {
    return { single: [], unable: [{ criterion: key, name, at: to, rank }] };
  }
  const told = { criterion: key, name, to, rank, score: judge.scoresOf([tried])[0] as number };
  const move = placeOf(criterion, to) - placeOf(criterion, today === 0 ? "low" : wordOf(today));
  return { single: [{ ...told, ...(today > 0 && { from: wordOf(today) }), move }], unable: [] };
}

function wordOf(code: number): string {
  return priorities[code - 1] ?? "";
}

/** Where a word lies between the worst and the best. */
function placeOf({ words = {}, min, max }: Criterion, word: string): number {
  return ((words[word] ?? min) - min) / (max - min);
}
