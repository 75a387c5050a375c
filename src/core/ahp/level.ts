import { type TableName, type Verdict } from "./consistency.ts";
import { consensusOf, groupOf } from "./group.ts";
import { type Matrix, missingIn, type Pair, partsOf } from "./matrix.ts";
import { worstOf, type Worst } from "./mend.ts";
import { type Level } from "./outline.ts";
import { weigh, type Weighed } from "./weigh.ts";

/** One judge's matrix of a level. */
export type Said = { readonly judge: string; readonly matrix: Matrix };

/** What one judge's own judgements come to. */
export type JudgeResult = {
  readonly judge: string;
  readonly verdict: Verdict;
  /** Absent while they leave things apart. */
  readonly weighed?: Weighed;
  readonly missing: number;
  /** How far the judge agrees with the group, 0–1. */
  readonly consensus?: number;
};

/** What all judges together say of one level. */
export type LevelResult = Level & {
  readonly verdict: Verdict;
  /** The group's judgements, pair by pair; NaN where nobody compared. */
  readonly judged: Matrix;
  /** Absent while they leave things apart; `apart` then says which. */
  readonly weighed?: Weighed;
  readonly missing: readonly Pair[];
  /** Parts between which nothing was compared. */
  readonly apart: readonly (readonly number[])[];
  readonly worst?: Worst;
  readonly judges: readonly JudgeResult[];
  /** How far those judges agree who said enough for weights, 0–1; absent for fewer than two. */
  readonly consensus?: number;
};

/** Puts the judges' matrices of a level together, weighs them, and each judge's own. */
export function judgeLevel(level: Level, said: readonly Said[], table: TableName): LevelResult {
  const judged = groupOf(
    level.keys.length,
    said.map(({ matrix }) => matrix),
  );
  const weighed = weigh(judged, table);
  const worst = weighed && worstOf(judged, weighed, table);
  const judges = said.map((one) => judgeOne(one, weighed, table));
  const own = judges.flatMap((judge) => (judge.weighed ? [judge.weighed.weights] : []));
  const parts = partsOf(judged);
  return {
    ...level,
    verdict: weighed?.verdict ?? "unfinished",
    judged,
    ...(weighed && { weighed }),
    missing: missingIn(judged),
    apart: parts.length > 1 ? parts : [],
    ...(worst && { worst }),
    judges,
    ...(own.length > 1 && { consensus: consensusOf(own) }),
  };
}

function judgeOne(
  { judge, matrix }: Said,
  group: Weighed | undefined,
  table: TableName,
): JudgeResult {
  const weighed = weigh(matrix, table);
  return {
    judge,
    verdict: weighed?.verdict ?? "unfinished",
    ...(weighed && { weighed }),
    missing: missingIn(matrix).length,
    ...(weighed && group && { consensus: consensusOf([weighed.weights, group.weights]) }),
  };
}
