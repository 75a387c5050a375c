/** The pattern of criterion keys. */
export const criterionKeyPattern = /^[a-z][a-z0-9_]{0,59}$/;

/** Returns whether a text can be the key of a criterion. Every object has a "constructor". */
export function isCriterionKey(text: string): boolean {
  return criterionKeyPattern.test(text) && text !== "constructor";
}
