import { expect, test } from "vitest";
import {
  createMeasurement,
  computeMedian,
  repeat,
} from "../../../../scripts/lab/bench/measurement.ts";

test("computes the middle sample, or the mean of the two in the middle", () => {
  expect(computeMedian([9, 1, 4])).toBe(4);
  expect(computeMedian([9, 1, 4, 6])).toBe(5); // (4 + 6) / 2
  expect(computeMedian([])).toBeNaN();
});

test("accepts a goal that is reached exactly, in either direction", () => {
  const slow = createMeasurement({ name: "a", unit: "ms", goal: 60 }, [60]);
  const fast = createMeasurement({ name: "b", unit: "items/s", goal: 15, better: "more" }, [15]);
  expect([slow.holds, fast.holds]).toEqual([true, true]);
});

test("reports a missed goal", () => {
  expect(createMeasurement({ name: "a", unit: "ms", goal: 60 }, [59, 61, 62]).holds).toBe(false);
  expect(
    createMeasurement({ name: "b", unit: "req/s", goal: 15, better: "more" }, [14, 99, 13]).holds,
  ).toBe(false);
});

test("reports no result without a goal", () => {
  expect(createMeasurement({ name: "a", unit: "ms" }, [1])).toEqual({
    name: "a",
    unit: "ms",
    value: 1,
    samples: [1],
  });
});

test("runs one call after another", async () => {
  const log: string[] = [];
  await repeat(2, async (round) => {
    log.push(`begin ${round}`);
    await Promise.resolve();
    log.push(`end ${round}`);
  });
  expect(log).toEqual(["begin 0", "end 0", "begin 1", "end 1"]);
});
