import { withScratch } from "../columns/scratch.ts";
import { type ModelInUse } from "../models/model.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { lintColumns } from "./columns.ts";
import { lintDuplicates } from "./duplicates.ts";
import { type Finding, lintRules } from "./finding.ts";
import { lintMoscow } from "./moscow.ts";
import { lintPairs } from "./pairs.ts";
import { lintScores } from "./scores.ts";
import { buildLintSubject } from "./subject.ts";
import { lintWeights } from "./weights.ts";

/** What there is to say of a backlog, in the order of the rules. */
export type Lint = {
  readonly count: number;
  readonly unscored: number;
  readonly findings: readonly Finding[];
};

/**
 * What is worth a look before anybody trusts a ranking.
 *
 * | rule                | says that                                                       |
 * | ------------------- | --------------------------------------------------------------- |
 * | items-unscored      | items have no score by the model                                |
 * | divisor-missing     | what the model divides by is missing or not above 0             |
 * | criterion-unrated   | nobody rated a criterion of the model                           |
 * | criterion-sparse    | less than 20 % of the items are rated by it                     |
 * | criterion-flat      | more than 95 % of its ratings (of 5 or more) are the same       |
 * | rating-out-of-range | ratings lie outside of a criterion's range and are cut to it    |
 * | column-without-one  | of `wsjf`: the smallest rating of a column is not 1             |
 * | must-heavy          | more than 60 % of the size that is not Won't is Must            |
 * | weight-idle         | without a criterion's weight the order would be the very same   |
 * | criteria-redundant  | two criteria say the same: Pearson's |r| above .95, 10 items up |
 * | ratings-duplicate   | items have the very same ratings, two or more                   |
 * | not-checked         | something was too much work for this backlog                    |
 *
 * Pure and bounded: about one rating of the board for each criterion of the model. An empty backlog
 * has no findings.
 *
 * Sources: Scaled Agile Framework, "WSJF" (a 1 in each column); Agile Business Consortium, DSDM
 * handbook, "MoSCoW prioritisation" (60 % Must).
 */
export function lint(snapshot: Snapshot, inUse: ModelInUse): Lint {
  return snapshot.count === 0
    ? { count: 0, unscored: 0, findings: [] }
    : withScratch(() => lintSnapshot(snapshot, inUse));
}

function lintSnapshot(snapshot: Snapshot, inUse: ModelInUse): Lint {
  const subject = buildLintSubject(snapshot, inUse);
  const scored = lintScores(subject);
  const findings = [
    ...scored.findings,
    ...lintColumns(subject),
    ...lintMoscow(subject),
    ...lintWeights(subject),
    ...lintPairs(subject),
    ...lintDuplicates(subject),
  ];
  return {
    count: snapshot.count,
    unscored: scored.unscored,
    findings: findings.toSorted((a, b) => lintRules.indexOf(a.rule) - lintRules.indexOf(b.rule)),
  };
}
