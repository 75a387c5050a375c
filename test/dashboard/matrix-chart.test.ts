import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChartAxis } from "../../src/dashboard/parts/matrix/chart-types.ts";
import { moveByKey, moveByPixels } from "../../src/dashboard/parts/matrix/move-values.ts";
import { type Box, placeLabels } from "../../src/dashboard/parts/matrix/place-labels.ts";
import {
  buildScale,
  computeStep,
  fitDomain,
  isSkewed,
  listPowers,
  listTicks,
  snapValue,
} from "../../src/dashboard/parts/matrix/scale.ts";
import { spreadPoints } from "../../src/dashboard/parts/matrix/spread-points.ts";

describe("a scale", () => {
  test("converts values to pixels and back", () => {
    const scale = buildScale([1, 10], [400, 40]);
    expect([1, 5.5, 10].map(scale.toPixel)).toEqual([400, 220, 40]);
    expect(scale.toValue(220)).toBe(5.5);
  });

  test("has equal distances between powers of ten if it is logarithmic", () => {
    const scale = buildScale([1, 1_000], [0, 300], { isLog: true });
    expect([1, 10, 100].map((value) => Math.round(scale.toPixel(value)))).toEqual([0, 100, 200]);
    expect(scale.toValue(200)).toBeCloseTo(100);
    expect(listPowers([5, 77_000])).toEqual([10, 100, 1_000, 10_000]);
  });

  test("is logarithmic for positive values that lie mostly at the low end", () => {
    expect(isSkewed([1, 2, 3, 4, 500])).toBe(true);
    expect(isSkewed([0, 2, 3, 4, 500])).toBe(false);
    expect(isSkewed([1, 2, 3, 4, 5])).toBe(false);
  });

  test("shows the whole range of a criterion if that is small", () => {
    expect(fitDomain([4, 6], [1, 10])).toEqual([1, 10]);
    expect(fitDomain([4, 12], [1, 10])).toEqual([1, 12]);
  });

  test("shows the extent of the values otherwise, extended to ticks", () => {
    expect(fitDomain([3, 96], [0, 1_000_000])).toEqual([0, 100]);
    expect(fitDomain([0.31, 0.78], undefined)).toEqual([0.3, 0.8]);
    expect(fitDomain([5, 5], undefined)).toEqual([4, 6]);
  });

  test("has round ticks", () => {
    expect(listTicks([1, 10], 11)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(listTicks([0, 1], 6)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  test("never has more ticks than it may, and all of them in its domain", () => {
    const property = fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
      fc.integer({ min: 2, max: 12 }),
      (low, span, countMax) => {
        const ticks = listTicks([low, low + span], countMax);
        expect(ticks.length).toBeLessThanOrEqual(countMax);
        expect(ticks.every((tick) => tick >= low - span && tick <= low + 2 * span)).toBe(true);
      },
    );
    fc.assert(property);
  });

  test("moves whole ratings by whole steps, and fractions by fractions", () => {
    expect(computeStep([1, 10], [3, 7])).toBe(1);
    expect(computeStep([0, 1], [0.25, 0.5])).toBe(0.05);
    expect(computeStep([0, 5_000], [120, 4_000])).toBe(200);
  });

  test("snaps a value to a step within the range of its criterion", () => {
    expect(snapValue(6.4, 1, [1, 10])).toBe(6);
    expect(snapValue(0.31, 0.1, [0, 1])).toBe(0.3);
    expect(snapValue(99, 1, [1, 10])).toBe(10);
  });
});

describe("the points of a matrix", () => {
  test("keep their places if no two are equal", () => {
    const places = [
      { x: 10, y: 10 },
      { x: 40, y: 10 },
    ];
    expect(spreadPoints(places)).toEqual(places);
  });

  test("lie apart around a shared place, the first one on it", () => {
    const places = Array.from({ length: 20 }, () => ({ x: 100, y: 100 }));
    const spread = spreadPoints(places);
    expect(spread[0]).toEqual({ x: 100, y: 100 });
    const distances = spread.flatMap((a, index) =>
      spread.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)),
    );
    expect(Math.min(...distances)).toBeGreaterThan(7);
  });

  test("have labels beside them, unless a label would cover something", () => {
    const bounds = { left: 0, top: 0, right: 300, bottom: 100 };
    const options = { widths: [40, 60, 60], height: 16, radius: 4, bounds };
    const points = [
      { x: 50, y: 50 },
      { x: 280, y: 50 },
      { x: 60, y: 50 },
    ];
    const [first, second, third] = placeLabels(points, options);
    expect(first?.right).toBe(43); // on the left, because the third point is on the right
    expect(second?.right).toBe(273); // on the left, because the right edge is near
    expect(third?.left).toBe(67); // on the right
  });

  test("leave out a label without a free place", () => {
    const bounds = { left: 0, top: 0, right: 70, bottom: 20 };
    const options = { widths: [50], height: 16, radius: 4, bounds };
    expect(placeLabels([{ x: 5, y: 10 }], options)[0]).toBeDefined();
    expect(placeLabels([{ x: 5, y: 10 }], { ...options, obstacles: [bounds] })[0]).toBeUndefined();
  });

  test("never have labels that overlap", () => {
    const place = fc.record({
      x: fc.integer({ max: 600, min: 0 }),
      y: fc.integer({ max: 400, min: 0 }),
    });
    const property = fc.property(fc.array(place, { maxLength: 60 }), (points) => {
      const bounds = { left: 0, top: 0, right: 600, bottom: 400 };
      const widths = points.map(({ x }) => 30 + (x % 90));
      const labels = placeLabels(points, { widths, height: 16, radius: 4, bounds });
      const boxes = labels.filter((box) => box !== undefined);
      const pairs = boxes.flatMap((box, index) =>
        boxes.slice(index + 1).filter((other) => doOverlap(box, other)),
      );
      expect(pairs).toEqual([]);
    });
    fc.assert(property);
  });
});

function doOverlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe("a move of a point", () => {
  const axis: ChartAxis = {
    name: "Value",
    unit: null,
    threshold: 5,
    source: "median",
    domain: [1, 10],
    isLog: false,
    movable: { range: [1, 10], step: 1 },
  };
  const fixed = { ...axis, movable: undefined };

  test("changes a value by a step per arrow key, within the range", () => {
    const axes = { x: axis, y: axis };
    expect(moveByKey({ x: 3, y: 9.5 }, "ArrowUp", axes)).toEqual({ x: 3, y: 10 });
    expect(moveByKey({ x: 1, y: 5 }, "ArrowLeft", axes)).toEqual({ x: 1, y: 5 });
    expect(moveByKey({ x: 1, y: 5 }, "a", axes)).toBeUndefined();
  });

  test("follows the pointer in steps, except along an axis of computed values", () => {
    const frame = { x: buildScale([1, 10], [0, 90]), y: buildScale([1, 10], [90, 0]) };
    const moved = moveByPixels(
      { x: 3.3, y: 5 },
      { x: 24, y: -24 },
      { frame, axes: { x: fixed, y: axis } },
    );
    expect(moved).toEqual({ x: 3.3, y: 7 });
  });
});
