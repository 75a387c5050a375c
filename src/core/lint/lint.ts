import { withScratchSlices } from "../columns/scratch.ts";
import { type ResolvedModel } from "../models/model.ts";
import { selectRanked } from "../ranking/select-ranked.ts";
import { runToEnd, type Sliced } from "../slices.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { lintColumns } from "./columns.ts";
import { lintDuplicates } from "./duplicates.ts";
import { type Finding, lintRules } from "./finding.ts";
import { lintGates } from "./gates.ts";
import { lintMoscow } from "./moscow.ts";
import { lintPairs } from "./pairs.ts";
import { lintScores } from "./scores.ts";
import { buildLintSubject } from "./subject.ts";
import { lintUnratedGains } from "./unrated-gains.ts";
import { lintWeights } from "./weights.ts";

/** The findings of a backlog, in the order of the rules. */
export type Lint = {
  readonly count: number;
  readonly unscored: number;
  readonly findings: readonly Finding[];
};

/**
 * Checks a backlog and its model for problems that make the ranking unreliable.
 *
 * | rule                | finding                                                          |
 * | ------------------- | ---------------------------------------------------------------- |
 * | items-unscored      | items have no score by the model                                 |
 * | divisor-missing     | the model's divisor is missing or not above 0                    |
 * | unrated-gain        | items rank much higher than with a middle rating for each gap    |
 * | criterion-unrated   | no item has a rating for a criterion of the model                |
 * | criterion-sparse    | less than 20 % of the items have a rating for a criterion        |
 * | criterion-flat      | more than 95 % of a criterion's ratings (5 or more) are equal    |
 * | rating-out-of-range | ratings outside of a criterion's range are clamped to it         |
 * | column-without-one  | `wsjf` only: the smallest rating of a column is not 1            |
 * | must-heavy          | Musts are more than 60 % of the size of all work but Won't       |
 * | gate-unrated        | no item has a rating for the criterion of a gate                 |
 * | gate-unpassed       | no item passes a gate                                            |
 * | weight-idle         | the order is the same without a criterion's weight               |
 * | criteria-redundant  | two criteria correlate: Pearson's |r| above .95, 10 items or more |
 * | ratings-duplicate   | items have identical ratings, two or more                        |
 * | not-checked         | a check would take too long for this backlog                     |
 *
 * The function is pure, and its cost is bounded: about one rating of the snapshot per criterion of
 * the model. An empty backlog has no findings. Items that a gate leaves out count only for the
 * rules about gates.
 *
 * Sources: Scaled Agile Framework, "WSJF" (a 1 in each column); Agile Business Consortium, DSDM
 * handbook, "MoSCoW prioritisation" (60 % Must).
 */
export function lint(snapshot: Snapshot, resolvedModel: ResolvedModel): Lint {
  return runToEnd(lintInSlices(snapshot, resolvedModel));
}

/** Does the same as `lint`, in slices. */
export function* lintInSlices(snapshot: Snapshot, resolvedModel: ResolvedModel): Sliced<Lint> {
  const gateFindings = lintGates(snapshot, resolvedModel);
  const ranked = selectRanked(snapshot, resolvedModel.definition);
  return ranked.count === 0
    ? { count: 0, unscored: 0, findings: gateFindings }
    : yield* withScratchSlices(lintSnapshot(ranked, resolvedModel, gateFindings));
}

function* lintSnapshot(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  gateFindings: readonly Finding[],
): Sliced<Lint> {
  const { count } = snapshot;
  const subject = buildLintSubject(snapshot, resolvedModel);
  yield count;
  const scored = lintScores(subject);
  yield count;
  const findings = [...scored.findings, ...gateFindings, ...lintMoscow(subject)];
  for (const check of [lintUnratedGains, lintColumns, lintWeights, lintPairs, lintDuplicates]) {
    findings.push(...(yield* check(subject)));
  }
  return {
    count,
    unscored: scored.unscored,
    findings: findings.toSorted((a, b) => lintRules.indexOf(a.rule) - lintRules.indexOf(b.rule)),
  };
}
