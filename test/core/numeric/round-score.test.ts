import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeTieRange, roundScore } from "../../../src/core/numeric/round-score.ts";

const anyDouble = fc.double({ noNaN: true });
/** A normal number that is rounded. */
const anyNormal = fc
  .tuple(fc.double({ min: 2 ** -1022, max: 9.99e299, noNaN: true }), fc.constantFrom(1, -1))
  .map(([magnitude, sign]) => magnitude * sign);

test("rounds to 40 bits of mantissa, to the nearest", () => {
  const ulp = 2 ** -39; // 1 has the bits 2⁰ … 2⁻³⁹
  expect(roundScore(1 + ulp)).toBe(1 + ulp);
  expect(roundScore(1 + ulp * 0.499)).toBe(1);
  expect(roundScore(1 + ulp * 0.501)).toBe(1 + ulp);
  expect(roundScore(-1 - ulp * 0.501)).toBe(-1 - ulp);
});

test("leaves the 13 low bits of the mantissa zero", () => {
  fc.assert(
    fc.property(anyNormal, (x) => {
      expect(lowBits(roundScore(x), 13)).toBe(0n);
    }),
    { numRuns: 1000 },
  );
});

test("moves a number by at most half a unit of the 40th bit", () => {
  fc.assert(
    fc.property(anyNormal, (x) => {
      expect(Math.abs(roundScore(x) - x)).toBeLessThanOrEqual(Math.abs(x) * 2 ** -40);
    }),
    { numRuns: 1000 },
  );
});

test("is monotone", () => {
  const pair = fc.oneof(
    fc.tuple(anyDouble, anyDouble),
    // Neighbours: x and a number a few units in the last place above.
    fc
      .tuple(anyNormal, fc.nat({ max: 20_000 }))
      .map(([x, steps]) => [x, fromOrdinal(toOrdinal(x) + BigInt(steps))] as const),
  );
  fc.assert(
    fc.property(pair, ([x, y]) => {
      expect(roundScore(Math.min(x, y))).toBeLessThanOrEqual(roundScore(Math.max(x, y)));
    }),
    { numRuns: 3000 },
  );
});

test("rounds a rounded number to itself, and a negative number like the positive one", () => {
  fc.assert(
    fc.property(anyDouble, (x) => {
      expect(roundScore(roundScore(x))).toBe(roundScore(x));
      expect(roundScore(-x)).toBe(-roundScore(x));
    }),
    { numRuns: 1000 },
  );
});

test.for<[number, number]>([
  [0.1 + 0.2, 0.3],
  [0.7 + 0.1, 0.8],
  [1 / 3 + 1 / 3 + 1 / 3, 1],
  [(0.1 + 0.2) * 1e280, 0.3 * 1e280],
  [-(0.1 + 0.2), -0.3],
])("ties %d and %d", ([x, y]) => {
  expect(roundScore(x)).toBe(roundScore(y));
});

test("separates scores that differ in the 11th digit", () => {
  expect(roundScore(0.670_714_285_7)).not.toBe(roundScore(0.670_714_285_8));
});

describe("at the ends of the doubles", () => {
  test.for([Number.NaN, Infinity, -Infinity, 0, -0])("keeps %d", (x) => {
    expect(roundScore(x)).toBe(x);
  });

  test.for([1.1e300, 2.3e304, 2.2e305, 1.234_567_890_123_456_7e307, Number.MAX_VALUE])(
    "keeps %d, whose product would overflow or come close",
    (x) => {
      expect(roundScore(x)).toBe(x);
      expect(roundScore(-x)).toBe(-x);
    },
  );

  test("is monotone around 1e300", () => {
    const steps = fc.integer({ min: -50_000, max: 50_000 });
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const [x = 0, y = 0] = [a, b]
          .toSorted((first, second) => first - second)
          .map((step) => fromOrdinal(toOrdinal(1e300) + BigInt(step)));
        expect(roundScore(x)).toBeLessThanOrEqual(roundScore(y));
      }),
      { numRuns: 2000 },
    );
  });

  test.for([Number.MIN_VALUE, 3 * Number.MIN_VALUE, 2 ** -1074 * 12_345, 2 ** -1030])(
    "keeps the subnormal number %d, which has fewer than 40 bits",
    (x) => {
      expect(roundScore(x)).toBe(x);
    },
  );

  test("rounds a subnormal number of more than 40 bits", () => {
    const unit = Number.MIN_VALUE;
    expect(roundScore(2 ** -1024 + unit)).toBe(2 ** -1024); // 2⁻¹⁰²⁴ = 2⁵⁰ units: 51 bits
  });
});

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

function lowBits(x: number, count: number): bigint {
  double[0] = x;
  return (bits[0] ?? 0n) & ((1n << BigInt(count)) - 1n);
}

/** Maps doubles to integers in ascending order; neighbours differ by 1. */
function toOrdinal(x: number): bigint {
  double[0] = x + 0;
  const pattern = bits[0] ?? 0n;
  return pattern < 0n ? -(pattern & 0x7fff_ffff_ffff_ffffn) : pattern;
}

function fromOrdinal(ordinal: bigint): number {
  bits[0] = ordinal < 0n ? -ordinal | -0x8000_0000_0000_0000n : ordinal;
  return double[0] ?? 0;
}

test("the range of tied scores contains exactly the scores with the same rounded score", () => {
  const offsets = fc.integer({ min: -20_000, max: 20_000 });
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e299, max: 1e299 }), offsets, (score, offset) => {
      const other = score + offset * Math.abs(score) * 2 ** -52;
      const { low, high } = computeTieRange(score);
      expect(low <= other && other <= high).toBe(roundScore(other) === roundScore(score));
    }),
    { numRuns: 2_000 },
  );
});
