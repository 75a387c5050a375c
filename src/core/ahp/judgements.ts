import { type Fault, formatJsonPointer } from "../failure.ts";
import { createBlankMatrix, cellAt, type Matrix, type Pair, setCell } from "./matrix.ts";
import { type HierarchyLevel } from "./outline.ts";
import { normaliseJudgement } from "./scale.ts";

/** "a is `value` times as important as b", of two criteria or of two categories. */
export type Judgement = {
  readonly a: string;
  readonly b: string;
  /** 1/9 to 9. */
  readonly value: number;
  /** The category that both are criteria of; absent at the top. */
  readonly under?: string | undefined;
};

/** A pair that is judged twice has to be judged the same within this. */
const repeatTolerance = 1e-6;

/**
 * What one judge said, as a matrix for each level. The faults name the judgement: a value that is
 * not within 1/9 to 9, a thing compared with itself or not there, and a pair that was judged twice
 * and otherwise.
 */
export function buildMatrices(
  levels: readonly HierarchyLevel[],
  judgements: readonly Judgement[],
  about: { readonly pointer: string; readonly faults: Fault[] },
): Matrix[] {
  const matrices = levels.map(({ keys }) => createBlankMatrix(keys.length));
  for (const [at, judgement] of judgements.entries()) {
    const place = levels.findIndex(({ under }) => under === judgement.under);
    const [level, matrix] = [levels[place], matrices[place]];
    const faultAt = (field: string, detail: string) =>
      about.faults.push({ pointer: about.pointer + formatJsonPointer(at, field), detail });
    if (level === undefined || matrix === undefined) {
      faultAt("under", `There is no category "${judgement.under}" here.`);
    } else {
      addJudgement({ level, matrix }, judgement, faultAt);
    }
  }
  return matrices;
}

function addJudgement(
  { level, matrix }: { readonly level: HierarchyLevel; readonly matrix: Matrix },
  { a, b, value }: Judgement,
  faultAt: (field: string, detail: string) => void,
): void {
  const pair: Pair = [level.keys.indexOf(a), level.keys.indexOf(b)];
  const normalised = normaliseJudgement(value);
  if (pair[0] < 0 || pair[1] < 0) {
    const [field, key] = pair[0] < 0 ? ["a", a] : ["b", b];
    faultAt(field, `There is no "${key}" to compare; there is: ${level.keys.join(", ")}.`);
  } else if (a === b) {
    faultAt("b", `"${a}" is compared with itself.`);
  } else if (normalised === undefined) {
    faultAt("value", `A judgement is 1/9 to 9, not ${value}.`);
  } else if (isDifferent(cellAt(matrix, ...pair), normalised)) {
    const before = cellAt(matrix, ...pair);
    faultAt(
      "value",
      `"${a}" over "${b}" is judged twice: ${before} before, and ${normalised} here.`,
    );
  } else {
    setCell(matrix, pair, normalised);
  }
}

function isDifferent(before: number, value: number): boolean {
  return Math.abs(before / value - 1) > repeatTolerance;
}
