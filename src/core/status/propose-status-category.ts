import { foldText } from "../item/fold-text.ts";
import { findWord } from "../words/word-table.ts";
import { type StatusCategory } from "./status-category.ts";
import {
  backlogPattern,
  cancelledPattern,
  doingPattern,
  donePattern,
  lateStepPattern,
  middleStepPattern,
  negationPattern,
  nextStepPattern,
  partialPattern,
  statuses,
} from "./status-words.ts";

/** Longer texts are not statuses. The limit bounds the time of the patterns. */
const lengthMax = 100;

/**
 * The rules for a status that is not known as a whole, in order. The first match decides. The words
 * of a status are folded, without punctuation and numbers.
 */
const rules: readonly ((words: string) => StatusCategory | undefined)[] = [
  (words) => (cancelledPattern.test(words) ? "cancelled" : undefined),
  (words) => (negationPattern.test(words) ? "todo" : undefined),
  (words) => (partialPattern.test(words) ? "doing" : undefined),
  categorizeNextStep,
  categorizeDone,
  (words) => (backlogPattern.test(words) ? "backlog" : undefined),
  (words) => (doingPattern.test(words) ? "doing" : undefined),
];

/**
 * Proposes the category of a status from its words, in English, German, French or Spanish. Respects
 * negations: "Not started" is todo, and "Closed as duplicate" is cancelled. A status that is ready
 * for a step after the work, such as a review, is doing. An unknown status is todo, so that its
 * items stay in the order.
 *
 * @example
 * proposeStatusCategory("Ready for review"); // "doing"
 * proposeStatusCategory("Not done"); // "todo"
 * proposeStatusCategory("Won't fix"); // "cancelled"
 */
export function proposeStatusCategory(status: string): StatusCategory {
  const words = listWords(status);
  return findWord(statuses, words) ?? applyRules(words);
}

/** Returns the folded words of a status, separated by spaces, without numbers. */
function listWords(status: string): string {
  const folded = foldText(status.slice(0, lengthMax)).replaceAll(/['’]/g, "");
  return (folded.match(/\p{L}+/gu) ?? []).join(" ");
}

function applyRules(words: string): StatusCategory {
  for (const rule of rules) {
    const category = rule(words);
    if (category !== undefined) {
      return category;
    }
  }
  return "todo";
}

/** Decides about "Ready for …", "To be …", "Waiting for …" and the like by the step they name. */
function categorizeNextStep(words: string): StatusCategory | undefined {
  if (!nextStepPattern.test(words)) {
    return undefined;
  }
  return lateStepPattern.test(words) || /^a?waiting/.test(words) ? "doing" : "todo";
}

/** "Done" is done, unless it is a step before the end: "Development done". */
function categorizeDone(words: string): StatusCategory | undefined {
  if (!donePattern.test(words)) {
    return undefined;
  }
  return middleStepPattern.test(words) ? "doing" : "done";
}
