import { type Definition, type Gate } from "../models/model.ts";

/** The lowest and the highest rating of a criterion that pass all its gates. */
export type PassingRange = readonly [low: number, high: number];

/**
 * Returns the ratings of a criterion that pass its gates, within its range. Returns undefined if no
 * gate reads the criterion. The low end is above the high end if no rating passes.
 *
 * @example
 * const gates = [{ criterion: "risk", op: "<=", value: 3 }] as const;
 * findPassingRange({ gates }, { key: "risk", min: 1, max: 10 }); // [1, 3]
 */
export function findPassingRange(
  { gates = [] }: Pick<Definition, "gates">,
  { key, min, max }: { readonly key: string; readonly min: number; readonly max: number },
): PassingRange | undefined {
  const own = gates.filter(({ criterion }) => criterion === key);
  return own.length === 0
    ? undefined
    : [Math.max(min, ...own.map(findLowestPassing)), Math.min(max, ...own.map(findHighestPassing))];
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
