/**
 * The targets of a file with the answers of a Kano survey: the two answers, and the number of
 * respondents who gave them.
 */
export const answerTargets: ReadonlySet<string> = new Set([
  "functional",
  "dysfunctional",
  "answers",
]);
