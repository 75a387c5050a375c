import { type RandomIndexName, type ConsistencyVerdict } from "./consistency.ts";
import { deriveWeights, type DerivedWeights } from "./derive-weights.ts";
import { computeConsensus, aggregateJudgements } from "./group.ts";
import { type Matrix, listMissingPairs, type Pair, findComponents } from "./matrix.ts";
import { type HierarchyLevel } from "./outline.ts";
import { findWorstJudgement, type WorstJudgement } from "./worst-judgement.ts";

/** One judge's matrix of a level. */
export type JudgeMatrix = { readonly judge: string; readonly matrix: Matrix };

/** The result of one judge's judgements on a level. */
export type JudgeResult = {
  readonly judge: string;
  readonly verdict: ConsistencyVerdict;
  /** Absent when the judgements do not connect all criteria. */
  readonly derivedWeights?: DerivedWeights;
  readonly missing: number;
  /** The agreement of the judge with the group, 0–1. */
  readonly consensus?: number;
};

/** The result of all judges' judgements on a level. */
export type LevelResult = HierarchyLevel & {
  readonly verdict: ConsistencyVerdict;
  /** The aggregated judgements of the group. NaN for a pair without a judgement. */
  readonly groupMatrix: Matrix;
  /** Absent when the judgements do not connect all criteria; see `disconnectedParts`. */
  readonly derivedWeights?: DerivedWeights;
  readonly missing: readonly Pair[];
  /** The parts that no judgement connects. Empty when all criteria are connected. */
  readonly disconnectedParts: readonly (readonly number[])[];
  readonly worst?: WorstJudgement;
  readonly judges: readonly JudgeResult[];
  /** The agreement of the judges with weights, 0–1. Absent for fewer than two such judges. */
  readonly consensus?: number;
};

/** Aggregates the judges' matrices of a level, and derives the weights of the group and judges. */
export function evaluateLevel(
  level: HierarchyLevel,
  judgeMatrices: readonly JudgeMatrix[],
  table: RandomIndexName,
): LevelResult {
  const groupMatrix = aggregateJudgements(
    level.keys.length,
    judgeMatrices.map(({ matrix }) => matrix),
  );
  const derivedWeights = deriveWeights(groupMatrix, table);
  const worst = derivedWeights && findWorstJudgement(groupMatrix, derivedWeights, table);
  const judges = judgeMatrices.map((judge) => evaluateJudge(judge, derivedWeights, table));
  const weights = judges.flatMap((judge) => judge.derivedWeights?.weights ?? []);
  const parts = findComponents(groupMatrix);
  return {
    ...level,
    verdict: derivedWeights?.verdict ?? "incomplete",
    groupMatrix,
    ...(derivedWeights && { derivedWeights }),
    missing: listMissingPairs(groupMatrix),
    disconnectedParts: parts.length > 1 ? parts : [],
    ...(worst && { worst }),
    judges,
    ...(weights.length > 1 && { consensus: computeConsensus(weights) }),
  };
}

function evaluateJudge(
  { judge, matrix }: JudgeMatrix,
  group: DerivedWeights | undefined,
  table: RandomIndexName,
): JudgeResult {
  const derivedWeights = deriveWeights(matrix, table);
  const pair = derivedWeights && group && [derivedWeights.weights, group.weights];
  return {
    judge,
    verdict: derivedWeights?.verdict ?? "incomplete",
    ...(derivedWeights && { derivedWeights }),
    missing: listMissingPairs(matrix).length,
    ...(pair && { consensus: computeConsensus(pair) }),
  };
}
