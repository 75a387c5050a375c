/** The targets of a file with the answers of a Kano survey: both answers, and their number. */
export const answerTargets: ReadonlySet<string> = new Set([
  "functional",
  "dysfunctional",
  "answers",
]);
