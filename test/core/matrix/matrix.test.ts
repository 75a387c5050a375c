import fc from "fast-check";
import { expect, test } from "vitest";
import {
  computeMatrix,
  type MatrixThresholds,
  type QuadrantMatrix,
  quadrantKeys,
} from "../../../src/core/matrix/matrix.ts";

type Point = readonly [x: number, y: number];

const missing = Number.NaN;

/** Few different values, so that they often tie and lie on a threshold. */
const value = fc.constantFrom(missing, -2, -1, 0, 0.5, 1, 3, Number.POSITIVE_INFINITY);
const anyPoints: fc.Arbitrary<Point[]> = fc.array(fc.tuple(value, value), { maxLength: 20 });
const anyThresholds: fc.Arbitrary<MatrixThresholds> = fc.record(
  { x: fc.constantFrom(-1, 0.5, 2), y: fc.constantFrom(-1, 0.5, 2) },
  { requiredKeys: [] },
);

function place(
  points: readonly Point[],
  thresholds: MatrixThresholds = {},
  {
    positions,
    limit = 100,
  }: { readonly positions?: readonly number[]; readonly limit?: number } = {},
): QuadrantMatrix {
  const values = {
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
  };
  return computeMatrix(values, {
    thresholds,
    limit,
    ...(positions && { positions: Uint32Array.from(positions) }),
  });
}

function listCounts({ quadrants }: QuadrantMatrix): number[] {
  return quadrants.map(({ count }) => count);
}

function listPositions({ quadrants }: QuadrantMatrix): (readonly number[])[] {
  return quadrants.map(({ positions }) => positions);
}

test("places each item by its values and the thresholds alone", () => {
  fc.assert(
    fc.property(anyPoints, anyThresholds, (points, requested) => {
      const matrix = place(points, requested);
      const { x: fromX = 0, y: fromY = 0 } = matrix.thresholds;
      const expected: number[][] = [[], [], [], []];
      for (const [position, [x, y]] of points.entries()) {
        if (Number.isFinite(x) && Number.isFinite(y)) {
          expected[(y >= fromY ? 2 : 0) + (x >= fromX ? 1 : 0)]?.push(position);
        }
      }
      expect(listPositions(matrix)).toEqual(expected);
      expect(listCounts(matrix)).toEqual(expected.map(({ length }) => length));
    }),
  );
});

test("counts every item once, in a quadrant or as left out", () => {
  fc.assert(
    fc.property(anyPoints, anyThresholds, (points, requested) => {
      const matrix = place(points, requested);
      const { count, leftOut } = matrix;
      const placed = listCounts(matrix).reduce((sum, each) => sum + each, 0);
      expect(count).toBe(points.length);
      expect(placed + leftOut.count).toBe(count);
      expect(leftOut.withoutX).toBe(points.filter(([x]) => !Number.isFinite(x)).length);
      expect(leftOut.withoutY).toBe(points.filter(([, y]) => !Number.isFinite(y)).length);
      expect(leftOut.count).toBeGreaterThanOrEqual(Math.max(leftOut.withoutX, leftOut.withoutY));
    }),
  );
});

test("transposes the quadrants when the axes are swapped", () => {
  fc.assert(
    fc.property(anyPoints, anyThresholds, (points, { x, y }) => {
      const [lowLow, highLow, lowHigh, highHigh] = listPositions(place(points, { x, y }));
      const transposed = points.map(([a, b]) => [b, a] as const);
      const swapped = place(transposed, { x: y, y: x });
      expect(listPositions(swapped)).toEqual([lowLow, lowHigh, highLow, highHigh]);
    }),
  );
});

test("splits the items evenly at a median", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.uniqueArray(finite, { minLength: 1, maxLength: 20 }), (numbers) => {
      // 0 and −0 are different elements of the array and equal numbers.
      fc.pre(new Set(numbers.map((number) => number + 0)).size === numbers.length);
      const half = numbers.length / 2;
      const counts = listCounts(place(numbers.map((x) => [x, 1])));
      // All y are equal, so they are on the high side of their median.
      expect(counts).toEqual([0, 0, Math.floor(half), Math.ceil(half)]);
    }),
  );
});

test("has at most half of the items on each side of a median, even with ties", () => {
  fc.assert(
    fc.property(anyPoints, (points) => {
      const placed = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
      const { x: median = Number.NaN } = place(points).thresholds;
      expect(placed.filter(([x]) => x < median).length).toBeLessThanOrEqual(placed.length / 2);
      expect(placed.filter(([x]) => x > median).length).toBeLessThanOrEqual(placed.length / 2);
    }),
  );
});

test("does not move an item to another quadrant when a filter selects it", () => {
  fc.assert(
    fc.property(anyPoints, anyThresholds, fc.func(fc.boolean()), (points, requested, passes) => {
      const positions = [...points.keys()].filter((position) => passes(position));
      const selected = new Set(positions);
      const all = place(points, requested);
      const filtered = place(points, requested, { positions });
      expect(filtered.count).toBe(positions.length);
      expect(filtered.thresholds).toEqual(all.thresholds);
      expect(listPositions(filtered)).toEqual(
        listPositions(all).map((each) => each.filter((position) => selected.has(position))),
      );
    }),
  );
});

test("lists at most `limit` positions of a quadrant, and counts all", () => {
  const points = [3, 2, 1, 0].map((x) => [x, 0] as const);
  const { quadrants } = place(points, { x: 1, y: 0 }, { limit: 2 });
  expect(quadrants[3]).toEqual({ key: "x_high_y_high", count: 3, positions: [0, 1] });
  expect(quadrants[2]).toEqual({ key: "x_low_y_high", count: 1, positions: [3] });
});

test("uses the middle value as the median, or the mean of the two middle values", () => {
  expect(
    place([
      [9, 1],
      [1, 4],
      [2, 1],
    ]).thresholds,
  ).toEqual({ x: 2, y: 1 });
  expect(
    place([
      [9, 1],
      [1, 4],
      [2, 1],
      [4, 3],
    ]).thresholds,
  ).toEqual({ x: 3, y: 2 });
});

test("computes medians of the items that have both values", () => {
  const { thresholds } = place([
    [1, 5],
    [3, 7],
    [100, missing],
    [missing, 100],
  ]);
  expect(thresholds).toEqual({ x: 2, y: 6 });
});

test("separates two adjacent numbers and the two largest numbers", () => {
  const next = 1 + Number.EPSILON;
  expect(
    place([
      [1, 0],
      [next, 0],
    ]).thresholds.x,
  ).toBe(next);
  const max = Number.MAX_VALUE;
  expect(
    place([
      [-max, 0],
      [max, 0],
    ]).thresholds.x,
  ).toBe(0);
  expect(
    place([
      [max, 0],
      [max, 0],
    ]).thresholds.x,
  ).toBe(max);
});

test("returns empty quadrants and no median without items", () => {
  expect(place([])).toEqual({
    thresholds: { x: undefined, y: undefined },
    count: 0,
    leftOut: { count: 0, withoutX: 0, withoutY: 0 },
    quadrants: quadrantKeys.map((key) => ({ key, count: 0, positions: [] })),
  });
});

test("leaves out all items if no item has both values", () => {
  const matrix = place([
    [missing, 1],
    [2, missing],
    [missing, missing],
  ]);
  expect(matrix.thresholds).toEqual({ x: undefined, y: undefined });
  expect(matrix.leftOut).toEqual({ count: 3, withoutX: 2, withoutY: 2 });
  expect(listCounts(matrix)).toEqual([0, 0, 0, 0]);
});

test("places a single item and equal items on the high side of their median", () => {
  expect(listCounts(place([[4, 7]]))).toEqual([0, 0, 0, 1]);
  expect(
    listCounts(
      place([
        [4, 7],
        [4, 7],
        [4, 7],
      ]),
    ),
  ).toEqual([0, 0, 0, 3]);
});
