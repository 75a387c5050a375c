import fc from "fast-check";
import { expect, test } from "vitest";
import { exponential, positiveNaturalLog, power } from "../../../src/core/numeric/exponential.ts";

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

test("is exactly 1 at 0 and at the smallest double", () => {
  expect(exponential(0)).toBe(1);
  expect(exponential(-0)).toBe(1);
  expect(exponential(1)).toBeCloseTo(Math.E, 15);
  expect(exponential(Number.MIN_VALUE)).toBe(1);
});

test("overflows to Infinity, underflows to 0 and returns NaN for NaN", () => {
  expect(exponential(709.782712893384)).toBe(Math.exp(709.782712893384));
  expect(exponential(709.782712893385)).toBe(Infinity);
  expect(exponential(Infinity)).toBe(Infinity);
  expect(exponential(-745.1332191019411)).toBe(Number.MIN_VALUE);
  expect(exponential(-746)).toBe(0);
  expect(exponential(-Infinity)).toBe(0);
  expect(exponential(Number.NaN)).toBeNaN();
});

test("is within one unit in the last place of Math.exp over the whole range", () => {
  const points = Array.from({ length: 145_400 }, (_, i) => (i - 74_450) / 100 + i / 1e7);
  expect(findLargestError(points)).toBeLessThanOrEqual(1);
});

test("is within one unit in the last place of Math.exp near each boundary", () => {
  const boundaries = [2 ** -28, Math.LN2 / 2, 1.5 * Math.LN2, 708.396, 709.78];
  const points = boundaries
    .flatMap((boundary) => [boundary, -boundary])
    .flatMap((boundary) =>
      Array.from({ length: 401 }, (_, i) => boundary * (1 + (i - 200) * 1e-9)),
    );
  expect(findLargestError(points)).toBeLessThanOrEqual(1);
});

test("never decreases as x increases", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -700, max: 700, noNaN: true }),
      fc.double({ min: 1e-9, max: 5, noNaN: true }),
      (x, step) => exponential(x) <= exponential(x + step),
    ),
  );
});

test("also computes the logarithm of numbers below 1", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      const error = Math.abs(positiveNaturalLog(x) - Math.log(x));
      return error <= 2.3e-16 * Math.max(1, Math.abs(Math.log(x)));
    }),
  );
  expect(positiveNaturalLog(1)).toBe(0);
  expect(positiveNaturalLog(5e-324)).toBeCloseTo(-1022 * Math.LN2, 9);
});

test("computes powers", () => {
  expect(power(2, 10)).toBeCloseTo(1024, 9);
  expect(power(0.25, 0.5)).toBeCloseTo(0.5, 15);
  expect(power(7, 0)).toBe(1);
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.double({ min: -4, max: 4, noNaN: true }),
      (base, exponent) => Math.abs(power(base, exponent) / base ** exponent - 1) < 1e-13,
    ),
  );
});

/** Returns the largest distance to `Math.exp` at these points, in units in the last place. */
function findLargestError(points: readonly number[]): number {
  return points.reduce(
    (largest, x) => Math.max(largest, countUnits(exponential(x), Math.exp(x))),
    0,
  );
}

/** Returns the distance of two numbers of one sign, in units in the last place. */
function countUnits(a: number, b: number): number {
  return Math.abs(Number(readBits(a) - readBits(b)));
}

function readBits(x: number): bigint {
  double[0] = x;
  return bits[0] ?? 0n;
}
