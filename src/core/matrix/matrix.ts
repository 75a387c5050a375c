import { orderBy } from "../ranking/order-by.ts";

/** The keys of the quadrants. The index of a key is 2 · (y is high) + (x is high). */
export const quadrantKeys = [
  "x_low_y_low",
  "x_high_y_low",
  "x_low_y_high",
  "x_high_y_high",
] as const;

export type QuadrantKey = (typeof quadrantKeys)[number];

/** The values of both axes, position by position. An item without a value has NaN. */
export type MatrixValues = { readonly x: Float64Array; readonly y: Float64Array };

/** A threshold of each axis. */
export type MatrixThresholds = {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
};

export type MatrixOptions = {
  /** An absent threshold is the median. */
  readonly thresholds: MatrixThresholds;
  /** The positions to place, in order; all by default. */
  readonly positions?: Uint32Array | undefined;
  /** The maximum number of positions to list for each quadrant. */
  readonly limit: number;
};

/** The items in one quadrant. `positions` lists the first of them. */
export type Quadrant = {
  readonly key: QuadrantKey;
  readonly count: number;
  readonly positions: readonly number[];
};

/** The items in the four quadrants and the items left out. */
export type QuadrantMatrix = {
  /** A threshold is absent if it is a median and no item has both values. */
  readonly thresholds: MatrixThresholds;
  /** The number of selected items. */
  readonly count: number;
  /** The number of items that lack a value. An item that lacks both is one item in `count`. */
  readonly leftOut: {
    readonly count: number;
    readonly withoutX: number;
    readonly withoutY: number;
  };
  /** The quadrants, in the order of `quadrantKeys`. */
  readonly quadrants: readonly Quadrant[];
};

/**
 * Places items in four quadrants by two values.
 *
 *     a value is high if value ≥ threshold, otherwise low
 *
 * The median is the middle value of the items that have both values, or the mean of the two middle
 * values. It does not depend on `positions`, so a filter never moves an item to another quadrant.
 * An infinite value counts as missing. O(n).
 *
 * @example
 * const values = { x: Float64Array.of(1, 9), y: Float64Array.of(8, 2) };
 * computeMatrix(values, { thresholds: {}, limit: 1 }).quadrants.map(({ count }) => count);
 * // [0, 1, 1, 0], because both medians are 5
 */
export function computeMatrix(values: MatrixValues, options: MatrixOptions): QuadrantMatrix {
  const thresholds = fillMedians(options.thresholds, values);
  const { x: fromX = 0, y: fromY = 0 } = thresholds;
  const { positions, limit } = options;
  const quadrants = quadrantKeys.map((key) => newQuadrant(key));
  const count = positions?.length ?? values.x.length;
  let [placed, withoutX, withoutY] = [0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const position = positions?.[index] ?? index;
    const [x, y] = [values.x[position] as number, values.y[position] as number];
    const [hasX, hasY] = [Number.isFinite(x), Number.isFinite(y)];
    withoutX += Number(!hasX);
    withoutY += Number(!hasY);
    if (hasX && hasY) {
      placed += 1;
      addPosition(quadrants[2 * Number(y >= fromY) + Number(x >= fromX)], position, limit);
    }
  }
  return { thresholds, count, leftOut: { count: count - placed, withoutX, withoutY }, quadrants };
}

/** Replaces absent thresholds with medians. */
function fillMedians({ x, y }: MatrixThresholds, values: MatrixValues): MatrixThresholds {
  return { x: x ?? findMedian(values, "x"), y: y ?? findMedian(values, "y") };
}

/**
 * Returns the median of the items that have both values. Rounding can move the mean of two close
 * numbers to the lower one or beyond the upper one. The median is then the upper number, because it
 * still separates the two. Halving both numbers first avoids an overflow of the sum.
 */
function findMedian({ x, y }: MatrixValues, axis: "x" | "y"): number | undefined {
  const placed = (axis === "x" ? x : y).filter(
    (_, position) => Number.isFinite(x[position]) && Number.isFinite(y[position]),
  );
  const order = orderBy(placed.length, [{ values: placed, direction: "up" }]);
  const lower = placed[order[(placed.length - 1) >> 1] ?? 0];
  const upper = placed[order[placed.length >> 1] ?? 0];
  if (lower === undefined || upper === undefined) {
    return undefined;
  }
  const middle = lower / 2 + upper / 2;
  return middle > lower ? Math.min(middle, upper) : upper;
}

type QuadrantDraft = { readonly key: QuadrantKey; count: number; readonly positions: number[] };

function newQuadrant(key: QuadrantKey): QuadrantDraft {
  return { key, count: 0, positions: [] };
}

function addPosition(quadrant: QuadrantDraft | undefined, position: number, limit: number): void {
  if (quadrant === undefined) {
    return;
  }
  quadrant.count += 1;
  if (quadrant.count <= limit) {
    quadrant.positions.push(position);
  }
}
