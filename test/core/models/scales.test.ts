import fc from "fast-check";
import { expect, test } from "vitest";
import { computeSpread } from "../../../src/core/models/arithmetic/coverage.ts";
import { toUnit } from "../../../src/core/models/arithmetic/unit-scale.ts";
import { naturalLog } from "../../../src/core/numeric/natural-log.ts";
import { formatList, formatNumber } from "../../../src/core/words/wording.ts";

test("maps a rating to its position in the range", () => {
  expect(toUnit(4, { min: 0, max: 10, direction: "up" })).toBe(0.4);
  expect(toUnit(4, { min: 0, max: 10, direction: "down" })).toBe(0.6);
  expect(toUnit(-4, { min: 0, max: 10, direction: "up" })).toBe(0);
  expect(toUnit(40, { min: 0, max: 10, direction: "up" })).toBe(1);
  expect(toUnit(9, { min: 0, max: 99, direction: "up", scale: "log" })).toBeCloseTo(0.5, 12);
  expect(toUnit(Number.NaN, { min: 0, max: 10, direction: "up" })).toBeNaN();
});

test("computes logarithms within two units in the last place of Math.log", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: Number.MAX_VALUE, noNaN: true }), (x) => {
      expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThanOrEqual(Math.log(x) * 2 ** -51);
    }),
  );
});

test("computes these logarithms with the same bits on every platform", () => {
  expect([1, 3, 7, 1e6, 1e12].map((x) => naturalLog(x))).toEqual([
    0, 1.0986122886681096, 1.9459101490553132, 13.815510557964274, 27.631021115928547,
  ]);
  expect(naturalLog(Number.NaN)).toBeNaN();
});

test("computes the width of an interval relative to its magnitude", () => {
  expect(computeSpread(10, 50)).toBeCloseTo(2 / 3, 12); // 40 / 60
  expect(computeSpread(0, 8)).toBe(1);
  expect(computeSpread(-3, 3)).toBe(1);
  expect([computeSpread(5, 5), computeSpread(0, 0), computeSpread(Number.NaN, 1)]).toEqual([
    0, 0, 0,
  ]);
});

test("formats numbers and lists for people", () => {
  expect([26 / 3, 0.001234, 0, 675, 1e12].map(formatNumber)).toEqual([
    "8.67",
    "0.0012",
    "0",
    "675",
    "1000000000000",
  ]);
  expect([formatList([]), formatList(["a"]), formatList(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a, b and c",
  ]);
});
