import { type Fault, formatJsonPointer } from "../failure.ts";
import { createBlankMatrix, cellAt, type Matrix, type Pair, setCell } from "./matrix.ts";
import { type HierarchyLevel } from "./outline.ts";
import { normaliseJudgement } from "./scale.ts";

/** A statement about two criteria or categories: "a is `value` times as important as b". */
export type Judgement = {
  readonly a: string;
  readonly b: string;
  /** 1/9 to 9. */
  readonly value: number;
  /** The category of both criteria. Absent at the top level. */
  readonly under?: string | undefined;
};

/** The largest relative difference between two equal judgements of a pair. */
const repeatTolerance = 1e-6;

/**
 * Builds a matrix for each level from the judgements of one judge. Adds a fault with the pointer of
 * the judgement in these cases: the value is not within 1/9 to 9, a key is unknown or compared with
 * itself, or the pair has a different judgement already.
 */
export function buildMatrices(
  levels: readonly HierarchyLevel[],
  judgements: readonly Judgement[],
  { pointer, faults }: { readonly pointer: string; readonly faults: Fault[] },
): Matrix[] {
  const matrices = levels.map(({ keys }) => createBlankMatrix(keys.length));
  for (const [index, judgement] of judgements.entries()) {
    const levelIndex = levels.findIndex(({ under }) => under === judgement.under);
    const [level, matrix] = [levels[levelIndex], matrices[levelIndex]];
    const addFault = (field: string, detail: string) =>
      faults.push({ pointer: pointer + formatJsonPointer(index, field), detail });
    if (level === undefined || matrix === undefined) {
      const names = levels.flatMap(({ under }) => under ?? []).join(", ") || "none";
      addFault("under", `There is no category "${judgement.under}"; the categories are: ${names}.`);
    } else {
      addJudgement({ level, matrix }, judgement, addFault);
    }
  }
  return matrices;
}

function addJudgement(
  { level, matrix }: { readonly level: HierarchyLevel; readonly matrix: Matrix },
  { a, b, value }: Judgement,
  addFault: (field: string, detail: string) => void,
): void {
  const pair: Pair = [level.keys.indexOf(a), level.keys.indexOf(b)];
  const normalised = normaliseJudgement(value);
  if (pair[0] < 0 || pair[1] < 0) {
    const [field, key] = pair[0] < 0 ? ["a", a] : ["b", b];
    addFault(field, `There is no "${key}" on this level. Use one of: ${level.keys.join(", ")}.`);
  } else if (a === b) {
    addFault("b", `"${a}" is compared with itself; use two different keys.`);
  } else if (normalised === undefined) {
    addFault("value", `A judgement must be from 1/9 to 9, not ${value}.`);
  } else if (isDifferent(cellAt(matrix, ...pair), normalised)) {
    const previous = cellAt(matrix, ...pair);
    addFault(
      "value",
      `"${a}" over "${b}" has two judgements, ${previous} and ${normalised}; remove one.`,
    );
  } else {
    setCell(matrix, pair, normalised);
  }
}

function isDifferent(previous: number, value: number): boolean {
  return Math.abs(previous / value - 1) > repeatTolerance;
}
