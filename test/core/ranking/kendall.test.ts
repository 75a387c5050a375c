import fc from "fast-check";
import { expect, test } from "vitest";
import { naiveTau } from "./naive-tau.ts";
import { sortedTau } from "./sorted-tau.ts";

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 3, 3.5) },
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);

const pairs = fc.array(fc.tuple(value, value), { maxLength: 60 });

test("returns the published numbers", () => {
  expect(sortedTau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.471_404_520_791_031_7, 15);
  // 10 pairs; against 1 2 3 4 5 the pairs 3–1, 3–2, 4–1, 4–2 are discordant: (6 − 4) / 10
  expect(sortedTau([1, 2, 3, 4, 5], [3, 4, 1, 2, 5])).toBe(0.2);
});

test("equals a count of all pairs, with ties", () => {
  fc.assert(
    fc.property(pairs, (points) => {
      const [x, y] = [points.map(([first]) => first), points.map(([, second]) => second)];
      expect(sortedTau(x, y)).toBe(naiveTau(x, y));
    }),
    { numRuns: 300 },
  );
});

test("is 1 for equal orders, −1 for reversed orders, and symmetric", () => {
  const orders = fc.uniqueArray(value, { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(orders, (x) => {
      expect(sortedTau(x, x)).toBe(1);
      expect(
        sortedTau(
          x,
          x.map((number) => -number),
        ),
      ).toBe(-1);
    }),
  );
  fc.assert(
    fc.property(pairs, (points) => {
      const [x, y] = [points.map(([first]) => first), points.map(([, second]) => second)];
      expect(sortedTau(x, y)).toBe(sortedTau(y, x));
    }),
  );
});

test.for([
  ["empty orders", [], []],
  ["one item", [1], [2]],
  ["a first order that ties everything", [4, 4, 4], [1, 2, 3]],
  ["a second order that ties everything", [1, 2, 3], [4, 4, 4]],
] as const)("is NaN for %s", ([, x, y]) => {
  expect(sortedTau(x, y)).toBeNaN();
});

test("does not modify its arguments", () => {
  const [x, y] = [Float64Array.of(3, 1, 2), Float64Array.of(1, 3, 2)];
  sortedTau(x, y);
  expect([...x, ...y]).toEqual([3, 1, 2, 1, 3, 2]);
});
