import { type RandomIndexName, type ConsistencyVerdict } from "./consistency.ts";
import { deriveWeights, type DerivedWeights } from "./derive-weights.ts";
import { computeConsensus, aggregateJudgements } from "./group.ts";
import { type Matrix, listMissingPairs, type Pair, findComponents } from "./matrix.ts";
import { type HierarchyLevel } from "./outline.ts";
import { findWorstJudgement, type WorstJudgement } from "./worst-judgement.ts";

/** One judge's matrix of a level. */
export type JudgeMatrix = { readonly judge: string; readonly matrix: Matrix };

/** What one judge's own judgements come to. */
export type JudgeResult = {
  readonly judge: string;
  readonly verdict: ConsistencyVerdict;
  /** Absent while they leave things apart. */
  readonly derivedWeights?: DerivedWeights;
  readonly missing: number;
  /** How far the judge agrees with the group, 0–1. */
  readonly consensus?: number;
};

/** What all judges together say of one level. */
export type LevelResult = HierarchyLevel & {
  readonly verdict: ConsistencyVerdict;
  /** The group's judgements, pair by pair; NaN where nobody compared. */
  readonly groupMatrix: Matrix;
  /** Absent while they leave things apart; `apart` then says which. */
  readonly derivedWeights?: DerivedWeights;
  readonly missing: readonly Pair[];
  /** Parts between which nothing was compared. */
  readonly disconnectedParts: readonly (readonly number[])[];
  readonly worst?: WorstJudgement;
  readonly judges: readonly JudgeResult[];
  /** How far those judges agree who said enough for weights, 0–1; absent for fewer than two. */
  readonly consensus?: number;
};

/** Puts the judges' matrices of a level together, weighs them, and each judge's own. */
export function evaluateLevel(
  level: HierarchyLevel,
  said: readonly JudgeMatrix[],
  table: RandomIndexName,
): LevelResult {
  const judged = aggregateJudgements(
    level.keys.length,
    said.map(({ matrix }) => matrix),
  );
  const weighed = deriveWeights(judged, table);
  const worst = weighed && findWorstJudgement(judged, weighed, table);
  const judges = said.map((one) => evaluateJudge(one, weighed, table));
  const own = judges.flatMap((judge) =>
    judge.derivedWeights ? [judge.derivedWeights.weights] : [],
  );
  const parts = findComponents(judged);
  return {
    ...level,
    verdict: weighed?.verdict ?? "incomplete",
    groupMatrix: judged,
    ...(weighed && { derivedWeights: weighed }),
    missing: listMissingPairs(judged),
    disconnectedParts: parts.length > 1 ? parts : [],
    ...(worst && { worst }),
    judges,
    ...(own.length > 1 && { consensus: computeConsensus(own) }),
  };
}

function evaluateJudge(
  { judge, matrix }: JudgeMatrix,
  group: DerivedWeights | undefined,
  table: RandomIndexName,
): JudgeResult {
  const weighed = deriveWeights(matrix, table);
  return {
    judge,
    verdict: weighed?.verdict ?? "incomplete",
    ...(weighed && { derivedWeights: weighed }),
    missing: listMissingPairs(matrix).length,
    ...(weighed && group && { consensus: computeConsensus([weighed.weights, group.weights]) }),
  };
}
