import { type Gate } from "../models/model.ts";

/** The lowest and the highest rating of a criterion that pass all its gates. */
export type PassingRange = readonly [low: number, high: number];

/**
 * Returns the ratings of a range that pass all gates of its criterion. The low end is above the
 * high end if no rating of the range passes.
 *
 * @example
 * findPassingRange([{ criterion: "risk", op: "<=", value: 3 }], { min: 1, max: 10 }); // [1, 3]
 */
export function findPassingRange(
  gates: readonly Gate[],
  { min, max }: { readonly min: number; readonly max: number },
): PassingRange {
  return [
    Math.max(min, ...gates.map(findLowestPassing)),
    Math.min(max, ...gates.map(findHighestPassing)),
  ];
}

function findLowestPassing({ op, value }: Gate): number {
  if (op === ">") {
    return nextUp(value);
  }
  return op === ">=" || op === "=" ? value : Number.NEGATIVE_INFINITY;
}

function findHighestPassing({ op, value }: Gate): number {
  if (op === "<") {
    return -nextUp(-value);
  }
  return op === "<=" || op === "=" ? value : Number.POSITIVE_INFINITY;
}

/** Returns a double just above a number. */
function nextUp(value: number): number {
  return value === 0 ? Number.MIN_VALUE : value + Math.abs(value) * Number.EPSILON;
}
